"""How every chart looks: one width, one type, and colours that stand for a meaning until a medium paints them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum

Spec = dict[str, object]

# Points of a printed A4 column of 170 mm; on the site the same drawing fills the column of text.
WIDTH = 482
FONT = "IBM Plex Sans"
FACES = ("IBMPlexSans-Regular.ttf", "IBMPlexSans-SemiBold.ttf")
WIDEST = FACES[1]
SMALL = 6.75
TEXT = 7.25
LINE = 9.0


class Colour(StrEnum):
    """Colours by meaning, as values that no medium uses; `paint` replaces each by the real one."""

    INK = "#010101"
    SOFT = "#020202"
    RULE = "#030303"
    ACCENT = "#040404"
    GREY = "#050505"
    PAPER = "#060606"


def config() -> Spec:
    """The theme: no frames, no grid, thin rules, text of two sizes."""
    return {
        "aria": False,
        "background": None,
        "padding": 0,
        "font": FONT,
        "view": {"stroke": None},
        "concat": {"spacing": 14},
        "text": {"font": FONT, "fontSize": TEXT, "fill": Colour.INK, "lineHeight": LINE},
        "line": {"strokeWidth": 1.4},
        "title": {
            "anchor": "start",
            "frame": "group",
            "font": FONT,
            "fontSize": TEXT,
            "fontWeight": 600,
            "color": Colour.INK,
            "lineHeight": LINE,
            "offset": 6,
            "subtitleFont": FONT,
            "subtitleFontSize": SMALL,
            "subtitleColor": Colour.SOFT,
            "subtitleLineHeight": LINE,
            "subtitlePadding": 1,
        },
        "axis": {
            "title": None,
            "ticks": False,
            "grid": False,
            "domainColor": Colour.RULE,
            "domainWidth": 0.6,
            "gridColor": Colour.RULE,
            "gridWidth": 0.4,
            "labelFont": FONT,
            "labelFontSize": SMALL,
            "labelColor": Colour.SOFT,
            "labelPadding": 3,
            "labelLimit": 0,  # the engine cuts inside of a letter that takes two units, and stops
        },
    }


def finished(spec: Spec) -> str:
    """The whole specification as text: the same bytes for the same data."""
    whole = {"$schema": "https://vega.github.io/schema/vega-lite/v6.json", "config": config(), **spec}
    return json.dumps(whole, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def plain_number(value: Decimal | None) -> float | int | None:
    """A number as JSON writes it: no decimals that were not there."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def named(values: Mapping[str, object]) -> Spec:
    """An object of a specification without the keys that have no value."""
    return {key: value for key, value in values.items() if value is not None}
