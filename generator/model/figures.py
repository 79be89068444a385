"""Figures: one published number each, written once and referred to everywhere."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import BeforeValidator, Field, GetJsonSchemaHandler, WithJsonSchema, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from generator.model.base import FigureRef, Model, NoteRef, SourceRef, UnitRef, wrong
from generator.model.quantities import Count, Period, Printed, Qualifier, Span
from generator.model.texts import Text
from generator.model.values import Flag, Number, Positive


class Sample(Model):
    """How many of the firms a figure was calculated for."""

    n: Positive = Field(description="По скольким компаниям рассчитано")
    of: FigureRef | None = Field(default=None, description="Показатель, из числа которых они взяты")


class Derivation(Model):
    """The rule by which a figure follows from others; exactly one.

    ratio: first / second; share: 100 × first / second; growth: 100 × (second - first) / first; sum: of all.
    `printed` is what the source itself prints for it: then it is shown with as many decimals.
    """

    ratio: tuple[FigureRef, FigureRef] | None = Field(default=None, description="Первый, деленный на второй")
    share: tuple[FigureRef, FigureRef] | None = Field(default=None, description="Первый в процентах от второго")
    growth: tuple[FigureRef, FigureRef] | None = Field(
        default=None, description="Прирост от первого ко второму в процентах"
    )
    sum: tuple[FigureRef, ...] | None = Field(default=None, min_length=1, description="Сумма всех")
    printed: Number | None = Field(
        default=None, description="Что печатает сам документ; правило должно давать то же с точностью до округления"
    )

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


_NAMES = {
    "anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}],
    "description": "Ключи примечаний из notes.yml кластера или его центра",
}
Notes = Annotated[tuple[NoteRef, ...], BeforeValidator(_as_list), WithJsonSchema(_NAMES)]


class Figure(Model):
    """One published number. It holds exactly one of value, range, count, rank, derive and lost; a rank may stand
    beside a lost value. `printed` keeps a damaged value."""

    title: Text = Field(description="Название в именительном падеже, без числа")
    period: Period | None = Field(default=None, description="2018, 2014-2018 или {as-of: 2020-08}")
    unit: UnitRef = Field(description="Ключ единицы из data/shared/units.yml")
    value: Number | None = Field(default=None, description="Число с десятичной точкой, без пробелов и единицы: 2.41")
    range: Span | None = Field(default=None, description="От и до: {from: 3.5, to: 3.9}")
    count: Count | None = Field(default=None, description="Всего и из них без индивидуальных предпринимателей")
    rank: Positive | None = Field(default=None, description="Место региона; само значение может быть утрачено")
    derive: Derivation | None = Field(default=None, description="Правило, по которому показатель вычисляется")
    lost: Flag = Field(default=False, description="Значение было в документе, но утрачено")
    qualifier: Qualifier = Field(
        default="exact", description="about – около, more-than – более, less-than – менее, and-more – и более"
    )
    printed: Printed | None = Field(default=None, description="Значение похоже на поврежденное: как напечатано")
    sample: Sample | None = Field(default=None, description="По какой части компаний рассчитано")
    source: SourceRef | None = Field(default=None, description="Ключ источника из data/sources.yml")
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

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        full = handler.resolve_ref_schema(handler(schema))
        return {"anyOf": [full["properties"]["text"], dict(full)]}


class Source(Model):
    """Where figures come from: a finished phrase, statistical forms, an address, and, where the name in the
    document looks damaged, the name as printed."""

    text: Text
    forms: tuple[Text, ...] = ()
    address: str | None = Field(default=None, pattern=r"^https://[^\s]+$", max_length=2000)
    printed: Printed | None = None


class Chart(Model):
    """A chart of the document. Only charts whose data were lost exist yet; they are listed, never drawn."""

    title: Text
    unit: Text | None = None
    period: Period | None = None
    sample: Sample | None = None
    source: SourceRef | None = None
    note: Notes = ()
    lost: Flag
