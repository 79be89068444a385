"""A printed document as one HTML text."""

from __future__ import annotations

import pytest
from markupsafe import Markup, escape

from generator.editions.views import Block, Book, Claims, ClusterCard, Cover, Empty, Family, NoteView, Part, Section
from generator.language import LANGS, Lang
from generator.render.book import render_book
from tests.project import Blank, book_html

RAW = '<b>"&'


def _book(lang: Lang) -> Book:
    cards = [ClusterCard(f"c{n}", Markup("C"), Empty, n == 0, "", "", "#0b6e74", "#4fc3c9") for n in range(6)]
    text = escape(RAW)
    cover = Cover(text, text, text, RAW, text, Empty, Family(tuple(cards)), RAW, appendices=(text,))
    sections = tuple(
        Section(
            f"chapter-{n}",
            f"1.{n}",
            Markup('<span lang="ru">Глава</span>'),
            (Block(f"block-{n}", Claims((text,)), Markup("Block")),),
            (NoteView(1, f"chapter-{n}-note-1", text),),
        )
        for n in (1, 2)
    )
    return Book("slug", lang, RAW, RAW, RAW, "#0b6e74", "#4fc3c9", cover, (Part("part-1", "1", text, sections),))


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
    contents = book_html(render_book(_book("en"), Blank())).split('id="contents"')[1].split("</section>")[0]
    links = [part.split("</a>")[0].split(">", 1)[1] for part in contents.split("<a ")[1:]]
    assert links == ["&lt;b&gt;&#34;&amp;", "Глава", "Глава"]


def test_the_pattern_is_a_background_and_no_content() -> None:
    html = book_html(render_book(_book("en"), Blank()))
    assert "data:image/svg+xml,%3Csvg" in html
    assert "<svg" not in html
