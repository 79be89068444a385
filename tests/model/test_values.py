"""Numbers, years, days and yes or no are read in one spelling only, in every field of every model."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from decimal import Decimal
from types import UnionType
from typing import Annotated, Literal, Union, get_args, get_origin

import pytest
from pydantic import BaseModel, BeforeValidator, RootModel, StringConstraints, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from generator.kinds.registry import FILE_KINDS, kind_of
from generator.model import values
from generator.model.address import Address
from generator.model.base import Id, Model, Ref
from generator.model.period import Period
from generator.model.schedules import Date
from generator.model.validation import read_file
from generator.source.records import Record, read_source
from tests.project import GOOD
from tests.trees import scalars, with_root, with_text

SPELLINGS = (
    *("1e3", "1e30", "1E+2", "9" * 19, "9" * 60, "1." + "1" * 7, "0." + "0" * 60, "1" + "0" * 4000),
    *("NaN", "nan", "sNaN", ".nan", "-inf", ".inf", "Infinity"),
    *("1_000", "1 000", "1\u00a0000", "1,5", "1.000,5", "+5", "++5", "--5", "−5", "– 5", "5.", ".5", "5.5.5", "1;2"),
    *("٥", "５", "५", "²", "Ⅳ", "①", "½", "5\u200b", "5\u0301"),
    *("0x10", "0b1", "0o7", "007", "00", "5%", "5 лет", "около 5", "“5”", "'5'", " 5", "5\n", "5-6", "1/2", "=5"),
    *("", " ", "-", "one", "null", "true"),
)
OTHER_DAYS = ("1.1.2025", "2025-1-1", "1577059200", "2025-01-01T00:00", "20250101", "٢٠٢٥-٠١-٠١")


def refused(kind: object, text: str) -> bool:
    try:
        TypeAdapter(kind).validate_python(text)  # type: ignore[arg-type]
    except ValidationError:
        return True
    return False


@pytest.mark.parametrize(
    "kind", [values.Number, values.Whole, values.Positive, values.Scale, values.Level, values.Year]
)
@pytest.mark.parametrize("text", SPELLINGS)
def test_other_spellings_of_numbers_are_refused(kind: object, text: str) -> None:
    assert refused(kind, text)


@pytest.mark.parametrize("text", ["0", "-0", "5", "-5", "2.41", "0.500000", "9" * 18, f"-{'9' * 18}.{'9' * 6}"])
def test_a_number_is_read_as_written(text: str) -> None:
    assert str(TypeAdapter(values.Number).validate_python(text)) == text


@pytest.mark.parametrize(
    "text", ["1899", "2101", "0101", "9999", "20 25", "2025 г.", "'25", "25", "02025", "2025.0", "-2025"]
)
def test_other_years_are_refused(text: str) -> None:
    assert refused(values.Year, text)
    assert refused(Period, text)
    assert refused(Date, text)


@pytest.mark.parametrize(
    "text",
    [
        "1.1.2025",
        "2025-1-1",
        "1577059200",
        "2025-13-01",
        "2025-02-30",
        "0101-01-01",
        "2025-01-01T00:00",
        "٢٠٢٥-٠١-٠١",
        "",
    ],
)
def test_other_days_are_refused(text: str) -> None:
    assert refused(values.Day, text)


@pytest.mark.parametrize("text", ["yes", "no", "on", "True", "TRUE", "1", "0", "да", "", "t", "y"])
def test_other_words_for_yes_and_no_are_refused(text: str) -> None:
    assert refused(values.Flag, text)


@pytest.mark.parametrize(
    ("text", "fix"),
    [
        ("1_000", "Write “1000”"),
        ("1 000,5", "Write “1000.5”"),
        ("٥", "Write “5”"),
        ("−5", "Write “-5”"),
        ("“5”", "Write “5”"),
        ("1,500", "Write plain digits with a decimal point: 2.41, without spaces and units"),
        ("007", "Write at most 18 digits before the point and 6 after it, without zeros in front"),
    ],
)
def test_advice_says_what_was_most_likely_meant(text: str, fix: str) -> None:
    with pytest.raises(ValidationError) as found:
        TypeAdapter[Decimal](values.Number).validate_python(text)
    assert str(found.value.errors()[0]["ctx"]["fix"]) == fix


def records() -> Iterator[Record]:
    for name in ("sample", "third-region", "minimal"):
        yield from read_source(GOOD / name)[0].records


def rules(record: Record, model: type[BaseModel]) -> set[str]:
    return {problem.rule for problem in read_file(record, model, Address("", ""))[1]}


def test_every_number_in_every_file_is_read_in_one_spelling_only() -> None:
    tried = 0
    for record in records():
        kind = kind_of(record.path)
        assert kind is not None
        for steps, scalar in scalars(record.root):
            probed = rules(with_root(record, with_text(record.root, steps, "?")), kind[0].of_one)
            if scalar.text == "true" or not probed & {"number", "year", "period", "date", "cell"}:
                continue
            tried += 1
            for text in SPELLINGS:
                changed = with_root(record, with_text(record.root, steps, text))
                if text != "-":  # in a cell: not planned
                    assert rules(changed, kind[0].of_one), (record.path, steps, text)
    assert tried > 80


def bare(annotation: object, metadata: tuple[object, ...] = ()) -> Iterator[tuple[object, tuple[object, ...]]]:
    """The plain types of an annotation with what is asked of them."""
    if get_origin(annotation) is Annotated:
        inner, *more = get_args(annotation)
        yield from bare(inner, (*metadata, *more))
    elif get_origin(annotation) in (Union, UnionType):
        for option in get_args(annotation):
            yield from bare(option, metadata)
    elif get_origin(annotation) in (tuple, Mapping) or hasattr(annotation, "__args__"):
        for option in get_args(annotation) if get_origin(annotation) is not Literal else ():
            yield from bare(option)
    else:
        yield annotation, metadata


def models(model: type[BaseModel], seen: set[type[BaseModel]]) -> Iterator[type[BaseModel]]:
    if model in seen:
        return
    seen.add(model)
    yield model
    for field in model.model_fields.values():
        for kind, _ in bare(field.annotation):
            if isinstance(kind, type) and issubclass(kind, BaseModel):
                yield from models(kind, seen)


def loose_fields(kinds: tuple[type[BaseModel], ...]) -> list[str]:
    """The fields that take whatever Python or pydantic takes for a number, a day, yes or no, or any text."""
    seen: set[type[BaseModel]] = set()
    return [
        f"{model.__name__}.{name}"
        for top in kinds
        for model in models(top, seen)
        if model not in (Period, Date)  # made of a text that is read as a whole
        for name, field in model.model_fields.items()
        if is_loose(field)
    ]


def is_loose(field: FieldInfo) -> bool:
    readers = (BeforeValidator, StringConstraints)
    for kind, asked in bare(field.annotation, tuple(field.metadata)):
        read = any(isinstance(one, readers) or hasattr(one, "pattern") for one in asked)
        if kind in (int, float, Decimal, bool, str, datetime.date) and not read:
            return True
    return False


def test_no_field_takes_more_than_one_spelling() -> None:
    assert loose_fields(tuple(kind.model for kind in FILE_KINDS)) == []


def test_a_loose_field_is_seen() -> None:
    class Loose(Model):
        number: Decimal | None = None
        flags: Mapping[str, tuple[bool, ...]] = {}
        text: str
        good: values.Number | None = None
        short: values.Short
        ref: Ref

    class Around(RootModel[Mapping[Id, Loose]]):
        pass

    assert loose_fields((Around,)) == ["Loose.number", "Loose.flags", "Loose.text"]
