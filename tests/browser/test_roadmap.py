"""The roadmap as it is seen: its marks stand under the years of the head on every width, and its filter holds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from generator.components.block import Block, Section
from generator.components.roadmap import Roadmap
from generator.kinds.atlas import Atlas
from generator.render.components import render_block
from generator.render.styles import bundle
from tests.project import ROOT
from tests.shows import show
from tests.subjects import subject, view

pytestmark = pytest.mark.browser

ADDRESS = "http://127.0.0.1/roadmap/"
SCRIPT = ROOT / "templates/pages/assets/javascripts/roadmap.js"
WIDTHS = (288, 328, 720, 832)  # what 320, 360, 768 and 1280 px leave for the text
PAGE = (
    '<!doctype html><html lang="en"><meta charset="utf-8"><style>{css}</style>'
    '<body data-md-color-scheme="default"><main class="md-typeset">{html}</main><script>{script}</script>'
)
# Where the years of the head begin, the marks of each row, what is set too small and what lies beyond the edge.
SEEN = """() => {
    const edges = one => { const box = one.getBoundingClientRect(); return [box.left, box.right]; };
    const texts = [...document.querySelectorAll("main *")].filter(one => one.checkVisibility()
        && !one.closest(".cb-hidden") && [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim()));
    const width = document.documentElement.clientWidth;
    return {
        years: [...document.querySelectorAll(".cb-roadmap__year")].map(edges),
        rows: Object.fromEntries([...document.querySelectorAll(".cb-roadmap__item")].map(row =>
            [row.id, [...row.querySelectorAll("rect:not(.cb-roadmap__tick)")].map(edges)])),
        smallest: Math.min(...texts.map(one => parseFloat(getComputedStyle(one).fontSize))),
        beyond: [...document.querySelectorAll("main *")].filter(one => one.checkVisibility()
            && edges(one)[1] > width + 1).map(one => one.outerHTML.slice(0, 60)),
    };
}"""


@pytest.fixture(scope="module")
def found(sample: Atlas) -> Roadmap:
    """The roadmap of the sample, within its plan."""
    sections = subject(sample, day=date(2022, 3, 1)).sections
    return view(next(one for one in sections if one.id == "roadmap"), Roadmap)


@pytest.fixture
def page(browser: Browser, found: Roadmap) -> Iterator[Page]:
    """The component alone, with the styles of the site and its script."""
    block = Block("plan", found)
    html = render_block(block, show("en", "site", Section("s", "S", (block,))))
    css, script = bundle(ROOT / "templates", "site"), SCRIPT.read_text(encoding="utf-8")
    body = PAGE.format(css=css, html=html, script=script)
    with browser.new_context() as context:
        context.route(f"{ADDRESS}**", lambda route: route.fulfill(body=body, content_type="text/html; charset=utf-8"))
        context.route("**/*.woff2", lambda route: route.abort())
        yield context.new_page()


def misplaced(seen: dict[str, Any], found: Roadmap) -> list[str]:
    """The rows whose marks do not begin and end under the months that they are of."""
    assert found.scale is not None
    left, right = seen["years"][0][0], seen["years"][-1][1]
    month = (right - left) / (12 * len(found.scale.years))
    even = all(abs(edge - left - 12 * month * place) < 0.6 for place, (edge, _) in enumerate(seen["years"]))
    wrong = [] if even else ["head"]
    for item in found.items:
        wanted = [[left + month * (at - 12 * found.scale.first) for at in (one.start, one.end)] for one in item.spans]
        drawn = seen["rows"][f"plan-{item.id}"]
        is_there = len(drawn) == len(wanted) and all(
            abs(a - b) < 0.6 for one, other in zip(drawn, wanted, strict=True) for a, b in zip(one, other, strict=True)
        )
        wrong += [] if is_there else [item.id]
    return wrong


@pytest.mark.parametrize("width", WIDTHS)
def test_marks_stand_under_their_years(page: Page, found: Roadmap, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 640})
    page.goto(ADDRESS)
    seen = page.evaluate(SEEN)
    assert len(seen["years"]) == 5
    assert misplaced(seen, found) == []
    assert seen["beyond"] == []
    assert seen["smallest"] >= 12


def test_what_is_out_of_place_or_too_small_is_noticed(page: Page, found: Roadmap) -> None:
    page.goto(ADDRESS)
    page.add_style_tag(content=".cb-roadmap__year:first-child { flex-grow: 2 !important } caption { font-size: 9px }")
    page.add_style_tag(
        content=".cb.cb .cb-roadmap__legend.cb-roadmap__legend { width: 200vw; font-size: 9px !important }"
    )
    page.evaluate("document.querySelector('.cb-roadmap__item .cb-roadmap__bar').setAttribute('width', '3%')")
    seen = page.evaluate(SEEN)
    assert misplaced(seen, found) == ["head", "marketing_catalogue"]
    assert seen["beyond"] != []
    assert seen["smallest"] == 9


def test_the_filter_stands_in_the_address(page: Page) -> None:
    shown = page.locator(".cb-roadmap__item:visible")
    page.goto(f"{ADDRESS}?status=done&direction=nobody#plan-own_stages_first")
    assert [one.get_attribute("id") for one in shown.all()] == ["plan-own_stages_first"]
    page.get_by_label("Status").select_option("")
    page.get_by_label("Direction").select_option(label="2 Own direction")
    page.get_by_label("Year").select_option("2023")
    kept = [one.get_attribute("id") for one in shown.all()]
    assert kept == ["plan-own_plan", "plan-own_meeting", "plan-own_stages"]
    assert page.url == f"{ADDRESS}?direction=own&year=2023#plan-own_stages_first"
    page.reload()
    assert [one.get_attribute("id") for one in shown.all()] == kept
