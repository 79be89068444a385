"""Entries of lists in columns: moved as a whole in print where they are short, never cut where they are long."""

from __future__ import annotations

import pytest

from generator.components.block import Block
from generator.components.bodies import Bodies, Body
from generator.components.brief import Point, Points
from generator.render.components import render_block
from generator.render.shown import Medium
from tests.shows import show

SHORT, LONG = "Sells glass.", "Sells glass. " * 200


@pytest.mark.parametrize(
    "view",
    [
        Points((Point(SHORT), Point("One", LONG)), is_numbered=True),
        Bodies((Body("b", 1, "Board", "", (SHORT, LONG), ()),)),
    ],
)
def test_only_a_short_entry_is_one_line_for_the_engine(view: Points | Bodies) -> None:
    def entries(medium: Medium) -> int:
        return str(render_block(Block("b", view), show("en", medium))).count('class="cb-entry"')

    assert (entries("print"), entries("site")) == (1, 0)
