"""Every component, in both languages and media, with content that tempts templates to go wrong."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from typing import get_args

import pytest
from markupsafe import Markup, escape

from generator.editions import views as v
from generator.language import LANGS, Lang
from generator.render.components import Medium, render_block, render_notes

COMPONENTS = Path(__file__).resolve().parents[2] / "templates" / "components"
RAW = "<b>\"&' {{ x }}"
MARK = (v.Mark(1, "s-note-1"),)
FALLBACK = Markup('<span class="cb-fallback" lang="ru">Только по-русски</span>')
VALUE = v.ValueView("3,5", RAW, "≈", "printed", RAW, MARK)
FACTORS = tuple(
    v.Factor(name, code, escape(RAW)) for name, code in [("a", "S1"), ("b", "W1"), ("c", "O1"), ("d", "T1")]
)
VOID = {"img", "br", "hr", "input"}


def _cell(state: str = "exact") -> v.Cell:
    return v.Cell(escape(RAW), state, RAW, MARK)


def _group(*responses: v.Response) -> v.ResponseGroup:
    return v.ResponseGroup(f"group-{len(responses)}", RAW, RAW, responses)


def _quadrant(side: str, *factors: v.Factor) -> v.Quadrant:
    return v.Quadrant(side, RAW, factors)


def _full() -> list[v.View]:
    text = escape(RAW)
    columns = (v.TableColumn(text), v.TableColumn(FALLBACK, RAW, numeric=True, marks=MARK))
    states = [v.TableRow(_cell(), (_cell(state),)) for state in ("exact", "none", "lost", "printed", "derived")]
    rows = (*states, v.TableRow(_cell(), role="group"), v.TableRow(_cell(), (_cell(),), "total", "sum"))
    chain_row = v.ChainRow("r", FALLBACK, _cell(), _cell("lost"), _cell(), _cell("printed"))
    card = v.ClusterCard("pharma", text, FALLBACK, True, "../x/", RAW, "#0b6e74", "#4fc3c9")
    responses = (v.Response("r", FACTORS[0], FACTORS[2], text),)
    item = v.RoadmapItem("i", "1.1", text, RAW, (2020, 2021), True, MARK)
    inner = v.RoadmapItem("j", "1.1.1", text, "", (2021,), False, result=FALLBACK, level=2)
    return [
        v.Claims((text, FALLBACK)),
        v.Claims((text,), bulleted=False),
        v.KeyFigures((v.KeyFigure("k", VALUE, text, RAW, FALLBACK),)),
        v.LostCharts((v.LostChart("l", text, RAW, RAW, MARK),), RAW),
        v.Ranks((v.Rank("r", 24, text, RAW, RAW, MARK), v.Rank("q", 0, FALLBACK, "", "")), RAW),
        v.Table(text, columns, rows),
        v.Chain(text, columns, (v.ChainStage("s", text, True, (v.ChainGroup("g", text, (chain_row,)),)),)),
        v.Swot(tuple(map(_quadrant, ("strengths", "weaknesses", "opportunities", "threats"), FACTORS))),  # type: ignore[arg-type]
        v.Responses(FACTORS[:2], FACTORS[2:], (_group(*responses), _group(), _group(), _group()), RAW, FACTORS[3:]),
        v.Strategy(text, FALLBACK, (text,)),
        v.Bodies((v.Body("council", 1, text, FALLBACK, (text,), (text,)), v.Body("b", 2, text, v.Empty, (), (text,)))),
        v.Family((card,)),
        v.Roadmap((v.Direction("d", "1", text, (item,)),), (2020, 2021, 2022)),
        v.Roadmap((v.Direction("d", "", v.Empty, (item, inner)),), (2020, 2021, 2022)),
        v.Listing((("а)", text), ("б)", FALLBACK))),
        v.Acts(((text, FALLBACK), (FALLBACK, v.Empty))),
        v.Members((v.MemberGroup("m", VALUE, text, (FALLBACK,)),)),
        v.SourceList((v.SourceEntry("s", text, (FALLBACK, text)),)),
        v.Register(RAW, (v.RegisterRow("figure-a", text, v.Cell(text), FALLBACK, RAW, text, (text,), (text, text)),)),
        v.Downloads((v.Download("x.pdf", text, "en", RAW),)),
        v.Picture("x.png", RAW, 10, 20, text),
        v.Chart("c", text, RAW, RAW, RAW, v.Table(FALLBACK, columns, rows), 1),
        v.Profiles(text, (v.ProfileCard("p", text, (v.ProfileFacet(FALLBACK, (text,)),)),)),
    ]


def _empty() -> list[v.View]:
    nothing = v.Empty
    return [
        v.Claims(()),
        v.KeyFigures(()),
        v.LostCharts((), ""),
        v.Ranks((), ""),
        v.Table(nothing, (v.TableColumn(nothing),), ()),
        v.Chain(nothing, (v.TableColumn(nothing),), ()),
        v.Swot((_quadrant("strengths"), _quadrant("weaknesses"), _quadrant("opportunities"), _quadrant("threats"))),
        v.Responses((), (), (_group(), _group(), _group(), _group()), "", ()),
        v.Strategy(nothing, nothing, ()),
        v.Bodies(()),
        v.Family(()),
        v.Roadmap((), ()),
        v.Members(()),
        v.SourceList(()),
        v.Register("", ()),
        v.Downloads(()),
        v.Picture("x.png", "", 1, 1),
        v.Chart("c", nothing, "", "{}", "", v.Table(nothing, (v.TableColumn(nothing),), ())),
        v.Profiles(nothing, ()),
        v.Listing(()),
        v.Acts(()),
    ]


class _Nesting(HTMLParser):
    """Collects tags that are closed out of order, and the elements at the top."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.top: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if not self.open:
            self.top.append(tag)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)


def nesting(html: str) -> tuple[list[str], list[str]]:
    """The elements at the top, and tags that are not closed in order."""
    parser = _Nesting()
    parser.feed(html)
    return parser.top, parser.wrong + parser.open


def test_every_kind_has_a_template_and_every_template_a_kind() -> None:
    kinds = {view.kind for view in get_args(v.View)}
    assert {path.parent.name for path in COMPONENTS.glob("*/component.html.j2")} == kinds


def test_samples_show_every_kind() -> None:
    kinds = {view.kind for view in get_args(v.View)}
    assert {view.kind for view in _full()} == kinds
    assert {view.kind for view in _empty()} == kinds


@pytest.mark.parametrize("medium", get_args(Medium))
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("view", [*_full(), *_empty()], ids=lambda view: view.kind)
def test_component_is_one_sound_element(view: v.View, lang: Lang, medium: Medium) -> None:
    block = v.Block("block-id", view, Markup("Title"), escape(RAW))
    html = render_block(block, lang, medium)
    assert nesting(html) == (["div"], [])
    assert "\n\n" not in html
    assert "<b>" not in html


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("view", _full(), ids=lambda view: view.kind)
def test_awkward_text_arrives_as_written(view: v.View, lang: Lang) -> None:
    assert "{{ x }}" in render_block(v.Block("b", view), lang, "site")


def test_fallback_keeps_its_language() -> None:
    html = render_block(v.Block("b", v.Claims((FALLBACK,))), "en", "site")
    assert 'lang="ru">Только по-русски</span>' in html


def test_block_without_title_has_its_own_id_on_the_site() -> None:
    assert 'id="b"' in render_block(v.Block("b", v.Claims(())), "en", "site")
    assert 'id="b"' not in render_block(v.Block("b", v.Claims(()), Markup("Title")), "en", "site")


@pytest.mark.parametrize(("title", "heading"), [(Markup("Title"), "<h4"), (v.Empty, "<h3")])
def test_headings_inside_follow_the_heading_outside(title: Markup, heading: str) -> None:
    strategy = v.Strategy(v.Empty, v.Empty, (Markup("task"),))
    assert heading in render_block(v.Block("b", strategy, title), "en", "site")


@pytest.mark.parametrize(
    ("state", "sign"), [("none", ">–<"), ("lost", ">[…]<"), ("printed", ">[sic]<"), ("derived", ">calc.<")]
)
def test_states_have_a_sign_and_words(state: str, sign: str) -> None:
    cell = v.Cell(v.Empty, state, "in words")
    table = v.Table(Markup("T"), (v.TableColumn(Markup("a")),), (v.TableRow(cell),))
    html = render_block(v.Block("b", table), "en", "site")
    assert sign in html
    assert '<span class="cb-hidden">in words</span>' in html


def test_a_lost_value_shows_no_number() -> None:
    figure = v.KeyFigure("k", v.ValueView("77", state="lost", state_text="lost"), Markup("label"))
    assert "77" not in render_block(v.Block("b", v.KeyFigures((figure,))), "en", "site")


@pytest.mark.parametrize(("count", "columns"), [(1, 1), (4, 4), (5, 3), (6, 3), (7, 4), (8, 4), (9, 3)])
def test_rows_of_key_figures_are_even_and_short(count: int, columns: int) -> None:
    figures = v.KeyFigures(tuple(v.KeyFigure(f"k{n}", VALUE, Markup("l")) for n in range(count)))
    assert f'cb-figures--{columns}"' in render_block(v.Block("b", figures), "en", "print")


def test_the_mark_of_a_lost_value_follows_its_sign() -> None:
    figure = v.KeyFigure("k", v.ValueView("", "t", state="lost", state_text="lost", marks=MARK), Markup("label"))
    html = render_block(v.Block("b", v.KeyFigures((figure,))), "en", "site")
    assert html.index("[…]") < html.index("cb-mark") < html.index("cb-value__unit")


def _wide(marks: tuple[v.Mark, ...] = ()) -> v.Table:
    heads = tuple(v.TableColumn(escape(year), numeric=True) for year in (2020, 2021, 2022))
    row = v.TableRow(v.Cell(Markup("r")), tuple(v.Cell(escape(n)) for n in range(3)))
    return v.Table(Markup("T"), (v.TableColumn(v.Empty, marks=marks), *heads), (row,))


def test_cells_of_a_wide_table_carry_their_heads() -> None:
    html = render_block(v.Block("b", _wide()), "en", "site")
    assert "cb-data--grouped cb-data--short" in html
    assert 'data-label="2021" data-search-exclude>1</td>' in html
    assert "data-" not in render_block(v.Block("b", _wide()), "en", "print").replace("cb-data--", "")


def test_a_caption_is_hidden_only_when_it_repeats_the_heading() -> None:
    hidden = '<caption class="cb-hidden">T'
    assert hidden in render_block(v.Block("b", _wide(), Markup("T")), "en", "site")
    assert hidden not in render_block(v.Block("b", _wide(), Markup("Other")), "en", "site")
    marked = render_block(v.Block("b", _wide(MARK), Markup("T")), "en", "site")
    assert "<caption>T<sup" in marked
    assert marked.count("cb-mark") == 1


def test_a_lost_cell_shows_only_its_sign() -> None:
    table = v.Table(Markup("T"), (v.TableColumn(Markup("a")),), (v.TableRow(v.Cell(Markup("77"), "lost", "lost")),))
    html = render_block(v.Block("b", table), "en", "site")
    assert "77" not in html
    assert "[…]" in html


def test_matrix_names_the_pair_and_leads_to_the_response() -> None:
    responses = next(view for view in _full() if view.kind == "responses")
    html = render_block(v.Block("b", responses), "en", "site")
    assert 'href="#b-r">S1' in html
    assert 'id="b-r"' in html


def test_roadmap_carries_what_the_filter_needs() -> None:
    roadmap = next(view for view in _full() if view.kind == "roadmap")
    html = render_block(v.Block("b", roadmap), "en", "site")
    for part in ('data-direction="d"', 'data-years="2020 2021"', 'data-text-count="Shown: {shown} of {total}"'):
        assert part in html


def test_only_the_site_scrolls_tables() -> None:
    block = v.Block("b", next(view for view in _full() if view.kind == "table"))
    assert 'role="group"' in render_block(block, "en", "site")
    assert 'role="group"' not in render_block(block, "en", "print")


def test_each_mark_has_its_way_back() -> None:
    figures = v.KeyFigures(tuple(v.KeyFigure(name, VALUE, Markup("l")) for name in "ab"))
    body = render_block(v.Block("b", figures), "en", "site")
    notes = (v.NoteView(1, "s-note-1", Markup("First")), v.NoteView(2, "s-note-2", Markup("Unused")))
    html = render_notes(notes, body, "en", "site")
    for n in (1, 2):
        assert html.count(f'id="s-note-1-from-{n}"') == 1
        assert html.count(f'href="#s-note-1-from-{n}"') == 1
    assert "s-note-2-from" not in html


def test_a_section_without_notes_stays_as_it_is() -> None:
    assert render_notes((), Markup("<p>x</p>"), "en", "site") == Markup("<p>x</p>")
