"""Russian search, judged in a real browser: lunr on its own finds what Material's client does not."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, sync_playwright

from generator.output.search import search_index
from tests.output.docs import build_site

CHROMIUM = Path("/usr/bin/chromium")
SCRIPT = Path(__file__).parents[2] / "templates/pages/assets/javascripts/search-ru.js"
PAGES = {
    "index": "# Начало\n\nДобро пожаловать.\n",
    "cluster": "# Связи\n\nФармацевтический «кластер» и его промышленность.\n",
    "yo": "# Рост\n\nВсё ещё впереди: 5000 человек.\n",
    "centre": "# Опора\n\nНаучно-технический центр в Ставрополе, ISO 9001.\n",
}
CONFIG = """
site_name: Проба
theme: {name: material, language: ru, font: false}
plugins: [search]
extra_javascript: [search-ru.js]
"""

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="no Chromium"),
]


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
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder / "site"))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/ru/"
        server.shutdown()


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    """A browser."""
    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=str(CHROMIUM), args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        yield browser.new_page()
        browser.close()


def test_the_index_is_plain_and_helps_russian() -> None:
    entries = [[{"location": "", "title": "Ещё", "text": "Ещё «кластер»"}]]
    russian, english = (search_index({"lang": [lang], "separator": " "}, entries) for lang in ("ru", "en"))
    assert '"title":"Еще","text":"Еще «кластер»"' in russian
    separator = re.compile(json.loads(russian)["config"]["separator"])
    words = separator.split("«Кластер», рост на 2,5 %. Научно-технический центр (НТЦ): example.org…")
    assert [word for word in words if word] == (
        ["Кластер", "рост", "на", "2,5", "%", "Научно", "технический", "центр", "НТЦ", "example.org"]
    )
    assert json.loads(english) == {"config": {"lang": ["en"], "separator": " "}, "docs": entries[0]}


def found(page: Page, address: str, query: str) -> set[str]:
    """The pages that a reader is shown for a question."""
    page.goto(f"{address}?q={quote(query)}")
    page.wait_for_function("/[0-9]|Совпадений/.test(document.querySelector('.md-search-result__meta').textContent)")
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
    ],
)
def test_every_form_of_a_word_is_found(page: Page, address: str, query: str, name: str) -> None:
    assert found(page, address, query) == {name}


def test_what_is_not_there_is_not_found(page: Page, address: str) -> None:
    assert found(page, address, "туризм") == set()
