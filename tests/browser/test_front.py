"""The ways in: clusters as hexagons, the map of the region, indicators chosen by their address; none needs a script."""

from __future__ import annotations

from itertools import combinations

import pytest

from tests.browser.browsing import Visit
from tests.browser.conftest import Visitor

pytestmark = pytest.mark.browser

Box = dict[str, float]
BOXES = """(root, of) => [...root.querySelectorAll(of)].map(one => {
    const {left, right, top, bottom} = one.getBoundingClientRect();
    return {left, right, top, bottom};
})"""
SHOWN = (
    """() => [...document.querySelectorAll(".cb-multiple")].filter(one => one.checkVisibility()).map(one => one.id)"""
)
LEADING = 3.0  # of a line above and below its letters, in pixels
WIDTHS = (320, 360, 768, 1280, 1600)


@pytest.fixture
def plain(visitor: Visitor) -> Visit:
    """Somebody without scripts."""
    return visitor(java_script_enabled=False, viewport={"width": 1280, "height": 900})


def boxes(visit: Visit, of: str) -> list[Box]:
    """Where parts of the page are, in pixels."""
    found: list[Box] = visit.page.locator("body").evaluate(BOXES, of)
    return found


def meet(one: Box, other: Box) -> bool:
    """Whether two boxes overlap by more than a hair."""
    return (
        min(one["right"], other["right"]) - max(one["left"], other["left"]) > 1
        and min(one["bottom"], other["bottom"]) - max(one["top"], other["top"]) > 1
    )


def test_boxes_that_overlap_are_noticed() -> None:
    one = {"left": 0.0, "right": 10.0, "top": 0.0, "bottom": 10.0}
    assert meet(one, {**one, "left": 5.0, "right": 15.0})
    assert not meet(one, {**one, "left": 9.5, "right": 19.5})


@pytest.mark.parametrize("width", WIDTHS)
def test_hexagons_lead_to_the_clusters_that_have_pages(visitor: Visitor, width: int) -> None:
    visit = visitor(viewport={"width": width, "height": 900})
    visit.open("ru/")
    hexagons = visit.page.locator(".comb a")
    assert hexagons.count() == visit.page.locator(".cb-large").count() > 1
    names = boxes(visit, ".comb__name")
    assert not [pair for pair in combinations(names, 2) if meet(*pair)]
    assert all(0 <= box["left"] < box["right"] <= width for box in names)
    heights = boxes(visit, ".comb a")
    assert all(box["bottom"] - box["top"] >= 24 for box in heights)
    hexagons.first.click()
    assert visit.path.startswith("ru/clusters/")


@pytest.mark.parametrize("width", WIDTHS)
def test_names_of_towns_do_not_meet(visitor: Visitor, width: int) -> None:
    visit = visitor(viewport={"width": width, "height": 900})
    for lang in ("ru", "en"):
        visit.open(f"{lang}/")
        lines = boxes(visit, ".cb-map__towns g text")
        names = [{**box, "top": box["top"] + LEADING, "bottom": box["bottom"] - LEADING} for box in lines]
        assert len(names) > 1
        assert not [pair for pair in combinations(names, 2) if meet(*pair)]
        assert all(0 <= box["left"] < box["right"] <= width for box in names)


def test_an_indicator_is_chosen_by_its_address_without_a_script(plain: Visit) -> None:
    plain.open("ru/compare/")
    every = plain.page.evaluate(SHOWN)
    assert len(every) > 1
    plain.page.locator(".cb-multiples__choice a").nth(2).click()
    assert plain.page.evaluate(SHOWN) == [every[1]]
    assert plain.page.url.endswith(f"#{every[1]}")
    plain.page.locator(".cb-multiples__choice a").first.click()
    assert plain.page.evaluate(SHOWN) == every
    plain.open(f"en/compare/#{every[-1]}")
    assert plain.page.evaluate(SHOWN) == [every[-1]]


def test_the_pattern_of_a_head_stays_inside_it(visitor: Visitor) -> None:
    for width in (768, 1280, 1600):
        visit = visitor(viewport={"width": width, "height": 900})
        for page in ("en/clusters/chemical/", "ru/documents/biysk/"):
            visit.open(page)
            (head,), (pattern,) = boxes(visit, ".page-head"), boxes(visit, ".page-head__pattern svg")
            assert head["top"] <= pattern["top"]
            assert pattern["bottom"] <= head["bottom"]
