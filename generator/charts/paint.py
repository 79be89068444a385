"""A drawn chart in the colours, type and ids of the place where it will be seen."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from generator.charts.theme import FONT, WIDTH, Colour

_SENTINEL = re.compile("|".join(Colour))
_SIZE = re.compile(r' width="[^"]*" height="[^"]*" viewBox="0 0 (\S+) (\S+)"')


@dataclass(frozen=True)
class Palette:
    """What a medium puts for each colour and for the typeface."""

    colours: Mapping[Colour, str]
    font: str


WEB = Palette(
    {
        Colour.INK: "var(--ink)",
        Colour.SOFT: "var(--ink-soft)",
        Colour.RULE: "var(--rule)",
        Colour.ACCENT: "var(--accent)",
        Colour.GREY: "var(--chart-grey)",
        Colour.PAPER: "var(--paper)",
    },
    "var(--font-sans)",
)


def on_white(accent: str) -> dict[Colour, str]:
    """The real colours on white paper, with the accent of a cluster."""
    return {
        Colour.INK: "#1b1f23",
        Colour.SOFT: "#565b61",
        Colour.RULE: "#cfcbc1",
        Colour.ACCENT: accent,
        Colour.GREY: "#85827a",
        Colour.PAPER: "#ffffff",
    }


def printed(accent: str) -> Palette:
    """The palette of a printed document."""
    return Palette(on_white(accent), "Book Sans")


def downloaded(accent: str) -> Palette:
    """The palette of a file that is taken away: a common typeface stands in where ours is not installed."""
    return Palette(on_white(accent), f"{FONT}, Arial, sans-serif")


def painted(svg: str, palette: Palette, alt: str, prefix: str, *, titled: bool) -> str:
    """The SVG to be put into a page: all charts have the same width, so one unit is the same size in all of them.

    `prefix` keeps the ids of several charts apart; `titled` adds the title that browsers would show as a tooltip.
    """
    opening, rest = svg.split(">", 1)
    size = _SIZE.search(opening)
    width, height = (max(float(size[1]), WIDTH), float(size[2])) if size else (WIDTH, WIDTH)
    box = f'viewBox="0 0 {width:g} {height:g}" width="{width:g}" height="{height:g}"'
    content = _with_colours(rest, palette).replace(f'"{FONT}"', f'"{palette.font}"')
    content = re.sub(r'(?<= id=")(?=c\d)|(?<=url\(#)(?=c\d)', prefix, content)
    title = f"<title>{escape(alt)}</title>" if titled else ""
    return f'<svg xmlns="http://www.w3.org/2000/svg" {box} role="img" aria-label="{escape(alt)}">{title}{content}'


def painted_spec(spec: str, palette: Palette) -> str:
    """The specification with real colours and fonts, for whoever wants to go on with it."""
    return _with_colours(spec, palette).replace(f'"{FONT}"', f'"{palette.font}"')


def _with_colours(text: str, palette: Palette) -> str:
    return _SENTINEL.sub(lambda found: palette.colours[Colour(found[0])], text)
