"""Numbers drawn in the cells of a table: as shares of the room of a cell, on a scale that several cells share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Form = Literal["bar", "column", "place"]

_DIGITS = 4  # of a share: a hundredth of a per cent
_STEP = 10  # an axis of places whose end nobody knows goes on to the next ten


@dataclass(frozen=True)
class Drawn:
    """A number as its cell draws it: from `zero` to `end`, in shares of the room from 0 to 1.

    A bar lies, a column stands, a place is a point on the line of all places. `part` is where a part of the whole ends;
    `main` has the accent; a damaged number is outlined only; `open` says that there are more places than are drawn.
    """

    form: Form
    zero: float
    end: float
    part: float | None = None
    main: bool = True
    damaged: bool = False
    open: bool = False

    @property
    def start(self) -> float:
        """Where it begins, from the left or from below."""
        return min(self.zero, self.end)

    @property
    def size(self) -> float:
        """How long it is."""
        return round(abs(self.end - self.zero), _DIGITS)

    @property
    def share(self) -> float:
        """The part as a share of the whole."""
        return round((self.part or 0) / self.end, _DIGITS) if self.end else 0


@dataclass(frozen=True)
class Scale:
    """From the lowest number that has room to the highest."""

    low: Decimal
    high: Decimal

    def share(self, value: Decimal) -> float:
        """Where a number stands, from 0 to 1."""
        return round(float((value - self.low) / (self.high - self.low)), _DIGITS)


def from_zero(values: Iterable[Decimal]) -> Scale:
    """The scale of numbers that are compared by their length."""
    known = [Decimal(0), *values]
    low, high = min(known), max(known)
    return Scale(low, high if high > low else low + 1)


def of_places(places: Iterable[int], among: int | None) -> Scale:
    """The line of places: from the first to the last there is, or to the ten after the last that is named."""
    last = among or -(-max(places, default=_STEP) // _STEP) * _STEP
    return Scale(Decimal(1), Decimal(max(last, 2)))
