"""Room for words: how wide a text will be, and where its lines end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from generator.charts.theme import WIDEST
from generator.shipped import shipped

_UNKNOWN = 0.8  # of a letter that the face does not have; another one will stand in


@cache
def _advances() -> dict[str, float]:
    """The width of each letter in the widest face of charts, as a share of the size."""
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

    with TTFont(shipped() / "templates/fonts/print" / WIDEST, lazy=True) as font:
        em, widths = font["head"].unitsPerEm, font["hmtx"].metrics
        return {chr(code): widths[glyph][0] / em for code, glyph in font.getBestCmap().items()}


def text_width(text: str, size: float) -> float:
    """The width of a text in the units of its size, in the widest face: rather too much than too little."""
    advances = _advances()
    return sum(advances.get(letter, _UNKNOWN) for letter in text) * size


def wrapped(text: str, width: float, size: float, *, most: int = 0) -> tuple[str, ...]:
    """The text in lines that fit the width; where there are more than `most`, the last ends in an ellipsis.

    A word that is wider than a line may be divided at its hyphens.
    """
    lines: list[str] = []
    for word in text.split(" "):
        parts = [word] if text_width(word, size) <= width else re.split("(?<=-)", word)
        for place, part in enumerate(parts):
            joined = f"{lines[-1]}{'' if place else ' '}{part}" if lines else part
            if lines and text_width(joined, size) <= width:
                lines[-1] = joined
            else:
                lines.append(part)
    if not most or len(lines) <= most:
        return tuple(lines)
    last = lines[most - 1]
    while " " in last and text_width(f"{last}…", size) > width:
        last = last.rpartition(" ")[0]
    return (*lines[: most - 1], f"{last.rstrip(' ,;:–—(')}…")


def level_heads(titles: Sequence[Sequence[str]], units: Sequence[str]) -> list[tuple[list[str], list[str]]]:
    """Titles and units of the panels of a row, filled up so that all panels begin at the same height."""
    highest = max((len(lines) for lines in titles), default=0)
    return [(list(lines), [unit, *[" "] * (highest - len(lines))]) for lines, unit in zip(titles, units, strict=True)]
