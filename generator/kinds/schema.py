"""The JSON Schema of every kind of data file, for the YAML language server of editors.

Editors complain of what a schema does not allow and offer what it names: the ids of a project's own units, sources and
centres, and the indicators of its centres as keys. An id that is written after the schemas is no mistake to them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from inspect import cleandoc
from pathlib import Path

from pydantic import BaseModel

from generator.kinds.kpi import INDICATOR, KpisLibrary
from generator.kinds.language import spoken
from generator.kinds.registry import FILE_KINDS, KINDS
from generator.language import Lang
from generator.language.messages import field_words
from generator.model.address import Address
from generator.model.base import KNOWN, KNOWN_KEYS, Whose
from generator.model.reading import read_files
from generator.model.store import Store
from generator.model.texts import write_languages
from generator.source.records import read_source

Known = Mapping[str, tuple[str, ...]]  # the ids of a project by the word of their kind


def schemas(spoken: tuple[Lang, ...], known: Known | None = None) -> dict[str, str]:
    """The schema of each kind of file as JSON text, by its name; `spoken` are the languages of the project."""
    told = {kind.schema: kind.of_one.model_json_schema(by_alias=True) for kind in FILE_KINDS}
    return {name: _text(schema, spoken, known or {}) for name, schema in told.items()}


def write_schemas(root: Path) -> list[str]:
    """Write all schemas of a project into data/schema; the names of the files."""
    source, _ = read_source(root)
    langs = spoken(source)
    store, _ = read_files(source, FILE_KINDS, langs)
    folder = root / "data/schema"
    folder.mkdir(parents=True, exist_ok=True)
    written = schemas(langs, known_ids(store))
    for name, text in written.items():
        (folder / f"{name}.json").write_text(text, encoding="utf-8")
    return sorted(written)


def known_ids(store: Store) -> Known:
    """What references of a project may name that all of it shares, and the indicators that clusters plan."""
    found = {}
    for kind in KINDS:
        held = kind.ref.held[0] if kind.ref else None
        if held is not None and held.whose is Whose.ITSELF:
            found[kind.name] = tuple(sorted(store.places.owners(held.kind)))
        elif held is not None and held.whose is Whose.SHARED:
            found[kind.name] = tuple(sorted(store.index.ids(Address("", held.kind, held.within))))
    centres = sorted(store.places.owners("centre"))
    indicators = (name for slug in centres for name in store.records(slug, "kpis", KpisLibrary))
    return {**found, INDICATOR: tuple(dict.fromkeys(indicators))}


def _text(schema: dict[str, object], spoken: tuple[Lang, ...], known: Known) -> str:
    full = write_languages({"$schema": "http://json-schema.org/draft-07/schema#", **schema}, spoken)
    told = _told(_worded(full, spoken, frozenset(_docstrings())), known)
    return json.dumps(told, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _worded(schema: object, spoken: tuple[Lang, ...], docstrings: frozenset[str]) -> object:
    """With what fields are in each language of the project; without what code says of itself to those who read it."""
    if isinstance(schema, list):
        return [_worded(item, spoken, docstrings) for item in schema]
    if not isinstance(schema, dict):
        return schema
    written = {key: _worded(item, spoken, docstrings) for key, item in schema.items()}
    said = schema.get("description")
    if said in docstrings:
        del written["description"]
    elif isinstance(said, str):
        written["description"] = "\n".join(dict.fromkeys(field_words(said, lang) for lang in spoken))
    return written


def _told(schema: object, known: Known) -> object:
    """With the ids of the project in their places."""
    if isinstance(schema, list):
        return [_told(item, known) for item in schema]
    if not isinstance(schema, dict):
        return schema
    written = {key: _told(item, known) for key, item in schema.items() if key not in (KNOWN, KNOWN_KEYS)}
    if keys := known.get(str(schema.get(KNOWN_KEYS, "")), ()):
        of_any = written.get("patternProperties")
        value = next(iter(of_any.values())) if isinstance(of_any, dict) else {}
        written["properties"] = dict.fromkeys(keys, value)
    ids = known.get(str(schema.get(KNOWN, "")), ())
    if ids:
        rest = {key: item for key, item in written.items() if key not in ("type", "pattern")}
        form = {key: written[key] for key in ("type", "pattern") if key in written}
        return {**rest, "anyOf": [{"enum": list(ids)}, form]}
    return written


def _docstrings() -> Iterator[str]:
    """What the models say of themselves, for developers."""
    waiting: list[type[BaseModel]] = [BaseModel]
    while waiting:
        model = waiting.pop()
        waiting += model.__subclasses__()
        yield cleandoc(model.__doc__ or "")
