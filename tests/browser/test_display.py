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


BUNDLE = "**/javascripts/bundle.*"
# How much of what is seen moved without anything having been done, as browsers measure it.
MOVED = """() => new Promise(told => {
    let sum = 0;
    const see = list => list.getEntries().forEach(one => { if (!one.hadRecentInput) sum += one.value; });
    new PerformanceObserver(see).observe({ type: "layout-shift", buffered: true });
    setTimeout(() => told(sum), 100);
})"""


def test_the_theme_comes_with_the_first_thing_that_is_done(visit: Visit) -> None:
    asked: list[str] = []
    visit.page.on("request", lambda request: asked.append(request.url))
    visit.open("ru/")
    visit.page.wait_for_load_state("networkidle")
    assert asked != []
    assert not [url for url in asked if "/bundle." in url]
    with visit.page.expect_request(BUNDLE):
        visit.page.mouse.move(200, 200)
    visit.page.evaluate("async () => { while (!window.component$) await new Promise(soon => setTimeout(soon, 25)); }")
    assert visit.complaints == []


@pytest.mark.parametrize("key", ["/", "s", "f"])
def test_search_and_display_wait_for_nobody(visit: Visit, key: str) -> None:
    visit.context.route(BUNDLE, lambda route: route.abort())
    visit.open("ru/")
    visit.page.keyboard.press(key)
    expect(visit.page.get_by_role("searchbox")).to_be_focused()
    expect(visit.page.get_by_role("searchbox")).to_have_value("")
    expect(visit.page.locator(".md-search-result__meta")).to_be_visible()
    visit.page.keyboard.type("sf/")
    expect(visit.page.get_by_role("searchbox")).to_have_value("sf/")
    choice(visit, "Темный").check()
    expect(visit.page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    visit.page.reload()
    expect(visit.page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_keys_that_were_pressed_too_early_are_heard(visit: Visit) -> None:
    visit.open("ru/")
    first = visit.page.locator("link[rel=next]").evaluate("one => one.href")
    visit.page.keyboard.press("n")
    visit.page.wait_for_url(first)


@pytest.mark.parametrize(
    "path", ["ru/", "ru/catalogue/", f"ru/clusters/{CLUSTER}/roadmap/", f"ru/clusters/{CLUSTER}/sources/"]
)
def test_nothing_moves_when_scripts_come(visitor: Visitor, path: str) -> None:
    visit = visitor(viewport={"width": 412, "height": 823})
    visit.open(path)
    assert visit.page.evaluate(MOVED) < 0.05
    visit.page.evaluate("document.querySelector('.page-head').prepend(document.createElement('hr'), 'moved')")
    assert visit.page.evaluate(MOVED) > 0.005, "what moves is seen"


def test_what_is_folded_is_printed(visit: Visit) -> None:
    visit.open(f"ru/clusters/{CLUSTER}/swot/")
    folded = visit.page.locator("article details:not([open])")
    before = folded.count()
    assert before > 0
    visit.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert folded.count() == 0
    visit.page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert folded.count() == before
