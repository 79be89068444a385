"""How pages of the sample catalogue are filled: cards that stay on theirs, openings and contents that are one page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from generator.components.sheets import RECORDS
from generator.editions.publications import Book
from generator.output.book_pages import Page
from generator.output.book_units import print_styles
from generator.output.inputs import Inputs
from generator.output.weasyprint_engine import lay_out, press
from generator.render.book import render_book
from generator.render.stretches import Stretch
from tests.editions.catalogue import books, with_edition
from tests.project import ROOT


def laid(book: Book, which: Callable[[Stretch], bool]) -> Iterator[tuple[Stretch, tuple[Page, ...]]]:
    """Stretches of a book with their pages, in the styles of all books; pictures are left white."""
    by = press(print_styles(Inputs(ROOT, None)))
    for stretch in filter(which, render_book(book).stretches):
        html = replace(stretch, html=stretch.with_pages(dict.fromkeys(stretch.awaited, 12))).with_gap(1)
        yield stretch, lay_out(html, by, by.text, stretch.id).pages


def cards_of(page: Page) -> list[str]:
    return [anchor for anchor in page.anchors if anchor.startswith(RECORDS)]


@pytest.mark.parametrize(
    ("changed", "most"),
    [
        ({"format": "A5", "cards": "1"}, 1),
        ({"format": "A5", "bilingual": True}, 1),
        ({"format": "210x210", "cards": "2"}, 2),
        ({"format": "200x260", "cards": "4"}, 4),
        ({"format": "A4", "cards": "4"}, 4),
    ],
)
def test_cards_fill_their_pages(changed: dict[str, object], most: int) -> None:
    """Every page of cards but the last of a section holds as many as it should, and none goes on over the next."""
    dairy = {"organisation": ["sample-food/dairy", "sample-food/mill"]}
    book = books(with_edition(order="company", select=dairy, **changed), "goods")[0]
    counts = [len(cards_of(page)) for _, pages in laid(book, lambda one: one.has_cards) for page in pages]
    assert sum(counts) == 13
    assert max(counts) == most
    full, over = divmod(6, most)
    assert counts[: full + bool(over)] == [most] * full + [over] * bool(over)
    assert len(counts) == sum(-(-cards // most) for cards in (6, 7))


@pytest.mark.parametrize("format_", ["A4", "A5", "210x210", "200x260"])
@pytest.mark.parametrize("order", ["company", "category"])
def test_openings_and_contents_have_a_page_each(format_: str, order: str) -> None:
    book = books(with_edition(order=order, format=format_, cards="2"), "goods", "ru")[0]
    openings = [pages for _, pages in laid(book, lambda one: "page: opener-" in one.html)]
    assert len(openings) == {"company": 12, "category": 3}[order]
    assert {len(pages) for pages in openings} == {1}
    for pages in openings:
        assert pages[0].fill <= 1, "nothing stands in the margin under it"


@pytest.mark.parametrize(("format_", "order"), [("A4", "category"), ("200x260", "company"), ("210x210", "cluster")])
def test_contents_do_not_leave_a_line_to_the_next_page(format_: str, order: str) -> None:
    book = books(with_edition(order=order, format=format_, cards="2"), "goods", "ru")[0]
    [pages] = [pages for _, pages in laid(book, lambda one: one.id == "contents")]
    assert len(pages) == 1
