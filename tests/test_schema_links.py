"""Every data file names its JSON Schema in the first line, and the schemas are those of the models."""

from __future__ import annotations

import json
import posixpath
import re
from pathlib import Path

import pytest

from generator.kinds.registry import kind_of
from generator.kinds.schema import schemas
from generator.starter import STARTER

ROOT = Path(__file__).parent.parent
DATA = sorted(
    path.relative_to(ROOT).as_posix() for folder in ("data", "catalogs") for path in (ROOT / folder).rglob("*.yml")
)
LINK = re.compile(r"# yaml-language-server: \$schema=(\S+)")


def schema_of(path: str, content: str) -> str:
    """The schema that the first line names, from the root of the project."""
    found = LINK.fullmatch(content.splitlines()[0])
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), found[1])) if found else ""


def wanted(path: str) -> str:
    kind = kind_of(path)
    assert kind is not None
    return f"data/schema/{kind[0].schema}.json"


def test_there_are_data_files() -> None:
    assert len(DATA) > 20


@pytest.mark.parametrize("path", DATA)
def test_a_data_file_names_the_schema_of_its_kind(path: str) -> None:
    named = schema_of(path, (ROOT / path).read_text(encoding="utf-8"))
    assert named == wanted(path)
    assert (ROOT / named).is_file()


LAID = {
    "project/": "",
    "shared/": "",
    "centre/": "data/centres/new/",
    "centre-shared/": "data/centres/new/",
    "cluster/": "data/clusters/new/",
    "maker/": "data/clusters/new/organisations/",
    "record-shared/": "",
    "sample/centre/": "data/centres/new/",
    "sample/clusters/": "data/clusters/",
    "sample/shared/": "",
}


def test_starter_files_name_the_schema_where_they_will_lie() -> None:
    found = {}
    for folder, target in LAID.items():
        for path in (STARTER / folder).rglob("*.yml"):
            name = target + path.relative_to(STARTER / folder).as_posix()
            if name != "mkdocs.yml" and not name.startswith("."):  # those of a hosting service are no data
                found[name] = schema_of(name, path.read_text(encoding="utf-8"))
    assert len(found) > 20
    assert {name: wanted(name) for name in found} == found


def without_ids(schema: object) -> object:
    """A schema without the ids of the project's records: whoever adds one need not renew all schemas."""
    if isinstance(schema, list):
        return [without_ids(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    found = {key: without_ids(item) for key, item in schema.items()}
    ways = found.get("anyOf")
    if isinstance(ways, list) and len(ways) == 2 and set(ways[0]) == {"enum"} and ("pattern" in ways[1] or not ways[1]):
        found = {**{key: item for key, item in found.items() if key != "anyOf"}, **ways[1]}
    if "patternProperties" in found and found.get("title") == "KpisFile":
        found.pop("properties", None)
    return found


def test_the_schemas_are_those_of_the_models() -> None:
    written = {
        path.stem: without_ids(json.loads(path.read_text(encoding="utf-8")))
        for path in (ROOT / "data/schema").glob("*.json")
    }
    now = {name: without_ids(json.loads(text)) for name, text in schemas(("ru", "en")).items()}
    stale = sorted(name for name, text in now.items() if written.get(name) != text)
    assert stale == [], "renew them: clusterbook schema"
    assert written.keys() == now.keys()
