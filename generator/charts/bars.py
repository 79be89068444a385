"""Bars from zero: rows with their names, beside them one panel a measure, each on a scale of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.charts.lettering import level_heads, text_width, wrapped
from generator.charts.theme import LINE, TEXT, WIDTH, Colour, Spec, finished, plain_number

_MOST = 5
_SPACING = 12
_BAR = 9
_FULL = "isValid(datum.part) ? 0 : 1"
_GAP = 3  # between a bar and its number


@dataclass(frozen=True)
class Row:
    """A row by its name; `main` ones have the accent. A head has no bars of its own."""

    title: str
    main: bool = True
    head: bool = False


@dataclass(frozen=True)
class Bar:
    """A value with its label; a damaged one is outlined only, and without a value the label stands alone.

    A `part` is drawn inside its whole, which is outlined then.
    """

    value: Decimal | None
    label: str
    damaged: bool = False
    part: Decimal | None = None


@dataclass(frozen=True)
class Measure:
    """What the bars of a panel show; one bar, or none, for each row."""

    title: str
    unit: str
    bars: tuple[Bar | None, ...]


def bar_panels(rows: Sequence[Row], measures: Sequence[Measure], *, names: int) -> str:
    """The specification; `names` is the width of the column with the names of the rows."""
    lines = [measures[first : first + _MOST] for first in range(0, len(measures), _MOST)]
    return finished({"spacing": 16, "vconcat": [_line(rows, line, names) for line in lines]})


def _line(rows: Sequence[Row], measures: Sequence[Measure], names: int) -> Spec:
    width = (WIDTH - names - _SPACING * (len(measures) - 1)) // len(measures)
    titles = [_lines(row, names) for row in rows]
    step = max(max((len(lines) for lines in titles), default=1) * LINE + 4, 14)
    heads = level_heads(
        [wrapped(measure.title, width, TEXT) for measure in measures], [measure.unit for measure in measures]
    )
    views = [_panel(rows, titles, measure, width, step) for measure in measures]
    for view, (title, unit) in zip(views, heads, strict=True):
        view["title"] = {"text": title, "subtitle": unit}
    views[0]["layer"] = [*_layers(views[0]), _names(names)]
    return {"bounds": "flush", "spacing": _SPACING, "hconcat": views}


def _lines(row: Row, names: int) -> tuple[str, ...]:
    # A head has the whole width, for no bar stands beside it.
    return (row.title,) if row.head else wrapped(row.title, names - 8, TEXT, most=3)


def _layers(view: Spec) -> list[object]:
    layers = view["layer"]
    return layers if isinstance(layers, list) else []


def _panel(rows: Sequence[Row], titles: Sequence[tuple[str, ...]], measure: Measure, width: int, step: float) -> Spec:
    values = [
        {
            "row": index,
            "title": list(lines),
            "lines": len(lines),
            "main": row.main,
            "head": row.head,
            "value": plain_number(bar.value) if bar else None,
            "label": bar.label if bar else "",
            "damaged": bool(bar and bar.damaged),
            **({"part": plain_number(bar.part)} if bar and bar.part is not None else {}),
        }
        for index, (row, lines, bar) in enumerate(zip(rows, titles, measure.bars, strict=True))
    ]
    layers: list[object] = [_bars(), _labels()]
    if any(bar and bar.damaged for bar in measure.bars):
        layers.insert(1, _outlines())
    if any(bar and bar.part is not None for bar in measure.bars):
        layers[:1] = [_wholes(), _parts()]
    return {
        "data": {"values": values},
        "width": width,
        "height": round(step * len(rows)),
        "encoding": {
            "y": {"field": "row", "type": "ordinal", "axis": None, "scale": _rows(len(rows))},
            "x": {
                "field": "value",
                "type": "quantitative",
                "scale": {"domain": _domain(measure, width), "nice": False},
                "axis": {"values": [0], "labels": False, "grid": True, "gridColor": Colour.SOFT, "domain": False},
            },
        },
        "layer": layers,
    }


def _rows(count: int) -> Spec:
    """All rows in every panel, also those in which it has no bar."""
    return {"type": "band", "padding": 0, "domain": list(range(count))}


def _domain(measure: Measure, width: int) -> list[float]:
    """From zero, with room for the numbers at the ends of the bars."""
    drawn = [bar for bar in measure.bars if bar and bar.value is not None]
    values = [float(bar.value) for bar in drawn if bar.value is not None]
    low, high = min([0.0, *values]), max([0.0, *values])
    right = max((text_width(bar.label, TEXT) + _GAP + 1 for bar in drawn if bar.value and bar.value >= 0), default=0.0)
    left = max((text_width(bar.label, TEXT) + _GAP + 1 for bar in drawn if bar.value and bar.value < 0), default=0.0)
    unit = ((high - low) or 1.0) / max(width - left - right, width / 4)
    return [round(low - left * unit, 6), round(high + right * unit, 6)]


def _bars() -> Spec:
    return {
        "transform": [{"filter": "isValid(datum.value) && !datum.damaged"}],
        "mark": {"type": "bar", "height": _BAR},
        "encoding": {"color": {"condition": {"test": "datum.main", "value": Colour.ACCENT}, "value": Colour.GREY}},
    }


def _outlines() -> Spec:
    """Values that look damaged: an outline in dashes."""
    return {
        "transform": [{"filter": "isValid(datum.value) && datum.damaged"}],
        "mark": {"type": "bar", "height": _BAR, "fillOpacity": 0, "strokeWidth": 0.8, "strokeDash": [2, 1.5]},
        "encoding": {"stroke": {"condition": {"test": "datum.main", "value": Colour.ACCENT}, "value": Colour.SOFT}},
    }


def _wholes() -> Spec:
    """Values with a part: outlined, so that the part inside is seen; all others as ever."""
    return {
        "transform": [{"filter": "isValid(datum.value) && !datum.damaged"}],
        "mark": {"type": "bar", "height": _BAR, "strokeWidth": 0.8, "fillOpacity": {"expr": _FULL}},
        "encoding": {
            "color": {"condition": {"test": "datum.main", "value": Colour.ACCENT}, "value": Colour.GREY},
            "stroke": {"condition": {"test": "datum.main", "value": Colour.ACCENT}, "value": Colour.GREY},
        },
    }


def _parts() -> Spec:
    return {
        "transform": [{"filter": "isValid(datum.part)"}],
        "mark": {"type": "bar", "height": _BAR},
        "encoding": {
            "x": {"field": "part", "type": "quantitative"},
            "color": {"condition": {"test": "datum.main", "value": Colour.ACCENT}, "value": Colour.GREY},
        },
    }


def _labels() -> Spec:
    return {
        "transform": [
            {"filter": "datum.label !== ''"},
            {"calculate": "isValid(datum.value) ? datum.value : 0", "as": "end"},
        ],
        "mark": {
            "type": "text",
            "baseline": "middle",
            "align": {"expr": "datum.end < 0 ? 'right' : 'left'"},
            "dx": {"expr": f"datum.end < 0 ? -{_GAP} : {_GAP}"},
        },
        "encoding": {
            "x": {"field": "end", "type": "quantitative"},
            "text": {"field": "label"},
            "color": {"condition": {"test": "isValid(datum.value)", "value": Colour.INK}, "value": Colour.SOFT},
        },
    }


def _names(width: int) -> Spec:
    """The names of the rows, left of the first panel; those of several lines are centred on their bar."""
    return {
        "mark": {
            "type": "text",
            "align": "left",
            "baseline": "middle",
            "dy": {"expr": f"-(datum.lines - 1) * {LINE / 2}"},
            "fontWeight": {"expr": "datum.head ? 600 : 400"},
        },
        "encoding": {
            "x": {"value": -width},
            "text": {"field": "title"},
            "color": {"condition": {"test": "datum.head && datum.main", "value": Colour.ACCENT}, "value": Colour.INK},
        },
    }
