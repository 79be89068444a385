"""Russian search, judged in a real browser: lunr on its own finds what Material's client does not."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.output.search import page_entries, record_entry, search_index
from tests.listening import listening
from tests.output.docs import build_site

SCRIPT = Path(__file__).parents[2] / "templates/pages/assets/javascripts/search.js"
PAGES = {
    "index": "# Начало\n\nДобро пожаловать.\n",
    "cluster": "# Связи\n\nФармацевтический «кластер» и его промышленность.\n",
    "yo": "# Рост\n\nВсё ещё впереди: 5000 человек.\n",
    "tools": "# Станки\n\nПоставка волокна и образец.\n",
    "centre": "# Опора\n\nНаучно-технический центр в Ставрополе, ISO 9001.\n",
}
CONFIG = """
site_name: Проба
theme: {name: material, language: ru, font: false}
plugins: [search]
extra_javascript: [search.js]
"""

pytestmark = pytest.mark.browser


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A finished Russian site, served."""
    folder = tmp_path_factory.mktemp("search")
    (folder / "docs").mkdir()
    for name, text in PAGES.items():
        (folder / "docs" / f"{name}.md").write_text(text, encoding="utf-8")
    shutil.copy(SCRIPT, folder / "docs")
    (folder / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    assert build_site(folder / "mkdocs.yml", folder / "site/ru") == (len(PAGES), ())
    with listening(partial(Quiet, directory=str(folder / "site"))) as found:
        yield f"{found}/ru/"


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A page of the browser."""
    with browser.new_page() as opened:
        yield opened


def test_the_index_is_plain_and_helps_russian() -> None:
    entries = [{"location": "", "title": "Ещё", "text": "Ещё «кластер»", "tags": ["Ёлка"]}]
    russian, english = (search_index({"lang": [lang], "separator": " "}, entries) for lang in ("ru", "en"))
    assert '"title":"Еще","text":"Еще «кластер»","tags":["Елка"]' in russian
    separator = re.compile(json.loads(russian)["config"]["separator"])
    words = separator.split("«Кластер», рост на 2,5 %. Научно-технический центр (НТЦ): example.org…")
    assert [word for word in words if word] == (
        ["Кластер", "рост", "на", "2,5", "%", "Научно", "технический", "центр", "НТЦ", "example.org"]
    )
    assert json.loads(english)["docs"] == entries
    assert json.loads(english)["config"]["separator"] == separator.pattern


PAGE = """<h1 id="a">Title <a class="headerlink" href="#a">¶</a></h1>
<p>One&nbsp;<b>two</b><sup class="cb-mark">1</sup></p>
<figure><svg><text>2020</text><text>2021</text></svg></figure><h2>No anchor</h2>
<h2 id="b">Part &lt;b&gt;</h2><table><tr><th>ро&shy;ст</th><td>5</td></tr>
<tr><td data-search-exclude><p>6</p></td></tr></table>
<ul><li>item<ul><li>inner</li></ul></li></ul><div class="cb cb-notes"><div>note</div> more</div>
<p class="cb-source">Rosstat</p>"""


def test_a_page_is_found_by_its_words_alone() -> None:
    """Neither by the numbers of drawings nor by notes; cells are words of their own, rows and items are apart."""
    first, second = page_entries("x/", "X", PAGE, {"cluster_title": "A & B"})
    assert first == {
        "location": "x/",
        "title": "Title",
        "text": "<p>One two</p><p>No anchor</p>",
        "tags": ["A &amp; B"],
    }
    assert (second["location"], second["title"]) == ("x/#b", "Part &lt;b&gt;")
    assert second["text"] == "<p>рост 5</p><p>item</p><p>inner</p>"
    assert [entry["location"] for entry in page_entries("documents/a/", "A", "", {})] == ["documents/a/"]


def test_what_tells_of_other_pages_comes_last() -> None:
    page, inside = page_entries("a/", "A", '<h1>A</h1><h2 id="b">B</h2><div class="cb cb-register"></div>', {})
    assert "boost" not in page
    assert inside["boost"] == 0.3


def test_what_others_have_published_comes_after() -> None:
    (entry,) = page_entries("documents/a/", "A", "<p>x</p>", {})
    assert entry == {"location": "documents/a/", "title": "A", "text": "<p>x</p>", "boost": 0.7}


def test_the_overview_of_a_cluster_comes_before_its_chapters_and_the_catalogue() -> None:
    overview, section = page_entries("clusters/a/", "A", '<h1>A</h1><h2 id="b">B</h2>', {})
    (chapter,) = page_entries("clusters/a/kpis/", "K", "<p>x</p>", {})
    record = record_entry("catalogue/products/x/", "X & Y", "words", "A &amp; B")
    assert (overview["boost"], record["boost"]) == (2.0, 0.7)
    assert "boost" not in {**section, **chapter}
    assert (record["title"], record["tags"]) == ("X &amp; Y", ["A &amp; B"])


def found(page: Page, address: str, query: str) -> set[str]:
    """The pages that a reader is shown for a question."""
    page.goto(f"{address}?q={quote(query)}")
    expect(page.locator(".md-search-result__meta")).to_have_text(re.compile("[0-9]|Совпадений"))
    links = page.locator(".md-search-result__item > a").evaluate_all("all => all.map(link => link.pathname)")
    return {link.strip("/").split("/")[-1] for link in links}


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("кластеров", "cluster"),
        ("«Кластерами»", "cluster"),
        ("промышленностью", "cluster"),
        ("ещё", "yo"),
        ("еще", "yo"),
        ("человек", "yo"),
        ("научно-технических", "centre"),
        ("центрами в Ставрополь", "centre"),
        ("+центров", "centre"),
        ("ISO", "centre"),
        ("станок", "tools"),
        ("станками", "tools"),
        ("поставок", "tools"),
        ("волокон", "tools"),
        ("образцов", "tools"),
    ],
)
def test_every_form_of_a_word_is_found(page: Page, address: str, query: str, name: str) -> None:
    assert found(page, address, query) == {name}


def test_what_is_not_there_is_not_found(page: Page, address: str) -> None:
    assert found(page, address, "туризм") == set()
