"""Honest pictures: what is drawn is where its number says, read back from the drawings themselves."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.charts.bars import Bar, Measure, Row, bar_panels
from generator.charts.cells import Drawn, from_zero, of_places
from generator.charts.lines import Line, Panel, Point, line_panels
from generator.charts.ranks import Place, rank_strip
from generator.charts.theme import Colour
from generator.charts.vega_engine import make_svgs
from tests.charts.positions import marks, size
from tests.project import ROOT

FONTS = ROOT / "templates/fonts/print"
HEIGHT = 48  # of a panel of lines
NUMBERS = st.decimals(min_value=-(10**9), max_value=10**9, allow_nan=False, allow_infinity=False, places=2)
LENGTHS = st.integers(-(10**4), 10**4).filter(bool).map(Decimal)
FEW = settings(max_examples=20, deadline=None)  # each draws


def drawn(spec: str) -> str:
    (svg,) = make_svgs([spec], FONTS)
    return svg


def assert_proportional(lengths: Sequence[float], values: Sequence[Decimal], slip: float) -> None:
    """Lengths are to each other as values are, within a slip; so nothing begins elsewhere than at zero."""
    longest = max(range(len(values)), key=lambda place: abs(values[place]))
    unit = lengths[longest] / float(abs(values[longest]) or 1)
    for length, value in zip(lengths, values, strict=True):
        assert length == pytest.approx(float(abs(value)) * unit, abs=slip)


def rows_of(values: Sequence[Decimal]) -> list[Row]:
    return [Row(f"row {place}") for place in range(len(values))]


@FEW
@given(st.lists(LENGTHS, min_size=1, max_size=7))
def test_bars_are_as_long_as_their_numbers_in_the_order_of_the_rows(values: list[Decimal]) -> None:
    measure = Measure("Revenue", "RUB", tuple(Bar(value, str(value)) for value in values))
    svg = drawn(bar_panels(rows_of(values), [measure], names=100))
    boxes, _, texts = marks(svg)
    bars = sorted(boxes, key=lambda box: box.y)
    assert_proportional([bar.width for bar in bars], values, 0.01)
    zeros = [bar.x + (bar.width if value < 0 else 0) for bar, value in zip(bars, values, strict=True)]
    assert max(zeros) - min(zeros) <= 0.02
    names = sorted((text for text in texts if text.text.startswith("row ")), key=lambda text: text.y)
    assert [text.text for text in names] == [row.title for row in rows_of(values)]
    assert all(bar.y <= text.y <= bar.y + bar.height for bar, text in zip(bars, names, strict=True))
    width, height = size(svg)
    assert all(box.x >= 0 and box.x + box.width <= width and 0 <= box.y <= height for box in boxes)


@FEW
@given(st.lists(st.tuples(st.integers(100, 10**4), st.integers(1, 100)), min_size=2, max_size=6))
def test_parts_lie_inside_their_wholes_on_one_scale(shares: list[tuple[int, int]]) -> None:
    wholes = [Decimal(whole) for whole, _ in shares]
    parts = [Decimal(whole * share) / 100 for whole, share in shares]
    bars = tuple(Bar(whole, "n", part=part) for whole, part in zip(wholes, parts, strict=True))
    boxes, _, _ = marks(drawn(bar_panels(rows_of(wholes), [Measure("Firms", "", bars)], names=100)))
    assert [box.hollow for box in boxes] == [True] * len(wholes) + [False] * len(parts)
    assert_proportional([box.width for box in boxes], [*wholes, *parts], 0.01)
    assert {box.x for box in boxes} == {boxes[0].x}


@FEW
@given(st.lists(st.one_of(st.none(), LENGTHS), min_size=2, max_size=6).filter(any))
def test_points_of_a_line_stand_in_the_order_of_the_data_and_as_high_as_their_numbers(
    values: list[Decimal | None],
) -> None:
    names = [f"{letter}{place}" for place, letter in enumerate("zaymbx"[: len(values)])]
    line = Line("plan", tuple(Point(name, value, "n") for name, value in zip(names, values, strict=True)))
    _, points, texts = marks(drawn(line_panels([Panel("Sales", "RUB", (line,))])))
    axis = sorted((text for text in texts if text.text in names), key=lambda text: text.x)
    assert [text.text for text in axis] == names
    known = [(text.x, value) for text, value in zip(axis, values, strict=True) if value is not None]
    dots = sorted(points, key=lambda point: point.x)
    assert [dot.x for dot in dots] == pytest.approx([x for x, _ in known], abs=0.6)
    (bottom,) = {text.y for text in axis}
    numbers = [value for _, value in known]
    scale = from_zero(numbers)
    unit = HEIGHT / 1.25 / float(scale.high - scale.low)  # a quarter more is room for the numbers
    lowest = bottom - dots[0].y - float(numbers[0] - scale.low) * unit  # between the axis and its words
    for dot, number in zip(dots, numbers, strict=True):
        assert bottom - dot.y == pytest.approx(lowest + float(number - scale.low) * unit, abs=0.02)
    assert 0 <= lowest <= 15


@FEW
@given(st.lists(st.integers(1, 89), min_size=1, max_size=6), st.sampled_from([None, 89]))
def test_places_stand_on_one_line_from_the_first(places: list[int], among: int | None) -> None:
    svg = drawn(rank_strip([Place(f"row {n}", place, f"no. {place}") for n, place in enumerate(places)], among))
    _, points, texts = marks(svg)
    dots = [point for point in points if point.colour == Colour.ACCENT]
    last = int(of_places(places, among).high)
    at = {text.text: text.x for text in texts}
    step = (at[str(last)] - at["1"]) / (last - 1)
    assert [dot.x for dot in dots] == pytest.approx([at["1"] + (place - 1) * step for place in places], abs=0.6)
    width, _ = size(svg)
    assert all(0 <= dot.x <= width for dot in dots)


def test_a_lie_is_noticed() -> None:
    """The control: bars on scales of their own, and a scale that begins above zero."""
    values = [Decimal(249), Decimal(808)]
    with pytest.raises(AssertionError):
        assert_proportional([100, 100], values, 0.01)
    with pytest.raises(AssertionError):
        assert_proportional([249 - 200, 808 - 200], values, 0.01)
    assert_proportional([24.9, 80.8], values, 0.01)


@given(st.lists(NUMBERS, min_size=1, max_size=9))
def test_shares_of_cells_are_those_of_the_numbers(values: list[Decimal]) -> None:
    scale = from_zero(values)
    cells = [Drawn("bar", scale.share(Decimal(0)), scale.share(value)) for value in values]
    assert all(0 <= cell.start <= cell.start + cell.size <= 1.0001 for cell in cells)
    assert_proportional([cell.size for cell in cells], values, 0.0002)
    assert sorted(values) == [value for _, value in sorted(zip([cell.end for cell in cells], values, strict=True))]
