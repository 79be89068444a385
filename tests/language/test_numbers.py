"""Numbers, plural forms, dates and the order of names."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from generator.language import Lang
from generator.language.numbers import (
    date_text,
    month_year,
    month_year_genitive,
    number,
    number_range,
    plural_category,
)


@pytest.mark.parametrize(
    ("value", "ru", "en"),
    [
        ("0", "0", "0"),
        ("61", "61", "61"),
        ("808", "808", "808"),
        ("1639", "1\u00a0639", "1,639"),
        ("35200", "35\u00a0200", "35,200"),
        ("1234567.5", "1\u00a0234\u00a0567,5", "1,234,567.5"),
        ("2.41", "2,41", "2.41"),
        ("2.40", "2,40", "2.40"),
        ("0.17", "0,17", "0.17"),
        ("-3.5", "−3,5", "−3.5"),
        ("1E+3", "1\u00a0000", "1,000"),
        ("0.1234567890123456789", "0,1234567890123456789", "0.1234567890123456789"),
    ],
)
def test_number(value: str, ru: str, en: str) -> None:
    assert number(Decimal(value), "ru") == ru
    assert number(Decimal(value), "en") == en


@pytest.mark.parametrize(("value", "shown"), [("49", "+49"), ("-49", "−49"), ("0", "0"), ("0.0", "0,0")])
def test_signed_number(value: str, shown: str) -> None:
    assert number(Decimal(value), "ru", signed=True) == shown


@pytest.mark.parametrize(
    ("low", "high", "ru", "en"),
    [
        ("3.5", "3.9", "3,5–3,9", "3.5–3.9"),
        ("1200", "1500", "1\u00a0200–1\u00a0500", "1,200–1,500"),
        ("-5", "3", "−5…3", "−5 to 3"),
    ],
)
def test_number_range(low: str, high: str, ru: str, en: str) -> None:
    assert number_range(Decimal(low), Decimal(high), "ru") == ru
    assert number_range(Decimal(low), Decimal(high), "en") == en


COMPANIES = {"one": "компания", "few": "компании", "many": "компаний", "other": "компании"}


@pytest.mark.parametrize(
    ("value", "phrase"),
    [
        ("1", "1 компания"),
        ("2", "2 компании"),
        ("5", "5 компаний"),
        ("11", "11 компаний"),
        ("61", "61 компания"),
        ("112", "112 компаний"),
        ("2.5", "2,5 компании"),
    ],
)
def test_russian_plural(value: str, phrase: str) -> None:
    quantity = Decimal(value)
    assert f"{number(quantity, 'ru')} {COMPANIES[plural_category(quantity, 'ru')]}" == phrase


@pytest.mark.parametrize(
    ("value", "lang", "category"),
    [
        ("1", "en", "one"),
        ("0", "en", "other"),
        ("1.0", "en", "other"),
        ("2.5", "ru", "other"),
        ("2.0", "ru", "other"),
        ("-1", "ru", "one"),
        ("1E+3", "ru", "many"),
    ],
)
def test_plural_category(value: str, lang: Lang, category: str) -> None:
    assert plural_category(Decimal(value), lang) == category


def test_dates() -> None:
    assert month_year(2020, 8, "ru") == "август 2020\u00a0г."
    assert month_year_genitive(2020, 8, "ru") == "августа 2020\u00a0г."
    assert month_year(2020, 8, "en") == month_year_genitive(2020, 8, "en") == "August 2020"
    assert date_text(date(2019, 12, 23), "ru") == "23\u00a0декабря 2019\u00a0г."
    assert date_text(date(2019, 12, 23), "en") == "23\u00a0December 2019"
