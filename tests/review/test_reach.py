"""What a review looks at in part tells the same as the whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest

from generator.checking import judge
from generator.checks import narrowed
from generator.checks.registry import RULES
from generator.editions.publications import Publications
from generator.kinds.atlas import Atlas
from generator.review import reach
from generator.review.reach import Reach, reach_of
from generator.review.report import problems_only_in
from generator.review.side import Side
from generator.review.touched import planned, touched_books, touched_pages
from generator.source.records import Source, read_source, with_texts
from tests.project import GOOD

# A project, a file of a cluster, what stands there and what comes instead: words that rules look at, numbers, names.
EDITS = (
    ("sample", "sample/figures.yml", "  value: 900\n", "  value: 990\n"),
    ("sample", "sample/swot.yml", "ru: Умелые гончары", "ru: Умелые (гончары в настоящее время Сдесь 7"),
    ("sample", "sample/waivers.yml", "reason: {ru: ", "reason: {ru: Итак, "),
    ("sample", "other/cluster.yml", "en: ", "en: Another "),
    ("catalogue", "sample/products/hill-cheese.yml", "value: 20", "value: 30"),
)  # fmt: skip


@cache
def _source(project: str) -> Source:
    return read_source(GOOD / project)[0]


@cache
def _whole(project: str) -> tuple[Side, Publications]:
    side = _judged(_source(project), None)
    assert side.atlas is not None
    return side, planned(side.atlas)


def _judged(source: Source, differing: narrowed.Differing | None) -> Side:
    found = judge(source, [], differing=differing)
    return Side(source, found.atlas, found.problems)


Told = tuple[object, ...]


def _told(base: Side, head: Side, old: Publications, new: Publications) -> Told:
    problems = sorted(map(str, problems_only_in(head, base))), sorted(map(str, problems_only_in(base, head)))
    return *problems, touched_pages(old, new, "ru"), tuple(touched_books(old, new))


def compared(project: str, file: str, old: str, new: str) -> tuple[Told, Told]:
    """What is told of an edit where all is looked at, and where only that is which it can reach."""
    source, path = _source(project), f"data/clusters/{file}"
    record = source.record(path)
    assert record is not None
    text = "\n".join(record.lines)
    assert old in text
    changed, _ = with_texts(source, {path: text.replace(old, new, 1)})
    found = reach_of(source, changed)
    assert found.differing is not None
    base, head = _judged(source, found.differing), _judged(changed, found.differing)
    assert base.atlas is not None
    assert head.atlas is not None
    part = _told(base, head, planned(base.atlas, found.owners), planned(head.atlas, found.owners))
    all_of_it = _judged(changed, None)
    assert all_of_it.atlas is not None
    whole, publications = _whole(project)
    return _told(whole, all_of_it, publications, planned(all_of_it.atlas)), part


@pytest.mark.parametrize(("project", "file", "old", "new"), EDITS, ids=[row[1] for row in EDITS])
def test_a_part_tells_what_the_whole_does(project: str, file: str, old: str, new: str) -> None:
    whole, part = compared(project, file, old, new)
    assert part == whole


def _no_owners(owners: frozenset[str], names: object) -> frozenset[str]:
    return frozenset()


def _of_nothing(atlas: Atlas, differing: narrowed.Differing) -> Atlas:
    return narrowed.part_of(atlas, replace(differing, paths=frozenset()))


@pytest.mark.parametrize(
    ("where", "blind"), [("generator.review.reach._naming", _no_owners), ("generator.checks.part_of", _of_nothing)]
)
def test_a_part_that_is_too_small_is_noticed(
    where: str, blind: Callable[..., object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(where, blind)
    whole, part = compared(*EDITS[1])
    assert part != whole


def test_the_rules_that_look_at_a_part_exist() -> None:
    known = {rule.id for rule in RULES}
    assert known >= narrowed.OF_TEXTS | narrowed.OF_WORDS | narrowed.OF_OWNERS


@pytest.mark.parametrize("path", ["data/sources.yml", "data/shared/units.yml", "catalogs/programme.yml"])
def test_what_all_share_reaches_everything(path: str) -> None:
    source = _source("sample")
    record = source.record(path)
    assert record is not None
    changed, _ = with_texts(source, {path: "\n".join((*record.lines, "# more"))})
    assert reach_of(source, changed) == Reach()


def test_who_names_what_changed_is_reached_and_nobody_else() -> None:
    names = {"a": {"b"}, "b": {"c"}, "c": set[str](), "d": {"e"}, "e": set[str]()}
    assert reach._naming(frozenset("c"), names) == {"a", "b", "c"}
