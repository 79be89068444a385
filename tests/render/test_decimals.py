"""Figures of a column stand on their decimal mark."""

from __future__ import annotations

import pytest
from markupsafe import Markup, escape

from generator.editions.views import Cell
from generator.language import Lang
from generator.render.decimals import paddings


@pytest.mark.parametrize(
    ("lang", "column", "lacking"),
    [
        ("ru", ["0,545", "2,29", "7"], [0, 1, 3]),
        ("en", ["0.545", "2.29", "7"], [0, 1, 3]),
        ("en", ["2,798", "12"], [0, 0]),
        ("ru", ["0,12345", "1", "–", ""], [0, 3, 3, 3]),
    ],
)
def test_places_that_a_cell_lacks(lang: Lang, column: list[str], lacking: list[int]) -> None:
    assert paddings([[Cell(escape(text))] for text in column], lang) == [[n] for n in lacking]


def test_rows_may_differ_in_length() -> None:
    rows = [[Cell(Markup("1.5"))], [], [Cell(Markup("1")), Cell(Markup("2"))]]
    assert paddings(rows, "en") == [[0], [], [1, 0]]
