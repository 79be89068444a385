"""Quantities as the documents print them: values with qualifiers, ranges, count pairs, periods, table cells."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Literal

from pydantic import Field, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from generator.model.base import Model, NoteRef, wrong
from generator.model.texts import Text

Qualifier = Literal["exact", "about", "more-than", "less-than", "and-more"]
CellState = Literal["exact", "none", "lost", "printed"]

TOTAL = "total"  # names a count itself where one of its parts could stand

_YEARS = re.compile(r"^(\d{4})(?:\s*[-–]\s*(\d{4}))?$")
_MONTH = re.compile(r"^(\d{4})-(\d{2})$")


class Forms(Model):
    """A unit in one language by plural category.

    `#` is the place of the number, at the front when it is not written.
    """

    one: str | None = None
    few: str | None = None
    many: str | None = None
    other: str

    @model_validator(mode="before")
    @classmethod
    def plain(cls, value: object) -> object:
        """One form for all numbers."""
        return {"other": value} if isinstance(value, str) else value

    def form(self, category: str) -> str:
        """The pattern with `#` for a plural category."""
        pattern = {"one": self.one, "few": self.few, "many": self.many}.get(category) or self.other
        return pattern if "#" in pattern else f"# {pattern}"

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"anyOf": [handler(schema), {"type": "string"}]}


class Unit(Model):
    """A unit: its forms in both languages, its head in tables, and its size in a base unit for derived figures."""

    ru: Forms
    en: Forms
    head: Text | None = None
    base: str = ""
    scale: Decimal = Decimal(1)

    def forms(self, lang: str) -> Forms:
        """Its forms in a language."""
        return self.ru if lang == "ru" else self.en


class Period(Model):
    """A year, a range of years, or "as of" a month."""

    start: int
    end: int
    as_of_month: int | None = None

    @model_validator(mode="before")
    @classmethod
    def parse(cls, value: object) -> object:
        """`2018`, `2014-2018`, or `{as-of: 2020-08}`."""
        if isinstance(value, str) and (years := _YEARS.match(value)):
            start = int(years[1])
            end = int(years[2] or start)
            if end < start:
                raise wrong("period", "The period {value} ends before it begins", value=value)
            return {"start": start, "end": end}
        if isinstance(value, dict) and set(value) == {"as-of"} and (month := _MONTH.match(str(value["as-of"]))):
            if not 1 <= int(month[2]) <= 12:
                raise wrong("period", "There is no month {value}", value=str(value["as-of"]))
            return {"start": int(month[1]), "end": int(month[1]), "as-of-month": int(month[2])}
        raise wrong("period", "A period is a year (2018), years (2014-2018) or {{as-of: 2020-08}}")

    @property
    def years(self) -> tuple[int, ...]:
        """All years that it covers."""
        return tuple(range(self.start, self.end + 1))

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        as_of = {"type": "object", "properties": {"as-of": {"type": "string"}}, "required": ["as-of"]}
        return {"anyOf": [{"type": ["string", "integer"]}, as_of]}


class Count(Model):
    """A count pair: all, and of these those that are not sole traders. Printed as `61 (29*)`."""

    total: int = Field(ge=0)
    not_sole_traders: int | None = Field(default=None, ge=0)

    @property
    def parts(self) -> Mapping[str, int]:
        """The parts that are given, by the id of their breakdown."""
        return {} if self.not_sole_traders is None else {"not-sole-traders": self.not_sole_traders}


class Span(Model):
    """A range of values, both ends included."""

    from_: Decimal
    to: Decimal


class Printed(Model):
    """A value that looks damaged, kept as the source prints it, with the reason for the doubt."""

    value: str = Field(min_length=1, description="Ровно как в документе, в кавычках")
    doubt: Text = Field(description="Почему значение вызывает сомнение")


class Cell(Model):
    """A table cell: a number, `-` (not planned), `{lost: true}`, or `{printed: {…}}`."""

    value: Decimal | None = None
    state: CellState = "exact"
    printed: Printed | None = None
    note: NoteRef | None = None

    @model_validator(mode="before")
    @classmethod
    def parse(cls, value: object) -> object:
        """The short forms."""
        if value == "-":
            return {"state": "none"}
        if isinstance(value, str):
            return {"value": value}
        if isinstance(value, dict) and value.get("lost") == "true" and len(value) == 1:
            return {"state": "lost"}
        if isinstance(value, dict) and "printed" in value and "value" not in value:
            return {**value, "state": "printed"}
        if isinstance(value, dict) and "value" in value:
            return value
        raise wrong("cell", "Expected a number, - (not planned), {{lost: true}} or {{printed: …}}")

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        lost = {"type": "object", "properties": {"lost": {"const": True}}, "required": ["lost"]}
        return {"anyOf": [{"type": ["number", "string"]}, lost, handler(schema)]}


class FirmsCell(Model):
    """A cell that holds a count pair, or is lost."""

    total: int | None = None
    not_sole_traders: int | None = None
    state: CellState = "exact"

    @property
    def parts(self) -> Mapping[str, int]:
        """The parts that are given, by the id of their breakdown."""
        return {} if self.not_sole_traders is None else {"not-sole-traders": self.not_sole_traders}

    @model_validator(mode="before")
    @classmethod
    def parse(cls, value: object) -> object:
        """`{total: 77, not-sole-traders: 42}`, or `{lost: true}`."""
        if isinstance(value, dict) and value.get("lost") == "true" and len(value) == 1:
            return {"state": "lost"}
        return value

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        lost = {"type": "object", "properties": {"lost": {"const": True}}, "required": ["lost"]}
        return {"anyOf": [lost, handler(schema)]}
