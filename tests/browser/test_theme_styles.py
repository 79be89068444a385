"""What the sheets of the theme are shortened by, no page needs: a browser computes the same styles without it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from generator.output.theme_styles import whole_theme_css
from tests.browser.browsing import Visit

pytestmark = pytest.mark.browser

# Of every kind of element, by its classes and those around it, and of what stands before and behind it; without the
# properties that only sheets ask for. Nothing is laid out meanwhile: sizes that a layout gives are told as they were at
# the last one, which may have been before the fonts came.
COMPUTED = """() => {
    document.documentElement.style.display = "none";
    const kinds = new Map();
    const name = one => one ? `${one.tagName}.${one.className.baseVal ?? one.className}` : "";
    for (const one of document.querySelectorAll("*")) {
        const kind = `${name(one.parentElement?.parentElement)} ${name(one.parentElement)} ${name(one)}`;
        if (!kinds.has(kind)) kinds.set(kind, one);
    }
    return [...kinds].flatMap(([kind, one]) => [null, "::before", "::after"].map(part => {
        const style = getComputedStyle(one, part);
        if (part && style.content === "none") return "";
        const names = [...style].filter(name => !name.startsWith("--"));
        return `${kind} ${part}: ` + names.map(name => style.getPropertyValue(name)).join("; ");
    }));
}"""
STILL = "*, ::before, ::after { transition: none !important; animation: none !important }"


def shown(visit: Visit, page: str, sheet: Callable[[str], str]) -> list[str]:
    """The computed styles of a page whose style sheet was changed, while the search has found something."""

    def answer(route: Route) -> None:
        route.fulfill(body=sheet(route.fetch().text()) + STILL, content_type="text/css")

    visit.page.route("**/site.css", answer)
    visit.open(page)
    found(visit.page)
    styles: list[str] = visit.page.evaluate(COMPUTED)
    visit.page.unroute("**/site.css")
    return styles


def found(page: Page) -> None:
    """Bring results of a search: the words of the site are not here, so they are put in as the theme does."""
    field, begun = page.get_by_role("searchbox"), page.locator(".md-search-result__meta").inner_text()
    field.focus()
    status = page.get_by_role("search").get_by_role("status")
    expect(status).not_to_have_text(begun)  # the theme's script, which sets classes, empties the list until then
    page.evaluate(
        """() => {
            document.querySelector(".md-search-result__list").innerHTML = `<li class="md-search-result__item">
                <a class="md-search-result__link" href="#x"><article class="md-search-result__article md-typeset">
                <nav class="md-tags"><span class="md-tag">A</span></nav>
                <div class="md-search-result__icon md-icon"></div>
                <h1>Title <mark>of</mark></h1><p>text</p><p class="md-search-result__terms">Missing: <del>x</del></p>
                </article></a><details class="md-search-result__more"><summary><div>More</div></summary></details>
                </li>`;
            document.querySelector("article").insertAdjacentHTML("beforeend", `<h2>Two<a class="headerlink">¶</a></h2>
                <p><code>code</code><kbd>k</kbd> <mark>m</mark> <em>e</em> <del>d</del></p><pre><code>x</code></pre><hr>
                <blockquote><p>q</p></blockquote><ol><li><p>a</p><ul><li>b</li></ul></li></ol>
                <div class="md-typeset__scrollwrap"><div class="md-typeset__table">
                <table><thead><tr><th>a</th></tr></thead>
                <tbody><tr><td class="cb-num">1</td></tr></tbody></table></div></div><img alt="">`);
        }"""
    )


def whole(built: str) -> str:
    """The same sheet with all of the theme's; our own begins with its fonts."""
    return whole_theme_css() + "\n" + built[built.index("@font-face") :]


@pytest.mark.parametrize(
    ("scheme", "width", "page"), [("dark", 360, "ru/"), ("light", 1280, "en/clusters/pharma/roadmap/")]
)
def test_pages_look_the_same_with_all_sheets_of_the_theme(
    visitor: Callable[..., Visit], scheme: str, width: int, page: str
) -> None:
    visit = visitor(color_scheme=scheme, viewport={"width": width, "height": 800})
    short, full = shown(visit, page, str), shown(visit, page, whole)
    assert len(short) == len(full) > 300
    assert [pair for pair in zip(short, full, strict=True) if pair[0] != pair[1]] == []


def test_a_rule_that_is_missing_is_noticed(visit: Visit) -> None:
    def without(built: str) -> str:
        assert ".md-search-result__meta{" in built
        return built.replace(".md-search-result__meta{", ".nobody{", 1)

    assert shown(visit, "ru/", str) != shown(visit, "ru/", without)
