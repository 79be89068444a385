"""When an item of a roadmap is due."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, Self

from pydantic import GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from generator.model.base import Model, wrong
from generator.model.values import FIRST_YEAR, LAST_YEAR, is_year
from generator.problems import msg

Repeats = Literal["yearly", "half-yearly", "quarterly"]

_FORMS = "2021, 12.2020, 15.12.2020, Q4 2021; {on: 2021, repeats: yearly}; {from: 2021, to: 2023}"
_MONTHS = {"yearly": 12, "half-yearly": 6, "quarterly": 3}  # of a turn
_DATE = re.compile(
    r"(?:(?:(?P<day>0?[1-9]|[12][0-9]|3[01])\.)?(?P<month>0?[1-9]|1[0-2])\.|Q(?P<quarter>[1-4]) )?(?P<year>[0-9]{4})"
)


# Editors take an unquoted 2021 or 12.2020 for a number; 12.2020 and 12.202 are the same to them.
_SCHEMA: JsonSchemaValue = {
    "anyOf": [
        {"type": "number", "minimum": 1, "maximum": LAST_YEAR},
        {"type": "string", "pattern": r"^((([0-2]?[0-9]|3[01])\.)?(0?[1-9]|1[0-2])\.|Q[1-4] )?(19|20)[0-9]{2}$"},
    ]
}


@dataclass(frozen=True)
class Span:
    """A time in which something is due, in whole months counted from the year 0: December 2020 is 24251 to 24252.

    `again` is one turn of what recurs: it is due once in it. `day` is the day of its last month that is named, 0 for
    none.
    """

    start: int
    end: int
    again: bool = False
    day: int = 0


class Date(Model):
    """A year, a month of a year (`12.2020`), a day (`15.12.2020`) or a quarter (`Q4 2021`)."""

    year: int
    day: int | None = None
    month: int | None = None
    quarter: int | None = None

    @model_validator(mode="before")
    @classmethod
    def parse(cls, value: object) -> object:
        """The four written forms."""
        found = _DATE.fullmatch(value) if isinstance(value, str) else None
        if found is None:
            raise wrong("date", "Expected a year (2021), a month (12.2020), a day (15.12.2020) or a quarter (Q4 2021)")
        if not is_year(found["year"]):
            raise wrong(
                "date",
                "“{found}” is no year from {first} to {last}",
                found=found["year"],
                first=FIRST_YEAR,
                last=LAST_YEAR,
            )
        parts = {name: int(number) for name, number in found.groupdict().items() if number}
        if "day" in parts and parts["day"] > monthrange(parts["year"], parts["month"])[1]:
            raise wrong("date", "“{found}” is no day of the calendar", found=found[0])
        return parts

    @property
    def day_of_calendar(self) -> date:
        """The day that is named, or else the first one of it."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def span(self) -> Span:
        """All of it, from its first month."""
        if self.month:
            return Span(12 * self.year + self.month - 1, 12 * self.year + self.month, day=self.day or 0)
        if self.quarter:
            return Span(12 * self.year + 3 * self.quarter - 3, 12 * self.year + 3 * self.quarter)
        return Span(12 * self.year, 12 * self.year + 12)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return _SCHEMA


def _ends_before(begin: Date, end: Date) -> bool:
    same_month = begin.span.start == end.span.start and begin.day and end.day
    return end.span.end <= begin.span.start or bool(same_month and (end.day or 0) < (begin.day or 0))


class Schedule(Model):
    """Once, over a range, on listed dates; then, perhaps, again and again. `on` and `from` exclude each other, `to`
    belongs to `from`."""

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
        if not isinstance(value, dict) or ("on" in value) == ("from" in value) or {"on", "to"} <= set(value):
            raise wrong("schedule", "Expected a date, {{on: date}} or {{from: date, to: date}}")
        dates = value.get("on")
        if dates == []:
            raise wrong("schedule", "Expected a date, {{on: date}} or {{from: date, to: date}}")
        return {**value, "on": [dates]} if "on" in value and not isinstance(dates, list) else value

    @model_validator(mode="after")
    def in_order(self) -> Self:
        """A range ends after it begins."""
        if self.from_ is not None and self.to is not None and _ends_before(self.from_, self.to):
            raise wrong("schedule", "The range ends before it begins", msg("Correct one of its two dates"))
        return self

    def spans(self, horizon: int) -> tuple[Span, ...]:
        """When something is due, in the order of time, up to the end of the year of the horizon.

        What recurs is due once in every calendar year, half-year or quarter of its range, or after its last date.
        """
        if self.from_ is None:
            found = sorted({date.span for date in self.on}, key=lambda span: (span.start, span.end, span.day))
            return (*found, *self._turns(max(span.end for span in found), 12 * horizon + 12))
        start = self.from_.span.start
        end = self.to.span.end if self.to else max(12 * horizon + 12, self.from_.span.end)
        day = self.to.day or 0 if self.to else 0
        return tuple(self._turns(start, end, whole=False)) if self.repeats else (Span(start, end, day=day),)

    def _turns(self, start: int, end: int, *, whole: bool = True) -> Iterator[Span]:
        """The turns in a stretch of time; `whole` leaves out the rest of one that has begun before it."""
        if self.repeats is None:
            return
        step = _MONTHS[self.repeats]
        for turn in range(start // step * step, end, step):
            if turn >= start or not whole:
                yield Span(max(turn, start), min(turn + step, end), again=True)

    def years(self, horizon: int) -> tuple[int, ...]:
        """The years up to the horizon in which something is due."""
        spans = self.spans(horizon)
        return tuple(sorted({year for span in spans for year in range(span.start // 12, (span.end - 1) // 12 + 1)}))

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        full = handler.resolve_ref_schema(handler(schema))
        properties = {**full["properties"], "on": {"anyOf": [_SCHEMA, full["properties"]["on"]]}}
        return {"anyOf": [_SCHEMA, {**full, "properties": properties}], "description": _FORMS}
