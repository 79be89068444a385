"""Numbers, years, days and yes or no as they are written: ASCII digits, one decimal point, bounded; nothing is guessed.

Each type reads the text of a scalar. What is written otherwise is refused with what it most likely means.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Annotated, TypeVar

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from generator.model.base import wrong
from generator.problems import Message, msg
from generator.source.pictures import LONGEST_NAME, PICTURE_NAME, is_picture_name
from generator.source.text import TYPOGRAPHIC

FIRST_YEAR, LAST_YEAR = 1900, 2100
MOST_DIGITS, MOST_DECIMALS = 18, 6

_NUMBER = re.compile(rf"-?(?:0|[1-9][0-9]{{0,{MOST_DIGITS - 1}}})(?:\.[0-9]{{1,{MOST_DECIMALS}}})?")
_LONG_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_THOUSANDS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+")  # or decimals: nothing is suggested
_WHOLE = re.compile(rf"0|[1-9][0-9]{{0,{MOST_DIGITS - 1}}}")
_YEAR = re.compile(r"[0-9]{4}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WITH_POINTS = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})")
_MEANT_YEAR = re.compile(r"(?<![0-9])[0-9]{4}(?![0-9])")
# What people write between digits and around them: spaces, signs of thousands, a plus, long signs for a minus.
_MENDED = str.maketrans({",": ".", "−": "-", "–": "-", "\u00a0": None, " ": None, "_": None, "'": None, "+": None})


def _ascii(text: str) -> str:
    """The text with the digits of all scripts as ASCII ones, and without what is put between and around digits."""
    digits = "".join(str(unicodedata.decimal(sign, sign)) for sign in text[:100])
    return digits.strip("".join(TYPOGRAPHIC)).translate(_MENDED)


def meant_number(text: str) -> str:
    """A number that is written as some country does, as the data have it; nothing where it is none, or could be two."""
    meant = "" if _THOUSANDS.fullmatch(text) else _ascii(text)
    return meant if _NUMBER.fullmatch(meant) else ""


def meant_day(text: str) -> str:
    """A day with points, 31.12.2026, as the data have it; nothing where it is none."""
    found = _WITH_POINTS.fullmatch(text)
    try:
        return datetime.date(int(found[3]), int(found[2]), int(found[1])).isoformat() if found else ""
    except ValueError:
        return ""


def _no_number(found: str) -> PydanticCustomError:
    fix = msg("Write plain digits with a decimal point: 2.41, without spaces and units")
    if _LONG_NUMBER.fullmatch(found):
        fix = msg(
            "Write at most {digits} digits before the point and {decimals} after it, without zeros in front",
            digits=MOST_DIGITS,
            decimals=MOST_DECIMALS,
        )
    elif meant := meant_number(found):
        fix = msg("Write “{meant}”", meant=meant)
    return wrong("number", "“{key}”: “{found}” is no number that fits here", fix, found=found[:60])


def _number(value: object) -> object:
    if isinstance(value, str) and not _NUMBER.fullmatch(value):
        raise _no_number(value)
    return value


def _whole(value: object) -> object:
    if isinstance(value, str) and not _WHOLE.fullmatch(value):
        fix = None
        if _WHOLE.fullmatch(meant := _ascii(value)):
            fix = msg("Write “{meant}”", meant=meant)
        elif _NUMBER.fullmatch(value):
            fix = msg("Write a whole number, not below zero")
        error = _no_number(value)
        raise wrong("number", "“{key}”: “{found}” is no number that fits here", fix, found=value[:60]) if fix else error
    return value


def is_year(text: str) -> bool:
    """Whether the text is a year that may stand in the data."""
    return _YEAR.fullmatch(text) is not None and FIRST_YEAR <= int(text) <= LAST_YEAR


def year_advice(found: str) -> Message:
    """What to write instead of a text that is no year."""
    meant = [year for year in _MEANT_YEAR.findall(_ascii(found)) if is_year(year)]
    return msg("Write “{meant}”", meant=meant[0]) if len(meant) == 1 else msg("Write the year alone: 2025")


def _year(value: object) -> object:
    if isinstance(value, str) and not is_year(value):
        raise wrong(
            "year",
            "“{found}” is no year from {first} to {last}",
            year_advice(value),
            found=value[:60],
            first=FIRST_YEAR,
            last=LAST_YEAR,
        )
    return value


def _day(value: object) -> object:
    if isinstance(value, str) and not (_DAY.fullmatch(value) and is_year(value[:4])):
        meant = meant_day(value)
        fix = msg("Write “{meant}”", meant=meant) if meant else msg("Write year, month and day: 2019-12-23")
        raise wrong("date", "“{key}”: “{found}” is no date", fix, found=value[:60])
    return value


def _flag(value: object) -> object:
    if isinstance(value, str) and value not in ("true", "false"):
        raise wrong(
            "boolean", "“{key}”: “{found}” is neither true nor false", msg("Write true or false"), found=value[:60]
        )
    return value


# Bounds stand before what reads the text: only so do they reach the JSON Schema.
# Editors take an unquoted 64,8 for a text: a number in their schemas is a number alone.
Number = Annotated[Decimal, BeforeValidator(_number), WithJsonSchema({"type": "number"})]
Scale = Annotated[
    Decimal, Field(gt=0), BeforeValidator(_number), WithJsonSchema({"type": "number", "exclusiveMinimum": 0})
]
Longitude = Annotated[
    Decimal,
    Field(ge=-180, le=180),
    BeforeValidator(_number),
    WithJsonSchema({"type": "number", "minimum": -180, "maximum": 180}),
]
Latitude = Annotated[
    Decimal,
    Field(ge=-85, le=85),
    BeforeValidator(_number),
    WithJsonSchema({"type": "number", "minimum": -85, "maximum": 85}),
]
Whole = Annotated[int, Field(ge=0), BeforeValidator(_whole)]
Positive = Annotated[int, Field(gt=0), BeforeValidator(_whole)]
Month = Annotated[int, Field(ge=1, le=12), BeforeValidator(_whole)]
Percent = Annotated[Decimal, Field(ge=0, le=100), BeforeValidator(_number)]
Level = Annotated[int, Field(ge=1, le=4), BeforeValidator(_whole)]
Year = Annotated[int, Field(ge=FIRST_YEAR, le=LAST_YEAR), BeforeValidator(_year)]
Day = Annotated[
    datetime.date,
    BeforeValidator(_day),
    WithJsonSchema({"type": "string", "pattern": "^(19|20)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"}),
]
Flag = Annotated[bool, BeforeValidator(_flag)]

V = TypeVar("V")
_YearKey = Annotated[
    str, BeforeValidator(_year), WithJsonSchema({"type": "string", "pattern": "^(19[0-9]{2}|20[0-9]{2}|2100)$"})
]
ByYear = Annotated[Mapping[_YearKey, V], AfterValidator(MappingProxyType)]

# A host without a user before it, and what may follow.
_ADDRESS = r"^https://[^\s/?#@:<>\"\\]+\.[^\s/?#@:<>\"\\.]{2,}(:[0-9]{1,5})?([/?#][^\s<>\"\\]*)?$"
WebAddress = Annotated[str, StringConstraints(pattern=_ADDRESS, max_length=2000)]
Phone = Annotated[str, StringConstraints(pattern=r"^\+?[0-9][0-9 ()-]{4,30}[0-9]$")]
Mail = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$", max_length=200)]

# A text on one line that is shown as written: the number of an act, what a document prints.
Short = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]


def _picture_name(value: object) -> object:
    if isinstance(value, str) and not is_picture_name(value):
        fix = msg(
            "Put the picture beside the data and name it with Latin letters, digits and hyphens: pictures/plant.jpg"
        )
        if value.lower().endswith(".svg"):
            fix = msg("A drawing in SVG may hold programs: save it as PNG or WebP, large enough for print")
        raise wrong("picture", "“{key}”: “{found}” is no name of a picture", fix, found=value[:60])
    return value


# The pattern is what editors know of it.
PictureName = Annotated[
    str, StringConstraints(pattern=PICTURE_NAME, max_length=LONGEST_NAME), BeforeValidator(_picture_name)
]
