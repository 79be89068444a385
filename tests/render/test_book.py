"""A printed document as one HTML text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.components.block import Block, Section, section_at
from generator.components.claims import Claims
from generator.components.family import ClusterCard, Family
from generator.components.inline import Mark, Marked, Said
from generator.components.lost_charts import LostCharts
from generator.editions.publications import Book, Cover, Part
from generator.language import LANGS, Lang
from generator.model.address import Address
from generator.render.book import render_book
from tests.project import book_html
from tests.shows import show

RAW = '<b>"&'


def _book(lang: Lang) -> Book:
    cards = [ClusterCard(f"c{n}", section_at(f"c{n}"), "C", "", n == 0, "", "", "#0b6e74", "#4fc3c9") for n in range(6)]
    cover = Cover(RAW, RAW, RAW, RAW, RAW, "", tuple(cards), origin=(RAW,))
    sections = tuple(
        Section(
            f"chapter-{n}",
            Said("Глава", "ru", "title"),
            (Block(f"block-{n}", Claims((Marked(RAW, Mark(RAW)),)), "Block"),),
            f"1.{n}",
        )
        for n in (1, 2)
    )
    voice = show(lang).voice
    return Book("slug", voice, RAW, RAW, RAW, "#0b6e74", "#4fc3c9", cover, (Part("part-1", "1", RAW, sections),))


@pytest.mark.parametrize("lang", LANGS)
def test_every_address_inside_has_its_place(lang: Lang) -> None:
    html = book_html(render_book(_book(lang)))
    for anchor in ("part-1", "chapter-1", "chapter-2"):
        assert html.count(f'id="{anchor}"') == 1
        assert f'href="#{anchor}"' in html
    for anchor in ("block-1", "block-2", "chapter-1-note-1"):
        assert html.count(f'id="{anchor}"') == 1
    assert f'<html lang="{lang}"' in html
    assert "<b>" not in html


def test_links_of_the_contents_hold_text_only() -> None:
    for lang, chapter in (("ru", "Глава"), ("en", "Глава in Russian")):
        html = book_html(render_book(_book(lang)))
        contents = html.split('id="contents"')[1].split("</section>")[0]
        links = [part.split("</a>")[0].split(">", 1)[1] for part in contents.split("<a ")[1:]]
        assert links == ["&lt;b&gt;&#34;&amp;", chapter, chapter]


def test_the_pattern_is_a_background_and_no_content() -> None:
    html = book_html(render_book(_book("en")))
    assert "data:image/svg+xml,%3Csvg" in html
    assert "<svg" not in html


def test_chapters_begin_a_page_where_the_outline_says_so() -> None:
    book = _book("en")
    chapters = [
        Section(f"c{n}", f"C{n}", (), page=page) for n, page in enumerate(("", "", "new", "landscape", "", "back"))
    ]
    part = Part("part-1", "1", "Part", tuple(chapters))
    assert [[one.id for one in run] for run in part.stretches] == [["c0", "c1"], ["c2"], ["c3"], ["c4"], ["c5"]]
    text = render_book(replace(book, parts=(part,)))
    assert [one.id for one in text.stretches] == ["cover", "contents", "c0", "c2", "c3", "c4", "c5"]
    for mark, place in (("part--landscape", 4), ("part--back", 6), ('class="opener"', 2)):
        assert [mark in one.html for one in text.stretches] == [n == place for n in range(7)], mark


def _beside(*blocks: Block) -> dict[str, str]:
    """What stands beside each block, by its id."""
    sections = (Section("chapter-1", "Chapter", blocks, "1.1"),)
    html = book_html(render_book(replace(_book("en"), parts=(Part("part-1", "1", "Part", sections),))))
    found = [piece.split("</section>")[0] for piece in html.split('<section class="block ')[1:]]
    return {
        piece.split('id="')[1].split('"')[0]: piece.split("<aside", 1)[1].split("</aside>")[0]
        for piece in found
        if "<aside" in piece
    }


def test_what_is_told_of_a_block_stands_beside_the_text_before_it_under_the_same_heading() -> None:
    text, more = Block("text", Claims(("Text",)), "Title"), Block("more", Claims(("More",)), source="A source")
    assert list(_beside(text, more)) == ["text"]
    assert list(_beside(text, replace(more, title="Title"))) == ["more"]
    assert list(_beside(replace(text, source="Another"), more)) == ["text", "more"]


def test_print_only_names_the_clusters_of_a_family() -> None:
    card = ClusterCard("a", Address("a", "sections"), "Cluster A", "Makes glass.", True, "", "", "#000", "#fff")
    section = Section("s", "S", (Block("family", Family((card,))),))
    (on_site,), (in_print,) = section.of("site"), section.of("print")
    assert on_site.view == Family((card,))
    assert in_print.view == Family((replace(card, summary=""),))


def test_pointers_stand_beside_the_block_before_them_and_can_be_led_to() -> None:
    lost = Block("lost", LostCharts((), "2 charts", "State"), source="A source of nothing that is shown")
    beside = _beside(Block("text", Claims(("Text",)), "Title", source="A source"), lost)
    assert list(beside) == ["text"]
    assert 'id="lost"' in beside["text"]
    assert "2 charts" in beside["text"]
    assert "of nothing" not in beside["text"]
