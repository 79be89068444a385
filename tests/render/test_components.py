"""Every component, in both languages and media, with content that tempts templates to go wrong."""

from __future__ import annotations

from dataclasses import is_dataclass, replace
from datetime import date
from decimal import Decimal
from html.parser import HTMLParser
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import get_args

import pytest
from markupsafe import Markup

from generator import components
from generator.charts.cells import Drawn
from generator.components.acts import Act, Acts
from generator.components.block import Block, Cell, Section, View, section_at
from generator.components.bodies import Bodies, Body
from generator.components.by_source import BySource, SourceGroup
from generator.components.calendars import Calendar, Calendars
from generator.components.chain import Chain, ChainGroup, ChainRow, ChainStage
from generator.components.claims import Claims
from generator.components.contacts import ContactLine, Contacts
from generator.components.data_files import DataFiles
from generator.components.downloads import Download, Downloads
from generator.components.facts import Facts
from generator.components.family import ClusterCard, Family
from generator.components.history import History, Issue
from generator.components.inline import Inline, Mark, Number, Said, Spoken
from generator.components.key_figures import KeyFigure, KeyFigures
from generator.components.listing import Entry, Listing
from generator.components.lost_charts import LostChart, LostCharts
from generator.components.members import Member, Members
from generator.components.profiles import ProfileCard, ProfileFacet, Profiles
from generator.components.register import Register, RegisterGroup, RegisterRow
from generator.components.responses import Response, ResponseGroup, Responses
from generator.components.roadmap import Direction, Roadmap, RoadmapItem, Scale
from generator.components.source_list import SourceEntry, SourceList
from generator.components.source_state import SourceState, StateRow
from generator.components.steps import Step, Steps
from generator.components.strategy import Strategy
from generator.components.swot import Factor, Quadrant, Swot
from generator.components.table import Drawing, Table, TableColumn, TableRow
from generator.language import LANGS, Lang
from generator.model.address import Address
from generator.model.quantity import Quantity, State
from generator.model.schedules import Span
from generator.model.texts import Text
from generator.model.written import Printed
from generator.render.components import render_block, render_notes
from generator.render.shown import Medium, Shown
from tests.render import catalogue_samples, front_samples
from tests.shows import show

COMPONENTS = Path(__file__).resolve().parents[2] / "templates" / "components"
RAW = "<b>\"&' {{ x }}"
MARK = Mark(RAW)
MARKS = (MARK,)
DRAWING = Drawing(RAW, RAW)
FALLBACK = Said("Только по-русски", "ru")
AT = Address("sample", "figures", ("odd",))
DOUBT = Printed(value=RAW, doubt=Text(ru="<i>Сомнение & {", en="<i>Doubt & {"))
NUMBERS = {
    "exact": Quantity(AT, "firms", Decimal("3.5")),
    "about": Quantity(AT, "firms", Decimal(3), qualifier="about"),
    "none": Quantity(AT, "firms", state=State.NOT_PLANNED),
    "lost": Quantity(AT, "firms", state=State.LOST),
    "printed": Quantity(AT, "firms", state=State.PRINTED, printed=DOUBT),
    "derived": Quantity(AT, "firms", Decimal(77), derived=True),
    "missing": Quantity(AT, "firms", state=State.MISSING),
}
VALUE = NUMBERS["printed"]
PLACE = Quantity(AT, "percent", Decimal(48), rank=True)
FACTORS = tuple(Factor(name, code, RAW) for name, code in [("a", "S1"), ("b", "W1"), ("c", "O1"), ("d", "T1")])
VOID = {"img", "br", "hr", "input"}


def _cell(state: str = "") -> Cell:
    return Cell(NUMBERS[state] if state else RAW, MARKS)


def _group(*responses: Response) -> ResponseGroup:
    return ResponseGroup(f"group-{len(responses)}", RAW, RAW, responses)


def _quadrant(side: str, *factors: Factor) -> Quadrant:
    return Quadrant(side, RAW, factors)


def _figure(quantity: Quantity, marks: tuple[Mark, ...] = MARKS, label: Inline = "label") -> KeyFigure:
    return KeyFigure(Number(quantity), label, marks)


ROW = RegisterRow(AT, "figure-a", RAW, Cell(RAW), RAW, RAW, FALLBACK, (RAW,), (RAW, RAW))


def _drawn() -> tuple[TableRow, ...]:
    """A row of each form of drawing, with a part, a damaged and a missing number."""
    number = Cell(NUMBERS["exact"], MARKS)
    bars = (
        replace(number, drawn=Drawn("bar", 0, 1, part=0.4)),
        replace(_cell("printed"), drawn=Drawn("bar", 0.25, 0, main=False, damaged=True)),
        _cell("lost"),
    )
    columns = (replace(number, drawn=Drawn("column", 0.25, 1)), replace(number, drawn=Drawn("column", 0.25, 0)), Cell())
    places = (replace(Cell(Number(PLACE)), drawn=Drawn("place", 0, 1, open=True)), _cell(), _cell("none"))
    rows = (TableRow(_cell(), bars, within=True), TableRow(_cell(), columns), TableRow(_cell(), places))
    return (TableRow(_cell(), role="group"), *rows)


def _full() -> list[View]:
    columns = (TableColumn(RAW), TableColumn(FALLBACK, RAW, numeric=True, marks=MARKS))
    states = [TableRow(_cell(), (_cell(state),)) for state in NUMBERS]
    rows = (*states, TableRow(_cell(), role="group"), TableRow(_cell(), (_cell(),), "total", "sum"))
    chain_row = ChainRow("r", FALLBACK, (_cell(), _cell("lost"), _cell(), _cell("printed")))
    drawn = ChainRow("r", RAW, _drawn()[1].cells)
    card = ClusterCard("pharma", section_at("pharma"), RAW, FALLBACK, True, RAW, RAW, "#0b6e74", "#4fc3c9")
    responses = (Response("r", FACTORS[0], FACTORS[2], RAW, AT),)
    spans, scale = (Span(24240, 24252), Span(24252, 24258, again=True)), Scale(2020, 2022, date(2021, 7, 1))
    register_row = RegisterRow(AT, "figure-a", RAW, Cell(RAW), RAW, RAW, FALLBACK, (RAW,), (RAW, RAW), RAW)
    item = RoadmapItem("i", AT, "1.1", RAW, RAW, spans, MARKS, "done", RAW, FALLBACK)
    inner = RoadmapItem("j", AT, "1.1.1", RAW, "", result=FALLBACK, level=2)
    return [
        *front_samples.full(RAW, FALLBACK, NUMBERS),
        *catalogue_samples.full(RAW, FALLBACK),
        Claims((RAW, FALLBACK)),
        Claims((RAW,), bulleted=False),
        KeyFigures((KeyFigure(Number(VALUE), RAW, MARKS, RAW, FALLBACK),)),
        LostCharts((LostChart(RAW, (RAW, FALLBACK)),), RAW, FALLBACK),
        KeyFigures((), (_figure(NUMBERS["lost"], label=RAW), _figure(NUMBERS["lost"], label=FALLBACK)), RAW),
        Table(RAW, columns, rows),
        Table(RAW, (columns[0], *(TableColumn(RAW, RAW, True, (), "whole", (RAW, RAW)),) * 3), _drawn(), RAW, DRAWING),
        Chain(RAW, columns, (ChainStage("s", RAW, True, (ChainGroup("g", RAW, (chain_row,)),)),), stray=RAW),
        Chain(RAW, columns, (ChainStage("s", RAW, True, (ChainGroup("g", RAW, (drawn,)),)),), RAW, RAW, DRAWING),
        Swot(tuple(map(_quadrant, ("strengths", "weaknesses", "opportunities", "threats"), FACTORS))),
        Responses(FACTORS[:2], FACTORS[2:], (_group(*responses), _group(), _group(), _group()), RAW, FACTORS[3:]),
        Strategy(RAW, FALLBACK, (RAW,)),
        Bodies(
            (
                Body("council", 1, RAW, FALLBACK, (RAW,), (RAW,), "+7 0", "a@b.example"),
                Body("b", 2, RAW, "", (), (RAW,)),
            )
        ),
        Family((card,)),
        Roadmap((Direction("d", "1", RAW, (item,)),), scale, RAW),
        Roadmap((Direction("d", "", "", (item, inner)),)),
        Listing((Entry("а)", RAW), Entry("б)", FALLBACK))),
        Acts((Act(RAW, FALLBACK), Act(FALLBACK))),
        Members(VALUE, RAW, (Member(FALLBACK, RAW, "ru", RAW, RAW, RAW, "https://x.example"), Member(RAW)), RAW),
        Facts(((RAW, FALLBACK), (RAW, RAW))),
        DataFiles(section_at("sample"), RAW),
        Contacts((ContactLine(RAW, RAW, "tel:+70000000000"), ContactLine(RAW, FALLBACK)), RAW, FALLBACK),
        Steps((Step("s", RAW, (RAW,), (RAW, FALLBACK), RAW),)),
        SourceList((SourceEntry(AT, "s", RAW, (FALLBACK, RAW)),)),
        SourceList((SourceEntry(AT, "s", RAW),), RAW),
        Register(RAW, (RegisterGroup(FALLBACK, "source-a", AT, (register_row,)), RegisterGroup(RAW, "", None, ()))),
        BySource((SourceGroup(SourceEntry(AT, "s", RAW, (FALLBACK, RAW)), (ROW,)), SourceGroup(None, (ROW,)))),
        SourceState(RAW, (StateRow(AT, "state-a", RAW, RAW, FALLBACK, (RAW, FALLBACK), RAW),), compared=True),
        SourceState(RAW, (StateRow(AT, "state-b", RAW, why=(RAW,)), StateRow(AT, "state-c"))),
        Downloads((Download("x.pdf", Spoken(show("ru", "site").voice, RAW), "ru"),)),
        Calendars((Calendar(RAW, section_at("sample"), "plan"),)),
        History((Issue("v1", RAW, date(2020, 12, 21), (RAW, RAW)),), section_at("sample")),
        Profiles((ProfileCard("p", RAW, (ProfileFacet(FALLBACK, (RAW,)),)),)),
    ]


def _empty() -> list[View]:
    return [
        *front_samples.empty(),
        *catalogue_samples.empty(),
        Claims(()),
        KeyFigures(()),
        LostCharts((), "", ""),
        Table("", (TableColumn(""),), ()),
        Chain("", (TableColumn(""),), ()),
        Swot((_quadrant("strengths"), _quadrant("weaknesses"), _quadrant("opportunities"), _quadrant("threats"))),
        Responses((), (), (_group(), _group(), _group(), _group()), "", ()),
        Strategy("", "", ()),
        Bodies(()),
        Family(()),
        Roadmap(()),
        *(Calendars(()), History((), section_at("sample"))),
        Members(VALUE, "", ()),
        Contacts(()),
        DataFiles(section_at("nobody"), ""),
        *(Facts(()), Steps(()), SourceList(())),
        Register("", ()),
        SourceState("", ()),
        BySource(()),
        Downloads(()),
        Profiles(()),
        *(Listing(()), Acts(())),
    ]


def kinds() -> set[str]:
    """The kinds of all views that components have."""
    modules = [import_module(f"{components.__name__}.{found.name}") for found in iter_modules(components.__path__)]
    classes = (item for module in modules for item in vars(module).values() if isinstance(item, type))
    found = {getattr(item, "kind", None) for item in classes if is_dataclass(item)}
    return {kind for kind in found if isinstance(kind, str)}


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


def shown(block: Block, lang: Lang = "en", medium: Medium = "site") -> Shown:
    """One block on a page of its own."""
    return show(lang, medium, Section("s", "S", (block,)))


def html(view: View, title: Inline = "", lang: Lang = "en", medium: Medium = "site") -> Markup:
    block = Block("b", view, title)
    return render_block(block, shown(block, lang, medium))


def test_every_kind_has_a_template_and_every_template_a_kind() -> None:
    assert {path.parent.name for path in COMPONENTS.glob("*/component.html.j2")} == kinds()


def test_samples_show_every_kind() -> None:
    assert {view.kind for view in _full()} == kinds()
    assert {view.kind for view in _empty()} == kinds()


@pytest.mark.parametrize("medium", get_args(Medium))
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("view", [*_full(), *_empty()], ids=lambda view: view.kind)
def test_component_is_one_sound_element(view: View, lang: Lang, medium: Medium) -> None:
    block = Block("block-id", view, "Title", RAW)
    found = render_block(block, shown(block, lang, medium))
    assert nesting(found) == (["div"], [])
    assert "\n\n" not in found
    assert "<b>" not in found
    assert "<i>" not in found


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("view", _full(), ids=lambda view: view.kind)
def test_awkward_text_arrives_as_written(view: View, lang: Lang) -> None:
    assert "{{ x }}" in html(view, lang=lang)


def test_fallback_keeps_its_language() -> None:
    assert 'lang="ru">Только по-русски <span' in html(Claims((FALLBACK,)))


def test_block_without_title_has_its_own_id_on_the_site() -> None:
    assert 'id="b"' in html(Claims(()))
    assert 'id="b"' not in html(Claims(()), "Title")
    assert 'id="b"' not in html(Claims(()), medium="print")


@pytest.mark.parametrize(("title", "heading"), [("Title", "<h4"), ("", "<h3")])
def test_headings_inside_follow_the_heading_outside(title: str, heading: str) -> None:
    assert heading in html(Strategy("", "", ("task",)), title)


@pytest.mark.parametrize(
    ("state", "sign", "words"),
    [
        ("none", ">–<", "not planned"),
        ("lost", ">[…]<", "lost in the source"),
        ("printed", ">?<", "&lt;i&gt;Doubt &amp; {"),
    ],
)
def test_states_of_cells_have_a_sign_and_words(state: str, sign: str, words: str) -> None:
    found = html(Table("T", (TableColumn("a"),), (TableRow(Cell(NUMBERS[state])),)))
    assert sign in found
    assert words in found


def test_large_numbers_say_their_state() -> None:
    assert '<span class="cb-hidden">calculated from other figures</span>' in html(
        KeyFigures((_figure(NUMBERS["derived"]),))
    )
    assert ">calc.<" in html(KeyFigures((_figure(NUMBERS["derived"]),)))


def test_a_lost_value_shows_no_number() -> None:
    assert "77" not in html(KeyFigures((_figure(Quantity(AT, "firms", Decimal(77), state=State.LOST)),)))
    assert "77" in html(KeyFigures((_figure(NUMBERS["derived"]),)))


@pytest.mark.parametrize(("count", "columns"), [(1, 1), (4, 4), (5, 3), (6, 3), (7, 4), (8, 4), (9, 3)])
def test_rows_of_key_figures_are_even_and_short(count: int, columns: int) -> None:
    assert f'cb-figures--{columns}"' in html(KeyFigures((_figure(VALUE),) * count), medium="print")


def test_the_mark_of_a_value_stands_behind_its_unit() -> None:
    found = html(KeyFigures((_figure(NUMBERS["exact"]),)))
    assert found.index("3.5") < found.index("cb-value__unit") < found.index("cb-mark")


def _wide(marks: tuple[Mark, ...] = ()) -> Table:
    heads = tuple(TableColumn(str(year), numeric=True) for year in (2020, 2021, 2022))
    row = TableRow(Cell("r"), tuple(Cell(Quantity(AT, value=Decimal(n))) for n in range(3)))
    return Table("T", (TableColumn("", marks=marks), *heads), (row,))


def test_cells_of_a_wide_table_carry_their_heads() -> None:
    found = html(_wide())
    assert "cb-data--grouped cb-data--short" in found
    assert 'data-label="2021" data-search-exclude>1</td>' in found
    assert "data-" not in html(_wide(), medium="print").replace("cb-data--", "")


def test_a_caption_is_hidden_only_when_it_repeats_the_heading() -> None:
    hidden = '<caption class="cb-hidden">T'
    assert hidden in html(_wide(), "T")
    assert hidden not in html(_wide(), "Other")
    marked = html(_wide(MARKS), "T")
    assert "<caption>T<sup" in marked
    assert marked.count("cb-mark") == 1


def test_a_lost_cell_shows_only_its_sign() -> None:
    lost = Quantity(AT, value=Decimal(77), state=State.LOST)
    found = html(Table("T", (TableColumn("a"),), (TableRow(Cell(lost)),)))
    assert "77" not in found
    assert "[…]" in found


def test_matrix_names_the_pair_and_leads_to_the_response() -> None:
    found = html(next(view for view in _full() if view.kind == "responses"))
    assert 'href="#b-r">S1' in found
    assert 'id="b-r"' in found


def test_roadmap_carries_what_the_filter_needs() -> None:
    found = html(next(view for view in _full() if view.kind == "roadmap"))
    for part in ('data-direction="d"', 'data-years="2020 2021"', 'data-text-count="Shown: {shown} of {total}"'):
        assert part in found
    assert found.count('data-status="done"') == 1


def test_only_printed_files_that_are_there_are_offered() -> None:
    files = (Download("x.pdf", "One", "en"), Download("y.pdf", "Other", "en"))
    found = html(Downloads(files))
    assert 'href="../../../../print/x.pdf"' in found
    assert "y.pdf" not in found
    assert "print/" not in html(Downloads(files[1:]))
    assert "have not been made" in html(Downloads(files[1:]))


def test_only_the_site_scrolls_tables() -> None:
    table = next(view for view in _full() if view.kind == "table")
    assert 'role="group"' in html(table)
    assert 'role="group"' not in html(table, medium="print")


def test_each_mark_has_its_way_back() -> None:
    one = Block("one", KeyFigures((_figure(VALUE), _figure(VALUE))))
    two = Block("two", Claims((FALLBACK,)), source="x")
    page = show("en", "site", Section("s", "S", (one, two)))
    found = render_notes(render_block(one, page) + render_block(two, page), page)
    for n in (1, 2):
        assert found.count(f'id="s-note-1-from-{n}"') == 1
        assert found.count(f'href="#s-note-1-from-{n}"') == 1
    assert found.count('id="s-note-1"') == 1


def test_a_note_that_nothing_shown_marks_has_no_way_back() -> None:
    """Its block stands in another medium."""
    page = show("en", "site", Section("s", "S", (Block("b", KeyFigures((_figure(VALUE),)), media=("print",)),)))
    found = render_notes(Markup(""), page)
    assert 'id="s-note-1"' in found
    assert "s-note-1-from" not in found


def test_a_section_without_notes_stays_as_it_is() -> None:
    assert render_notes(Markup("<p>x</p>"), show("en", "site")) == Markup("<p>x</p>")
