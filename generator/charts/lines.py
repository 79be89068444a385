"""Small multiples of lines: a panel an indicator, each on a scale of its own from zero, every point with its number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.charts.cells import from_zero
from generator.charts.lettering import level_heads, text_width, wrapped
from generator.charts.theme import TEXT, WIDTH, Colour, Spec, finished, plain_number

_COLUMNS = 4
_SPACING = 14
_BETWEEN = 5  # two numbers
_HEIGHT = 48


@dataclass(frozen=True)
class Point:
    """A value at a place of the axis; without a value the label says why the line has a gap."""

    at: str
    value: Decimal | None
    label: str


@dataclass(frozen=True)
class Line:
    """The points of a series; the main one has the accent."""

    name: str
    points: tuple[Point, ...]
    main: bool = True


@dataclass(frozen=True)
class Panel:
    """An indicator with its unit and lines."""

    title: str
    unit: str
    lines: tuple[Line, ...]

    @property
    def drawn(self) -> bool:
        """Whether there is anything to draw."""
        return any(point.value is not None for line in self.lines for point in line.points)


def line_panels(panels: Sequence[Panel]) -> str:
    """The specification; as many panels stand side by side as leave room for the numbers."""
    drawn = [panel for panel in panels if panel.drawn]
    columns = next((count for count in range(_COLUMNS, 1, -1) if _needed(drawn) <= _width(count)), 1)
    width = _width(columns)
    heads: list[tuple[list[str], list[str]]] = []
    for first in range(0, len(drawn), columns):
        row = drawn[first : first + columns]
        heads += level_heads([wrapped(panel.title, width, TEXT) for panel in row], [panel.unit for panel in row])
    views = [_view(panel, head, width) for panel, head in zip(drawn, heads, strict=True)]
    return finished({"columns": columns, "spacing": {"row": 16, "column": _SPACING}, "concat": views})


def _width(columns: int) -> int:
    return (WIDTH - _SPACING * (columns - 1)) // columns


def _needed(panels: Sequence[Panel]) -> float:
    """The room that the numbers of the fullest panel take side by side."""
    lines = [line for panel in panels for line in panel.lines]
    widest = {id(line): max((text_width(point.label, TEXT) for point in line.points), default=0) for line in lines}
    return max((len(line.points) * (widest[id(line)] + _BETWEEN) for line in lines), default=0)


def _view(panel: Panel, head: tuple[list[str], list[str]], width: int) -> Spec:
    several = len(panel.lines) > 1
    rows = [
        {
            "at": point.at,
            "value": plain_number(point.value),
            "label": point.label,
            "series": line.name,
            "main": line.main,
            "above": _above(place, line, panel),
            "last": place == _last(line),
        }
        for line in panel.lines
        for place, point in enumerate(line.points)
    ]
    layers = [_line(), _points(), _labels()]
    if any(point.value is None and point.label for line in panel.lines for point in line.points):
        layers.append(_gaps())
    if several:
        layers.append(_names())
    return {
        "data": {"values": rows},
        "width": width,
        "height": _HEIGHT,
        "title": {"text": head[0], "subtitle": head[1]},
        "encoding": {
            "x": {
                "field": "at",
                "type": "ordinal",
                "scale": {"type": "point", "padding": 0.5, "domain": _places(panel)},
                "axis": {"labelAngle": 0, "labelOverlap": False},
            },
            "y": {
                "field": "value",
                "type": "quantitative",
                "axis": None,
                "scale": {"domain": _domain(panel)},
            },
            "detail": {"field": "series"},
        },
        "layer": layers,
    }


def _places(panel: Panel) -> list[str]:
    """The axis in the order of the data, whatever its places are called."""
    return list(dict.fromkeys(point.at for line in panel.lines for point in line.points))


def _last(line: Line) -> int:
    """The place of its last value."""
    return max((place for place, point in enumerate(line.points) if point.value is not None), default=-1)


def _above(place: int, line: Line, panel: Panel) -> bool:
    """Whether a number stands over its point: of two lines the higher has them above, of one all but the valleys."""
    point = line.points[place]
    rivals = [other for series in panel.lines if series is not line for other in series.points if other.at == point.at]
    values = [other.value for other in rivals if other.value is not None]
    if point.value is None:
        return True
    if values:
        return point.value > max(values) or (line.main and point.value >= max(values))
    return not _valley(place, line)


def _valley(place: int, line: Line) -> bool:
    """Whether the line comes down to the point, or goes up from it, so steeply that it would cross the number."""
    known = [point.value for point in line.points if point.value is not None]
    around = [point.value for point in line.points[max(place - 1, 0) : place + 2]]
    before, here, after = around if len(around) == 3 else (None, None, None)
    if before is None or here is None or after is None:
        return False
    reach = max(known) - min(known)
    return (before + after) / 2 - here > reach / 10 and here - min(Decimal(0), *known) > reach / 5


def _domain(panel: Panel) -> list[float]:
    """From zero; room above for the numbers."""
    scale = from_zero(point.value for line in panel.lines for point in line.points if point.value is not None)
    low, high = float(scale.low), float(scale.high)
    return [round(low, 6), round(high + (high - low) / 4, 6)]


def _by_main(main: str, other: str) -> Spec:
    return {"condition": {"test": "datum.main", "value": main}, "value": other}


def _line() -> Spec:
    return {
        "mark": {"type": "line", "invalid": "break-paths-filter-domains"},
        "encoding": {
            "color": _by_main(Colour.ACCENT, Colour.GREY),
            "strokeDash": {"condition": {"test": "datum.main", "value": [1, 0]}, "value": [3, 2]},
        },
    }


def _points() -> Spec:
    return {
        "mark": {"type": "point", "filled": True, "opacity": 1, "size": 16, "invalid": "filter"},
        "encoding": {"color": _by_main(Colour.ACCENT, Colour.GREY)},
    }


def _labels() -> Spec:
    return {
        "transform": [{"filter": "isValid(datum.value)"}],
        "mark": {
            "type": "text",
            "dy": {"expr": "datum.above ? -7 : 8"},
            "fontWeight": {"expr": "datum.main ? 600 : 400"},
        },
        "encoding": {
            "text": {"field": "label"},
            "color": _by_main(Colour.INK, Colour.SOFT),
        },
    }


def _gaps() -> Spec:
    """What stands where there is no value: a dash for "not planned", a sign for "lost"."""
    return {
        "transform": [{"filter": "!isValid(datum.value)"}],
        "mark": {"type": "text", "baseline": "bottom", "color": Colour.SOFT},
        "encoding": {"text": {"field": "label"}, "y": {"value": _HEIGHT - 1}},
    }


def _names() -> Spec:
    """The name of each series at its last point."""
    return {
        "transform": [{"filter": "datum.last"}],
        "mark": {"type": "text", "align": "right", "dx": 8, "dy": {"expr": "datum.above ? -16 : 17"}},
        "encoding": {"text": {"field": "series"}, "color": _by_main(Colour.ACCENT, Colour.SOFT)},
    }
