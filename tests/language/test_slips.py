"""What a text may not hold is named, with its place; what only looks like it passes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.language.slips import Slip, slips


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        ("a <b>c", "html", "<b>"),
        ("a <!-- c", "html", "<!-- c"),
        ("Фарма <svg onload=… x", "html", "<svg onload=… x"),
        ("Pharma <script\n>x</script\n>", "html", "<script"),
        ("a</p", "html", "</p"),
        ("<?php", "html", "<?php"),
        ("a&nbsp;b", "entity", "&nbsp;"),
        ("a&#160;b", "entity", "&#160;"),
        ("a&#xA0;b", "entity", "&#xA0;"),
        ("a\ue123b", "character", "\ue123"),
        ("a\x02b", "character", "\x02"),
        ("[a](javascript:x)", "link", "javascript:x"),
        ("[a](JaVaScRiPt&colon;x)", "link", "JaVaScRiPt&colon;x"),
        ("[a](data:x)", "link", "data:x"),
        ("[a](http://a.ru)", "link", "http://a.ru"),
        ("[a](//a.ru)", "link", "//a.ru"),
        ("[a](https:a.ru)", "link", "https:a.ru"),
        ("[a](https://a.ru@b.ru/)", "link", "https://a.ru@b.ru/"),
        ("[a](https://localhost/)", "link", "https://localhost/"),
        ("[a](https:\\\\a.ru)", "link", "https:\\\\a.ru"),
        ("[a](mailto:a)", "link", "mailto:a"),
        ("[a](../b/)", "link", "../b/"),
        ("[a](b.md)", "link", "b.md"),
        ("[a](#b)", "link", "#b"),
        ("[a](/b)", "link", "/b"),
        ("[a]({b})", "link", "{b}"),
        ("[a]()", "link", ""),
        ("[a]: https://a.ru", "link-form", "[a]: https://a.ru"),
        ("[a][b]", "link-form", "][b]"),
        ("[a](https://a.ru", "link-form", "](https://a.ru"),
        ("a](https://a.ru) b", "link-form", "](https://a.ru)"),
        ("[](https://a.ru)", "link-form", "[]("),
        ("слово[^1]", "footnote", "[^1]"),
        ("![a](b.png)", "image", "!["),
        ("файл `a.yml` здесь", "code", "`a.yml`"),
        ("```\nкод\n```", "code", "```"),
        ("~~было~~ стало", "strike", "~~было~~"),
        ("так **важно", "emphasis", "**"),
        ("так __важно", "emphasis", "__"),
        ("раз **два\n\nтри** четыре", "emphasis", "**"),
        ("- **раз\n- два**", "emphasis", "**"),
        ("текст\n\n## Глава", "heading", "## Глава"),
        ("# Глава", "heading", "# Глава"),
        ("Глава\n=====", "heading", "====="),
        ("Глава\n--", "heading", "--"),
        ("Раз\n\n---\n\nдва", "rule", "---"),
        ("Раз\n\n* * *\n\nдва", "rule", "* * *"),
        ("___", "rule", "___"),
        ("> цитата", "quotation", "> цитата"),
        ("Текст\n>цитата", "quotation", ">цитата"),
        ("| a | b |", "table", "| a | b |"),
        ("Список:\n• один\n\nещё", "list", "• один"),
        ("Список:\n1) один", "list", "1) один"),
        ("Список:\nа) один", "list", "а) один"),
        ("Список:\n– один", "list", "– один"),
        ("Текст\n2. Два", "list", "2. Два"),
    ],
)
def test_a_slip(text: str, kind: str, found: str) -> None:
    named = [slip for slip in slips(text) if slip.kind == kind]
    assert named[0].found == found
    assert text[named[0].offset :].startswith(found)
    assert all(slip.kind == kind for slip in named[1:])


@pytest.mark.parametrize(
    "text",
    [
        "Список:\n- один\n- два",
        "1. один\n2. два\n3. три",
        "[a](https://a.ru) [b](https://a-b.example.ru:8080/c_(d)?e=1#f) [e](mailto:a@b.ru) [ж](https://кластер.рф/)",
        "a < b > c & d, №5 #1, х <5, y<=6",
        "{a} **b** *c* __d__ _e_ snake_case 2*2 61 (29*)",
        "x - y\tz",
        "R&D; AT&T",
        "1) один",
        "– Да.\n\n– Нет.",
        "2018. Год",
        "а~б ~ в",
        "[сноска] (в скобках) [1]",
        "\\# не глава, \\[a\\](b), \\*\\*",
        "А | Б",
        "+ 5 %",
        "цена =\nсумма",
        "",
    ],
)
def test_no_slip(text: str) -> None:
    assert slips(text) == ()


def test_all_slips_are_named_in_order() -> None:
    named = slips("# a <b>\n\n![x](javascript:y)")
    assert named[0] == Slip(0, "heading", "# a <b>")
    assert [slip.kind for slip in named] == ["heading", "html", "image", "link"]


@settings(deadline=None)
@given(st.text(alphabet="аa1 \n*_[]()<>&#-+.!|`~{}\\^=:/", max_size=60))
def test_every_slip_has_its_place(text: str) -> None:
    for slip in slips(text):
        assert 0 <= slip.offset <= len(text)
        assert slip.found in text


@settings(deadline=None)
@given(st.text(alphabet="ab>! \n", max_size=8), st.sampled_from(["<a", "<B", "</", "<!", "<?"]), st.text(max_size=8))
def test_no_beginning_of_a_tag_passes(before: str, tag: str, after: str) -> None:
    assert "html" in {slip.kind for slip in slips(before + tag + after)}
