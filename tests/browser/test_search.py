"""The search finds words in all their forms, leads to pages that exist, and needs no mouse."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from generator.language import LANGS, Lang
from tests.browser.browsing import Visit, served
from tests.browser.queries import OVERVIEWS, QUERIES
from tests.real import Built

pytestmark = pytest.mark.browser

NOTHING = {"ru": "Совпадений не найдено", "en": "No matching documents"}
LINK = ".md-search-result__link"


@pytest.fixture(scope="module")
def address(real_build: Built) -> Iterator[str]:
    """The address of the site with the words to search."""
    assert real_build.code == 0, real_build.complained
    with served(real_build.out / "site") as where:
        yield where


def said(visit: Visit, lang: Lang, query: str) -> str:
    """What the search says to a query, of which it shows the results."""
    visit.open(f"{lang}/")
    visit.page.get_by_role("searchbox").fill(query)  # no key is let go, as when it is pasted by mouse
    answer = visit.page.get_by_role("search").get_by_role("status")
    expect(answer).to_have_text(re.compile(rf"\d|{NOTHING[lang]}"))
    return answer.inner_text()


def results(visit: Visit, lang: Lang, query: str) -> list[str]:
    """Where the results of a query lead."""
    if said(visit, lang, query) == NOTHING[lang]:
        return []
    links = visit.page.locator(LINK)
    expect(links.first).to_be_attached()
    # The words that are marked on the page are no part of its address.
    return [re.sub(r"\?[^#]*", "", address) for address in links.evaluate_all("all => all.map(link => link.href)")]


@pytest.mark.parametrize(
    ("form", "base"),
    [("кластеров", "кластер"), ("промышленностью", "промышленность"), ("ещё", "еще"), ("ЛЕКАРСТВ", "лекарства")],
)
def test_russian_words_are_found_in_all_forms(visit: Visit, form: str, base: str) -> None:
    found = results(visit, "ru", form)
    assert found != []
    assert found == results(visit, "ru", base)
    assert visit.complaints == []


def test_english_words_are_found_by_their_beginnings(visit: Visit) -> None:
    found = results(visit, "en", "pharmaceut")
    assert any(address.startswith(f"{visit.address}en/clusters/pharma/") for address in found)
    assert found == results(visit, "en", "PHARMACEUT")
    assert visit.complaints == []


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("companies", "company"),
        ("exporting", "exports"),
        ("roadmaps", "roadmap"),
        ("planned", "plans"),
        ("KPIs", "kpi"),
    ],
)
def test_english_words_are_found_in_all_forms(visit: Visit, form: str, base: str) -> None:
    found = results(visit, "en", form)
    assert found != []
    assert found == results(visit, "en", base)


@pytest.mark.parametrize("lang", LANGS)
def test_what_people_ask_for_is_among_the_first_three(visit: Visit, lang: Lang) -> None:
    """Queries of both languages over the real data; results are told apart by their owner. The overview of a cluster is
    the first."""
    visit.open(f"{lang}/")
    field, answer = visit.page.get_by_role("searchbox"), visit.page.get_by_role("search").get_by_role("status")
    missed = {}
    assert len(QUERIES[lang]) >= 20
    for query, pages in QUERIES[lang].items():
        field.fill("")
        expect(answer).not_to_have_text(re.compile(r"\d"))
        field.fill(query)
        expect(answer).to_have_text(re.compile(r"\d"))
        links = visit.page.locator(f".md-search-result__item > {LINK}:first-child")
        expect(links.first).to_be_attached()
        paths = links.evaluate_all("all => all.slice(0, 3).map(link => link.pathname)")
        first = [path.partition(f"/{lang}/")[2] for path in paths]
        if not set(first[:1] if query in OVERVIEWS[lang] else first) & set(pages):
            missed[query] = first
    assert missed == {}


@pytest.mark.parametrize(
    ("lang", "query", "name"), [("ru", "дорожная карта", "Химическая"), ("en", "roadmap", "Chemical industry")]
)
def test_a_result_tells_whose_page_it_is(visit: Visit, lang: Lang, query: str, name: str) -> None:
    said(visit, lang, query)
    results = visit.page.locator(".md-search-result__item")
    expect(results.first).to_be_visible()
    owners = set(results.evaluate_all("all => all.map(one => one.dataset.accent)"))
    assert {"pharma", "chemical", "medical-tourism"} <= owners
    own = visit.page.locator(".md-search-result__item[data-accent=chemical]").first
    assert own.inner_text().startswith(name)
    colours = own.page.locator(".md-search-result__item .md-tags").evaluate_all(
        "all => all.map(one => getComputedStyle(one, '::before').backgroundColor)"
    )
    assert len(set(colours)) >= 3
    assert not re.search(r"\d{12}", visit.page.locator(".md-search-result__list").inner_text())


def test_the_first_page_of_an_owner_says_its_title_once(visit: Visit) -> None:
    said(visit, "ru", "химический")
    first = visit.page.locator(".md-search-result__item").first
    expect(first).to_be_visible()
    assert first.get_attribute("data-accent") == "chemical"
    title = first.locator("h1").first.inner_text()
    assert first.inner_text().count(title) == 1


@pytest.mark.parametrize("lang", LANGS)
def test_what_no_page_says_is_not_found(visit: Visit, lang: Lang) -> None:
    assert results(visit, lang, "абракадабра") == []


@pytest.mark.parametrize(("lang", "query"), [("ru", "кластер"), ("en", "cluster")])
def test_results_lead_to_pages_and_places_that_exist(visit: Visit, lang: Lang, query: str) -> None:
    found = results(visit, lang, query)
    assert any("#" in address for address in found)
    texts = {}
    for address in found:
        page, _, place = address.partition("#")
        if page not in texts:
            answer = visit.context.request.get(page)
            assert answer.status == 200, address
            texts[page] = answer.text()
        assert not place or f'id="{place}"' in texts[page], address


@pytest.mark.parametrize(("lang", "query"), [("ru", "дорожная карта"), ("en", "roadmap")])
def test_search_needs_no_mouse(visit: Visit, lang: Lang, query: str) -> None:
    said(visit, lang, query)
    first = visit.page.locator(LINK).first
    expect(first).to_be_visible()
    visit.page.keyboard.press("ArrowDown")
    expect(first).to_be_focused()
    target = re.escape(str(first.evaluate("link => link.pathname")))
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_url(re.compile(target))
    assert visit.path != f"{lang}/"


def test_words_that_were_searched_are_marked_on_the_page(visit: Visit) -> None:
    said(visit, "ru", "выручка")
    assert visit.page.locator("main mark").count() == 0
    visit.page.locator(f"{LINK}[href*='/clusters/pharma/members/?h=%']").first.click()
    visit.page.wait_for_url(re.compile("clusters/pharma/members/"))
    expect(visit.page.locator("main mark").first).to_have_text("выручк")


def test_search_is_left_by_escape(visit: Visit) -> None:
    said(visit, "en", "pharma")
    expect(visit.page.locator(LINK).first).to_be_visible()
    visit.page.keyboard.press("Escape")
    expect(visit.page.locator(LINK).first).to_be_hidden()
