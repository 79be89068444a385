"""Numbers drawn in the cells of tables: read back from the HTML of both media they are where the numbers say."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.charts.cells import Drawn
from generator.components.block import Block, Cell, Section
from generator.components.drawn import in_columns, in_rows, together
from generator.components.ranks import build as build_ranks
from generator.components.scene import Scene, Slot
from generator.components.table import Drawing, Table, TableColumn, TableRow
from generator.kinds.atlas import Atlas
from generator.model.address import Address
from generator.model.quantity import Quantity, State
from generator.model.refs import FigureRef
from generator.render.components import render_block
from generator.render.shown import Medium
from tests.shows import show
from tests.subjects import voice

AT = Address("sample", "figures", ("x",))
PART = "not-sole-traders"
NUMBERS = st.decimals(min_value=-(10**6), max_value=10**6, allow_nan=False, allow_infinity=False, places=1)
GRID = st.integers(1, 3).flatmap(
    lambda width: st.lists(st.lists(NUMBERS, min_size=width, max_size=width), min_size=1, max_size=5)
)
SITE_BAR = re.compile(r'<rect class="cb-drawn__whole" x="([^%]+)%" width="([^%]+)%"')
SITE_COLUMN = re.compile(r'<rect class="cb-drawn__whole" y="([^%]+)%" width="100%" height="([^%]+)%"')
PRINTED_BAR = re.compile(r'<span class="cb-drawn__whole[^"]*" style="margin-left:([^%]+)%;width:([^%]+)%"')
PRINTED_COLUMN = re.compile(r'style="height:([^%]+)%"></span><span class="cb-drawn__whole" style="height:([^%]+)%"')


def number(value: Decimal, *parts: Quantity) -> Quantity:
    return Quantity(AT, value=value, parts=parts)


def rows_of(grid: list[list[Decimal]]) -> list[TableRow]:
    return [TableRow(Cell(f"r{n}"), tuple(Cell(number(value)) for value in row)) for n, row in enumerate(grid)]


def html(rows: tuple[TableRow, ...], medium: Medium = "site", drawing: Drawing | None = None) -> str:
    width = max(len(row.cells) for row in rows)
    columns = (TableColumn("Row"), *(TableColumn(f"C{n}", numeric=True) for n in range(width)))
    block = Block("b", Table("T", columns, rows, drawing=drawing))
    return str(render_block(block, show("en", medium, Section("s", "S", (block,)))))


def read(text: str, medium: Medium, form: str) -> list[tuple[float, float]]:
    """Where each drawing begins, from the left or from above, and how long it is; in per cent of the room."""
    bars, columns = (SITE_BAR, SITE_COLUMN) if medium == "site" else (PRINTED_BAR, PRINTED_COLUMN)
    found = (bars if form == "bar" else columns).findall(text)
    return [(float(start), float(length)) for start, length in found]


def assert_on_one_scale(found: Sequence[tuple[float, float]], values: list[Decimal], form: str) -> None:
    """All begin or end at one zero, are as long as their numbers, and stay in the room."""
    reach = max(Decimal(0), *values) - min(Decimal(0), *values)
    zeros = []
    for (start, length), value in zip(found, values, strict=True):
        assert length == pytest.approx(float(abs(value) / reach * 100) if reach else 0, abs=0.011)
        assert start >= -0.001
        assert start + length <= 100.011
        zeros.append(start + length if (value < 0) == (form == "bar") else start)
    assert max(zeros) - min(zeros) <= 0.021


@given(GRID, st.sampled_from(get_args(Medium)))
def test_a_column_has_one_scale(grid: list[list[Decimal]], medium: Medium) -> None:
    width = len(grid[0])
    found = read(html(in_columns(rows_of(grid), range(width)), medium), medium, "bar")
    assert len(found) == width * len(grid)
    for column in range(width):
        assert_on_one_scale(found[column::width], [row[column] for row in grid], "bar")


@given(GRID, st.sampled_from(get_args(Medium)), st.booleans())
def test_rows_have_scales_of_their_own_or_one_together(grid: list[list[Decimal]], medium: Medium, one: bool) -> None:
    rows = rows_of(grid)
    drawn = together(rows, "column") if one else in_rows(rows, "column")
    found = read(html(drawn, medium), medium, "column")
    width = len(grid[0])
    sets = [[value for row in grid for value in row]] if one else grid
    for place, values in enumerate(sets):
        assert_on_one_scale(found[place * width : place * width + len(values)], values, "column")


def test_a_lie_is_noticed() -> None:
    """The control: each bar on a scale of its own, a bar that does not begin at zero, one that leaves its cell."""
    values = [Decimal(249), Decimal(808)]
    for lie in ([(0, 100), (0, 100)], [(0, 30.82), (10, 100)], [(0, 24.9), (0, 80.8)]):
        with pytest.raises(AssertionError):
            assert_on_one_scale(lie, values, "bar")
    assert_on_one_scale([(0, 30.82), (0, 100)], values, "bar")


@pytest.mark.parametrize("medium", get_args(Medium))
@given(whole=st.integers(1, 1000), share=st.integers(0, 100))
def test_a_part_lies_inside_its_whole(medium: Medium, whole: int, share: int) -> None:
    part = Quantity(AT.child(PART), value=Decimal(whole * share) / 100)
    rows = [
        TableRow(Cell("a"), (Cell(number(Decimal(whole), part)),)),
        TableRow(Cell("b"), (Cell(number(Decimal(1000))),)),
    ]
    text = html(in_columns(rows, [0], part=PART), medium)
    (inner,) = re.findall(r'class="cb-drawn__part"[^>]*width[=:]"?([\d.e-]+)%', text)
    of_room = float(inner) if medium == "site" else float(inner) * whole / 1000
    assert of_room == pytest.approx(whole * share / 1000, abs=0.02)


def test_a_part_larger_than_its_whole_is_not_drawn() -> None:
    part = Quantity(AT.child(PART), value=Decimal(80))
    (row,) = in_columns([TableRow(Cell("a"), (Cell(number(Decimal(52), part)),))], [0], part=PART)
    assert row.cells[0].drawn == Drawn("bar", 0, 1)


Change = Callable[[Quantity], Quantity]


@pytest.mark.parametrize(
    "change",
    [
        lambda quantity: replace(quantity, value=None, state=State.LOST),
        lambda quantity: replace(quantity, value=None, state=State.NOT_PLANNED),
        lambda quantity: replace(quantity, high=Decimal(9)),
    ],
)
def test_what_has_no_length_is_not_drawn(change: Change) -> None:
    (row,) = in_rows([TableRow(Cell("a"), (Cell(change(number(Decimal(7)))), Cell("text"), Cell()))])
    assert [cell.drawn for cell in row.cells] == [None, None, None]


def test_places_are_points_on_one_line_without_a_unit(sample: Atlas) -> None:
    refs = tuple(map(FigureRef, ("rank-jobs", "rank-pay")))
    scene, slot = Scene(voice(sample), "industry", centre="sample-centre"), Slot("ranks", AT)
    (block,) = build_ranks(scene, slot, refs)
    text = str(render_block(block, show("en", "site", Section("s", "S", (block,)))))
    assert re.findall(r">(\d+th place)<", text) == ["24th place", "7th place"]
    assert [float(at) for at in re.findall(r'cx="([^%]+)%"', text)] == [
        pytest.approx((place - 1) / 29 * 100, abs=0.01) for place in (24, 7)
    ]
    assert 'cb-drawn__whole" x=' not in text
    assert "per cent" not in text


def test_what_is_drawn_is_for_the_eye_alone() -> None:
    part = Quantity(AT.child(PART), value=Decimal(2))
    rows = in_columns([TableRow(Cell("a"), (Cell(number(Decimal("3.5"), part)),))], [0], part=PART)
    rows = (*rows, *in_rows([TableRow(Cell("b"), (Cell(number(Decimal("-3.5"))),))], "column"))
    site, printed = (html(rows, medium, Drawing("{}", "T.")) for medium in get_args(Medium))
    assert site.count("<svg") == site.count('aria-hidden="true" focusable="false"') == 2
    assert "style=" not in site  # the policy of the pages refuses it
    assert "<svg" not in printed
    assert [re.sub(r"<svg.*?</svg>", "", text, flags=re.S).count("3.5") for text in (site, printed)] == [2, 2]
    assert [f'href="charts/b.{name}" download' in site for name in ("csv", "svg", "vl.json")] == [True] * 3
    assert "download" not in printed
