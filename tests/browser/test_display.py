"""How the site is shown: light, dark or in contrast as chosen, and at rest for those who ask for it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.browsing import CLUSTER, Visit
from tests.browser.conftest import Visitor

pytestmark = pytest.mark.browser

CHOICES = {"Светлый": "default", "Темный": "slate", "Контрастный": "contrast"}
NAMES = dict(zip(CHOICES, ("Light", "Dark", "High contrast"), strict=True))
MOVING = """() => [...document.querySelectorAll("*")].filter(one => {
    const style = getComputedStyle(one);
    const times = (style.transitionDuration + "," + style.animationDuration).split(",");
    return style.scrollBehavior === "smooth" || times.some(time => parseFloat(time) > 0.01);
}).length"""


def ground(visit: Visit) -> str:
    """The colour behind the page."""
    return str(visit.page.evaluate("getComputedStyle(document.body).backgroundColor"))


def choice(visit: Visit, name: str) -> Locator:
    """A button of the display switch, which is opened for it."""
    visit.page.locator("details.display").evaluate("menu => menu.open = true")
    return visit.page.get_by_role("radio", name=name)


@pytest.mark.parametrize("name", CHOICES)
def test_the_chosen_display_stays(visitor: Visitor, name: str) -> None:
    visit = visitor(color_scheme="light" if name == "Темный" else "dark")  # what the system asks for is another
    body = visit.page.locator("body")
    visit.open("ru/")
    before = ground(visit)
    choice(visit, name).check()
    expect(body).to_have_attribute("data-md-color-scheme", CHOICES[name])
    chosen = ground(visit)
    assert chosen != before
    for path, label in ((f"ru/clusters/{CLUSTER}/", name), ("en/", NAMES[name])):
        visit.open(path)
        visit.page.reload()
        expect(body).to_have_attribute("data-md-color-scheme", CHOICES[name])
        expect(choice(visit, label)).to_be_checked()
        assert ground(visit) == chosen


@pytest.mark.parametrize(("system", "scheme"), [("light", "default"), ("dark", "slate")])
def test_without_a_choice_the_display_follows_the_system(visitor: Visitor, system: str, scheme: str) -> None:
    visit = visitor(color_scheme=system)
    visit.open("ru/")
    expect(visit.page.locator("body")).to_have_attribute("data-md-color-scheme", scheme)


def test_the_display_is_chosen_from_the_keyboard(visit: Visit) -> None:
    visit.open("en/")
    visit.page.get_by_text("Display", exact=True).focus()
    visit.page.keyboard.press("Enter")
    visit.page.keyboard.press("Tab")
    expect(visit.page.get_by_role("radio", name="Automatic")).to_be_focused()
    visit.page.keyboard.press("ArrowUp")  # round to the last
    expect(visit.page.locator("body")).to_have_attribute("data-md-color-scheme", "contrast")


def test_nothing_moves_for_those_who_ask_for_rest(visitor: Visitor) -> None:
    counts = []
    for wish in ("reduce", "no-preference"):
        visit = visitor(reduced_motion=wish)
        visit.open(f"ru/clusters/{CLUSTER}/roadmap/")
        counts.append(visit.page.evaluate(MOVING))
    assert counts[0] == 0
    assert counts[1] > 0  # so the check sees what moves


ON_PAPER = """() => {
    const page = document.documentElement, right = page.clientWidth + 1;
    // The line that unfolds what is lost is a text on paper, with all that it unfolds below it.
    const seen = [...document.querySelectorAll("select, input, button, summary:not(.cb *), .cb-scroll, .cb-scroll *")]
        .filter(one => one.checkVisibility({visibilityProperty: true}) && !one.closest(".cb-hidden"));
    return {
        controls: seen.filter(one => one.matches("select, input, button, summary")).length,
        cut: seen.filter(one => one.getBoundingClientRect().right > right).length,
    };
}"""


@pytest.mark.parametrize("page", ["roadmap", "products", "kpis", "sources", "members"])
def test_a_page_is_printed_whole_and_without_controls(visitor: Visitor, page: str) -> None:
    visit = visitor(viewport={"width": 680, "height": 960})  # A4 between its margins
    visit.open(f"ru/clusters/{CLUSTER}/{page}/")
    assert visit.page.evaluate(ON_PAPER)["controls"] > 0  # so the check sees them
    visit.page.emulate_media(media="print")
    assert visit.page.evaluate(ON_PAPER) == {"controls": 0, "cut": 0}
