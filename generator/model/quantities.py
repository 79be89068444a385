"""Quantities as the documents print them: values with qualifiers, ranges, count pairs, periods, table cells."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from generator.model.base import BreakdownRef, Model, NoteRef, nothing, wrong
from generator.model.texts import Text
from generator.model.values import FIRST_YEAR, LAST_YEAR, Number, Scale, Short, Whole, is_year

Qualifier = Literal["exact", "about", "more-than", "less-than", "and-more"]
CellState = Literal["exact", "none", "lost", "printed"]

TOTAL = "total"  # names a count itself where one of its parts could stand

_YEARS = re.compile(r"([0-9]{4})(?: ?[-–] ?([0-9]{4}))?")
_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")


class Forms(Model):
    """A unit in one language by plural category.

    `#` is the place of the number, at the front when it is not written.
    """

    one: Short | None = None
    few: Short | None = None
    many: Short | None = None
    other: Short

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


class Phrase(Model):
    """What is said with a number, by language."""

    ru: Forms
    en: Forms

    def forms(self, lang: str) -> Forms:
        """The forms of a language."""
        return self.ru if lang == "ru" else self.en


class Breakdown(Model):
    """What is counted apart inside a count, e.g. firms that are not sole traders."""

    title: Text = Field(description="Заголовок столбца: из них без ИП")
    aside: Phrase = Field(description="Рядом с числом; # – место числа: # без ИП")


class Unit(Phrase):
    """A unit: its forms by language, its head in tables, and its size in a base unit for derived figures."""

    head: Text | None = None
    base: Short = ""
    scale: Scale = Decimal(1)


def _known(year: str) -> int:
    """The year of a period."""
    if not is_year(year):
        raise wrong(
            "period", "“{found}” is no year from {first} to {last}", found=year, first=FIRST_YEAR, last=LAST_YEAR
        )
    return int(year)


class Period(Model):
    """A year, a range of years, or "as of" a month."""

    start: int
    end: int
    as_of_month: int | None = None

    @model_validator(mode="before")
    @classmethod
    def parse(cls, value: object) -> object:
        """`2018`, `2014-2018`, or `{as-of: 2020-08}`."""
        if isinstance(value, str) and (years := _YEARS.fullmatch(value)):
            start, end = _known(years[1]), _known(years[2] or years[1])
            if end < start:
                raise wrong("period", "The period {value} ends before it begins", value=value)
            return {"start": start, "end": end}
        if isinstance(value, dict) and set(value) == {"as-of"} and (month := _MONTH.fullmatch(str(value["as-of"]))):
            if not 1 <= int(month[2]) <= 12:
                raise wrong("period", "There is no month {value}", value=str(value["as-of"]))
            return {"start": _known(month[1]), "end": _known(month[1]), "as-of-month": int(month[2])}
        raise wrong("period", "A period is a year (2018), years (2014-2018) or {{as-of: 2020-08}}")

    @property
    def years(self) -> tuple[int, ...]:
        """All years that it covers."""
        return tuple(range(self.start, self.end + 1))

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        as_of = {"type": "object", "properties": {"as-of": {"type": "string"}}, "required": ["as-of"]}
        return {"anyOf": [{"type": ["string", "integer"]}, as_of]}


Parts = Annotated[Mapping[BreakdownRef, Whole], AfterValidator(MappingProxyType)]


def _with_parts(value: object, *known: str) -> object:
    """Whatever stands beside the known keys is a part, by the id of its breakdown."""
    if not isinstance(value, dict):
        return value
    own = {key: item for key, item in value.items() if key in known}
    parts = {key: item for key, item in value.items() if key not in known}
    return {**own, "parts": parts} if parts else own


def _parts_schema(full: JsonSchemaValue) -> JsonSchemaValue:
    """Parts stand among the other keys."""
    properties = {name: item for name, item in full["properties"].items() if name != "parts"}
    return {**full, "properties": properties, "additionalProperties": {"type": "integer", "minimum": 0}}


class Count(Model):
    """A count, and those that are counted apart: `{total: 61, not-sole-traders: 29}`, printed as `61 (29*)`."""

    total: Whole
    parts: Parts = Field(default_factory=nothing)

    @model_validator(mode="before")
    @classmethod
    def flat(cls, value: object) -> object:
        """Parts stand beside the total."""
        return _with_parts(value, "total")

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return _parts_schema(handler.resolve_ref_schema(handler(schema)))


class Span(Model):
    """A range of values, both ends included."""

    from_: Number
    to: Number


class Printed(Model):
    """A value that looks damaged, kept as the source prints it, with the reason for the doubt."""

    value: Short = Field(description="Ровно как в документе, в кавычках")
    doubt: Text = Field(description="Почему значение вызывает сомнение")


class Cell(Model):
    """A table cell: a number, `-` (not planned), `{lost: true}`, or `{printed: {…}}`."""

    value: Number | None = None
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
    """A cell that holds a count, or is lost."""

    total: Whole | None = None
    parts: Parts = Field(default_factory=nothing)
    state: CellState = "exact"

    @model_validator(mode="before")
    @classmethod
    def parse(cls, value: object) -> object:
        """`{total: 77, not-sole-traders: 42}`, or `{lost: true}`."""
        if isinstance(value, dict) and value.get("lost") == "true" and len(value) == 1:
            return {"state": "lost"}
        return _with_parts(value, "total", "state")

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        lost = {"type": "object", "properties": {"lost": {"const": True}}, "required": ["lost"]}
        return {"anyOf": [lost, _parts_schema(handler.resolve_ref_schema(handler(schema)))]}
