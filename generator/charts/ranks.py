"""Places in a ranking: one line an indicator on a common axis that begins at the first place and has no known end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

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


def rank_strip(places: Sequence[Place]) -> str:
    """The specification."""
    last = -(-max(place.rank for place in places) // 10) * 10
    width = WIDTH - _NAMES - _BEYOND
    values: list[Spec] = []
    for index, place in enumerate(places):
        lines = wrapped(place.title, _NAMES - 14, TEXT, most=3)
        values.append(
            {"row": index, "title": list(lines), "lines": len(lines), "rank": place.rank, "label": str(place.rank)}
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
                        "values": [1, *range(10, last + 1, 10)],
                        "domain": False,
                        "grid": True,
                        "labelFlush": False,
                    },
                },
            },
            "layer": [_line(width), _end(width), _point(), _label(), _name()],
        }
    )


def _line(width: int) -> Spec:
    return {
        "mark": {"type": "rule", "color": Colour.GREY, "strokeWidth": 0.8},
        "encoding": {"x": {"value": 0}, "x2": {"value": width + _BEYOND - 4}},
    }


def _end(width: int) -> Spec:
    """An arrow: the axis goes on."""
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
        "mark": {"type": "point", "shape": "circle", "filled": True, "size": 190, "opacity": 1, "color": Colour.ACCENT}
    }


def _label() -> Spec:
    return {
        "mark": {"type": "text", "baseline": "middle", "color": Colour.PAPER, "fontWeight": 600},
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
