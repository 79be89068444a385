"""Messages and interface texts in both languages; in the tables ~ stands for the no-break space."""

from __future__ import annotations

import pytest

from generator.language import Lang
from generator.language.locale import locale_of_user
from generator.language.messages import interface, interface_plural, translate, ui
from generator.problems import msg


@pytest.mark.parametrize(
    ("environ", "lang"),
    [
        ({}, "en"),
        ({"LANG": "ru_RU.UTF-8"}, "ru"),
        ({"LANG": "ru"}, "ru"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "rue_UA.UTF-8"}, "en"),
        ({"LANG": "ru_RU.UTF-8", "LC_MESSAGES": "en_US.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "ru_RU"}, "ru"),
        ({"LANG": "ru_RU.UTF-8", "LC_ALL": ""}, "ru"),
        ({"LANG": "en_US.UTF-8", "LANGUAGE": "ru:en"}, "ru"),
        ({"LANG": "C.UTF-8", "LANGUAGE": "ru"}, "en"),
        ({"LANGUAGE": "ru"}, "en"),
        ({"LANG": "C.UTF-8", "CLUSTERBOOK_SPEAK": "ru"}, "ru"),
        ({"LANG": "ru_RU.UTF-8", "CLUSTERBOOK_SPEAK": "en"}, "en"),
        ({"LANG": "ru_RU.UTF-8", "CLUSTERBOOK_SPEAK": "fr"}, "ru"),
    ],
)
def test_locale_of_user(environ: dict[str, str], lang: Lang) -> None:
    assert locale_of_user(environ) == lang


def test_translate() -> None:
    message = msg("Unknown key “{key}”", key="{core} 2014-2018")
    assert translate(message, "en") == "Unknown key “{core} 2014-2018”"
    assert translate(message, "ru") == "Неизвестный ключ «{core} 2014-2018»"


def test_the_kind_of_a_record_is_translated_and_its_name_is_not() -> None:
    message = msg("There is no {kind} “{name}”", kind="figure", name="figure")
    assert translate(message, "ru") == "Не найдено: показатель «figure»"
    assert translate(message, "en") == "There is no figure “figure”"


def test_a_text_that_nobody_translated_stays_english() -> None:
    assert translate(msg("Nobody knows {x}", x="y"), "ru") == "Nobody knows y"


def test_interface() -> None:
    assert ui("Goal") == "Goal"
    assert interface("Goal", "ru") == "Цель"
    assert interface("Goal", "en") == "Goal"
    assert interface("quarter {quarter} of {year}", "ru", quarter=4, year=2021) == "4\u00a0кв. 2021\u00a0г."


@pytest.mark.parametrize(
    ("n", "ru", "en"),
    [
        (1, "Расчет по~1~компании", "Calculated for 1 firm"),
        (2, "Расчет по~2~компаниям", "Calculated for 2 firms"),
        (11, "Расчет по~11~компаниям", "Calculated for 11 firms"),
        (29, "Расчет по~29~компаниям", "Calculated for 29 firms"),
        (61, "Расчет по~61~компании", "Calculated for 61 firms"),
        (1639, "Расчет по~1~639~компаниям", "Calculated for 1,639 firms"),
    ],
)
def test_interface_plural(n: int, ru: str, en: str) -> None:
    singular, plural = "Calculated for {n} firm", "Calculated for {n} firms"
    assert interface_plural(singular, plural, n, "ru").replace("\u00a0", "~") == ru
    assert interface_plural(singular, plural, n, "en").replace("\u00a0", "~") == en


def test_a_plural_that_nobody_translated_stays_english() -> None:
    assert interface_plural("{n} thing", "{n} things", 2, "ru") == "2 things"
