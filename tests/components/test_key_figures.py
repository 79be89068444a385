"""Large numbers: those that are known; what is lost is one line; a place is no value."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.components.block import Block, Section
from generator.components.inline import Number
from generator.components.key_figures import KeyFigure, KeyFigures, build
from generator.components.scene import Scene, Slot
from generator.kinds.atlas import Atlas
from generator.language import Lang
from generator.model.address import Address
from generator.model.quantity import Quantity, State
from generator.model.refs import FigureRef
from generator.render.components import render_block
from generator.render.shown import Medium
from tests.shows import show
from tests.subjects import voice

AT = Address("sample", "figures", ("odd",))
KNOWN = Quantity(AT, "firms", Decimal("3.5"))
LOST = Quantity(AT, "firms", state=State.LOST)
PLACE = Quantity(AT, "percent", Decimal(48), rank=True)


def _figure(quantity: Quantity, label: str = "label") -> KeyFigure:
    return KeyFigure(Number(quantity), label)


def html(view: KeyFigures, lang: Lang = "en", medium: Medium = "site") -> str:
    block = Block("b", view)
    return str(render_block(block, show(lang, medium, Section("s", "S", (block,)))))


@pytest.mark.parametrize(("medium", "tag"), [("site", "<details"), ("print", '<p class="cb-figures__lost"')])
def test_lost_figures_are_named_in_one_line_and_not_shown_in_large(medium: Medium, tag: str) -> None:
    lost = (_figure(LOST, "Beds"), _figure(LOST, "Firms"))
    found = html(KeyFigures((_figure(KNOWN),), lost, "Two are lost"), medium=medium)
    assert found.count("cb-figure__value") == 1
    assert found.index(tag) < found.index("Two are lost") < found.index("Beds") < found.index("Firms")
    assert "[…]" not in found


@pytest.mark.parametrize(("lang", "said"), [("ru", "48-е место"), ("en", "48th place")])
def test_a_place_is_said_as_such_and_has_no_unit(lang: Lang, said: str) -> None:
    found = html(KeyFigures((_figure(PLACE),)), lang=lang)
    assert f">{said}<" in found
    assert "cb-value__unit" not in found


def test_what_is_lost_is_told_from_what_is_known(sample: Atlas) -> None:
    scene, slot = Scene(voice(sample), "industry"), Slot("figures", AT)
    (block,) = build(scene, slot, tuple(map(FigureRef, ("firms", "lost-figure"))))
    view = block.view
    assert isinstance(view, KeyFigures)
    assert [len(view.items), len(view.lost)] == [1, 1]
    assert view.lead == "1 figure is lost in the source"
    (known,) = build(scene, slot, (FigureRef("firms"),))
    assert isinstance(known.view, KeyFigures)
    assert known.view.lead == ""
