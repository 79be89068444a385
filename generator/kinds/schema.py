"""The JSON Schema of every kind of data file, for the YAML language server of editors."""

from __future__ import annotations

import json
from pathlib import Path

from generator.kinds.registry import FILE_KINDS


def schemas() -> dict[str, str]:
    """The schema of each kind of file as JSON text, by its name."""
    return {kind.schema: _text(kind.model.model_json_schema(by_alias=True)) for kind in FILE_KINDS}


def write_schemas(folder: Path) -> list[str]:
    """Write all schemas; the names of the files."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schemas().items():
        (folder / f"{name}.json").write_text(text, encoding="utf-8")
    return sorted(schemas())


def _text(schema: dict[str, object]) -> str:
    full = {"$schema": "http://json-schema.org/draft-07/schema#", **schema}
    return json.dumps(full, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
