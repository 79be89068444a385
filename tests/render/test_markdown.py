"""Pages as Markdown: what the site's engine reads, and what it must leave alone."""

from __future__ import annotations

import json
from html import unescape

import pytest
from markdown import markdown
from markupsafe import Markup
from mkdocs.utils.meta import get_data

from generator.components.block import Block, Cell, Section, section_at
from generator.components.claims import Claims
from generator.components.inline import Inline, Mark, Marked, Said
from generator.components.table import Table, TableColumn, TableRow
from generator.editions.publications import NavLink, Page
from generator.render.markdown import render_page
from generator.render.places import Spot
from generator.render.shown import Ground
from tests.hostile import payloads
from tests.shows import show

EXTENSIONS = ["attr_list", "md_in_html", "tables", "toc"]
AWKWARD = "A*b*_c_ `d` [e](f) # {g} ~h~ | <i> & \\"
TABLE = Table("C", (TableColumn("a"),), (TableRow(Cell("*not* | Markdown\n\n    code")),))
KPIS = section_at("sample", "kpis")


def _section(*blocks: Block) -> Section:
    return Section("s", "Title", blocks, "1.1")


def _page(*blocks: Block, lang: str = "en", **known: object) -> Page:
    words = show(lang).voice
    values = {"title": "t", "description": "d", **known}
    at = section_at("sample", "s")
    return Page("clusters/sample/s.md", at, section=_section(*blocks), voice=words, **values)  # type: ignore[arg-type]


def _text(page: Page) -> str:
    homes = {KPIS: (Spot("clusters/sample/kpis/"),), page.at: (Spot("clusters/sample/s/"),)}
    return render_page(page, Ground(page.voice, "site", homes))


def _body(page: Page) -> str:
    return _text(page).split("---\n", 2)[2]


def test_front_matter_is_json_line_by_line() -> None:
    links = (NavLink('KPIs: "plan"', KPIS), NavLink("Here", section_at("sample", "s")))
    russian = Claims((Said("раз", "ru"), Said("два", "ru"), Said("раз", "ru")))
    page = _page(
        Block("b", russian),
        title='A: "title" # 1',
        description="",
        accent="pharma",
        section_nav=links,
        lead=Said("*a* & b", "en"),
    )
    lines = _text(page).split("---\n")[1].splitlines()
    values = {key: json.loads(value) for key, value in (line.split(": ", 1) for line in lines)}
    assert values == {
        "title": page.title,
        "accent": "pharma",
        "lead": "<em>a</em> &amp; b",
        "fallbacks": 2,
        "section_nav": [
            {"title": links[0].title, "href": "../kpis/", "current": False},
            {"title": "Here", "href": "./", "current": True},
        ],
        "before": {"title": links[0].title, "href": "../kpis/", "current": False},
        "record": "sample/sections:s",
    }


def test_the_section_is_the_heading_of_the_page() -> None:
    lines = _body(_page(Block("b", TABLE, "Block"), Block("c", TABLE, "Deeper", level=4))).splitlines()
    assert "# Title { #s }" in lines
    assert "## Block { #b }" in lines
    assert "### Deeper { #c }" in lines


def test_blocks_of_other_media_are_left_out() -> None:
    blocks = (Block("b", Claims(("for paper",)), media=("print",)), Block("c", Claims(("for both",))))
    body = _body(_page(*blocks))
    assert "for paper" not in body
    assert "for both" in body


def test_engine_leaves_components_alone() -> None:
    text = _body(_page(Block("b", TABLE), Block("c", Claims((Marked("*x*", Mark("A note")), "*y*")))))
    html = markdown(text, extensions=EXTENSIONS)
    assert "*not* | Markdown\ncode" in html
    assert "<li>*x*<sup" in html
    assert "A note" in html
    assert "<p><div" not in html
    assert '<h1 id="s">Title</h1>' in html
    assert html.count("<div") == html.count("</div>")


@pytest.mark.parametrize("title", [AWKWARD, Said("a \\*b\\* & c", "en", "title")])
def test_headings_say_what_was_written(title: Inline) -> None:
    page = _page(Block("b", TABLE, title))
    html = markdown(_body(page), extensions=EXTENSIONS)
    heading = html.split('<h2 id="b">')[1].split("</h2>")[0]
    assert unescape(heading) == (title if isinstance(title, str) else "a *b* & c")
    assert "<" not in heading


def test_front_matter_holds_every_character() -> None:
    """What YAML cannot read would become a page of Markdown, with whatever HTML is in it."""
    codes = [*range(1, 0x2100), 0xFEFF, 0xFFFE, 0xFFFF, 0x1F600, 0x10FFFF]
    for begin in range(0, len(codes), 64):
        title = "".join(f"a{chr(code)}<b>" for code in codes[begin : begin + 64])
        body, values = get_data(_text(_page(title=title, description=title)))
        assert (values.get("title"), values.get("description"), body.strip()) == (title, title, "# Title { #s }")


def test_a_lead_is_html_only_if_its_type_says_so() -> None:
    for lead, shown in (
        (Said("**x**", "en"), "<strong>x</strong>"),
        ("<b>x</b>", "&lt;b&gt;x&lt;/b&gt;"),
        (Said("<b>x</b>", "en"), "&lt;b&gt;x&lt;/b&gt;"),
    ):
        _, values = get_data(_text(_page(lead=lead)))
        assert values["lead"] == shown


@pytest.mark.parametrize("frame", ['<a href="{}">x</a>', '<a class="cb-ref" data-about="{}" href="#x">1</a>', "{}"])
def test_no_text_of_a_heading_becomes_markup(frame: str) -> None:
    for text in (*payloads(), "https://e.invalid/>_[x](javascript:x)_**b** `c` {: onclick=x }"):
        title = Markup(frame).format(text)  # noqa: S704 – escapes the text
        made = markdown(_body(_page(Block("b", TABLE, title))), extensions=EXTENSIONS)
        heading = made.split('<h2 id="b">')[1].split("</h2>")[0]
        assert unescape(heading) == unescape(str(title).replace("\n", " ").strip())
        assert heading.count("<") == frame.count("<"), heading


def test_headings_keep_their_tags() -> None:
    title = Said("Только_по_русски", "ru", "title")
    html = markdown(_body(_page(Block("b", TABLE, title))), extensions=EXTENSIONS)
    assert (
        '<h2 id="b"><span class="cb-fallback" lang="ru">Только_по_русски '
        '<span class="cb-fallback-mark" lang="en">in Russian</span></span></h2>'
    ) in html
