"""Room for words is as the typeface needs it."""

from __future__ import annotations

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from generator.charts.lettering import level_heads, text_width, wrapped
from tests.project import ROOT

LETTERS = "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюяABCXYZabcxyz0123456789 .,:;()%–—«»"


def test_no_letter_is_wider_than_it_is_held_to_be() -> None:
    with TTFont(ROOT / "templates/fonts/print/IBMPlexSans-SemiBold.ttf") as font:
        glyphs, widths, em = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm
        real = {letter: widths[glyphs[ord(letter)]][0] / em for letter in LETTERS}
    assert not {letter for letter, width in real.items() if text_width(letter, 1) < width - 0.001}
    assert not {letter for letter, width in real.items() if text_width(letter, 1) > width * 1.2}


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
