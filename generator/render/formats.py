"""The page sizes of editions with their margins, in millimetres, for a page on the right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.kinds.edition import Format


@dataclass(frozen=True)
class Sheet:
    """A page: its size, its margins, and the height of a line of its grid; `name` is that of its styles."""

    name: str
    width: float
    height: float
    top: float
    outer: float
    bottom: float
    inner: float
    line: float

    @property
    def room(self) -> tuple[float, float]:
        """Width and height of the field of the text."""
        return self.width - self.inner - self.outer, self.height - self.top - self.bottom


SHEETS: Mapping[Format, Sheet] = {
    "A4": Sheet("a4", 210, 297, 22, 18, 22, 20, 4.5),
    "A5": Sheet("a5", 148, 210, 15, 12, 17, 14, 4),
    "210x210": Sheet("square", 210, 210, 17, 16, 19, 18, 4.25),
    "200x260": Sheet("magazine", 200, 260, 20, 16, 21, 19, 4.25),
}
