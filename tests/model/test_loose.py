"""References in files that could not be understood: told with what else is wrong, and no others than there are."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.kinds.build import build_atlas
from generator.kinds.registry import FILE_KINDS, kind_of
from generator.model.base import Ref
from generator.model.loose import loose_references
from generator.model.reading import read_files
from generator.model.walks import walk
from generator.source.records import read_source
from tests.project import GOOD, ROOT, write_tree


@pytest.mark.parametrize("root", [ROOT, GOOD / "sample"], ids=["real", "sample"])
def test_they_are_references_of_the_file_as_it_is_understood(root: Path) -> None:
    source, _ = read_source(root)
    store, _ = read_files(source, FILE_KINDS)
    seen = 0
    for address, record in store.places.records.items():
        found = kind_of(record.path)
        assert found is not None
        typed = found[0].of_one.model_validate(record.content)
        known = {(at, type(item), item) for at, item in walk(address, typed) if isinstance(item, Ref)}
        loose = {(at, type(ref), ref) for at, ref in loose_references(found[0].of_one, record.content, address)}
        assert loose <= known, record.path
        seen += len(loose)
    assert seen > 100


def test_a_wrong_reference_is_told_beside_a_wrong_number(minimal_project: Path) -> None:
    figures = 'firms: {title: Фирмы, value: "2,41", unit: firmz, period: 2018, source: nobody}\n'
    write_tree(minimal_project, {"data/clusters/sample/figures.yml": figures})
    atlas, problems = build_atlas(read_source(minimal_project)[0])
    assert atlas is None
    assert sorted(f"{problem.address} {problem.rule}" for problem in problems) == [
        "sample/figures:firms.source dangling-reference",
        "sample/figures:firms.unit dangling-reference",
        "sample/figures:firms.value number",
    ]
