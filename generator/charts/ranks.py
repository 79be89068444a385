"""Places in a ranking: one line an indicator on a common axis from the first place to the last, where it is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.charts.cells import of_places
from generator.charts.lettering import wrapped
from generator.charts.theme import LINE, TEXT, WIDTH, Colour, Spec, finished

_NAMES = 200
_STEP = 2 * LINE + 5
_BEYOND = 14  # the open end of the axis


@dataclass(frozen=True)
class Place:
    """The place of the region in one indicator."""

    title: str
    rank: int
    label: str


def rank_strip(places: Sequence[Place], among: int | None = None) -> str:
    """The specification; `among` is how many places there are, None where nobody says: then the axis stays open."""
    scale = of_places([place.rank for place in places], among)
    last = int(scale.high)
    width = WIDTH - _NAMES - _BEYOND
    values: list[Spec] = []
    for index, place in enumerate(places):
        lines = wrapped(place.title, _NAMES - 14, TEXT, most=3)
        values.append(
            {"row": index, "title": list(lines), "lines": len(lines), "rank": place.rank, "label": place.label}
        )
    return finished(
        {
            "data": {"values": values},
            "width": width,
            "height": round(_STEP * len(places)),
            "encoding": {
                "y": {"field": "row", "type": "ordinal", "axis": None, "scale": {"type": "band", "padding": 0}},
                "x": {
                    "field": "rank",
                    "type": "quantitative",
                    "scale": {"domain": [1, last], "nice": False, "zero": False},
                    "axis": {
                        "orient": "top",
                        "values": sorted({1, *range(10, last + 1, 10), last}),
                        "domain": False,
                        "grid": True,
                        "labelFlush": False,
                    },
                },
            },
            "layer": [*_axis(width, among), _point(), _label(last), _name()],
        }
    )


def _axis(width: int, among: int | None) -> list[Spec]:
    """A line to the last place, or with an arrow where it goes on."""
    return [_line(width)] if among else [_line(width + _BEYOND - 4), _end(width)]


def _line(width: int) -> Spec:
    return {
        "mark": {"type": "rule", "color": Colour.GREY, "strokeWidth": 0.8},
        "encoding": {"x": {"value": 0}, "x2": {"value": width}},
    }


def _end(width: int) -> Spec:
    """An arrow."""
    return {
        "mark": {
            "type": "point",
            "shape": "triangle-right",
            "filled": True,
            "size": 22,
            "color": Colour.GREY,
            "opacity": 1,
        },
        "encoding": {"x": {"value": width + _BEYOND - 4}},
    }


def _point() -> Spec:
    return {
        "mark": {"type": "point", "shape": "circle", "filled": True, "size": 60, "opacity": 1, "color": Colour.ACCENT}
    }


def _label(last: int) -> Spec:
    """The place over its point, inwards of it."""
    right = f"datum.rank * 2 > {last}"
    return {
        "mark": {
            "type": "text",
            "baseline": "bottom",
            "dy": -4,
            "dx": {"expr": f"{right} ? 4 : -4"},
            "align": {"expr": f"{right} ? 'right' : 'left'"},
            "fontWeight": 600,
        },
        "encoding": {"text": {"field": "label"}},
    }


def _name() -> Spec:
    return {
        "mark": {
            "type": "text",
            "align": "left",
            "baseline": "middle",
            "dy": {"expr": f"-(datum.lines - 1) * {LINE / 2}"},
        },
        "encoding": {"x": {"value": -_NAMES}, "text": {"field": "title"}},
    }
