"""Values, schedules and notes in the words of each language."""

from __future__ import annotations

import re

import pytest

from generator.editions.words import Words
from generator.language import Lang
from generator.model.atlas import Atlas
from generator.model.texts import Text

VALUES = [
    ("firms", "40 компаний", "40 firms", "exact"),
    ("exports", "3,5–3,9 млн руб.", "RUB 3.5–3.9 mn", "exact"),
    ("workers", "более 900 человек", "more than 900 people", "about"),
    ("wage", "около 1 млн руб.", "around RUB 1 mn", "about"),
    ("fewer", "менее 22 компаний", "less than 22 firms", "about"),
    ("and-more", "7+ компаний", "7+ firms", "about"),
    ("revenue", "2,41 млрд руб.", "RUB 2.41 bn", "exact"),
    ("revenue-per-worker", "2,68 млн руб.", "RUB 2.68 mn", "derived"),
    ("corporate-share", "40 %", "40%", "derived"),
    ("all-makers", "1 655 компаний", "1,655 firms", "derived"),
    ("damaged", "9,94 млрд руб.", "RUB 9.94 bn", "printed"),
    ("other/makers", "1 639 компаний", "1,639 firms", "exact"),
]
FORMS = [
    ("firms|number", "40", "40"),
    ("firms|period", "2018", "2018"),
    ("firms.not-sole-traders", "16 компаний", "16 firms"),
    ("firms.total", "40 компаний", "40 firms"),
    ("revenue|1", "2,4 млрд руб.", "RUB 2.4 bn"),
    ("revenue|0", "2 млрд руб.", "RUB 2 bn"),
    ("workers|period", "на конец августа 2020 г.", "as of the end of August 2020"),
    ("wage|period", "", ""),
]
SCHEDULES = [
    ("catalogue", "2021", "2021"),
    ("survey", "декабрь 2020 г., далее ежегодно", "December 2020, then every year"),
    ("fair", "ноябрь 2020 г. – 2022", "November 2020 – 2022"),
    ("school", "начало: 2021, далее раз в полугодие", "from 2021, then every half-year"),
    ("plan", "4 кв. 2021 г., 2023", "quarter 4 of 2021, 2023"),
    ("meeting", "2021, далее ежеквартально", "2021, then every quarter"),
]
BOTH = [("ru", 1), ("en", 2)]


def spaced(text: object) -> str:
    """The text with plain spaces; typography has tests of its own."""
    return str(text).replace("\u00a0", " ")


@pytest.mark.parametrize("row", VALUES, ids=lambda row: row[0])
@pytest.mark.parametrize(("lang", "column"), BOTH)
def test_value_in_prose(sample: Atlas, row: tuple[str, str, str, str], lang: Lang, column: int) -> None:
    words = Words(sample, lang)
    assert spaced(words.reference("sample", row[0])) == row[column]
    assert words.value("sample", row[0]).state == row[3]


@pytest.mark.parametrize("row", FORMS, ids=lambda row: row[0])
@pytest.mark.parametrize(("lang", "column"), BOTH)
def test_forms_of_a_reference(sample: Atlas, row: tuple[str, str, str], lang: Lang, column: int) -> None:
    assert spaced(Words(sample, lang).reference("sample", row[0])) == row[column]


@pytest.mark.parametrize("row", SCHEDULES, ids=lambda row: row[0])
@pytest.mark.parametrize(("lang", "column"), BOTH)
def test_schedule(sample: Atlas, row: tuple[str, str, str], lang: Lang, column: int) -> None:
    items = {item.id: item for direction in sample.clusters["sample"].roadmap for item in direction.items}
    schedule = items[row[0]].schedule
    assert schedule is not None
    assert spaced(Words(sample, lang).schedule(schedule)) == row[column]


def test_numbers_of_values_in_english_have_no_russian_signs(sample: Atlas) -> None:
    words = Words(sample, "en")
    numbers = [words.value("sample", name).number for name in sample.clusters["sample"].figures]
    assert [number for number in numbers if re.search(r"\u00a0|,\d{1,2}(?!\d)", number)] == []


@pytest.mark.parametrize(
    ("n", "text"),
    [
        (1, "Расчёт по 1 компании"),
        (2, "Расчёт по 2 компаниям"),
        (21, "Расчёт по 21 компании"),
        (61, "Расчёт по 61 компании"),
        (29, "Расчёт по 29 компаниям"),
    ],
)
def test_sample_in_the_dative(sample: Atlas, n: int, text: str) -> None:
    assert spaced(Words(sample, "ru").sample(n)) == text


def test_lost_and_damaged_values_say_so(sample: Atlas) -> None:
    words = Words(sample, "en")
    lost, damaged = words.value("sample", "lost-figure"), words.value("sample", "damaged")
    assert (lost.number, lost.unit, lost.state_text) == ("—", "", "lost in the source")
    assert damaged.state_text == "More than all revenue."


def test_a_text_without_english_is_russian_marked_and_counted(sample: Atlas) -> None:
    words = Words(sample, "en")
    html = words.inline(Text(ru="Хорошая глина"))
    assert '<span class="cb-fallback" lang="ru">Хорошая глина' in html
    assert 'lang="en">in Russian</span>' in html
    assert words.fallbacks == 1
    assert "cb-fallback" not in Words(sample, "ru").inline(Text(ru="Хорошая глина"))
    assert "cb-fallback" not in words.inline(Text(ru="ISO", en="ISO"))
    assert words.fallbacks == 1


def test_texts_are_made_safe(sample: Atlas) -> None:
    html = Words(sample, "en").inline(Text(ru="<script>x</script>", en="<b onclick='x'>a & b</b>"))
    assert "<b" not in html
    assert "&amp;" in html
