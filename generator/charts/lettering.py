"""Room for words: how wide a text will be, and where its lines end."""

from __future__ import annotations

import re
from collections.abc import Sequence

# Letters of IBM Plex Sans SemiBold by their width in thousandths of the size, rounded up to twenties.
_WIDTHS = (
    (240, " \u00a0"),
    (280, "'ij"),
    (320, ",.l’‘!:;"),
    (340, "()[]"),
    (380, "f·t{|}"),
    (420, "r-"),
    (460, "/I\\г"),
    (500, '"°?sт'),
    (540, "cz„“”ГсLvyзуэ"),
    (560, "*J_aegx«»аехьё"),
    (580, "FTkoТбвкочя"),
    (600, "$+0123456789<=>EZ^`bdhnpqu~–×≈−ЕлпрЁ"),
    (640, "SЗийнVYУдцъ"),
    (680, "#CPX₽БРСХЬЭABKRАВКЧЯ"),
    (720, "DU&GHNOQИЙНОПм"),
    (760, "ЛЦЪ"),
    (820, "—ДфыMwМю"),
    (880, "жш…щ"),
    (960, "@mФЫ%W"),
    (1080, "ЖЮШ№Щ"),
)
_WIDTH = {letter: width / 1000 for width, letters in _WIDTHS for letter in letters}
_UNKNOWN = 0.8


def text_width(text: str, size: float) -> float:
    """The width of a text in the units of its size, rather too much than too little."""
    return sum(_WIDTH.get(letter, _UNKNOWN) for letter in text) * size


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
