"""Pages as Markdown: what the site's engine reads, and what it must leave alone."""

from __future__ import annotations

import json
from html import unescape

import pytest
from markdown import markdown
from markupsafe import Markup, escape
from mkdocs.utils.meta import get_data

from generator.editions.views import Block, Cell, Claims, NavLink, NoteView, Page, Section, Table, TableColumn, TableRow
from generator.render.markdown import render_page
from tests.hostile import payloads
from tests.project import Blank

EXTENSIONS = ["attr_list", "md_in_html", "tables", "toc"]
AWKWARD = "A*b*_c_ `d` [e](f) # {g} ~h~ | <i> & \\"
TABLE = Table(Markup("C"), (TableColumn(Markup("a")),), (TableRow(Cell(Markup("*not* | Markdown\n\n    code"))),))


def _section(name: str, *blocks: Block) -> Section:
    return Section(name, "1.1", Markup("Title"), blocks, (NoteView(1, f"{name}-note-1", Markup("A note")),))


def _body(page: Page) -> str:
    return render_page(page, "en", Blank()).split("---\n", 2)[2]


def test_front_matter_is_json_line_by_line() -> None:
    link = NavLink('KPIs: "plan"', "../kpis/", True)
    page = Page("x.md", 'A: "title" # 1', "", (), accent="pharma", fallbacks=2, section_nav=(link,))
    lines = render_page(page, "en", Blank()).split("---\n")[1].splitlines()
    values = {key: json.loads(value) for key, value in (line.split(": ", 1) for line in lines)}
    assert values == {
        "title": page.title,
        "accent": "pharma",
        "fallbacks": 2,
        "section_nav": [{"title": link.title, "href": "../kpis/", "current": True}],
    }


@pytest.mark.parametrize("sections", [1, 2])
def test_the_only_section_is_the_heading_of_the_page(sections: int) -> None:
    made = tuple(_section(f"s{n}", Block(f"b{n}", TABLE, Markup("Block"))) for n in range(sections))
    page = Page("x.md", "t", "d", made)
    lines = _body(page).splitlines()
    top = "#" * sections
    assert f"{top} 1.1 Title {{ #s0 }}" in lines
    assert f"{top}# Block {{ #b0 }}" in lines


def test_engine_leaves_components_alone() -> None:
    text = _body(Page("x.md", "t", "d", (_section("s", Block("b", TABLE), Block("c", Claims((Markup("*x*"),)))),)))
    html = markdown(text, extensions=EXTENSIONS)
    assert "*not* | Markdown\ncode" in html
    assert "<li>*x*</li>" in html
    assert "<p><div" not in html
    assert '<h1 id="s">1.1 Title</h1>' in html
    assert html.count("<div") == html.count("</div>")


def test_headings_say_what_was_written() -> None:
    page = Page("x.md", "t", "d", (_section("s", Block("b", TABLE, escape(AWKWARD))),))
    html = markdown(_body(page), extensions=EXTENSIONS)
    heading = html.split('<h2 id="b">')[1].split("</h2>")[0]
    assert unescape(heading) == AWKWARD
    assert "<" not in heading


def test_front_matter_holds_every_character() -> None:
    """What YAML cannot read would become a page of Markdown, with whatever HTML is in it."""
    for code in (*range(1, 0x2100), 0xFEFF, 0xFFFE, 0xFFFF, 0x1F600, 0x10FFFF):
        title = f"a{chr(code)}<b>"
        body, values = get_data(render_page(Page("x.md", title, title, ()), "en", Blank()))
        assert (values.get("title"), values.get("description"), body.strip()) == (title, title, ""), hex(code)


def test_a_lead_is_html_only_if_its_type_says_so() -> None:
    for lead, shown in ((Markup("<b>x</b>"), "<b>x</b>"), ("<b>x</b>", "&lt;b&gt;x&lt;/b&gt;")):
        _, values = get_data(render_page(Page("x.md", "t", "d", (), lead=lead), "en", Blank()))  # type: ignore[arg-type]
        assert values["lead"] == shown


@pytest.mark.parametrize("frame", ['<a href="{}">x</a>', '<a class="cb-ref" data-about="{}" href="#x">1</a>', "{}"])
def test_no_text_of_a_heading_becomes_markup(frame: str) -> None:
    for text in (*payloads(), "https://e.invalid/>_[x](javascript:x)_**b** `c` {: onclick=x }"):
        title = Markup(frame).format(text)  # noqa: S704 – escapes the text
        page = Page("x.md", "t", "d", (_section("s", Block("b", TABLE, title)),))
        made = markdown(_body(page), extensions=EXTENSIONS)
        heading = made.split('<h2 id="b">')[1].split("</h2>")[0]
        assert unescape(heading) == unescape(str(title).replace("\n", " ").strip())
        assert heading.count("<") == frame.count("<"), heading


def test_headings_keep_their_tags() -> None:
    title = Markup('<span lang="ru">Только_по_русски</span>')
    html = markdown(_body(Page("x.md", "t", "d", (_section("s", Block("b", TABLE, title)),))), extensions=EXTENSIONS)
    assert f'<h2 id="b">{title}</h2>' in html
