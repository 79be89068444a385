"""Drawings: as wide as the column, in the colours of their medium, with words for those who do not see them."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from xml.etree import ElementTree

import pytest

from generator.charts.bars import Bar, Measure, Row, bar_panels
from generator.charts.lines import Line, Panel, Point, line_panels
from generator.charts.paint import downloaded, on_white, painted, painted_spec
from generator.charts.theme import FONT, WIDTH, Colour
from generator.charts.vega_engine import make_svgs
from tests.charts.test_specs import SPECS
from tests.project import ROOT

FONTS = ROOT / "templates/fonts/print"
PALETTE = downloaded("#0b6e74")
ACCENTS = ("#0B6E74", "#8A5A00", "#9C2F5A", "#3F6B21", "#5B4BA0", "#23598C")


@pytest.fixture(scope="module")
def svgs() -> dict[str, str]:
    return dict(zip(SPECS, make_svgs(list(SPECS.values()), FONTS), strict=True))


@pytest.mark.parametrize("name", SPECS)
def test_a_drawing_depends_on_nothing_but_its_data(name: str, svgs: dict[str, str]) -> None:
    assert make_svgs([SPECS[name]], FONTS) == (svgs[name],)


@pytest.mark.parametrize("name", SPECS)
def test_a_drawing_is_as_wide_as_the_column(name: str, svgs: dict[str, str]) -> None:
    found = re.search(r'viewBox="0 0 (\d+) (\d+)"', svgs[name])
    assert found is not None
    assert int(found[1]) <= WIDTH


@pytest.mark.parametrize("name", SPECS)
def test_painting_leaves_no_colour_of_no_medium(name: str, svgs: dict[str, str]) -> None:
    svg = painted(svgs[name], PALETTE, "Words")
    assert any(colour in svgs[name] for colour in Colour)
    assert not [colour for colour in Colour if colour in svg]
    assert f'"{FONT}"' not in svg
    assert not [colour for colour in Colour if colour in painted_spec(SPECS[name], PALETTE)]


def test_words_are_read_instead_of_the_picture(svgs: dict[str, str]) -> None:
    svg = painted(svgs["bars"], PALETTE, 'A "quoted" <name>')
    root = ElementTree.fromstring(svg)  # noqa: S314 - our own
    assert (root.get("role"), root.get("aria-label")) == ("img", 'A "quoted" <name>')
    assert root.findtext("{http://www.w3.org/2000/svg}title") == 'A "quoted" <name>'


WORDS = ("#040404", "IBM Plex Sans", 'a "IBM Plex Sans" id="c1" class="x" url(#c1)', "<b>#060606</b> &amp;")
LONG = ("\U0001f469\u200d\U0001f52c" * 80, "слово \U0001f52c " * 40, "x" * 3000)


@pytest.mark.parametrize("said", [*WORDS, *LONG], ids=lambda said: said[:12])
def test_words_of_the_data_arrive_as_they_are(said: str) -> None:
    """Whatever they look like, and however long they are: the engine must not cut them inside of a letter."""
    bars = bar_panels([Row(said), Row("b")], [Measure(said, said, (Bar(Decimal(1), said), Bar(None, said)))], names=110)
    points = (Point(said, Decimal(1), said), Point("b", Decimal(2), "2"))
    lines = line_panels([Panel(said, said, (Line("a", points),))])
    for spec in (bars, lines):
        (svg,) = make_svgs([spec], FONTS)
        root = ElementTree.fromstring(painted(svg, PALETTE, "Words"))  # noqa: S314 - our own
        texts = [text for text in root.itertext() if text.strip()]
        assert any(said.strip() in text for text in texts) or " " in said
        assert json.dumps(said, ensure_ascii=False) in painted_spec(spec, PALETTE)


def _luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("accent", ACCENTS)
def test_colours_stand_out_from_paper_and_from_each_other(accent: str) -> None:
    colours = on_white(accent)
    for text in (Colour.INK, Colour.SOFT, Colour.ACCENT):
        assert contrast(colours[text], colours[Colour.PAPER]) >= 4.5
    assert contrast(colours[Colour.GREY], colours[Colour.PAPER]) >= 3
    assert contrast(colours[Colour.ACCENT], colours[Colour.GREY]) >= 1.4


def test_the_contrast_is_that_of_the_guidelines() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", ["default", "slate", "contrast"])
def test_the_grey_of_the_site_stands_out_in_every_display(scheme: str) -> None:
    def value(sheet: str, name: str) -> str:
        text = (ROOT / "templates" / sheet).read_text(encoding="utf-8")
        rule = re.search(rf'\[data-md-color-scheme="{scheme}"\] {{([^}}]*{name}:[^}}]*)}}', text)
        assert rule is not None, f"{sheet} has no {name} for {scheme}"
        found = re.search(rf"{name}: (#[0-9a-f]+);", rule[1])
        assert found is not None
        return found[1] if len(found[1]) == 7 else "#" + "".join(2 * digit for digit in found[1][1:])

    assert contrast(value("styles/site-drawn.css", "--chart-grey"), value("styles/site-base.css", "--paper")) >= 3
