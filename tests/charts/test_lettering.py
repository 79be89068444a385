"""Room for words is as the typeface needs it."""

from __future__ import annotations

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from generator.charts.lettering import level_heads, text_width, wrapped
from generator.charts.theme import FACES, WIDEST
from tests.project import ROOT

LETTERS = "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюяABCXYZabcxyz0123456789 .,:;()%–—«»"


def advances(face: str) -> dict[str, float]:
    with TTFont(ROOT / "templates/fonts/print" / face) as font:
        glyphs, widths, em = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm
        return {letter: widths[glyphs[ord(letter)]][0] / em for letter in LETTERS}


def test_letters_are_as_wide_as_in_the_widest_face() -> None:
    assert {letter: text_width(letter, 1) for letter in LETTERS} == pytest.approx(advances(WIDEST))
    assert text_width("Ширина", 7.25) == pytest.approx(7.25 * sum(advances(WIDEST)[letter] for letter in "Ширина"))


def test_no_face_of_charts_is_wider() -> None:
    for face in FACES:
        real = advances(face)
        assert sum(real[letter] for letter in LETTERS) <= text_width(LETTERS, 1) + 0.001, face


def test_a_letter_that_the_face_does_not_have_needs_room_too() -> None:
    assert text_width("\u4e2d", 10) == 8


@pytest.mark.parametrize("width", [40, 80, 160])
def test_lines_fit_and_no_word_is_lost(width: int) -> None:
    text = "Количество услуг, предоставленных участникам территориального\u00a0кластера"
    lines = wrapped(text, width, 7.25)
    assert " ".join(lines) == text
    assert all(text_width(line, 7.25) <= width or " " not in line for line in lines)


def test_a_word_wider_than_a_line_is_divided_at_its_hyphen() -> None:
    assert wrapped("в амбулаторно-поликлинических", 70, 7.25) == ("в амбулаторно-", "поликлинических")
    assert wrapped("из-за", 70, 7.25) == ("из-за",)


def test_what_is_too_long_ends_in_an_ellipsis() -> None:
    assert wrapped("one, two three four", 30, 7.25, most=1) == ("one…",)
    assert wrapped("one", 30, 7.25, most=1) == ("one",)


def test_panels_of_a_row_begin_at_one_height() -> None:
    heads = level_heads([("one",), ("two", "lines")], ["RUB", "people"])
    assert {len(title) + len(unit) for title, unit in heads} == {3}
