"""Styles that were computed for another document are those that the engine would compute."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest
from weasyprint import CSS, HTML
from weasyprint.css import ComputedStyle, StyleFor, get_all_computed_styles
from weasyprint.css.properties import INITIAL_VALUES
from weasyprint.css.targets import TargetCollector
from weasyprint.layout.page import PageType, set_page_type_computed_styles
from weasyprint.text.fonts import FontConfiguration

from generator.output.engine_styles import computed_once, remember

SHEET = """
html { overflow: hidden } body { font: 8pt/3mm serif; --room: 3mm; color: var(--accent, #111) }
.card { display: inline-block; width: calc(50% - var(--room)); border-top: 1pt solid var(--accent); overflow: hidden }
.card > p:first-child { margin: 0.5em 1ex; float: left } .card b::before { content: attr(class) ": "; color: inherit }
@page { margin: 2em; color: var(--accent); @top-left { content: "а"; width: 3em; counter-increment: page } }
a { text-decoration: underline } a span { text-decoration-line: line-through } li::marker { font-weight: 700 }
"""
CARD = (
    '<div class=card id="{0}" style="--accent: {1}"><p>Слово<p>Ещё <b class={0}>сло<i>во</i></b> '
    "<a href=#{0}>да<span>нет</span></a><ul><li>раз</ul></div>"
)
ROOT = '<html lang={} style="--accent: {}"><head><style>:root {{ --room: {} }}</style><body>{}'
BODIES = [
    ROOT.format(lang, "#222", room, "".join(CARD.format(name, colour) for name, colour in cards))
    for lang, room, cards in [
        ("ru", "2mm", [("a", "#333"), ("b", "#444"), ("c", "#333")]),
        ("ru", "2mm", [("c", "#333"), ("d", "red")]),
        ("en", "2mm", [("c", "#333")]),
        ("ru", "4mm", [("c", "#333"), ("a", "#444")]),
    ]
]
PAGE = PageType("right", False, "", 0, ())
NAMES = [name for name in INITIAL_VALUES if not re.search("_(block|inline)(_|$)", name)]  # these stand for others
Values = Mapping[tuple[int, object], tuple[object, ...]]


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    method = StyleFor.set_computed_styles
    monkeypatch.setattr(StyleFor, "set_computed_styles", getattr(method, "__wrapped__", method))


def values(html: str, sheet: CSS, fonts: FontConfiguration) -> tuple[Values, set[str]]:
    """All that the elements of a document compute to, by their numbers; and the places that links lead to."""
    document, targets = HTML(string=html), TargetCollector()
    style_for = get_all_computed_styles(document, [sheet], font_config=fonts, target_collector=targets)
    found: dict[tuple[int, object], tuple[object, ...]] = {}
    for number, element in enumerate(document.etree_element.iter()):
        for pseudo in (None, "before", "after", "marker"):
            style = style_for(element, pseudo)
            if style is not None:
                parts = style, style.anonymous_style, style.copy()
                found[number, pseudo] = tuple(str(part[name]) for part in parts for name in NAMES)
    set_page_type_computed_styles(PAGE, document, style_for)
    for pseudo in (None, "@top-left"):
        style = style_for(PAGE, pseudo)
        found[-1, pseudo] = tuple(str(style[name]) for name in NAMES)
        style["counter_increment"] = (("page", 1),)  # as the engine does
    root = style_for(document.etree_element)
    root["overflow"] = "visible"  # as the engine does when it builds boxes
    return found, set(targets.target_lookup_items)


@pytest.mark.usefixtures("bare")
def test_styles_are_those_of_the_engine_and_computed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    usual = [values(html, CSS(string=SHEET), FontConfiguration()) for html in BODIES]
    monkeypatch.setattr(StyleFor, "set_computed_styles", computed_once(StyleFor.set_computed_styles))
    made: list[object] = []
    missing = ComputedStyle.__missing__

    def counted(self: ComputedStyle, name: str) -> object:
        made.append(name)
        return missing(self, name)

    monkeypatch.setattr(ComputedStyle, "__missing__", counted)
    sheet, fonts = CSS(string=SHEET), FontConfiguration()
    remember(fonts, SHEET)
    assert [values(html, sheet, fonts) for html in BODIES] == usual
    assert usual[0][0] != usual[1][0], "documents differ"
    made.clear()
    assert [values(html, sheet, fonts) for html in BODIES] == usual
    again = len(made)
    assert [values(html, sheet, FontConfiguration()) for html in BODIES] == usual, "without a memory"
    assert again < 0.6 * (len(made) - again), "copies alone"


@pytest.mark.usefixtures("bare")
@pytest.mark.parametrize("unit", ["vw", "VH", "pvmin", "svi", "dvb"])
def test_styles_that_measure_by_the_page_are_not_kept(unit: str) -> None:
    fonts = FontConfiguration()
    remember(fonts, SHEET, f"p {{ width: 5{unit} }}")
    assert not hasattr(fonts, "known_styles")


@pytest.mark.usefixtures("bare")
def test_no_more_is_kept_than_a_document_and_what_may_be_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.output.engine_styles._MOST", 3)
    monkeypatch.setattr(StyleFor, "set_computed_styles", computed_once(StyleFor.set_computed_styles))
    sheet, fonts = CSS(string=SHEET), FontConfiguration()
    remember(fonts, SHEET)
    sizes = []
    for html in (BODIES[0], BODIES[3], BODIES[0]):
        values(html, sheet, fonts)
        sizes.append(len(fonts.known_styles))
    assert sizes[0] == sizes[2] > 3
