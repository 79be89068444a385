"""Editions of the catalogue as HTML: all that records say, codes that lead to pages, indexes that lead to cards."""

from __future__ import annotations

import re
from html import unescape

import pytest

from generator.components.sheets import Sheets
from generator.editions.plan import Selection, plan_publications
from generator.editions.publications import Book
from generator.kinds.catalogue.product import Product
from generator.kinds.catalogue.service import Service
from generator.model.texts import Text
from generator.model.walks import walk
from generator.render.book import render_book
from generator.render.formats import SHEETS
from generator.render.places import page_url
from tests.accepted import REVISION, checked
from tests.editions.catalogue import books, samples, with_edition
from tests.project import book_html

NOT_IN_PRINT = ("media",)  # alternative texts


def squeezed(text: str) -> str:
    """A text without tags, spaces and signs that only keep lines together."""
    return re.sub(r"[\s\u00a0\u2060\u2011-]+", "", unescape(re.sub(r"<[^>]+>", "", text)))


def html(book: Book) -> str:
    return book_html(render_book(book))


@pytest.mark.parametrize(
    "changed", [{"cards": "1"}, {"cards": "2", "bilingual": True}, {"cards": "1", "order": "company"}]
)
def test_all_texts_of_the_records_stand_on_their_cards(changed: dict[str, object]) -> None:
    project = with_edition(**changed)
    atlas = checked(project).atlas
    assert atlas is not None
    for book in books(project):
        found = squeezed(html(book))
        langs = ("ru", "en") if changed.get("bilingual") else (book.lang,)
        items = {
            item.at
            for one in book.sections
            for block in one.blocks
            if isinstance(block.view, Sheets)
            for item in block.view.items
        }
        assert len(items) == 60
        for at in items:
            record = atlas.index.record(at)
            assert isinstance(record, Product | Service)
            texts = [
                text.get(lang)[0]
                for place, text in walk(at, record)
                if isinstance(text, Text) and place.path[1] not in NOT_IN_PRINT
                for lang in langs
            ]
            assert [text for text in texts if squeezed(book.voice.plain(Text({"": text}))) not in found] == [], at


def test_a_bilingual_edition_says_its_own_words_in_both_languages() -> None:
    (book,) = books(with_edition(cards="2", bilingual=True, press=None, title={"ru": "Товары", "en": "Goods"}))
    ru, en = book.voice, book.voice.__class__(book.voice.atlas, "en", book.voice.owner)
    text = unescape(html(book))
    for words in ("Contents", "Index of companies", "Index by code", "About this edition"):
        assert any(found.endswith(f" · {words}") for found in headings(text)), words
    told = [block for one in book.sections for block in one.blocks if block.voice]
    assert {block.view.kind for block in told} == {"facts", "contacts"}
    assert all(f'id="{block.id}" lang="en"' in text for block in told)
    publisher = book.voice.atlas.centres[book.voice.owner].name
    assert all(squeezed(voice.plain(publisher)) in squeezed(text[text.index('id="imprint"') :]) for voice in (ru, en))
    assert "Товары · Goods" in text, "the running head"


def headings(text: str) -> list[str]:
    """The texts of all headings, without tags."""
    return [re.sub("<[^>]+>", "", found) for found in re.findall(r"<h\d[^>]*>(.*?)</h\d>", text, re.DOTALL)]


def test_every_code_leads_to_a_page_of_the_site() -> None:
    atlas = checked(samples()).atlas
    assert atlas is not None
    revisions = {"": REVISION, **dict.fromkeys(atlas.scopes, REVISION)}
    sites = plan_publications(atlas, Selection("site"), {}, revisions).sites
    known = {f"/{site.lang}/{page_url(page.path)}" for site in sites for page in (*site.pages, *site.entries)}
    project = with_edition("labels", kind="labels", select={"kind": ["product", "service", "support", "organisation"]})
    for name, whole in (("labels", project), ("goods", with_edition())):
        for book in books(whole, name):
            codes = re.findall(r'alt="[^"]*https://[^/"]+(/[^"]+)"', html(book))
            assert len(codes) >= 60
            assert set(codes) <= known


def test_indexes_and_contents_lead_to_what_is_in_the_book() -> None:
    for book in books(with_edition()):
        text = html(book)
        ids = set(re.findall(r' id="([^"]+)"', text))
        asked = {name for names in re.findall(r' data-pages?="@([^"]+)"', text) for name in names.split()}
        cards = {
            item.anchor
            for one in book.sections
            for block in one.blocks
            if isinstance(block.view, Sheets)
            for item in block.view.items
        }
        assert asked <= ids
        assert cards <= asked  # each is in an index


def test_formats_leave_room_for_the_text() -> None:
    for sheet in SHEETS.values():
        assert min(sheet.room) > 100
        assert sheet.inner >= sheet.outer


@pytest.mark.parametrize(("order", "shown"), [("company", True), ("category", False)])
def test_the_logo_of_a_company_stands_where_its_section_opens(order: str, *, shown: bool) -> None:
    [book] = books(with_edition(order=order, select={"organisation": ["sample-food/dairy"]}), "goods", "en")
    found = re.findall(r'<p class="cb-opener__logo"><img src="[^"]+/dairy.png" alt="([^"]+)">', html(book))
    assert found == (["Molochny Dvor mark"] if shown else [])
