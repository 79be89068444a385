"""Quantities, periods and dates in the words of each language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

import pytest
from markupsafe import Markup

from generator.components.wording import Wording
from generator.kinds.atlas import Atlas
from generator.language import LANGS, Lang
from generator.model.address import Address
from generator.model.period import Period
from generator.model.quantity import Quantity, State
from generator.model.schedules import Schedule
from generator.model.texts import Text
from generator.model.written import Printed, Qualifier
from tests.subjects import spaced, voice

VALUES = [
    ("firms", "40 компаний", "40 firms"),
    ("exports", "3,5–3,9 млн руб.", "RUB 3.5–3.9 mn"),
    ("workers", "более 900 человек", "more than 900 people"),
    ("wage", "около 1 млн руб.", "around RUB 1 mn"),
    ("fewer", "менее 22 компаний", "less than 22 firms"),
    ("and-more", "7+ компаний", "7+ firms"),
    ("revenue", "2,41 млрд руб.", "RUB 2.41 bn"),
    ("revenue-per-worker", "2,68 млн руб.", "RUB 2.68 mn"),
    ("corporate-share", "40 %", "40%"),
    ("all-makers", "1 655 компаний", "1,655 firms"),
    ("damaged", "9,94 млрд руб.", "RUB 9.94 bn"),
    ("other/makers", "1 639 компаний", "1,639 firms"),
]
FORMS = [
    ("firms", "number", "40", "40"),
    ("firms", "period", "2018", "2018"),
    ("firms", "unit", "компаний", "firms"),
    ("firms.not-sole-traders", "", "16 компаний", "16 firms"),
    ("firms.not-sole-traders", "part", "16 без ИП", "16 excluding sole traders"),
    ("firms.total", "", "40 компаний", "40 firms"),
    ("revenue", "1", "2,4 млрд руб.", "RUB 2.4 bn"),
    ("revenue", "0", "2 млрд руб.", "RUB 2 bn"),
    ("workers", "period", "на конец августа 2020 г.", "as of the end of August 2020"),
    ("wage", "period", "", ""),
    ("wage", "number", "1", "1"),
]
SCHEDULES = [
    ("catalogue", "2021", "2021"),
    ("survey", "декабрь 2020 г., далее ежегодно", "December 2020, then every year"),
    ("fair", "ноябрь 2020 г. – 2022", "November 2020 – 2022"),
    ("school", "начало: 2021, далее раз в полугодие", "from 2021, then every half-year"),
    ("plan", "4 кв. 2021 г., 15 марта 2022 г., 2023", "quarter 4 of 2021, 15 March 2022, 2023"),
    ("meeting", "2021, далее ежеквартально", "2021, then every quarter"),
]
BOTH: list[tuple[Lang, int]] = [("ru", 0), ("en", 1)]
YEAR = Period.model_validate("2018")
ADDRESS = Address("sample", "figures", ("odd",))


@pytest.mark.parametrize("row", VALUES, ids=lambda row: row[0])
@pytest.mark.parametrize(("lang", "column"), BOTH)
def test_value_in_prose(sample: Atlas, row: tuple[str, ...], lang: Lang, column: int) -> None:
    words = voice(sample, lang)
    assert spaced(words.in_prose(words.figure(row[0]))) == row[1 + column]


@pytest.mark.parametrize("row", FORMS, ids=lambda row: f"{row[0]}|{row[1]}")
@pytest.mark.parametrize(("lang", "column"), BOTH)
def test_forms_of_a_reference(sample: Atlas, row: tuple[str, ...], lang: Lang, column: int) -> None:
    words = voice(sample, lang)
    assert spaced(words.in_prose(words.figure(row[0]), row[1])) == row[2 + column]


@pytest.mark.parametrize("row", SCHEDULES, ids=lambda row: row[0])
@pytest.mark.parametrize(("lang", "column"), BOTH)
def test_schedule(sample: Atlas, row: tuple[str, ...], lang: Lang, column: int) -> None:
    items = {item.id: item for direction in sample.clusters["sample"].roadmap for item in direction.items}
    schedule = items[row[0]].schedule
    assert schedule is not None
    assert spaced(voice(sample, lang).schedule(schedule)) == row[1 + column]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ({"from": "Q1 2021", "to": "Q2 2021"}, ("1–2 кв. 2021 г.", "quarters 1–2 of 2021")),
        (
            {"from": "Q4 2021", "to": "Q1 2022"},
            ("4 кв. 2021 г. – 1 кв. 2022 г.", "quarter 4 of 2021 – quarter 1 of 2022"),
        ),
        ({"on": ["Q4 2022", "Q4 2021"]}, ("4 кв. 2021 г., 4 кв. 2022 г.", "quarter 4 of 2021, quarter 4 of 2022")),
    ],
)
def test_dates_are_said_in_the_order_of_time_and_no_year_twice(
    sample: Atlas, written: object, said: tuple[str, str]
) -> None:
    schedule = Schedule.model_validate(written)
    assert tuple(spaced(voice(sample, lang).schedule(schedule)) for lang, _ in BOTH) == said


def test_numbers_in_english_have_no_russian_signs(sample: Atlas) -> None:
    words = voice(sample)
    numbers = [words.digits(words.figure(name)) for name in sample.clusters["sample"].figures]
    assert len([number for number in numbers if number]) > 10
    assert [number for number in numbers if re.search(r"\u00a0|,\d{1,2}(?!\d)", number)] == []


@pytest.mark.parametrize(
    ("n", "text"),
    [
        (1, "Расчет по 1 компании"),
        (2, "Расчет по 2 компаниям"),
        (21, "Расчет по 21 компании"),
        (61, "Расчет по 61 компании"),
        (29, "Расчет по 29 компаниям"),
    ],
)
def test_sample_in_the_dative(sample: Atlas, n: int, text: str) -> None:
    assert spaced(voice(sample, "ru").sample(n)) == text


STATES: Mapping[str, Quantity] = {
    "exact": Quantity(ADDRESS, "firms", Decimal(2), period=YEAR),
    "range": Quantity(ADDRESS, "firms", Decimal(2), Decimal(5), period=YEAR),
    "derived": Quantity(ADDRESS, "firms", Decimal("2.345"), period=YEAR, derived=True),
    "printed": Quantity(ADDRESS, "firms", state=State.PRINTED, printed=Printed(value="2,O", doubt=Text(ru="Буква"))),
    "lost": Quantity(ADDRESS, "firms", state=State.LOST, period=YEAR),
    "not planned": Quantity(ADDRESS, "firms", state=State.NOT_PLANNED),
    "missing": Quantity(ADDRESS, "firms", state=State.MISSING),
    "bare": Quantity(ADDRESS, value=Decimal(-2)),
}
# By state, in the forms "", number, unit, period, 1: what is said in Russian and in English.
SAID: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "exact": (
        ("2 компании", "2", "компании", "2018", "2,0 компании"),
        ("2 firms", "2", "firms", "2018", "2.0 firms"),
    ),
    "range": (
        ("2–5 компаний", "2–5", "компаний", "2018", "2,0–5,0 компании"),
        ("2–5 firms", "2–5", "firms", "2018", "2.0–5.0 firms"),
    ),
    "derived": (
        ("2,345 компании", "2,345", "компании", "2018", "2,3 компании"),
        ("2.345 firms", "2.345", "firms", "2018", "2.3 firms"),
    ),
    "printed": (
        ("2,O компании", "2,O", "компании", "", "2,O компании"),
        ("2.O firms", "2.O", "firms", "", "2.O firms"),
    ),
    "lost": (("— компании", "—", "компании", "2018", "— компании"), ("— firms", "—", "firms", "2018", "— firms")),
    "not planned": (("– компании", "–", "компании", "", "– компании"), ("– firms", "–", "firms", "", "– firms")),
    "missing": (("", "", "компании", "", ""), ("", "", "firms", "", "")),
    "bare": (("−2", "−2", "", "", "−2,0"), ("−2", "−2", "", "", "−2.0")),
}


@pytest.mark.parametrize("name", STATES)
@pytest.mark.parametrize(("lang", "column"), BOTH)
def test_every_state_in_every_form(sample: Atlas, name: str, lang: Lang, column: int) -> None:
    words = Wording(lang, sample.units, sample.breakdowns)
    found = tuple(spaced(words.in_prose(STATES[name], form)) for form in ("", "number", "unit", "period", "1"))
    assert found == SAID[name][column]


@pytest.mark.parametrize(
    ("name", "sign", "ru", "en"),
    [
        ("exact", "", "", ""),
        ("range", "", "", ""),
        ("derived", "", "рассчитано по другим показателям", "calculated from other figures"),
        ("printed", "", "так в источнике, возможно искажение", "printed like this, may be damaged"),
        ("lost", "—", "не сохранилось в источнике", "lost in the source"),
        ("not planned", "–", "не запланировано", "not planned"),
        ("missing", "", "", ""),
    ],
)
def test_every_state_has_a_sign_or_words(sample: Atlas, name: str, sign: str, ru: str, en: str) -> None:
    for lang, said in (("ru", ru), ("en", en)):
        words = voice(sample, lang)
        assert (words.sign(STATES[name]), spaced(words.state(STATES[name]))) == (sign, said)


@pytest.mark.parametrize(
    ("qualifier", "ru", "en"),
    [
        ("exact", "2 компании", "2 firms"),
        ("about", "около 2 компаний", "around 2 firms"),
        ("more-than", "более 2 компаний", "more than 2 firms"),
        ("less-than", "менее 2 компаний", "less than 2 firms"),
        ("and-more", "2+ компании", "2+ firms"),
    ],
)
def test_qualifiers(sample: Atlas, qualifier: Qualifier, ru: str, en: str) -> None:
    quantity = Quantity(ADDRESS, "firms", Decimal(2), qualifier=qualifier)
    assert [spaced(voice(sample, lang).in_prose(quantity)) for lang in LANGS] == [ru, en]


@pytest.mark.parametrize(
    ("qualifier", "signed", "said"),
    [("exact", False, "2,5"), ("exact", True, "+2,5"), ("about", False, "около 2,5"), ("and-more", False, "2,5+")],
)
def test_an_amount_has_no_unit(sample: Atlas, qualifier: Qualifier, signed: bool, said: str) -> None:
    quantity = Quantity(ADDRESS, "firms", Decimal("2.5"), qualifier=qualifier)
    assert spaced(voice(sample, "ru").amount(quantity, signed=signed)) == said


@pytest.mark.parametrize(
    ("unit", "ru", "en"),
    [("firms", "ед.", "number"), ("rub-mn", "млн руб.", "RUB mn"), ("percent", "%", "%"), ("", "", "")],
)
def test_units_as_heads(sample: Atlas, unit: str, ru: str, en: str) -> None:
    assert [spaced(voice(sample, lang).head(unit)) for lang in LANGS] == [ru, en]


def test_unit_and_period_beside_a_number(sample: Atlas) -> None:
    words = voice(sample)
    assert spaced(words.unit_and_period(words.figure("revenue"))) == "RUB bn, 2018"
    assert spaced(words.unit_and_period(words.figure("wage"))) == "RUB mn"
    assert words.unit_and_period(STATES["bare"]) == ""


def test_what_is_said_is_plain_text(sample: Atlas) -> None:
    """HTML is made elsewhere: nothing here is safe already."""
    for lang in LANGS:
        words = Wording(lang, sample.units, sample.breakdowns)
        for quantity in STATES.values():
            for said in (words.in_prose(quantity), words.head(quantity.unit), words.state(quantity)):
                assert not isinstance(said, Markup)


def test_a_place_among_others(sample: Atlas) -> None:
    assert [spaced(voice(sample, lang).rank(voice(sample).figure("rank-jobs"))) for lang in LANGS] == [
        "24-е место",
        "24th place",
    ]


@pytest.mark.parametrize(
    ("place", "en", "ru"),
    [
        (1, "1st of 85", "1-е место из 85"),
        (22, "22nd of 85", "22-е место из 85"),
        (83, "83rd of 85", "83-е место из 85"),
        (11, "11th of 85", "11-е место из 85"),
    ],
)
def test_places_are_said_as_ordinals(place: int, en: str, ru: str, sample: Atlas) -> None:
    quantity = Quantity(Address("sample", "figures", ("x",)), "percent", Decimal(place), rank=True, among=85)
    assert spaced(voice(sample, "en").in_prose(quantity)) == en
    assert spaced(voice(sample, "ru").in_prose(quantity)) == ru
    assert voice(sample, "en").in_prose(quantity, "number") == str(place)
    assert voice(sample, "en").unit_and_period(quantity) == ""


@pytest.mark.parametrize(
    ("unit", "ru", "en"), [("percent", " ", ""), ("rub-bn", " ", " "), ("", " ", " "), ("firms", " ", " ")]
)
def test_what_stands_between_a_number_and_its_unit(sample: Atlas, unit: str, ru: str, en: str) -> None:
    quantity = Quantity(Address("sample", "figures", ("x",)), value=Decimal(2), unit=unit)
    assert (voice(sample, "ru").gap(quantity), voice(sample, "en").gap(quantity)) == (ru, en)
