"""Specifications: the same bytes for the same data, bars from zero, nothing where there is no value."""

from __future__ import annotations

import json
import re
from decimal import Decimal

import pytest

from generator.charts.bars import Bar, Measure, Row, bar_panels
from generator.charts.lines import Line, Panel, Point, line_panels
from generator.charts.ranks import Place, rank_strip
from generator.charts.theme import WIDTH, Colour

Spec = dict[str, object]


def points(*values: str) -> tuple[Point, ...]:
    return tuple(
        Point(str(2020 + n), Decimal(value) if value[-1].isdigit() else None, value) for n, value in enumerate(values)
    )


def panel(*values: str) -> Panel:
    return Panel("Members", "firms", (Line("plan", points(*values)),))


def bars(*values: str) -> Measure:
    return Measure("Revenue", "RUB", tuple(Bar(Decimal(value), value) for value in values))


ROWS = (Row("Own"), Row("Other", main=False))
SPECS = {
    "lines": line_panels([panel("7", "9", "–", "15")]),
    "bars": bar_panels(ROWS, [bars("2.41", "-4.53")], names=100),
    "ranks": rank_strip([Place("Employment", 24, "24th"), Place("Pay", 7, "7th")]),
}


def views(spec: str) -> list[Spec]:
    whole = json.loads(spec)
    rows = whole.get("vconcat") or [whole]
    return [view for row in rows for view in row.get("concat") or row.get("hconcat") or [row]]


def values(view: Spec) -> list[Spec]:
    data = view["data"]
    assert isinstance(data, dict)
    return list(data["values"])


def domain(view: Spec) -> list[float]:
    encoding = json.loads(json.dumps(view["encoding"]))
    axis = "y" if encoding["x"]["type"] == "ordinal" else "x"
    return list(encoding[axis]["scale"]["domain"])


@pytest.mark.parametrize("spec", SPECS.values(), ids=SPECS.keys())
def test_a_specification_is_sorted_and_has_only_colours_that_are_painted(spec: str) -> None:
    assert spec == json.dumps(json.loads(spec), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert not re.search(r"\d\.\d{7}", spec), "a number has noise"
    found = {part[:6] for part in spec.split('"#')[1:]}
    assert found <= {colour[1:] for colour in Colour}


def test_equal_data_give_equal_bytes_and_other_data_others() -> None:
    assert line_panels([panel("7", "9")]) == line_panels([panel("7", "9")])
    assert line_panels([panel("7", "9")]) != line_panels([panel("7", "8")])


def test_a_panel_without_values_is_not_drawn() -> None:
    assert len(views(line_panels([panel("7", "9"), panel("–", "–")]))) == 1


def test_a_gap_has_its_sign_and_no_value() -> None:
    rows = values(views(SPECS["lines"])[0])
    assert [(row["at"], row["value"], row["label"]) for row in rows][2] == ("2022", None, "–")


def test_a_line_begins_at_zero_and_keeps_the_order_of_its_places() -> None:
    months = ("April", "August", "January")
    points = tuple(Point(month, Decimal(n), str(n)) for n, month in enumerate(months[::-1], 83))
    view = views(line_panels([Panel("Beds", "", (Line("plan", points),))]))[0]
    assert domain(view)[0] == 0
    assert json.loads(json.dumps(view["encoding"]))["x"]["scale"]["domain"] == list(months[::-1])


@pytest.mark.parametrize(("label", "columns"), [("7", 4), ("3,000", 3), ("64 000 000", 2), ("64 000 000 [sic]", 1)])
def test_panels_leave_room_for_their_numbers(label: str, columns: int) -> None:
    points = tuple(Point(str(2020 + n), Decimal(n), label) for n in range(5))
    spec = json.loads(line_panels([Panel("Sales", "RUB", (Line("plan", points),))] * 4))
    assert spec["columns"] == columns
    assert spec["concat"][0]["width"] * columns <= WIDTH


def test_of_two_lines_the_higher_has_its_numbers_above() -> None:
    two = Panel("Sales", "RUB", (Line("plan", points("5", "9"), main=False), Line("actual", points("6", "8"))))
    rows = values(views(line_panels([two]))[0])
    assert [(row["series"], row["above"]) for row in rows] == [
        ("plan", False),
        ("plan", True),
        ("actual", True),
        ("actual", False),
    ]


def test_a_number_in_a_valley_stands_under_the_line() -> None:
    rows = values(views(line_panels([panel("84", "30", "87")]))[0])
    assert [row["above"] for row in rows] == [True, False, True]


@pytest.mark.parametrize(("given", "negative"), [(("2", "5"), False), (("2", "-5"), True), (("-2", "-5"), True)])
def test_bars_begin_at_zero(given: tuple[str, str], negative: bool) -> None:
    low, high = domain(views(bar_panels(ROWS, [bars(*given)], names=100))[0])
    assert (low < -5) if negative else (low == 0)
    assert high >= 0


def test_there_is_room_for_the_numbers_at_the_bars() -> None:
    _, high = domain(views(bar_panels(ROWS, [bars("2", "5")], names=100))[0])
    assert high > 5


def test_damaged_values_are_outlined_and_lost_ones_are_words() -> None:
    measure = Measure("Revenue", "RUB", (Bar(Decimal("9.94"), "9.94 [sic]", damaged=True), Bar(None, "lost")))
    view = views(bar_panels(ROWS, [measure], names=100))[0]
    assert [(row["value"], row["damaged"], row["label"]) for row in values(view)] == [
        (9.94, True, "9.94 [sic]"),
        (None, False, "lost"),
    ]
    assert '"fillOpacity": 0' in json.dumps(view)
    assert '"fillOpacity"' not in SPECS["bars"]


def test_many_measures_stand_in_lines_of_panels() -> None:
    spec = json.loads(bar_panels(ROWS, [bars("2", "5")] * 7, names=100))
    assert [len(line["hconcat"]) for line in spec["vconcat"]] == [5, 2]


def test_all_panels_share_all_rows() -> None:
    head = (Row("Stage", head=True), *ROWS)
    measure = Measure("Revenue", "RUB", (None, Bar(Decimal(1), "1"), None))
    for view in views(bar_panels(head, [measure, measure], names=100)):
        assert json.loads(json.dumps(view["encoding"]))["y"]["scale"]["domain"] == [0, 1, 2]


def test_the_axis_of_ranks_begins_at_the_first_place_and_goes_beyond_the_last() -> None:
    whole = views(SPECS["ranks"])[0]
    assert domain(whole) == [1, 30]
    assert "triangle-right" in SPECS["ranks"]
    closed = rank_strip([Place("Pay", 7, "7th of 85")], 85)
    assert domain(views(closed)[0]) == [1, 85]
    assert "triangle-right" not in closed
