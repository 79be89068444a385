"""Every page works in a browser: nothing fails, is fetched from elsewhere or scrolls sideways."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from generator.language import LANGS, Lang
from tests.browser.browsing import CLUSTER, Visit, launched
from tests.browser.conftest import Visitor
from tests.real import Built

pytestmark = pytest.mark.browser

# What lies beyond the right edge of the page, and so makes it scroll sideways.
TOO_WIDE = """page => {
    const root = page.documentElement;
    return root.scrollWidth > root.clientWidth
        ? `${root.scrollWidth} px: ` + [...page.body.querySelectorAll("*")]
            .filter(one => one.getBoundingClientRect().right > root.clientWidth + 1)
            .map(one => one.localName + "." + one.className).slice(0, 3).join(", ")
        : "";
}"""
OTHER: dict[Lang, Lang] = {"ru": "en", "en": "ru"}
WIDTHS = (320, 640)  # the smallest phone, and a usual screen enlarged to 200 %


def faults(visit: Visit, path: str, lang: Lang) -> list[str]:
    """What is wrong with a page, once its scripts have begun."""
    before = len(visit.complaints)
    seen = visit.look(path, WIDTHS, TOO_WIDE)
    found = visit.complaints[before:]
    if path.startswith(f"{lang}/") and seen["switched"] != visit.address + OTHER[lang] + path.removeprefix(lang):
        found.append(f"the switch leads to {seen['switched']}")
    wrong = {
        f"status {seen['status']}": seen["status"] != 200,
        "another language": seen["lang"] != lang,
        "not one heading of the first level": seen["headings"] != 1,
        "its scripts do not come to the end": not seen["begun"],
    }
    found += [fault for fault, is_so in wrong.items() if is_so]
    wide = zip(WIDTHS, seen["wide"], strict=True)
    return [*found, *(f"on {width} px scrolls sideways, {beyond}" for width, beyond in wide if beyond)]


@pytest.mark.parametrize("lang", LANGS)
def test_pages_are_sound(visitor: Visitor, real_build: Built, lang: Lang) -> None:
    visit = visitor(device_scale_factor=2)
    paths = [page.removesuffix("index.html") for page in real_build.pages if page.startswith(f"{lang}/")]
    assert len(paths) > 12
    found = {path: faults(visit, path, lang) for path in paths}
    assert {path: wrong for path, wrong in found.items() if wrong} == {}
    assert visit.complaints == []


def test_what_is_not_there_is_said_on_a_page_of_the_site(visit: Visit) -> None:
    assert faults(visit, "404.html", "ru") == []
    assert visit.open("en/no/such/page/").status == 404
    for lang in ("en", "ru"):
        visit.open("en/no/such/page/")
        link = visit.page.locator(".page-head a")
        (link.last if lang == "en" else link.first).click()
        visit.page.wait_for_url(f"**/{lang}/")


@pytest.mark.parametrize("fonts", [True, False], ids=["fonts", "no fonts"])
def test_the_first_page_offers_both_languages(visitor: Visitor, fonts: bool) -> None:
    """In the letters of the machine too, which stand there until ours have come: they are wider."""
    visit = visitor(viewport={"width": 320, "height": 640})
    if not fonts:
        visit.context.route("**/*.woff2", lambda route: route.fulfill(status=200, body=""))
    assert visit.open("").status == 200
    assert visit.page.evaluate(f"({TOO_WIDE})(document)") == ""
    links = visit.page.get_by_role("link")
    assert [link.get_attribute("href") for link in links.all()] == ["ru/", "en/"]
    assert [line for line in visit.complaints if "font" not in line] == []


def test_complaints_are_noticed(visit: Visit) -> None:
    visit.open("ru/")
    visit.page.evaluate(
        """() => {
            document.body.append(Object.assign(new Image(), { src: "http://elsewhere.invalid/x.png" }));
            console.error("broken");
            setTimeout(() => { throw new Error("thrown"); });
        }"""
    )
    visit.page.wait_for_load_state("networkidle")
    seen = "\n".join(visit.complaints)
    assert "asked elsewhere: http://elsewhere.invalid/x.png" in seen
    assert "console error: broken" in seen
    assert "error: thrown" in seen


def test_faults_of_a_page_are_noticed(visitor: Visitor) -> None:
    visit = visitor(bypass_csp=True)  # pages refuse styles that are not theirs
    seen = faults(visit, "en/no/such/page/", "en")
    assert seen[-3:] == [f"the switch leads to {visit.address}en/", "status 404", "another language"]
    assert faults(visit, "ru/", "ru") == []
    visit.page.add_init_script(
        """addEventListener("DOMContentLoaded", () => {
            const heading = document.querySelector("h1");
            if (heading) heading.outerHTML = '<div class="wide" style="width: 500px">Wide</div>';
        })"""
    )
    seen = faults(visit, "ru/", "ru")
    assert seen[0] == "not one heading of the first level"
    assert [line for line in seen[1:] if "on 320 px scrolls sideways" in line and "div.wide" in line] == seen[1:] != []


def test_a_worker_that_asks_elsewhere_is_noticed(visitor: Visitor) -> None:
    """The search runs in a worker; the policy of the pages would not let this one ask."""
    visit = visitor(bypass_csp=True)
    visit.open("ru/")
    visit.page.evaluate("new Worker('data:text/javascript,fetch(\"http://elsewhere.invalid/x.json\")')")
    visit.page.wait_for_timeout(300)
    assert any("asked elsewhere: http://elsewhere.invalid/x.json" in line for line in visit.complaints)


def test_a_missing_browser_fails_with_a_way_out(playwright: Playwright, tmp_path: Path) -> None:
    with pytest.raises(pytest.fail.Exception, match="apt-get install --no-install-recommends chromium-headless-shell"):
        launched(playwright, tmp_path / "chromium")


@pytest.mark.parametrize("lang", LANGS)
def test_printed_files_can_be_fetched(visit: Visit, lang: Lang) -> None:
    visit.open(f"{lang}/clusters/{CLUSTER}/downloads/")
    links = visit.page.locator("a[href$='.pdf']")
    addresses = [str(link.evaluate("link => link.href")) for link in links.all()]
    assert {address.rsplit("-", 1)[1] for address in addresses} == {"ru.pdf", "en.pdf"}
    for address in addresses:
        answer = visit.context.request.get(address)
        assert (answer.status, answer.headers["content-type"]) == (200, "application/pdf")
        assert answer.body().startswith(b"%PDF-")
