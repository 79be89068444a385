"""One noun for every published number, whatever kind of record it stands in."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from generator.model.address import Address
from generator.model.period import Period
from generator.model.written import Printed, Qualifier, Sample

_NUMBER = re.compile(r"[0-9]+(?:[ \u00a0\u202f][0-9]+)*(?:[.,][0-9]+)?")
_SPACES = str.maketrans({" ": None, "\u00a0": None, "\u202f": None, ",": "."})


class State(StrEnum):
    """What is known of a number."""

    EXACT = "exact"  # known; how closely says the qualifier
    PRINTED = "printed"  # it looks damaged: its probable reading, or as the source prints it, with the doubt
    LOST = "lost"  # the source had it
    NOT_PLANNED = "not-planned"  # the source has a dash
    MISSING = "missing"  # nothing stands there


@dataclass(frozen=True)
class Quantity:
    """A number with everything that is known of it.

    `value` is absent unless the state is EXACT, or PRINTED with a probable reading; of a range it is the lower end and
    `high` the upper one. `unit` is the id of a unit, nothing for bare numbers. `notes` are ids of the owner of the
    address. `parts` are those of a count, each at the address of the whole and the id of its breakdown. `rank` says
    that the value is a place among others, `place` is one that the source gives beside the value, `among` how many of
    them there are, `derived` that a rule gave it and the
    source does not print the same.
    """

    address: Address
    unit: str = ""
    value: Decimal | None = None
    high: Decimal | None = None
    state: State = State.EXACT
    qualifier: Qualifier = "exact"
    period: Period | None = None
    source: str | None = None
    sample: Sample | None = None
    notes: tuple[str, ...] = ()
    printed: Printed | None = None
    derived: bool = False
    rank: bool = False
    place: int | None = None
    among: int | None = None
    parts: tuple[Quantity, ...] = ()

    @property
    def read(self) -> Decimal | None:
        """The number also where it looks damaged, as far as it is one; of a range its lower end."""
        return self.value if self.value is not None or self.printed is None else read_number(self.printed.value)

    @property
    def shown(self) -> Decimal | None:
        """The number to write; of a range its upper end, which decides the form of the unit."""
        return self.value if self.high is None else self.high

    def part(self, name: str) -> Quantity | None:
        """A part of a count by the id of its breakdown."""
        return next((part for part in self.parts if part.address.path[-1] == name), None)

    @property
    def placed(self) -> Quantity:
        """The place that stands beside the value, as a number of its own; what has none stays as it is."""
        if self.place is None:
            return self
        plain = {"high": None, "state": State.EXACT, "qualifier": "exact", "printed": None, "derived": False}
        return replace(self, value=Decimal(self.place), rank=True, place=None, parts=(), **plain)  # type: ignore[arg-type]

    def rounded(self, digits: int) -> Quantity:
        """The same with so many decimals, halves away from zero."""
        value, high = (end if end is None else _rounded(end, digits) for end in (self.value, self.high))
        return replace(self, value=value, high=high)


def _rounded(value: Decimal, digits: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)


def read_number(text: str) -> Decimal | None:
    """A number as documents print it: digits, single spaces between them, one comma or point. None for all else."""
    return Decimal(text.translate(_SPACES)) if _NUMBER.fullmatch(text) else None
