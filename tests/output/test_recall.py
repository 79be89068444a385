"""What is known of the pages of records changes no byte, and spares the pages that stay as they are."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator import pipeline
from generator.editions.plan import Selection
from generator.editions.publications import Page, RecordPage
from generator.output import catalogue_units, recall
from generator.output.catalogue_units import CatalogueUnits
from generator.output.entry_units import EntryPage
from generator.output.recall import Recall
from generator.output.site_works import FollowLinks
from generator.output.units import Report
from generator.render.entries import Slots, entry_slots
from generator.render.shown import Ground
from tests.output.cheap import cheap_engines
from tests.project import copy_good, digests

CHEESE = "data/clusters/sample/products/hill-cheese.yml"


class Builder:
    """Builds the site of a project and tells of which pages it looked at the text (`drawn`), and which it made."""

    def __init__(self, root: Path, patch: pytest.MonkeyPatch) -> None:
        self.root, self.drawn, self.made = root, list[str](), set[str]()
        cheap_engines(patch)
        patch.setattr(FollowLinks, "make", lambda *_: Report())  # cheap pages have no anchors
        pages = CatalogueUnits._pages

        def slots(page: Page, ground: Ground, address: str) -> Slots:
            self.drawn.append(page.at.id)
            return entry_slots(page, ground, address)

        def made(units: CatalogueUnits, records: tuple[RecordPage, ...], ground: Ground) -> Iterator[EntryPage]:
            self.made |= {record.at.id for record in records}
            return pages(units, records, ground)

        patch.setattr(catalogue_units, "entry_slots", slots)
        patch.setattr(CatalogueUnits, "_pages", made)

    def built(self, out: str = "build") -> dict[str, str]:
        """The files of the site with their digests."""
        self.drawn, self.made = [], set()
        done = pipeline.build(self.root, self.root / out, Selection(only="site"), jobs=1, progress=lambda *_: None)
        assert done.published.failures == ()
        return digests(self.root / out / "site")

    def is_as_clean(self) -> bool:
        """Whether a build is a clean one, byte for byte; what is told is that of the first."""
        warm, told = self.built(), (self.drawn, self.made)
        clean = self.built("clean")
        shutil.rmtree(self.root / "clean")
        self.drawn, self.made = told
        return warm == clean

    def change(self, path: str, old: str, new: str) -> None:
        """Edit a file."""
        text = (self.root / path).read_text(encoding="utf-8")
        assert old in text
        (self.root / path).write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Builder:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1606780801")
    return Builder(copy_good("catalogue", tmp_path / "project", to_build=True), monkeypatch)


def test_only_pages_that_change_are_made_and_no_byte_differs(site: Builder) -> None:
    first = site.built()
    all_pages = site.made
    assert len(all_pages) > 6
    assert sorted(set(site.drawn)) == sorted(all_pages)
    assert site.built() == first
    assert (site.drawn, site.made) == ([], set())
    site.change(CHEESE, "lead-time: {from: 5", "lead-time: {from: 6")
    assert site.is_as_clean()
    beside = site.made
    assert "hill-cheese" in beside
    assert not beside & {"food", "cheese", "dairy"}, "what shows it says what it said"
    assert {"food", "cheese", "dairy"} <= set(site.drawn) <= {"food", "cheese", "dairy", *beside}
    site.change(CHEESE, "name: {ru: ", "name: {ru: Новый ")
    assert site.is_as_clean()
    assert site.made > {"hill-cheese", "dairy", "cheese", "food"}


def test_of_many_pages_it_is_not_seen_whether_they_say_the_same(site: Builder, monkeypatch: pytest.MonkeyPatch) -> None:
    site.built()
    all_pages = site.made
    monkeypatch.setattr(catalogue_units, "_MANY", 0)
    template = "templates/components/item/component.html.j2"
    site.change(template, "{%", "{# said by nobody #}{%")
    site.built()
    assert site.made == all_pages
    monkeypatch.setattr(catalogue_units, "_MANY", 100)
    site.change(template, "{# said by nobody #}", "{# by nobody said #}")
    assert site.is_as_clean()
    assert (set(site.drawn), site.made) == (all_pages, set())


def test_what_another_program_found_is_forgotten(site: Builder, monkeypatch: pytest.MonkeyPatch) -> None:
    first = site.built()
    file = next(site.root.glob("build/.clusterbook/**/records.json"))
    assert Recall(file)._facts
    with monkeypatch.context() as patch:
        patch.setattr(recall, "program", lambda: "another")
        assert Recall(file)._facts == {}
    for broken in ("", "[]", '{"by": 1}', json.dumps({"by": recall.program(), "facts": {"ru/x": [1]}})):
        file.write_text(broken, encoding="utf-8")
        assert Recall(file)._facts == {}
    assert site.built() == first
    assert site.made == set(), "the cache has all of it"
