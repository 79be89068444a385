"""Typography in both languages; in the tables ~ stands for the no-break space."""

from __future__ import annotations

import itertools

import pytest

from generator.language import LANGS, Lang
from generator.language.typography import NUMBER_MARKS, typeset

RUSSIAN = [
    ("Этикетки 70 × 37 мм, 2 x 3", "Этикетки 70~×~37~мм, 2 x 3"),
    # numbers with units
    ("1 639 компаний", "1 639~компаний"),
    ("2,41 млрд руб.", "2,41~млрд~руб."),
    ("37,8 тыс. руб. в месяц", "37,8~тыс.~руб. в~месяц"),
    ("3,9 $ млн., но в 2018 г. меньше", "3,9~$~млн, но~в~2018~г. меньше"),
    ("составило 7 %", "составило 7~%"),
    ("составило 7%", "составило 7~%"),
    ("49%-я доля", "49%-я доля"),
    ("Расчёт по 29 компаниям", "Расчёт по~29~компаниям"),
    ("договор от 23 декабря 2019 г. № СК 2020/30", "договор от~23~декабря 2019~г. №~СК 2020/30"),
    # marks, initials, abbreviations
    ("№5 и § 3", "№~5 и~§~3"),
    ("А. С. Иванов", "А.~С.~Иванов"),
    ("А.С.Иванов", "А.~С.~Иванов"),
    ("Иванов А.С. и Петров П. П.", "Иванов~А.~С. и~Петров~П.~П."),
    ("г. Ставрополь, ул. Ленина", "г.~Ставрополь, ул.~Ленина"),
    ("В 2018 г. Доля выросла", "В~2018~г. Доля выросла"),
    ("см. рис. 3 и т. д., т.е. всё", "см. рис.~3 и~т.~д., т.~е. всё"),
    # short words
    ("и в крае, но не у нас", "и~в~крае, но~не~у~нас"),
    ("если бы он пришёл", "если~бы он пришёл"),
    ("из-за спада", "из-за спада"),
    # dashes and ranges
    ("Цель - рост", "Цель~— рост"),
    ("Цель – рост", "Цель~— рост"),
    ("в 2014-2018 гг.", "в~2014–2018~гг."),
    ("2014 - 2018", "2014–2018"),
    ("на уровне 3,5-3,9", "на~уровне 3,5–3,9"),
    ("1 200-1 500 чел.", "1 200–1 500~чел."),
    ("форма № П-4", "форма №~П-4"),
    ("закон № 209-ФЗ", "закон №~209-ФЗ"),
    ("приказ № 12-34", "приказ №~12-34"),
    ("2020-08-31 и 2020-08", "2020-08-31 и~2020-08"),
    ("тел. 26-45-67, +7 865 226-300", "тел. 26-45-67, +7 865 226-300"),
    ("ГОСТ 7.22-2003", "ГОСТ 7.22-2003"),
    ("https://a.ru/2014-2018 и a-1-2@b.ru", "https://a.ru/2014-2018 и~a-1-2@b.ru"),
    ("COVID-19, кол-во", "COVID-19, кол-во"),
    ("от -5 до 10", "от~−5 до~10"),
    # quotes and dots
    ('кластер "Северо-Кавказский"', "кластер «Северо-Кавказский»"),
    ('ООО "Завод "Эском""', "ООО «Завод „Эском“»"),
    ("ООО «Завод «Эском»»", "ООО «Завод „Эском“»"),
    ("ООО “Эском”", "ООО «Эском»"),
    ('"*Эском*", **"Биоком"**', "«*Эском*», **«Биоком»**"),
    ('экран 15"', "экран 15″"),
    ("и так далее...", "и~так далее…"),
    ('- "первый\n- "второй"', "- «первый\n- «второй»"),
    ("", ""),
]

ENGLISH = [
    ("A format of 200 × 260 mm", "A format of 200~×~260~mm"),
    ("RUB 2.41 bn", "RUB~2.41~bn"),
    ("revenue, RUB thousand", "revenue, RUB~thousand"),
    ("12 May 2020", "12~May 2020"),
    ("7 % and 7%", "7% and 7%"),
    ("1,200-1,500 firms", "1,200–1,500 firms"),
    ("in 2014-2018", "in 2014–2018"),
    ("2014-18 but 2020-08", "2014–18 but 2020-08"),
    ("between 3.5-3.9", "between 3.5–3.9"),
    ("growth - and more", "growth – and more"),
    ("growth — and more", "growth – and more"),
    ('the "Medical" cluster', "the “Medical” cluster"),
    ('a "b "c" d"', "a “b ‘c’ d”"),
    ("the region's firms' 'new' goods", "the region’s firms’ ‘new’ goods"),
    ("ISO 9001-2015", "ISO 9001-2015"),
    ("A. S. Ivanov", "A.~S.~Ivanov"),
    ("in a region, as of now", "in a region, as of now"),
    ("wait...", "wait…"),
]


@pytest.mark.parametrize(("text", "shown"), RUSSIAN)
def test_russian(text: str, shown: str) -> None:
    assert typeset(text, "ru").replace("\u00a0", "~") == shown


@pytest.mark.parametrize(("text", "shown"), ENGLISH)
def test_english(text: str, shown: str) -> None:
    assert typeset(text, "en").replace("\u00a0", "~") == shown


@pytest.mark.parametrize("lang", LANGS)
def test_a_second_time_changes_nothing(lang: Lang) -> None:
    texts = [text for text, _ in RUSSIAN + ENGLISH]
    for first, second in itertools.product(texts, repeat=2):
        once = typeset(f"{first} {second}", lang)
        assert typeset(once, lang) == once


def test_a_number_mark_is_set_like_a_number() -> None:
    mark = NUMBER_MARKS[0]
    assert (
        typeset(f"по {mark} компаниям, {mark}-{mark} %", "ru") == f"по\u00a0{mark}\u00a0компаниям, {mark}–{mark}\u00a0%"
    )
    assert typeset(f"{mark} %", "en") == f"{mark}%"


def test_many_addresses_are_all_kept() -> None:
    text = " ".join(["a@b.ru"] * 300)
    assert typeset(text, "ru") == text


def test_a_number_of_an_act_is_no_range() -> None:
    assert typeset("Law No. 12-34", "en").endswith("12-34")
    assert typeset("Закон № 12-34", "ru").endswith("12-34")
