"""A drawing in real colours and type, for whoever takes it away."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape

from generator.charts.theme import FONT, WIDTH, Colour

_SENTINEL = re.compile("|".join(Colour))
_TAG = re.compile(r"<[^>]*>")
_WORDS = ("data", "text", "subtitle")  # keys of a specification under which words of the data stand
_SIZE = re.compile(r' width="[^"]*" height="[^"]*" viewBox="0 0 (\S+) (\S+)"')


@dataclass(frozen=True)
class Palette:
    """What stands for each colour and for the typeface."""

    colours: Mapping[Colour, str]
    font: str


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


def downloaded(accent: str) -> Palette:
    """The palette of a file that is taken away: a common typeface stands in where ours is not installed."""
    return Palette(on_white(accent), f"{FONT}, Arial, sans-serif")


def painted(svg: str, palette: Palette, alt: str) -> str:
    """The SVG as a file: all have the same width, so that one unit is the same size in all of them, and say in words
    what they show."""
    opening, rest = svg.split(">", 1)
    size = _SIZE.search(opening)
    width, height = (max(float(size[1]), WIDTH), float(size[2])) if size else (WIDTH, WIDTH)
    box = f'viewBox="0 0 {width:g} {height:g}" width="{width:g}" height="{height:g}"'
    content = in_tags(rest, lambda tag: _with_colours(tag, palette).replace(f'"{FONT}"', f'"{palette.font}"'))
    title = f"<title>{escape(alt)}</title>"
    return f'<svg xmlns="http://www.w3.org/2000/svg" {box} role="img" aria-label="{escape(alt)}">{title}{content}'


def painted_spec(spec: str, palette: Palette) -> str:
    """The specification with real colours and fonts, for whoever wants to go on with it."""
    return json.dumps(_painted(json.loads(spec), palette), ensure_ascii=False, separators=(",", ":"))


def in_tags(svg: str, change: Callable[[str], str]) -> str:
    """The SVG with its tags changed, its texts as they are: they are words of the data, whatever they look like."""
    return _TAG.sub(lambda tag: change(tag[0]), svg)


def _painted(spec: object, palette: Palette) -> object:
    """The same for a specification, part by part."""
    if isinstance(spec, dict):
        return {key: item if _is_words(key, item) else _painted(item, palette) for key, item in spec.items()}
    if isinstance(spec, list):
        return [_painted(item, palette) for item in spec]
    if isinstance(spec, str):
        return palette.font if spec == FONT else _with_colours(spec, palette)
    return spec


def _is_words(key: str, item: object) -> bool:
    """Whether the data speak here; what is encoded as text is a mapping."""
    return key == "data" or (key in _WORDS and isinstance(item, str | list))


def _with_colours(text: str, palette: Palette) -> str:
    return _SENTINEL.sub(lambda found: palette.colours[Colour(found[0])], text)
