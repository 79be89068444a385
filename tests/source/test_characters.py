"""Which characters a file may hold: decided by what Unicode says of them, each of them tried."""

from __future__ import annotations

import sys
import unicodedata

import pytest

from generator.problems import Problem
from generator.source.records import parse_record
from generator.source.text import HIDDEN, refused_characters

# Separators, controls, formats, halves of pairs, private use; what Unicode calls ignorable by default beside these.
_CATEGORIES = {"Zs", "Zl", "Zp", "Cc", "Cf", "Cs", "Co"}
_IGNORABLE = {*"\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2065\u3164\uffa0"}
_IGNORABLE |= {chr(code) for code in (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))}
_BLANK_OR_LOST = {*"\u2800\ufffc\ufffd"}
_ALLOWED = {*"\t\n\r \u00a0"}


def is_noncharacter(sign: str) -> bool:
    return ord(sign) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(sign) <= 0xFDEF


def rules(text: str) -> list[str]:
    found: list[Problem] = parse_record("data/x.yml", text.encode("utf-8"))[1]
    return [problem.rule for problem in found]


def test_every_character_that_nobody_sees_is_refused_and_no_other() -> None:
    signs = [chr(code) for code in range(sys.maxunicode + 1)]
    refused = set(HIDDEN.findall("".join(signs)))
    expected = {sign for sign in signs if unicodedata.category(sign) in _CATEGORIES or is_noncharacter(sign)}
    expected |= _IGNORABLE | _BLANK_OR_LOST
    assert expected - refused == _ALLOWED
    unexpected = refused - expected
    assert {sign for sign in unexpected if unicodedata.category(sign) != "Cn"} == set()  # a later Unicode may fill them


def test_the_quick_look_misses_nothing() -> None:
    passed = "".join(sign for sign in map(chr, range(0x3000)) if not list(refused_characters(sign)))
    assert not HIDDEN.search(passed)
    assert unicodedata.normalize("NFC", "\n".join(passed)) == "\n".join(passed)


@pytest.mark.parametrize(
    "sign", ["\u00ad", "\u3164", "\u034f", "\U0001fffe", "\ue000", "\ufe0f", "\u2062", "\u202e", "\u2009", "\ufffd"]
)
def test_hidden_as_itself_and_as_an_escape(sign: str) -> None:
    assert rules(f"а: б{sign}в\n") == ["hidden-character"]
    assert rules(f'а: "б\\U{ord(sign):08x}в"\n') == ["hidden-character"]


@pytest.mark.parametrize(
    ("text", "column", "said"),
    [
        ("Край и\u0306 конец", 6, "U+0438 U+0306; usual is й (U+0439)"),
        ("е\u0308лка", 1, "U+0435 U+0308; usual is ё (U+0451)"),
        ("cafe\u0301", 4, "U+0065 U+0301; usual is é (U+00E9)"),
        ("10 \u212b", 4, "U+212B; usual is Å (U+00C5)"),
        ("≠ и =\u0338", 5, "U+003D U+0338; usual is ≠ (U+2260)"),
        ("\u1100\u1161", 1, "U+1100; usual is 가 (U+AC00)"),
    ],
)
def test_a_letter_written_in_parts_is_refused(text: str, column: int, said: str) -> None:
    problems = parse_record("data/x.yml", f"а: {text}\n".encode())[1]
    assert [(problem.rule, problem.location.column) for problem in problems] == [("unusual-letter", column + 3)]
    assert said in str(problems[0].message)
    assert rules(f"а: {unicodedata.normalize('NFC', text)}\n") == []


def test_a_stress_is_no_letter_in_parts_but_a_tower_of_signs_is_refused() -> None:
    assert rules("а: за\u0301мок\n") == []
    assert rules("а: z\u0335\u0336\u0337algo\n") == ["hidden-character"]


def test_words_names_and_signs_of_all_kinds_pass() -> None:
    assert rules("а: «Эско́м» – № 5, 7 % ± 2 °C, 10 м², €, ₽, ½, “x”, ‘y’, 中文, α, ∑, 😀\n") == []
