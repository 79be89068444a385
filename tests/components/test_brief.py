"""What a brochure says in short: once what all measures ask for; without own contacts, those of the centre."""

from __future__ import annotations

import re
from html import unescape

import pytest

from generator.components.brief import Points
from generator.components.contacts import Contacts
from generator.components.mission import Mission
from generator.components.strips import Strips
from generator.editions.publications import Book
from generator.render.book import render_book
from tests.editions.catalogue import books, with_edition
from tests.project import book_html

BROCHURE = {
    "kind": "brochure",
    "centre": None,
    "clusters": ["sample-food"],
    "languages": ["en"],
    "file": "fair-{cluster}",
    "format": "A5",
}


def view_of(book: Book, kind: type) -> object:
    return next(block.view for part in book.sections for block in part.blocks if isinstance(block.view, kind))


def test_a_brochure_says_once_what_all_measures_ask_for() -> None:
    (book,) = books(with_edition("fair", **BROCHURE), "fair")
    points = view_of(book, Points)
    assert isinstance(points, Points)
    assert points.for_all
    assert not {note for item in points.items for note in item.notes} & set(points.for_all)
    assert any(item.notes for item in points.items)


def test_without_contacts_of_its_own_a_cluster_names_those_of_its_centre() -> None:
    (book,) = books(with_edition("fair", **BROCHURE), "fair")
    atlas = book.voice.atlas
    assert atlas.clusters["sample-food"].file.contacts is None
    contacts = view_of(book, Contacts)
    assert isinstance(contacts, Contacts)
    assert contacts.lines or contacts.missing


def test_without_a_strategy_the_summary_leads() -> None:
    (book,) = books(with_edition("fair", **BROCHURE), "fair")
    mission = view_of(book, Mission)
    assert isinstance(mission, Mission)
    assert mission.lead
    assert not mission.goal


def test_of_a_stitched_brochure_all_that_flows_is_one_stretch() -> None:
    project = with_edition("fair", **BROCHURE, press={"binding": "saddle"})
    (book,) = books(project, "fair")
    text = render_book(book)
    assert [(one.id, one.beside) for one in text.stretches if one.beside] == [("members", 3)]
    assert len(text.stretches) == 4
    strips = view_of(book, Strips)
    assert isinstance(strips, Strips)
    for item in strips.items:
        assert f'id="{item.anchor}"' in text.stretches[2].html
    (loose,) = books(with_edition("fair", **BROCHURE), "fair")
    assert not any(one.beside for one in render_book(loose).stretches)


@pytest.mark.parametrize("is_bilingual", [True, False])
def test_a_bilingual_brochure_says_all_in_both_languages(is_bilingual: bool) -> None:
    """In one language, the control, nothing of the other."""
    edition = {**BROCHURE, "languages": ["ru", "en"], "bilingual": is_bilingual}
    book = books(with_edition("fair", **edition), "fair")[0]
    text = unescape(book_html(render_book(book))).replace("\u00a0", " ").replace("\u2060", "")
    # The mission, members, a product with what it is and a row of its card, support, contacts.
    for words in (
        "Cheese, flour, honey",
        "honey and herbal teas",
        "Kholm hard cheese",
        "aged in a cellar for a year",
        "Fat content",
        "Advice for exporters",
        "Head of the centre",
    ):
        assert (words in text) is is_bilingual, words
    ids = re.findall(r' id="([^"]+)"', text)
    assert len(ids) == len(set(ids))
