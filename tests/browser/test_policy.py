"""The policy of the pages stops what is not ours, wherever the page was opened from, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from generator.language import LANGS, Lang
from generator.release import site_policy
from tests.browser.browsing import Visit, served
from tests.browser.sites import made, sites_of
from tests.project import kept_atlas

pytestmark = pytest.mark.browser

REFUSED = "addEventListener('securitypolicyviolation', event => (window.refused ??= []).push(event.violatedDirective))"
# What would get past a slip in a template, in an SVG or a style: each tells that it ran.
INJECTED = {
    "script": "document.head.append(Object.assign(document.createElement('script'), { text: 'window.ran = 1' }))",
    "handler": """document.body.insertAdjacentHTML("beforeend", '<img src="x" onerror="window.ran = 1">')""",
    "address": """{
        document.body.insertAdjacentHTML("beforeend", '<a id="bad" href="javascript:void(window.ran = 1)">x</a>');
        document.getElementById("bad").click();
    }""",
    "frame": """document.body.insertAdjacentHTML(
        "beforeend", "<iframe srcdoc='<script>parent.ran = 1</scr" + "ipt>'></iframe>")""",
    "style": """{
        document.body.insertAdjacentHTML("beforeend", '<p id="styled" style="position: fixed">x</p>');
        if (getComputedStyle(document.getElementById("styled")).position === "fixed") window.ran = 1;
    }""",
    "other": "import('https://elsewhere.invalid/x.js').then(() => { window.ran = 1 }, () => {})",
    "asking": "fetch('https://elsewhere.invalid/x').then(() => { window.ran = 1 }, () => {})",
    "base": """{
        document.head.insertAdjacentHTML("beforeend", '<base href="https://elsewhere.invalid/">');
        if (document.baseURI.includes("elsewhere")) window.ran = 1;
    }""",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the sample project."""
    return made(sites_of(kept_atlas("sample")), tmp_path_factory.mktemp("policy"), drawn=False)


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """Where it is served."""
    with served(site) as where:
        yield where


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    """Somebody who comes to it."""
    with browser.new_context() as context:
        context.add_init_script(REFUSED)
        yield Visit(context, address)


@pytest.mark.parametrize("lang", LANGS)
def test_nothing_of_ours_is_refused(visit: Visit, lang: Lang) -> None:
    for path in ("", f"{lang}/", f"{lang}/clusters/sample/roadmap/", f"{lang}/clusters/sample/", "404.html"):
        visit.open(path)
        visit.page.wait_for_load_state("networkidle")
    visit.open(f"{lang}/clusters/sample/kpis/")
    visit.page.locator("details.display summary").click()
    visit.page.locator("input[data-md-color-scheme=slate]").check()
    assert visit.page.locator("body").get_attribute("data-md-color-scheme") == "slate"
    visit.page.get_by_role("searchbox").fill({"ru": "кластер", "en": "cluster"}[lang])
    visit.page.keyboard.press("End")
    visit.page.locator(".md-search-result__link").first.wait_for(state="attached")
    assert visit.complaints == []
    assert visit.page.evaluate("window.refused") is None


@pytest.mark.parametrize("path", ["ru/clusters/sample/", "404.html", ""])
def test_what_gets_into_a_page_does_not_run(visit: Visit, path: str) -> None:
    visit.open(path)
    assert ran(visit.page) == []
    assert visit.page.evaluate("window.refused.length") >= len(INJECTED) - 1  # a frame tells nobody


def test_a_server_says_what_the_pages_say(site: Path) -> None:
    """Two policies bind together: one that knew less scripts than the pages would stop them."""
    said = {
        found[1].replace("&#39;", "'")
        for page in site.rglob("*.html")
        if (found := re.search(r'Content-Security-Policy" content="([^"]*)"', page.read_text(encoding="utf-8")))
    }
    of_pages = {one for one in said if "script-src" in one}  # the page of languages has no scripts
    assert of_pages == {site_policy(site).removesuffix("; frame-ancestors 'self'")}


def test_it_would_run_without_the_policy(browser: Browser, address: str) -> None:
    with browser.new_context(bypass_csp=True) as context:
        page = context.new_page()
        page.goto(f"{address}ru/clusters/sample/")
        assert ran(page) == [way for way in INJECTED if way not in ("other", "asking")]


def ran(page: Page) -> list[str]:
    """Which of the ways into a page led to something."""
    found = []
    for way, script in INJECTED.items():
        page.evaluate("delete window.ran")
        page.evaluate(script)
        page.wait_for_timeout(100)
        found += [way] if page.evaluate("window.ran") else []
    return found


def test_pages_opened_from_a_folder_have_the_same_policy(browser: Browser, site: Path) -> None:
    with browser.new_context() as context:
        context.add_init_script(REFUSED)
        page = context.new_page()
        page.goto((site / "ru/clusters/sample/roadmap/index.html").as_uri())
        assert page.evaluate("getComputedStyle(document.querySelector('.site-header')).display") != ""
        assert page.evaluate("typeof window.clusterbookWords") == "object"  # a script of ours has run
        assert page.evaluate("document.fonts.ready.then(all => [...all].some(one => one.status === 'loaded'))")
        assert page.evaluate("window.refused") is None
        assert ran(page) == []
