"""Prose: Markdown, references, and what may not get through; in the tables ~ stands for the no-break space."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from generator.language import Lang
from generator.language.prose import (
    Reference,
    inline,
    parse_reference,
    prose,
    references,
)

VALUES = {
    "core-revenue": Markup("2,41\u00a0млрд\u00a0руб."),
    "core-firms|number": Markup("61"),
    "core-firms|period": Markup("2018"),
    "chemical/core-firms": Markup("<b>7</b>"),
}


def shown(text: str, lang: Lang = "ru") -> str:
    return prose(text, lang, VALUES.__getitem__).replace("\u00a0", "~")


def shown_inline(text: str, lang: Lang = "ru") -> str:
    return inline(text, lang, VALUES.__getitem__).replace("\u00a0", "~")


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Просто текст", "<p>Просто текст</p>"),
        ("", ""),
        ("Один\nабзац\n\nи другой", "<p>Один абзац</p>\n<p>и~другой</p>"),
        ("Список:\n- один\n- два\n  строки", "<p>Список:</p>\n<ul>\n<li>один</li>\n<li>два строки</li>\n</ul>"),
        ("1. один\n2. два", "<ol>\n<li>один</li>\n<li>два</li>\n</ol>"),
        ("- один\n  - внутри", "<ul>\n<li>один<ul>\n<li>внутри</li>\n</ul>\n</li>\n</ul>"),
        ("строка  \nдругая", "<p>строка<br>\nдругая</p>"),
        ("*так* и **так**", "<p><em>так</em> и~<strong>так</strong></p>"),
        ("a < b & c", "<p>a &lt; b &amp; c</p>"),
        ("*a* < b & c &lt;", "<p><em>a</em> &lt; b &amp; c &amp;lt;</p>"),
        (
            "[сюда](https://a.ru/a-b/?x=1&y=2)",
            '<p><a rel="noopener" href="https://a.ru/a-b/?x=1&amp;y=2">сюда</a></p>',
        ),
        ("[сюда](../a-b/)", "<p>сюда</p>"),
        (
            '["Там"](https://a.ru/2014-2018_(x))',
            '<p><a rel="noopener" href="https://a.ru/2014-2018_(x)">«Там»</a></p>',
        ),
        ("[почта](mailto:a@b.ru)", '<p><a href="mailto:a@b.ru">почта</a></p>'),
    ],
)
def test_prose(text: str, html: str) -> None:
    assert shown(text) == html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("выручка в {core-revenue} и", "выручка в~2,41~млрд~руб. и"),
        ("по {core-firms|number} компании", "по~61~компании"),
        ('"{core-firms|number}" - в {core-firms|period} г.', "«61»~— в~2018~г."),
        ("**{chemical/core-firms}**", "<strong><b>7</b></strong>"),
        ("{ core-revenue }", "2,41~млрд~руб."),
        (r"\{core-revenue\}", "{core-revenue}"),
        ("{Bad Name} {a|wrong} {", "{Bad Name} {a|wrong} {"),
        ("- не список", "- не~список"),
        ("2018. Не список\nтоже", "2018. Не~список тоже"),
    ],
)
def test_inline(text: str, html: str) -> None:
    assert shown_inline(text) == html


def test_english_has_no_russian_rules() -> None:
    assert shown_inline('a "b" - {core-firms|number} %', "en") == "a “b” – 61%"


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "*x* <img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt&colon;alert(1))",
        "[x](data:text/html,1)",
        "[x](//evil.example)",
        "[x](http://evil.example)",
        "[x](<javascript:alert(1)>)",
        "![x](https://evil.example/a.png)",
        '[x](https://a.ru "onclick=alert(1)")',
        "<https://a.ru>",
        "*x* &#60;script&#62;",
        "[x]: javascript:alert(1)\n\n[x]",
    ],
)
@pytest.mark.parametrize("show", [shown, shown_inline])
def test_nothing_unsafe_gets_through(text: str, show: object) -> None:
    assert callable(show)
    html = show(text)
    for sign in (
        "<script",
        "<img",
        'href="java',
        'href="data',
        'href="//',
        'href="http:',
        " title=",
        " onerror=alert(1)>",
    ):
        assert sign not in html


def test_a_reference_never_stands_in_a_link_target() -> None:
    assert "2,41" not in shown("[x]({core-revenue})")
    assert "2,41" not in shown("[x](https://a.ru/{core-revenue})")


def test_private_use_characters_of_the_data_are_dropped() -> None:
    assert shown("a\U000f0000b {core-firms|number}\U00100000 \ue000") == "<p>ab 61</p>"


def test_a_plain_value_is_escaped() -> None:
    assert inline("{a}", "en", lambda _: "<b>") == "&lt;b&gt;"  # type: ignore[arg-type,return-value]


def test_values_are_asked_for_each_time() -> None:
    values = iter(("1", "2"))
    assert [inline("{a}", "en", lambda _: Markup(next(values))) for _ in range(2)] == ["1", "2"]  # noqa: S704


@pytest.mark.parametrize("text", ["Обычный текст", "Знаки < > & \" '", "Число 7 % и 1 639", "5 + 5", "a#b!"])
def test_the_short_way_gives_what_markdown_gives(text: str) -> None:
    assert shown(f"{text}\n\n*x*") == f"{shown(text)}\n<p><em>x</em></p>"


@pytest.mark.parametrize("form", ["number", "unit", "period", "0", "3"])
def test_forms(form: str) -> None:
    assert parse_reference(f"core-firms|{form}") == Reference("core-firms", form, 0, f"core-firms|{form}")


def test_references() -> None:
    text = "{a} и {b/c-1|number}, [x]({y}) {Плохо} {a|long} {a|} {не\nзакрыта } \\{нет\\}"
    found = [(r.name, r.form, r.text, r.error) for r in references(text)]
    assert found == [
        ("a", "", "a", ""),
        ("b/c-1", "number", "b/c-1|number", ""),
        ("Плохо", "", "Плохо", "name"),
        ("a", "long", "a|long", "form"),
        ("a", "", "a|", "form"),
        ("", "", "", "unclosed"),
        ("", "", "", "unopened"),
    ]
    assert [text[r.offset] for r in references(text)] == ["{"] * 6 + ["}"]


def test_a_unit_with_a_full_stop_ends_the_sentence_with_one() -> None:
    assert inline("Выручка — {x}. Рост", "ru", lambda _: Markup("4,5 млрд руб.")).endswith("4,5 млрд руб. Рост")
    assert inline("Доля — {x}. Рост", "ru", lambda _: Markup("7 %")).endswith("7 %. Рост")


LINKED = Markup('<a class="cb-ref" href="#x">4,5 млрд руб.</a>')


def test_a_value_may_be_a_link_and_ends_a_sentence_with_one_full_stop() -> None:
    assert inline("Выручка — {x}. Рост", "ru", lambda _: LINKED).endswith(f" {LINKED} Рост")


def test_no_link_stands_inside_another() -> None:
    html = inline("[выручка {x} за год](https://a.ru/) и *{x}* больше", "ru", lambda _: LINKED)
    assert html.count(str(LINKED)) == 1
    assert ">выручка 4,5 млрд руб. за\u00a0год</a>" in html
    assert f"<em>{LINKED}</em>" in html
