"""A printed document as one HTML text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.components.block import Block, Section, section_at
from generator.components.claims import Claims
from generator.components.family import ClusterCard
from generator.components.inline import Mark, Marked, Said
from generator.editions.plan import Selection
from generator.editions.publications import Book, Cover, Part
from generator.kinds.atlas import Atlas
from generator.language import LANGS, Lang
from generator.render.book import figure_numbers, render_book
from tests.project import Blank, book_html
from tests.shows import show
from tests.subjects import planned, spaced

RAW = '<b>"&'


def _book(lang: Lang) -> Book:
    cards = [ClusterCard(f"c{n}", section_at(f"c{n}"), "C", "", n == 0, "", "#0b6e74", "#4fc3c9") for n in range(6)]
    cover = Cover(RAW, RAW, RAW, RAW, RAW, "", RAW, tuple(cards), origin=(RAW,))
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
    html = book_html(render_book(_book(lang), Blank()))
    for anchor in ("part-1", "chapter-1", "chapter-2"):
        assert html.count(f'id="{anchor}"') == 1
        assert f'href="#{anchor}"' in html
    for anchor in ("block-1", "block-2", "chapter-1-note-1"):
        assert html.count(f'id="{anchor}"') == 1
    assert f'<html lang="{lang}"' in html
    assert "<b>" not in html


def test_links_of_the_contents_hold_text_only() -> None:
    for lang, chapter in (("ru", "Глава"), ("en", "Глава in Russian")):
        html = book_html(render_book(_book(lang), Blank()))
        contents = html.split('id="contents"')[1].split("</section>")[0]
        links = [part.split("</a>")[0].split(">", 1)[1] for part in contents.split("<a ")[1:]]
        assert links == ["&lt;b&gt;&#34;&amp;", chapter, chapter]


def test_the_pattern_is_a_background_and_no_content() -> None:
    html = book_html(render_book(_book("en"), Blank()))
    assert "data:image/svg+xml,%3Csvg" in html
    assert "<svg" not in html


@pytest.mark.parametrize("lang", LANGS)
def test_figures_of_a_book_are_counted_through(sample: Atlas, lang: Lang) -> None:
    (book,) = planned(sample, Selection("print", langs=(lang,))).books
    numbers = figure_numbers(book)
    assert list(numbers.values()) == list(range(1, 8))
    html = book_html(render_book(book, Blank()))
    assert [html.count(f'id="{block}"') for block in numbers] == [1] * 7
    told = {"ru": "Рис. {}.", "en": "Figure {}."}[lang]
    assert [spaced(html).count(told.format(number)) for number in (0, *numbers.values(), 8)] == [0, *[1] * 7, 0]


def test_chapters_begin_a_page_where_the_outline_says_so() -> None:
    book = _book("en")
    chapters = [Section(f"c{n}", f"C{n}", (), page=page) for n, page in enumerate(("", "", "new", "landscape", ""))]
    part = Part("part-1", "1", "Part", tuple(chapters))
    assert [[one.id for one in run] for run in part.stretches] == [["c0", "c1"], ["c2"], ["c3"], ["c4"]]
    text = render_book(replace(book, parts=(part,)), Blank())
    assert [one.id for one in text.stretches] == ["cover", "contents", "part-1", "c0", "c2", "c3", "c4"]
    assert ["part--landscape" in one.html for one in text.stretches] == [False] * 5 + [True, False]
