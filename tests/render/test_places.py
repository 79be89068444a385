"""Where everything stands: ways to pages and rows, and for each block its page, its anchor and its records."""

from __future__ import annotations

import json
import re
from collections import Counter
from decimal import Decimal

import pytest

from generator.components.block import Block, Cell, records_of, section_at
from generator.components.claims import Claims
from generator.components.inline import Mention, Number, Said
from generator.components.register import Register
from generator.components.source_list import SourceList
from generator.components.table import Table, TableColumn, TableRow
from generator.editions.plan import Selection
from generator.editions.publications import Book, Site
from generator.kinds.atlas import Atlas
from generator.kinds.registry import observations
from generator.language import LANGS
from generator.model.address import Address
from generator.model.quantity import Quantity
from generator.render.book import render_book
from generator.render.markdown import render_page
from generator.render.places import (
    Spot,
    book_homes,
    book_places,
    href,
    nearest,
    page_url,
    site_homes,
    site_places,
)
from generator.render.shown import Ground
from tests.project import book_html
from tests.subjects import planned

UNNAMED = {"sample/figures:revenue-before"}  # figures that no chapter shows: only the register has them


@pytest.fixture(scope="module")
def sites(sample: Atlas) -> tuple[Site, ...]:
    return planned(sample, Selection("site")).sites


@pytest.fixture(scope="module")
def books(sample: Atlas) -> tuple[Book, ...]:
    return planned(sample, Selection("print")).books


@pytest.mark.parametrize(
    ("path", "url"),
    [
        ("index.md", ""),
        ("compare.md", "compare/"),
        ("clusters/pharma/index.md", "clusters/pharma/"),
        ("clusters/pharma/kpis.md", "clusters/pharma/kpis/"),
        ("clusters/reindex.md", "clusters/reindex/"),
    ],
)
def test_addresses_of_pages(path: str, url: str) -> None:
    assert page_url(path) == url


@pytest.mark.parametrize(
    ("spot", "here", "way"),
    [
        (Spot("a/b/"), "a/b/", "./"),
        (Spot("a/b/", "x"), "a/b/", "#x"),
        (Spot("a/c/", "x"), "a/b/", "../c/#x"),
        (Spot("a/"), "a/b/", "../"),
        (Spot("a/b/"), "a/", "b/"),
        (Spot(""), "a/b/", "../../"),
        (Spot("a/b/"), "", "a/b/"),
        (Spot("", "x"), "", "#x"),
        (Spot(""), "", "./"),
    ],
)
def test_ways(spot: Spot, here: str, way: str) -> None:
    assert href(spot, here) == way


def test_the_nearest_of_several_spots() -> None:
    to = section_at("a")
    homes = {to: (Spot("a/b/sources/"), Spot("a/c/sources/"), Spot(""))}
    for here, page in (
        ("a/c/kpis/", "a/c/sources/"),
        ("a/b/", "a/b/sources/"),
        ("", ""),
        ("a/c/sources/", "a/c/sources/"),
    ):
        assert nearest(homes, to, here) == Spot(page)
    assert nearest(homes, section_at("b"), "") is None


def test_a_place_in_a_section_is_an_anchor_on_its_page() -> None:
    homes = {section_at("a", "kpis"): (Spot("a/kpis/"),)}
    assert nearest(homes, section_at("a", "kpis").child("note-2"), "") == Spot("a/kpis/", "kpis-note-2")
    assert nearest(homes, Address("a", "figures", ("kpis", "note-2")), "") is None


def test_every_page_and_every_row_has_its_home(sites: tuple[Site, ...]) -> None:
    for site in sites:
        homes = site_homes(site)
        for page in site.pages:
            assert Spot(page_url(page.path)) in homes[page.at]
            for block in page.section.blocks:
                if isinstance(block.view, Register | SourceList):
                    for address, anchor in block.view.homes():
                        assert Spot(page_url(page.path), anchor) in homes[address]
        assert str(site.pages[0].at) == "sample-centre/pages:"


def test_homes_are_there_when_the_page_is_rendered(sites: tuple[Site, ...]) -> None:
    for site in sites:
        homes = site_homes(site)
        ground = Ground(site.voice, "site", homes)
        texts = {page_url(page.path): render_page(page, ground) for page in site.pages}
        spots = {spot for found in homes.values() for spot in found}
        assert len([spot for spot in spots if spot.anchor]) > 10
        for spot in spots:
            assert spot.page in texts
            assert not spot.anchor or f'id="{spot.anchor}"' in texts[spot.page]


def test_homes_of_a_book_are_in_it(books: tuple[Book, ...]) -> None:
    for book in books:
        ids = set(re.findall(r' id="([^"]+)"', book_html(render_book(book))))
        homes = book_homes(book, "sample")
        assert Address("sample", "figures", ("revenue-growth",)) in homes
        assert Address("other", "figures", ("makers",)) not in homes, "a plain value says all where it stands"
        assert section_at("sample", "kpis") in homes
        assert {spot.anchor for spots in homes.values() for spot in spots} <= ids
        assert {spot.page for spots in homes.values() for spot in spots} == {""}


def test_the_records_of_a_block_are_what_it_was_built_from_and_its_numbers() -> None:
    one, two, three = (Quantity(Address("a", "figures", (name,)), value=Decimal(1)) for name in ("one", "two", "three"))
    told = Said("{two}", "en", mentions=(Mention("two", two), Mention("two|period", two, "period")))
    table = Table("T", (TableColumn(told),), (TableRow(Cell("r"), (Cell(one), Cell(Number(three, quiet=True)))),))
    at = Address("a", "members", ("t",))
    block = Block("b", table, Said("{three}", "en", "title", (Mention("three", three),)), records=(at, one.address))
    assert [str(found) for found in records_of(block)] == [
        "a/members:t",
        "a/figures:one",
        "a/figures:three",
        "a/figures:two",
    ]
    assert list(records_of(Block("b", Claims(("text",))))) == []


def test_every_block_of_a_site_has_its_place(sites: tuple[Site, ...]) -> None:
    for site in sites:
        found = list(site_places(site))
        assert len(found) == sum(len(page.section.blocks) for page in site.pages)
        assert json.loads(json.dumps(found)) == found
        pages = {f"{site.lang}/{page_url(page.path)}": page for page in site.pages}
        ground = Ground(site.voice, "site", site_homes(site))
        texts = {path: render_page(page, ground) for path, page in pages.items()}
        for item in found:
            assert re.search(rf'(id="|#){item["anchor"]}\b', texts[str(item["page"])]), item
        assert max(Counter((item["page"], item["anchor"]) for item in found).values()) == 1


def test_every_block_of_a_book_has_its_place(books: tuple[Book, ...]) -> None:
    for book in books:
        blocks = [block.id for section in book.sections for block in section.blocks]
        found = list(book_places(book, {name: page for page, name in enumerate(blocks, 5)}))
        assert [item["anchor"] for item in found] == blocks
        assert [item["printed"] for item in found] == list(range(5, 5 + len(blocks)))
        assert {item["page"] for item in found} == {f"{book.slug}.pdf"}
        html = book_html(render_book(book))
        assert all(f'id="{name}"' in html for name in blocks)
        assert {item["printed"] for item in book_places(book, {})} == {0}


def test_languages_and_media_show_the_same_records(sites: tuple[Site, ...], books: tuple[Book, ...]) -> None:
    by_lang = [[item["records"] for item in site_places(site)] for site in sites]
    assert len(LANGS) == len(by_lang) == 2
    assert by_lang[0] == by_lang[1]
    site = {str(record) for records in by_lang[0] for record in records}  # type: ignore[attr-defined]
    book = {str(record) for item in book_places(books[0], {}) for record in item["records"]}  # type: ignore[attr-defined]
    chapters = {record for record in book if "/sections:" not in record}
    assert chapters <= site


def test_every_number_of_a_published_cluster_is_shown(sample: Atlas, books: tuple[Book, ...]) -> None:
    """What the data hold of the cluster, beside the figures that nothing names, stands in its book."""
    shown = {str(record) for item in book_places(books[0], {}) for record in item["records"]}  # type: ignore[attr-defined]
    own = [quantity.address for quantity in observations(sample) if quantity.address.owner == "sample"]
    samples = {str(address) for address in own if address.path[-1] == "n"}  # said in notes
    assert {str(address) for address in own} - shown - samples == set()
    chapters = [item for item in book_places(books[0], {}) if item["anchor"] != "register-list"]
    shown = {str(record) for item in chapters for record in item["records"]}  # type: ignore[attr-defined]
    assert "sample/figures:and-more" in shown
    assert "sample/figures:rank-jobs" in shown
    assert {str(address) for address in own} - shown - samples == UNNAMED
