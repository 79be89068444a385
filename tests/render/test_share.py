"""The picture beside a link: one for each owner, with a name that stays within its room."""

from __future__ import annotations

import struct
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from generator.charts.lettering import text_width
from generator.charts.vega_engine import make_png
from generator.editions.publications import Site
from generator.kinds.atlas import Atlas
from generator.render.share import HEIGHT, WIDTH, Card, card_svg, cards
from tests.browser.sites import sites_of
from tests.project import ROOT

_SPACE = "{http://www.w3.org/2000/svg}"
_HEXAGONS = 750  # where those of the family begin, in pixels


@pytest.fixture(scope="module")
def site(sample: Atlas) -> Site:
    return sites_of(sample)[0]


def test_every_owner_has_a_picture_and_the_centre_one(site: Site) -> None:
    found = list(cards(site))
    assert [card.owner for card in found].count("") == 1
    assert {page.at.owner for page in site.pages if page.at.kind == "sections"} == {card.owner for card in found} - {""}
    assert len({card.file for card in found}) == len(found)


@pytest.mark.parametrize("name", ["Химия", "Предпринимательствованием " * 9, "<b>&\"'{{ x }}", "Очень-" * 30])
def test_a_name_stays_in_its_room(site: Site, name: str) -> None:
    drawn = ElementTree.fromstring(card_svg(Card("sample", name.strip(), "#0b6e74"), site, ROOT))  # noqa: S314 – our own
    texts = list(drawn.iter(f"{_SPACE}text"))
    for text in texts[:-1]:
        size = float(text.attrib["font-size"])
        if "-" not in (text.text or ""):
            assert 84 + text_width(text.text or "", size) < _HEXAGONS
        assert float(text.attrib["y"]) < 540
    assert texts[-1].text == site.title


def test_the_hexagons_are_those_of_the_family_alone(site: Site) -> None:
    own, other = (card_svg(replace(next(cards(site)), owner=name), site, ROOT) for name in ("sample", "elsewhere"))
    colours = {cluster.accent_light for cluster in site.clusters if cluster.slug != "sample"}
    assert colours
    assert all(colour in own for colour in colours)
    assert not any(colour in other for colour in colours)


def test_it_is_as_large_as_others_want_it(site: Site) -> None:
    png = make_png(card_svg(next(cards(site)), site, ROOT), ROOT / "templates/fonts/print")
    assert struct.unpack(">II", png[16:24]) == (WIDTH, HEIGHT)
