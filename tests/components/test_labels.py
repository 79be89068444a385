"""What stands on labels and on cards for a stand."""

from __future__ import annotations

import pytest

from generator.components.labels import Label, Labels
from generator.editions.publications import Book
from generator.render.book import render_book
from tests.editions.catalogue import books, with_edition
from tests.project import book_html


def of(kind: str, **changed: object) -> tuple[Book, list[Label]]:
    select = {"record": ["sample-food/kefir"]}
    book = books(with_edition(kind=kind, select=select, **changed), "goods")[0]
    views = [block.view for one in book.sections for block in one.blocks if isinstance(block.view, Labels)]
    return book, [label for view in views for label in view.items]


@pytest.mark.parametrize("kind", ["labels", "stand-cards"])
def test_an_edition_in_two_languages_has_both_names_on_its_labels(kind: str) -> None:
    book, [label] = of(kind, bilingual=True)
    html = book_html(render_book(book))
    assert '<p class="cb-label__title">Кефир «Двор»</p>' in html
    assert '<p class="cb-label__other"><span lang="en">Dvor kefir</span></p>' in html
    assert 'Молочный двор · <span lang="en">Molochny Dvor</span>' in html
    assert label.has_page


def test_one_in_one_language_has_one_name() -> None:
    book, [label] = of("labels")
    assert label.other == ""
    assert "cb-label__other" not in book_html(render_book(book)).partition("<body")[2]
