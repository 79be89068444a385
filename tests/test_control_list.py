"""From an official text to its numbers by chapter."""

from __future__ import annotations

import pytest
import yaml

from generator.control_list import as_yaml, listed, numbers_of
from generator.kinds.control import ControlFile

PROGRAMME = """Договор от 23 декабря 2019 г. № 2020/30
1. Состояние 3
1.1 Отрасль и регион 4
1.2 Участники кластера 6
1.3 Продуктовые направления 8
2. Модель 9
2.1 Миссия и цель 9

1.1 Отрасль и регион
Экспорт – 3,5–3,9 млн долл.; работает около 900 организаций
1.2 Участники кластера
61 (29*)
2,41 млрд руб.¹
1.3 Продуктовые направления
77 (42*) 209 0,545
2.1 Миссия и цель
2.2 Разработать план, 12.2020
""".splitlines()
CONCEPT = ["1. Положения", "Созданы:", "1. Туризм;", "2. Цифра;", "до 2030 года", "2. Цели", "3. Функции", "более 150"]


def test_chapters_begin_where_headings_of_the_contents_come_again() -> None:
    found = {chapter.number: chapter.numbers for chapter in listed(PROGRAMME)}
    assert found == {
        "": ["23.12.2019", "2020/30", "1", "3", "2", "9"],
        "1.1": ["3,5", "3,9", "~900"],
        "1.2": ["61", "29", "2,41"],
        "1.3": ["77", "42", "209", "0,545"],
        "2.1": ["2.2", "12.2020"],
    }


def test_without_contents_numbered_lines_go_on_counting() -> None:
    found = {chapter.number: chapter.numbers for chapter in listed(CONCEPT)}
    assert found == {"": [], "1": ["1", "2", "2030"], "2": [], "3": [">150"]}


@pytest.mark.parametrize(
    ("line", "numbers"),
    [
        ("1 639 компаний, −26,1 %", ["1639", "-26,1"]),
        ("рост +31,4, доля 2014–2018", ["+31,4", "2014", "2018"]),
        ("более чем в 1,5 раза, менее 7, порядка **1,6** млн", [">1,5", "<7", "~1,6"]),
        ("возраст 35+; не менее 1-го; 2/3", ["35+", "1", "2/3"]),
        ("«16» апреля 2021 г., 30 October 2018", ["16.04.2021", "30.10.2018"]),
        ("форма № П-4, ISO 9000", ["4", "9000"]),
        ("выручка⁶", []),
    ],
)
def test_numbers_of_a_line(line: str, numbers: list[str]) -> None:
    assert list(numbers_of(line)) == numbers


def test_the_list_is_a_file_of_the_data() -> None:
    text = as_yaml(listed(PROGRAMME))
    chapters = ControlFile.model_validate(yaml.safe_load(text)).root
    assert chapters["chapter-1-3"].numbers == ("77", "42", "209", "0,545")
    assert not {letter for letter in text if "а" <= letter <= "я"}, "no words of the document"
