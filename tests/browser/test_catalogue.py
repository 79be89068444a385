"""The sample catalogue in a browser: what people ask for is among the first three, and a choice has an address."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.editions.plan import Selection, plan_publications
from generator.editions.publications import NavItem
from generator.language import LANGS, Lang
from generator.source.project import Revision
from tests.browser.browsing import Visit, served
from tests.browser.catalogue_queries import QUERIES
from tests.browser.sites import made
from tests.project import good_atlas
from tests.samples import sample_project

pytestmark = pytest.mark.browser

DAY = date(2026, 3, 15)
SHOWN = "[data-results] .cb-tile__title"


@pytest.fixture(scope="module")
def catalogue(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visit]:
    """The index of the sample catalogue in both languages, without the pages of its records, in one browser page."""
    work = tmp_path_factory.mktemp("catalogue")
    atlas = good_atlas(sample_project(work / "sample"), DAY)
    revisions = {scope: Revision(DAY, "0123abcd") for scope in ("", *atlas.scopes)}
    whole = plan_publications(atlas, Selection("site"), dict.fromkeys(LANGS, ()), revisions).sites
    paths = ("index.md", "catalogue.md", "support.md")
    sites = []
    for site in whole:
        pages = tuple(page for page in site.pages if page.path in paths)
        nav = tuple(NavItem(page.title, page.path) for page in pages)
        sites.append(replace(site, pages=pages, nav=nav, records=(), hand=()))
    with served(made(tuple(sites), work, drawn=False, data=work / "sample")) as where:
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        yield Visit(context, where)
        context.close()


def first_three(page: Page) -> list[str]:
    """The titles that stand first."""
    return page.locator(SHOWN).all_inner_texts()[:3]


def is_answered(found: list[str], title: str) -> bool:
    """Whether the title is among them; where there is none, whether nothing was found."""
    return any(title in one for one in found) if title else not found


@pytest.mark.parametrize("lang", LANGS)
def test_what_people_ask_for_is_among_the_first_three(catalogue: Visit, lang: Lang) -> None:
    catalogue.open(f"{lang}/catalogue/")
    page, field = catalogue.page, catalogue.page.locator(".cb-find__input")
    field.focus()
    field.fill(next(iter(QUERIES[lang])))
    expect(page.locator("[data-results]")).to_be_visible()
    missed = {}
    for query, title in QUERIES[lang].items():
        field.fill(query)
        found = first_three(page)
        for _ in range(40):  # a busy machine shows them a little later
            if is_answered(found, title):
                break
            page.wait_for_timeout(50)
            found = first_three(page)
        else:
            missed[query] = found
    assert missed == {}
    assert len(QUERIES[lang]) >= {"ru": 40, "en": 20}[lang]
    assert catalogue.complaints == []


def test_from_the_words_to_the_first_card_by_keyboard_alone(catalogue: Visit) -> None:
    catalogue.open("en/catalogue/")
    page = catalogue.page
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "find":
            break
    page.keyboard.type("hard cheese")
    page.keyboard.press("Enter")
    expect(page.locator(SHOWN).first).to_be_focused()  # a title without a link: the pages of records are not made here
    assert "cheese" in page.evaluate("document.activeElement.innerText").lower()


def test_a_choice_stands_in_the_address_and_goes_back(catalogue: Visit) -> None:
    catalogue.open("en/catalogue/")
    page = catalogue.page
    total = page.locator(".cb-catalogue__group .cb-tile:visible").count()
    page.locator("input[name=kind][value=service]").focus()
    page.keyboard.press("Space")
    said = page.locator("[data-said]")
    expect(said).not_to_have_text(f"Found: {total} of {total}")
    assert page.url.endswith("?kind=service")
    count = page.locator(".cb-catalogue__group .cb-tile:visible").count()
    expect(said).to_have_text(f"Found: {count} of {total}")
    assert page.locator("input[name=kind][value=product]").locator("..").locator("[data-count]").inner_text() != "0"
    page.reload()
    expect(said).to_have_text(f"Found: {count} of {total}")
    expect(page.locator("[data-chosen]")).to_have_text("1")
    page.go_back()
    expect(said).to_have_text(f"Found: {total} of {total}")
    expect(page.locator("[data-chosen]")).to_be_empty()
    expect(page.locator("[type=reset]")).to_be_hidden()


def test_all_is_shown_again_by_keyboard_alone(catalogue: Visit) -> None:
    catalogue.open("en/catalogue/?find=cheese")
    page, order = catalogue.page, catalogue.page.locator("[name=sort] option:checked")
    expect(order).to_have_text("best match first")
    page.locator("[name=sort]").focus()
    page.keyboard.press("Tab")
    while not page.evaluate("document.activeElement.type === 'reset'"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("[name=find]")).to_be_focused()  # the button is gone
    expect(order).to_have_text("by category")
    assert not page.url.endswith("cheese")


# Sets every choice and takes it back, beside a word and a choice of another side: the count told and the cards shown.
_CHOICES = """async () => {
    const settled = () => new Promise(done => setTimeout(done));
    const form = document.querySelector(".cb-find"), found = [];
    form.querySelector("details").open = true;
    for (const word of ["", "a"]) {
        form.elements.find.value = word;
        form.elements.find.dispatchEvent(new InputEvent("input", {bubbles: true}));
        await settled();
        for (const box of form.querySelectorAll("fieldset:not(:has([name=kind])) input")) {
            const told = Number(box.parentElement.querySelector("[data-count]").textContent);
            box.click();
            await settled();
            dispatchEvent(new Event("beforeprint"));
            const cards = document.querySelectorAll("[data-catalogue] .cb-tile");
            found.push([box.name + "=" + box.value, told, [...cards].filter(one => one.checkVisibility()).length]);
            box.click();
            await settled();
        }
    }
    return found;
}"""


def test_a_count_tells_how_many_cards_its_choice_would_leave(catalogue: Visit) -> None:
    catalogue.open("en/catalogue/")
    catalogue.page.locator("input[name=kind][value=product]").check()
    expect(catalogue.page.locator("[data-empty]")).not_to_have_count(0)  # the words have come
    found = catalogue.page.evaluate(_CHOICES)
    assert [one for one in found if one[1] != one[2]] == []
    assert len({told for _, told, _ in found}) > 5, "the same count everywhere proves nothing"


def test_an_answer_is_complete_though_it_is_drawn_in_parts(catalogue: Visit) -> None:
    catalogue.open("en/catalogue/")
    page, shown = catalogue.page, catalogue.page.locator(SHOWN)
    names = page.locator(".cb-tile__title").all_text_contents()
    page.locator("[name=sort]").select_option("name")
    expect(shown).to_have_count(len(names))
    in_order = shown.all_text_contents()
    assert sorted(in_order) == sorted(names)
    assert page.evaluate(
        """names => {
        const bare = names.map(name => name.replace(/["«»“”„]/g, ""));
        return bare.every((name, n) => !n || name.localeCompare(bare[n - 1], "en") >= 0);
    }""",
        in_order,
    )
    assert page.locator("[data-results] ul").count() == 2, "no answer of the samples is drawn in parts any more"
    page.locator("[name=sort]").select_option("")
    assert page.locator(".cb-tile:visible").count() == len(names)


def test_without_script_everything_stands_there(browser: Browser, catalogue: Visit) -> None:
    plain = Visit(browser.new_context(java_script_enabled=False), catalogue.address)
    plain.open("ru/catalogue/")
    assert plain.page.locator(".cb-tile:visible").count() >= 70
    assert plain.page.locator(".cb-find:visible").count() == 0
    plain.context.close()


def test_answers_tell_what_is_open_to_a_company(catalogue: Visit) -> None:
    catalogue.open("en/support/")
    page = catalogue.page
    form = page.locator(".cb-support__check")
    expect(form).to_be_visible()
    verdicts = page.locator("[data-verdict]:visible")
    assert verdicts.count() == 0
    first = form.locator("input[type=radio]").first
    name = first.get_attribute("name")
    form.locator(f"input[name={name}][value=no]").check()
    said = verdicts.all_inner_texts()
    assert len(said) >= 2
    assert any("not open" in one for one in said)
    form.locator("button").click()
    expect(verdicts).to_have_count(0)
