"""Which file holds what, and the schemas of all kinds of files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.kinds.registry import kind_of
from generator.kinds.schema import schemas, write_schemas
from tests.project import copy_good


def test_written_schemas_are_json(tmp_path: Path) -> None:
    names = write_schemas(copy_good("minimal", tmp_path / "project"))
    assert names == sorted(schemas(("ru", "en")))
    for name in names:
        assert "$schema" in json.loads((tmp_path / "project/data/schema" / f"{name}.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("path", "kind", "slug"),
    [
        ("data/clusters/pharma/figures.yml", "figures", "pharma"),
        ("data/centres/stavropol/centre.yml", "centre", "stavropol"),
        ("data/centres/stavropol/notes.yml", "notes", "stavropol"),
        ("catalogs/programme.yml", "edition", "programme"),
    ],
)
def test_kind_of_a_file(path: str, kind: str, slug: str) -> None:
    found = kind_of(path)
    assert found is not None
    assert (found[0].name, found[1]) == (kind, slug)


@pytest.mark.parametrize(
    "path", ["data/figures.yml", "data/clusters/Pharma/figures.yml", "data/clusters/a/b/figures.yml"]
)
def test_paths_of_no_kind(path: str) -> None:
    assert kind_of(path) is None
