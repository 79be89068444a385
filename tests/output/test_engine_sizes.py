"""Boxes whose sizes were looked up once have those that the engine gives them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from weasyprint import CSS, HTML, css
from weasyprint.css.properties import Dimension
from weasyprint.layout import percent

from generator.output.engine_sizes import plain_first, resolved_once
from generator.output.weasyprint_engine import press  # noqa: F401 - it installs ours

STYLE = """
@page { size: 90mm 120mm; margin: 5% 7mm; padding: 2% }
div { margin: 1mm 4% 2%; padding: 1mm; border: 1px solid } p { width: 70%; max-width: calc(40% + 9mm); min-height: 6mm }
.own { width: 40mm; height: 12mm; box-sizing: border-box; min-width: 0; max-height: 11mm } .part { height: 30% }
.high { height: 50mm } .auto { margin: auto; width: 20mm } .inner { box-sizing: padding-box; width: 30mm; height: 5mm }
table { border-collapse: collapse; width: 60% } td { border: 2px solid; padding: 3px 5% } .grid { display: grid }
.flex { display: flex } .flex > * { flex: 1; min-width: auto } img { width: 9mm; height: auto; max-height: 50% }
"""
PART = '<p>a<p class=own>b<p class=auto>c<p class=inner>d <img alt="" src="data:,"> <div class=part>e</div>'
BODY = "".join(
    f"<div class={name}>{PART}<table><tr><td>a<td class=own>b</table></div>"
    for name in ("high", "flex", "grid", "none")
)
_NAMES = ("margin", "padding", "border")
SIZES = [
    *("position_x", "position_y", "width", "height", "min_width", "max_width", "min_height", "max_height"),
    *(f"{name}_{side}" for name in _NAMES[:2] for side in ("top", "right", "bottom", "left")),
    *(f"border_{side}_width" for side in ("top", "right", "bottom", "left")),
]


def sizes() -> Iterator[tuple[object, ...]]:
    """Where the boxes of the pages stand, and all their sizes."""
    for page in HTML(string=f"<html lang=ru><body>{BODY * 2}").render(stylesheets=[CSS(string=STYLE)]).pages:
        for box in (page._page_box, *page._page_box.descendants()):
            yield type(box).__name__, *(getattr(box, name, None) for name in SIZES)


def test_sizes_are_those_of_the_engine_which_is_asked_seldom(monkeypatch: pytest.MonkeyPatch) -> None:
    engine, asked = percent.resolve_percentages.__wrapped__, []
    one = percent.resolve_one_percentage

    def counted(*given: object) -> None:
        asked.append(given[1])
        one(*given)

    monkeypatch.setattr(percent, "resolve_one_percentage", counted)
    found = []
    for resolve in (engine, resolved_once(engine)):
        for name, module in list(sys.modules.items()):
            if name.startswith("weasyprint.") and hasattr(module, "resolve_percentages"):
                monkeypatch.setattr(module, "resolve_percentages", resolve)
        found.append((list(sizes()), len(asked)))
        asked.clear()
    (usual, many), (ours, few) = found
    assert ours == usual
    assert len(usual) > 100
    assert few < 0.5 * many, f"{few} of {many}"


@given(st.one_of(st.text(max_size=9), st.integers(), st.floats(), st.none(), st.booleans()), st.integers(0, 3))
def test_what_is_plain_is_no_formula(value: object, depth: int) -> None:
    engine = css.check_math.__wrapped__
    for one in (value, Dimension(value, "px"), (value,) * depth):
        assert not plain_first(engine)(one)
        assert not engine(one)


def test_a_formula_is_asked_of_the_engine() -> None:
    assert plain_first(lambda value: value == Fraction(1))(Fraction(1))
    assert not plain_first(lambda _: True)("calc(1px)")
