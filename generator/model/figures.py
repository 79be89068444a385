"""Figures: one published number each, written once and referred to everywhere."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Self

from pydantic import BeforeValidator, Field, model_validator

from generator.model.base import FigureRef, Model, NoteRef, SourceRef, UnitRef, wrong
from generator.model.quantities import Count, Period, Printed, Qualifier, Span
from generator.model.texts import Text


class Sample(Model):
    """How many of the firms a figure was calculated for."""

    n: int = Field(gt=0)
    of: FigureRef | None = None


class Derivation(Model):
    """The rule by which a figure follows from others; exactly one.

    ratio: first / second; share: 100 × first / second; growth: 100 × (second - first) / first; sum: of all.
    """

    ratio: tuple[FigureRef, FigureRef] | None = None
    share: tuple[FigureRef, FigureRef] | None = None
    growth: tuple[FigureRef, FigureRef] | None = None
    sum: tuple[FigureRef, ...] | None = None

    @model_validator(mode="after")
    def one_rule(self) -> Self:
        """Exactly one rule is given."""
        if sum(rule is not None for rule in (self.ratio, self.share, self.growth, self.sum)) != 1:
            raise wrong("derive", "A derived figure has exactly one rule: ratio, share, growth or sum")
        return self

    @property
    def rule(self) -> tuple[str, tuple[FigureRef, ...]]:
        """The rule's name and its operands."""
        for name in ("ratio", "share", "growth", "sum"):
            operands: tuple[FigureRef, ...] | None = getattr(self, name)
            if operands is not None:
                return name, operands
        raise AssertionError("one_rule has passed")


def _as_list(value: object) -> object:
    """One id stands for a list of one."""
    return [value] if isinstance(value, str) else value


Notes = Annotated[tuple[NoteRef, ...], BeforeValidator(_as_list)]


class Figure(Model):
    """One published number. It holds exactly one of value, range, count, rank, derive and lost; a rank may stand
    beside a lost value. `printed` keeps a damaged value, or what the source prints for a derived one."""

    title: Text
    period: Period | None = None
    unit: UnitRef
    value: Decimal | None = None
    range: Span | None = None
    count: Count | None = None
    rank: int | None = Field(default=None, gt=0)
    derive: Derivation | None = None
    lost: bool = False
    qualifier: Qualifier = "exact"
    printed: Printed | None = None
    sample: Sample | None = None
    source: SourceRef | None = None
    note: Notes = ()

    @model_validator(mode="after")
    def one_value(self) -> Self:
        """Exactly one way to say the value."""
        given = [self.value, self.range, self.count, self.derive, self.rank, self.printed]
        if sum(value is not None for value in given) + (self.lost and self.rank is None) != 1:
            raise wrong(
                "figure-value", "A figure has exactly one of: value, range, count, rank, derive, printed, lost: true"
            )
        return self


class Note(Model):
    """What a mark in the document means."""

    text: Text

    @model_validator(mode="before")
    @classmethod
    def plain(cls, value: object) -> object:
        """A note is its text."""
        return value if isinstance(value, dict) and "text" in value else {"text": value}


class Source(Model):
    """Where figures come from: a finished phrase, statistical forms, an address, and, where the name in the
    document looks damaged, the name as printed."""

    text: Text
    forms: tuple[Text, ...] = ()
    address: str | None = Field(default=None, pattern=r"^https://[^\s]+$")
    printed: Printed | None = None


class Chart(Model):
    """A chart of the document. Only charts whose data were lost exist yet; they are listed, never drawn."""

    title: Text
    unit: Text | None = None
    period: Period | None = None
    sample: Sample | None = None
    source: SourceRef | None = None
    note: Notes = ()
    lost: bool
