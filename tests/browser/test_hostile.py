"""Texts of the data never become markup, whatever they hold: every string of the sample is hostile, on every page.

The policy of the pages would stop a script that slipped through, so it is switched off here, and looked at by itself
in `test_policy.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog, Page

from generator.language import LANGS
from tests.browser.browsing import served
from tests.browser.sites import made, sites_of
from tests.hostile import WORD, payloads, poisoned_atlas

pytestmark = pytest.mark.browser

# What no page of ours has anywhere; each line names one thing.
STRANGE = """() => {
    const found = new Set();
    const elements = /^(iframe|frame|object|embed|base|math|style|x|textarea)$/;
    const attributes = /^(on.*|srcdoc|formaction|autofocus|stolen)$/;
    const addresses = /^(href|src|action|data|poster|srcset|xlink:href)$/;
    const elsewhere = /^\\s*((javascript|data|vbscript):|(https?:)?\\/\\/elsewhere)/i;
    const isJson = (text) => { try { return Boolean(JSON.parse(text)); } catch { return false; } };
    for (const one of document.querySelectorAll("*")) {
        const isData = one.localName === "script" && one.type === "application/ld+json" && isJson(one.textContent);
        const script = one.localName === "script" && !isData && one.textContent.includes("alert");
        const meta = one.httpEquiv && one.httpEquiv !== "Content-Security-Policy";
        if (elements.test(one.localName) || script || meta) found.add(one.outerHTML);
        for (const { name, value } of one.attributes) {
            const said = `${one.localName} ${name}=${value}`;
            if (attributes.test(name) || (name === "style" && /[(@]/.test(value))) found.add(said);
            if (addresses.test(name) && elsewhere.test(value)) found.add(said);
            if ((name === "id" || name === "class") && value.includes("stolen")) found.add(said);
        }
    }
    return [...found];
}"""

# A page by hand, which `check` would refuse; pictures that are not there could not be published.
WRITTEN = "\n\n".join(["# A", *payloads(), *(f"## {text}" for text in payloads())]).replace("![", "[")
PUT_IN = "text => document.body.append(Object.assign(document.createElement('div'), { innerHTML: text }))"


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the sample project with hostile texts, in both languages, as it would be published."""
    work = tmp_path_factory.mktemp("hostile")
    with pytest.MonkeyPatch.context() as patch:
        sites = sites_of(poisoned_atlas(patch), WRITTEN)
    return made(sites, work, drawn=True)


@pytest.fixture(scope="module")
def seen(browser: Browser, hostile_site: Path) -> Iterator[tuple[Page, str, list[str]]]:
    """A page of the browser that obeys no policy, the address of the site, and the scripts that ran."""
    ran: list[str] = []

    def note(dialog: Dialog) -> None:
        ran.append(f"{dialog.page.url if dialog.page else ''}: {dialog.message}")
        dialog.dismiss()

    with served(hostile_site) as address, browser.new_context(bypass_csp=True) as context:
        context.set_default_timeout(10_000)
        page = context.new_page()
        page.on("dialog", note)
        yield page, address, ran


def test_nothing_of_the_data_becomes_markup_or_runs(seen: tuple[Page, str, list[str]], hostile_site: Path) -> None:
    page, address, ran = seen
    pages, drawings = (sorted(hostile_site.rglob(f"**/{name}")) for name in ("*.html", "charts/*.svg"))
    assert len(pages) > 20
    assert len(drawings) > 5
    paths = [path.relative_to(hostile_site).as_posix() for path in (*pages, *drawings)]
    found = {}
    for path in paths:
        page.goto(address + path)
        found[path] = page.evaluate(STRANGE)
    assert {path: strange for path, strange in found.items() if strange} == {}
    assert ran == []


@pytest.mark.parametrize("lang", LANGS)
def test_search_shows_texts_as_texts(seen: tuple[Page, str, list[str]], lang: str) -> None:
    page, address, ran = seen
    page.goto(f"{address}{lang}/")
    page.get_by_role("searchbox").fill(WORD)
    page.keyboard.press("End")
    page.locator(".md-search-result__link").first.wait_for(state="attached")
    assert page.evaluate(STRANGE) == []
    assert ran == []


def test_hostile_texts_arrive_as_they_were_written(seen: tuple[Page, str, list[str]]) -> None:
    page, address, _ = seen
    page.goto(f"{address}ru/clusters/sample/swot/")
    said = page.content() + page.evaluate("document.body.innerText")
    assert said.count(WORD) > 100
    assert "<script" in page.evaluate("document.body.innerText")


def test_a_script_that_slips_through_is_seen(seen: tuple[Page, str, list[str]]) -> None:
    page, address, ran = seen
    page.goto(f"{address}ru/")
    for text in payloads():
        page.evaluate(PUT_IN, text)
    assert len(page.evaluate(STRANGE)) > 10
    page.wait_for_timeout(100)
    assert ran != []
    ran.clear()
