"""Texts of pages are written only where they may have changed, and no byte differs."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from pathlib import Path

import pytest

from generator import pipeline
from generator.components.block import Section
from generator.editions.plan import Selection
from generator.editions.publications import Page, Publications
from generator.output.page_texts import PageTexts, digest_of_shown
from generator.output.site_works import FollowLinks
from generator.output.units import Report
from tests.output.cheap import cheap_engines
from tests.project import copy_good, digests

CHEESE = "data/clusters/sample/products/hill-cheese.yml"
UNITS = "data/shared/units.yml"


def planned(root: Path) -> Publications:
    return pipeline.plan(root, pipeline.check(root), Selection(only="site"))


def classes(value: object) -> Iterator[type]:
    """The dataclasses of everything that a page holds."""
    if is_dataclass(value) and not isinstance(value, type):
        yield type(value)
        for field in fields(value):
            yield from classes(getattr(value, field.name))
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from classes(item)
    elif isinstance(value, tuple):
        for item in value:
            yield from classes(item)


def test_a_page_is_told_by_all_that_it_holds(tmp_path: Path) -> None:
    root = copy_good("catalogue", tmp_path / "project", to_build=True)
    pages = [page for site in planned(root).sites for page in site.pages]
    again = [page for site in planned(root).sites for page in site.pages]
    told = [digest_of_shown(page) for page in pages]
    assert all(told), "nothing in a page only says where it lies in memory"
    assert len(set(told)) == len(told)
    assert told == [digest_of_shown(page) for page in again]
    kinds = {kind for page in pages for kind in classes(page)}
    assert [(kind, field.name) for kind in kinds for field in fields(kind) if not field.repr] == []


@dataclass(frozen=True)
class Nameless:
    what: object


def test_what_only_says_where_it_lies_tells_nothing(tmp_path: Path) -> None:
    page = planned(copy_good("catalogue", tmp_path / "project", to_build=True)).sites[0].pages[0]
    odd = replace(page, section=Section("a", "b", (Nameless(object()),)))  # type: ignore[arg-type]
    assert digest_of_shown(page)
    assert not digest_of_shown(odd)


def test_only_texts_that_may_change_are_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1606780801")
    cheap_engines(monkeypatch)
    monkeypatch.setattr(FollowLinks, "make", lambda *_: Report())  # cheap pages have no anchors
    root, written, write = copy_good("catalogue", tmp_path / "project", to_build=True), list[str](), PageTexts.text

    def text(texts: PageTexts, page: Page, printed: Mapping[str, object]) -> str:
        written.append(f"{texts.site.lang}/{page.path}")
        return write(texts, page, printed)  # type: ignore[arg-type]

    def built(out: str = "build") -> tuple[set[str], Mapping[str, str]]:
        written.clear()
        done = pipeline.build(root, root / out, Selection(only="site"), jobs=1, progress=lambda *_: None)
        assert done.published.failures == ()
        return set(written), digests(root / out / "site")

    def after(path: str, old: str, new: str) -> set[str]:
        """Which texts an edit asks for; all files are those of a clean build."""
        content = (root / path).read_text(encoding="utf-8")
        assert old in content
        (root / path).write_text(content.replace(old, new), encoding="utf-8")
        asked, warm = built()
        assert warm == built("clean")[1]
        shutil.rmtree(root / "clean")
        return asked

    monkeypatch.setattr(PageTexts, "text", text)
    every, _ = built()
    assert len(every) > 8
    assert built()[0] == set()
    assert after(CHEESE, "lead-time: {from: 5", "lead-time: {from: 6") == set(), "no list tells of it"
    named = after(CHEESE, "name: {ru: ", "name: {ru: Новый ")
    assert {"ru/catalogue.md"} <= named < every
    assert after("templates/components/macros.html.j2", "{%", "{# said by nobody #}{%") == every
