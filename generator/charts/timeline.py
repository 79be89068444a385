"""A plan over years and quarters: ranges as bars, dates as points, what recurs as a tick each time it is due."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.charts.lettering import wrapped
from generator.charts.theme import TEXT, WIDTH, Colour, Spec, finished

_NUMBERS = 24
_NAMES = 236
_STEP = 11.5
_INSET = 0.03  # of its length: what recurs without a pause is still seen one by one


@dataclass(frozen=True)
class Span:
    """When something is due, as parts of years from the beginning of year 0: May 2020 is 2020.333 to 2020.417."""

    start: float
    end: float
    again: bool = False


@dataclass(frozen=True)
class Item:
    """A row: number, name and spans; a head has no spans and a name in full."""

    number: str
    title: str
    spans: tuple[Span, ...] = ()
    head: bool = False


def timeline(items: Sequence[Item], years: tuple[int, int]) -> str:
    """The specification, from the first year to the last."""
    first, last = years
    width = WIDTH - _NAMES - 2
    height = round(_STEP * len(items))
    rows: list[Spec] = [
        {"row": index, "number": item.number, "title": _title(item), "head": item.head}
        for index, item in enumerate(items)
    ]
    spans: list[Spec] = [
        {
            "row": index,
            "start": round(span.start + _INSET * (span.end - span.start), 4),
            "end": round(span.end - _INSET * (span.end - span.start), 4),
            "again": span.again,
        }
        for index, item in enumerate(items)
        for span in item.spans
    ]
    quarters: list[Spec] = [{"at": year + part / 4} for year in range(first, last + 1) for part in range(4)]
    return finished(
        {
            "width": width,
            "height": height,
            "encoding": {
                "y": {
                    "field": "row",
                    "type": "ordinal",
                    "axis": None,
                    "scale": {"type": "band", "padding": 0, "domain": list(range(len(items)))},
                }
            },
            "layer": [
                _grid(quarters, years, height),
                _years(first, last),
                _rules(rows),
                _bars(spans),
                _text(rows, "number"),
                _text(rows, "title"),
            ],
        }
    )


def _title(item: Item) -> str:
    return item.title if item.head else wrapped(item.title, _NAMES - _NUMBERS - 8, TEXT, most=1)[0]


def _x(field: str, years: tuple[int, int] | None = None) -> Spec:
    scale = {"domain": [years[0], years[1] + 1], "nice": False, "zero": False} if years else None
    return {"field": field, "type": "quantitative", "axis": None, **({"scale": scale} if scale else {})}


def _grid(quarters: Sequence[Spec], years: tuple[int, int], height: int) -> Spec:
    """A fine line a quarter, a stronger one a year."""
    return {
        "data": {"values": [*quarters, {"at": years[1] + 1}]},
        "mark": {"type": "rule", "color": Colour.RULE},
        "encoding": {
            "x": _x("at", years),
            "y": {"value": 0},
            "y2": {"value": height},
            "strokeWidth": {"condition": {"test": "datum.at === floor(datum.at)", "value": 0.8}, "value": 0.25},
        },
    }


def _years(first: int, last: int) -> Spec:
    return {
        "data": {"values": [{"at": year + 0.5, "year": str(year)} for year in range(first, last + 1)]},
        "mark": {"type": "text", "baseline": "bottom", "fontWeight": 600, "color": Colour.INK},
        "encoding": {"x": _x("at"), "y": {"value": -3}, "text": {"field": "year"}},
    }


def _rules(rows: Sequence[Spec]) -> Spec:
    """A line over each direction."""
    return {
        "data": {"values": [row for row in rows if row["head"]]},
        "mark": {"type": "rule", "color": Colour.ACCENT, "strokeWidth": 0.6},
        "encoding": {
            "y": {"field": "row", "type": "ordinal", "bandPosition": 1},
            "x": {"value": -_NAMES},
            "x2": {"value": WIDTH - _NAMES - 2},
        },
    }


def _bars(spans: Sequence[Spec]) -> Spec:
    return {
        "data": {"values": list(spans)},
        "mark": {"type": "bar", "height": {"band": 0.52}},
        "encoding": {
            "x": _x("start"),
            "x2": {"field": "end"},
            "color": {"condition": {"test": "datum.again", "value": Colour.GREY}, "value": Colour.ACCENT},
        },
    }


def _text(rows: Sequence[Spec], field: str) -> Spec:
    at = -_NAMES if field == "number" else _NUMBERS - _NAMES
    return {
        "data": {"values": list(rows)},
        "mark": {
            "type": "text",
            "align": "left",
            "baseline": "middle",
            "fontWeight": {"expr": "datum.head ? 600 : 400"},
        },
        "encoding": {
            "x": {"value": at},
            "text": {"field": field},
            "color": {"condition": {"test": "datum.head", "value": Colour.ACCENT}, "value": Colour.INK},
        },
    }
