"""Everything can be done from the keyboard, and what has the keyboard can be seen."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from generator.language import LANGS, Lang
from tests.browser.browsing import CLUSTER, Visit
from tests.browser.conftest import Visitor

pytestmark = pytest.mark.browser

MANY = 60  # more stops than a header has, or the way to anything on a page of these tests
ROADMAP = f"clusters/{CLUSTER}/roadmap/"
COUNT = {"ru": "Показано: {} из {}", "en": "Shown: {} of {}"}
# What the keyboard should reach: every link, field and switch that takes up room on the page.
REACHABLE = """root => [...root.querySelectorAll("a[href], summary, input, select, button")]
    .filter(one => one.checkVisibility({ visibilityProperty: true }) && one.getClientRects().length)
    .filter(one => !one.matches("[type=radio]:not(:checked)"))
    .map(one => (one.textContent.trim() || one.getAttribute("aria-label") || one.id))"""
FOCUSED = """() => {
    const one = document.activeElement, style = getComputedStyle(one), box = one.getBoundingClientRect();
    return {
        name: one.textContent.trim() || one.getAttribute("aria-label") || one.id,
        inside: one.closest("header") !== null,
        ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 && box.width > 0,
    };
}"""


def stops(visit: Visit) -> list[dict[str, object]]:
    """What Tab comes to in the header, from the top of the page."""
    found: list[dict[str, object]] = []
    for _ in range(MANY):
        visit.page.keyboard.press("Tab")
        stop = visit.page.evaluate(FOCUSED)
        if stop["inside"]:
            found.append(stop)
        elif found:
            return found
    pytest.fail("the keyboard does not come out of the header")


def tab_to(visit: Visit, wanted: Locator) -> None:
    """Press Tab until something has the keyboard."""
    for _ in range(MANY):
        visit.page.keyboard.press("Tab")
        if wanted.evaluate("one => one === document.activeElement"):
            return
    pytest.fail(f"the keyboard does not come to {wanted}")


@pytest.mark.parametrize("lang", LANGS)
def test_the_first_stop_skips_to_the_content(visit: Visit, lang: Lang) -> None:
    visit.open(f"{lang}/{ROADMAP}")
    visit.page.keyboard.press("Tab")
    skip = visit.page.locator(":focus")
    assert skip.get_attribute("href") == "#roadmap"
    expect(skip).to_be_in_viewport()
    visit.page.keyboard.press("Enter")
    expect(visit.page.locator("#roadmap:target")).to_be_in_viewport()
    visit.page.keyboard.press("Tab")
    assert not visit.page.evaluate(FOCUSED)["inside"]


@pytest.mark.parametrize("width", [1280, 400], ids=["wide", "phone"])
def test_every_part_of_the_header_is_reached_and_seen(visitor: Visitor, width: int) -> None:
    visit = visitor(viewport={"width": width, "height": 800})
    visit.open("ru/about/")
    found = stops(visit)
    wanted = visit.page.locator("header.site-header").evaluate(REACHABLE)
    assert len(wanted) >= 5
    assert sorted(str(stop["name"]) for stop in found) == sorted(wanted)
    assert [stop["name"] for stop in found if not stop["ring"]] == []


def test_what_has_no_ring_is_noticed(visitor: Visitor) -> None:
    visit = visitor(bypass_csp=True)  # pages refuse styles that are not theirs
    visit.open("ru/about/")
    visit.page.add_style_tag(content=".language:focus { outline: none !important }")
    assert [stop["name"] for stop in stops(visit) if not stop["ring"]] == ["English"]


def test_the_menu_of_a_phone_opens_from_the_keyboard(visitor: Visitor) -> None:
    visit = visitor(viewport={"width": 400, "height": 800})
    visit.open("en/")
    links = visit.page.get_by_role("navigation", name="Main navigation").get_by_role("link")
    assert links.count() == 0
    visit.page.get_by_text("Menu", exact=True).focus()
    visit.page.keyboard.press("Enter")
    expect(links.last).to_be_visible()
    tab_to(visit, links.last)


def test_menus_open_and_close_from_the_keyboard(visit: Visit) -> None:
    visit.open("en/")
    menus = visit.page.locator("header details:has(> summary:visible)").all()
    assert menus != []
    for menu in menus:
        summary = menu.locator("summary")
        tab_to(visit, summary)
        visit.page.keyboard.press("Enter")
        visit.page.keyboard.press("Tab")
        expect(menu.locator(":focus:not(summary)")).to_be_visible()
        assert visit.page.evaluate(FOCUSED)["ring"]
        visit.page.keyboard.press("Escape")
        expect(summary).to_be_focused()
        expect(menu).not_to_have_attribute("open", "")


def test_escape_closes_a_menu_wherever_the_focus_is(visit: Visit) -> None:
    visit.open("en/")
    menu = visit.page.locator("header details:has(> summary:visible)").first
    menu.locator("summary").click()
    visit.page.evaluate("document.activeElement.blur()")
    expect(menu).to_have_attribute("open", "")
    visit.page.keyboard.press("Escape")
    expect(menu).not_to_have_attribute("open", "")
    expect(menu.locator("summary")).to_be_focused()


@pytest.mark.parametrize("lang", LANGS)
def test_the_roadmap_is_filtered_from_the_keyboard(visit: Visit, lang: Lang) -> None:
    visit.open(f"{lang}/{ROADMAP}")
    rows, shown = visit.page.locator("tr[data-years]"), visit.page.locator("tr[data-years]:visible")
    said = visit.page.locator("[data-roadmap]").get_by_role("status")
    total = rows.count()
    expect(said).to_have_text(COUNT[lang].format(total, total))
    direction, year = visit.page.locator("[data-roadmap] select").all()
    for select in (direction, year):
        tab_to(visit, select)
        assert visit.page.evaluate(FOCUSED)["ring"]
        visit.page.keyboard.press("End")
        assert 0 < shown.count() < total
        expect(said).to_have_text(COUNT[lang].format(shown.count(), total))
        assert (visit.page.locator("tbody[data-direction]:visible").count() == 1) == (select is direction)
        kept = shown.count()
        visit.page.reload()
        assert shown.count() == kept, "the filter stands in the address"
        expect(select).not_to_have_value("")
        tab_to(visit, select)
        visit.page.keyboard.press("Home")
        assert shown.count() == total
        assert "?" not in visit.page.url


def test_without_scripts_the_whole_roadmap_is_shown(visitor: Visitor) -> None:
    visit = visitor(java_script_enabled=False)
    visit.open(f"ru/{ROADMAP}")
    rows = visit.page.locator("tr[data-years]")
    assert rows.count() > 5
    assert all(row.is_visible() for row in rows.all())
    assert visit.page.locator("select:visible").count() == 0


def test_without_scripts_nothing_is_offered_that_needs_them(visitor: Visitor) -> None:
    visit = visitor(java_script_enabled=False)
    visit.open("ru/")
    expect(visit.page.get_by_role("searchbox")).to_be_hidden()
    expect(visit.page.get_by_text("Вид", exact=True)).to_be_hidden()
    expect(visit.page.get_by_role("navigation", name="Основная навигация").get_by_role("link").first).to_be_visible()
