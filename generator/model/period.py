"""The time that a number is of."""

from __future__ import annotations

import re

from pydantic import GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from generator.model.base import Model, wrong
from generator.model.values import FIRST_YEAR, LAST_YEAR, is_year

_YEARS = re.compile(r"([0-9]{4})(?: ?[-–] ?([0-9]{4}))?")


_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")


def _known(year: str) -> int:
    """The year of a period."""
    if not is_year(year):
        raise wrong(
            "period", "“{found}” is no year from {first} to {last}", found=year, first=FIRST_YEAR, last=LAST_YEAR
        )
    return int(year)


class Period(Model):
    """A year, a range of years, a month, or "as of" a month."""

    start: int
    end: int
    month: int | None = None
    as_of_month: int | None = None

    @model_validator(mode="before")
    @classmethod
    def parse(cls, value: object) -> object:
        """`2018`, `2014-2018`, `2020-08`, or `{as-of: 2020-08}`."""
        if isinstance(value, str) and (years := _YEARS.fullmatch(value)):
            start, end = _known(years[1]), _known(years[2] or years[1])
            if end < start:
                raise wrong("period", "The period {value} ends before it begins", value=value)
            return {"start": start, "end": end}
        is_as_of = isinstance(value, dict) and set(value) == {"as-of"}
        text = str(value["as-of"]) if isinstance(value, dict) and is_as_of else value
        if isinstance(text, str) and (month := _MONTH.fullmatch(text)):
            if not 1 <= int(month[2]) <= 12:
                raise wrong("period", "There is no month {value}", value=text)
            name = "as-of-month" if is_as_of else "month"
            return {"start": _known(month[1]), "end": _known(month[1]), name: int(month[2])}
        raise wrong("period", "A period is a year (2018), years (2014-2018), a month (2020-08) or {{as-of: 2020-08}}")

    @property
    def years(self) -> tuple[int, ...]:
        """All years that it covers."""
        return tuple(range(self.start, self.end + 1))

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        month = {"type": "string", "pattern": "^(19|20)[0-9]{2}-(0[1-9]|1[0-2])$"}
        as_of = {
            "type": "object",
            "properties": {"as-of": month},
            "required": ["as-of"],
            "additionalProperties": False,
        }
        years = {"type": "string", "pattern": "^(19|20)[0-9]{2}( ?[-–] ?(19|20)[0-9]{2})?$"}
        return {"anyOf": [{"type": "integer", "minimum": FIRST_YEAR, "maximum": LAST_YEAR}, years, month, as_of]}
