"""When an item of a roadmap is due."""

from __future__ import annotations

import re
from typing import Literal

from pydantic import GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from generator.model.base import Model, wrong
from generator.model.values import FIRST_YEAR, LAST_YEAR, is_year

Repeats = Literal["yearly", "half-yearly", "quarterly"]

_FORMS = "2021, 12.2020, Q4 2021; {on: 2021, repeats: yearly}; {from: 2021, to: 2023}"
_DATE = re.compile(r"(?:(?P<month>0?[1-9]|1[0-2])\.|Q(?P<quarter>[1-4]) )?(?P<year>[0-9]{4})")


class Date(Model):
    """A year, a month of a year (`12.2020`) or a quarter (`Q4 2021`)."""

    year: int
    month: int | None = None
    quarter: int | None = None

    @model_validator(mode="before")
    @classmethod
    def parse(cls, value: object) -> object:
        """The three written forms."""
        found = _DATE.fullmatch(value) if isinstance(value, str) else None
        if found is None:
            raise wrong("date", "Expected a year (2021), a month (12.2020) or a quarter (Q4 2021)")
        if not is_year(found["year"]):
            raise wrong(
                "date",
                "“{found}” is no year from {first} to {last}",
                found=found["year"],
                first=FIRST_YEAR,
                last=LAST_YEAR,
            )
        return {name: int(number) for name, number in found.groupdict().items() if number}

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"type": ["string", "number"]}


class Schedule(Model):
    """Once, over a range, on listed dates; then, perhaps, again and again. `on` and `from` exclude each other."""

    on: tuple[Date, ...] = ()
    from_: Date | None = None
    to: Date | None = None
    repeats: Repeats | None = None

    @model_validator(mode="before")
    @classmethod
    def parse(cls, value: object) -> object:
        """A plain date stands for `{on: date}`."""
        if isinstance(value, str):
            return {"on": [value]}
        if not isinstance(value, dict) or ("on" in value) == ("from" in value):
            raise wrong("schedule", "Expected a date, {{on: date}} or {{from: date, to: date}}")
        dates = value.get("on")
        if dates == []:
            raise wrong("schedule", "Expected a date, {{on: date}} or {{from: date, to: date}}")
        return {**value, "on": [dates]} if "on" in value and not isinstance(dates, list) else value

    def years(self, horizon: int) -> tuple[int, ...]:
        """The years up to the horizon in which something is due."""
        if self.from_ is not None:
            last = horizon if self.repeats or self.to is None else self.to.year
            return tuple(range(self.from_.year, last + 1))
        years = {date.year for date in self.on}
        if self.repeats:
            years |= set(range(min(years), horizon + 1))
        return tuple(sorted(years))

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        full = handler.resolve_ref_schema(handler(schema))
        one = {"type": ["string", "number"]}
        properties = {**full["properties"], "on": {"anyOf": [one, full["properties"]["on"]]}}
        return {"anyOf": [one, {**full, "properties": properties}], "description": _FORMS}
