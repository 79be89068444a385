"""The JSON Schema of every kind of data file, for the YAML language server of editors."""

from __future__ import annotations

import json
from pathlib import Path

from generator.kinds.registry import FILE_KINDS
from generator.language import Lang
from generator.model.texts import write_languages


def schemas(spoken: tuple[Lang, ...]) -> dict[str, str]:
    """The schema of each kind of file as JSON text, by its name; `spoken` are the languages of the project."""
    return {kind.schema: _text(kind.of_one.model_json_schema(by_alias=True), spoken) for kind in FILE_KINDS}


def write_schemas(folder: Path, spoken: tuple[Lang, ...]) -> list[str]:
    """Write all schemas; the names of the files."""
    folder.mkdir(parents=True, exist_ok=True)
    written = schemas(spoken)
    for name, text in written.items():
        (folder / f"{name}.json").write_text(text, encoding="utf-8")
    return sorted(written)


def _text(schema: dict[str, object], spoken: tuple[Lang, ...]) -> str:
    full = write_languages({"$schema": "http://json-schema.org/draft-07/schema#", **schema}, spoken)
    return json.dumps(full, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
