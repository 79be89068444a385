"""Setting the figures of a column on their decimal mark."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.editions.views import Cell
from generator.language import Lang

_DECIMAL_MARKS = {"ru": ","}
_MOST = 3


def paddings(rows: Iterable[Iterable[Cell]], lang: Lang) -> list[list[int]]:
    """How many decimal places each cell lacks beside the others of its column, so that styles can make the room."""
    mark = _DECIMAL_MARKS.get(lang, ".")
    places = [[_places(cell, mark) for cell in row] for row in rows]
    width = max(map(len, places), default=0)
    widest = [max((row[column] for row in places if column < len(row)), default=0) for column in range(width)]
    return [[min(widest[column] - own, _MOST) for column, own in enumerate(row)] for row in places]


def _places(cell: Cell, mark: str) -> int:
    found = re.search(rf"\d{re.escape(mark)}(\d+)", cell.html.striptags())
    return len(found.group(1)) if found else 0
