"""The built site as a browser sees it: served on this machine, looked at with Debian's Chromium.

Its shell without windows has the same engine, and takes half of the time.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright, Response

from tests.listening import HOST, listening

CHROMIUM = Path("/usr/bin/chromium-headless-shell")
CLUSTER = "pharma"
FRAMES = "frames"  # the path of an empty page that is not of the site
_WORDS = "/search/search_index.json"
_NO_WORDS = {"config": {"lang": ["en"], "separator": " ", "pipeline": [], "fields": {"text": {"boost": 1}}}, "docs": []}
# Opens a page in a frame, moves something in it so that the theme's script comes, waits until that has come as far as
# asking for the words to search, and looks at the page in every width. Frames share what a browser reads anew for every
# page, so they take less than half of the time.
_LOOK = """async ([path, widths, look]) => {
    const frame = document.createElement("iframe");
    frame.style = "border: 0; height: 640px";
    document.body.append(frame);
    await new Promise(loaded => { frame.onload = loaded; frame.src = path; });
    const view = frame.contentWindow, page = frame.contentDocument;
    view.dispatchEvent(new Event("pointermove"));
    const begun = () => Boolean(view.component$);  // the last thing that the script of the theme sets up
    for (let n = 0; n < 400 && !begun(); n++) await new Promise(again => setTimeout(again, 25));
    const found = {
        begun: begun(),
        status: view.performance.getEntriesByType("navigation")[0].responseStatus,
        lang: page.documentElement.lang,
        switched: page.querySelector("header a[hreflang]")?.href,
        headings: [...page.querySelectorAll("h1")].filter(one => one.checkVisibility() && one.innerText.trim()).length,
        wide: [],
    };
    for (const width of widths) {
        frame.style.width = `${width}px`;
        await new Promise(shown => requestAnimationFrame(() => requestAnimationFrame(shown)));
        found.wide.push(eval(look)(page));
    }
    frame.remove();
    return found;
}"""


class _Handler(SimpleHTTPRequestHandler):
    """Files of the site, and its own page for what is not there, as a host of static sites answers."""

    protocol_version = "HTTP/1.1"

    def _answer(self, code: int, kind: str, content: bytes) -> None:
        self.send_response(code)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer that something is not there."""
        if code != 404:
            super().send_error(code, message, explain)
            return
        self._answer(code, "text/html; charset=utf-8", (Path(self.directory) / "404.html").read_bytes())

    def log_message(self, format: str, *args: object) -> None:
        """Requests are not news."""


class _WordlessHandler(_Handler):
    """The same with nothing to search: every page would index all the words of the site, which takes a second."""

    def do_GET(self) -> None:
        """Answer with a file, or with an empty list of words."""
        if self.path.endswith(_WORDS):
            self._answer(200, "application/json", json.dumps(_NO_WORDS).encode())
        else:
            super().do_GET()


@contextmanager
def served(site: Path, *, words: bool = True) -> Iterator[str]:
    """Serve a folder from a thread on a free port, and give its address, with a slash at the end; with or without the
    words to search."""
    with listening(partial(_Handler if words else _WordlessHandler, directory=str(site))) as address:
        yield f"{address}/"


def launched(playwright: Playwright, chromium: Path = CHROMIUM) -> Browser:
    """Start the browser; a machine without it fails the tests and is told what to do."""
    if not chromium.exists():
        pytest.fail(
            f"{chromium} is missing; `make test` installs it as root, others get it with: "
            "sudo apt-get install --no-install-recommends chromium-headless-shell",
            pytrace=False,
        )
    return playwright.chromium.launch(
        executable_path=str(chromium),
        args=[
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--no-first-run",
            f"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE {HOST}",  # whatever a page asks for, nobody is asked
        ],
    )


@dataclass
class Visit:
    """A context of the browser with one page, and everything in it that a sound site does not do."""

    context: BrowserContext
    address: str
    page: Page = field(init=False)
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.context.set_default_timeout(10_000)
        self.context.on("request", lambda request: self._asked(request.url))
        self.context.on("console", self._heard)
        self.context.on("weberror", lambda error: self.complaints.append(f"error: {error.error}"))
        self.page = self.context.new_page()

    def _asked(self, url: str) -> None:
        if urlsplit(url).scheme not in ("data", "blob") and not url.startswith(self.address):
            self.complaints.append(f"asked elsewhere: {url}")

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(f"console {message.type}: {message.text}")

    def open(self, path: str) -> Response:
        """Go to a page of the site."""
        answer = self.page.goto(self.address + path)
        assert answer is not None, path
        return answer

    def look(self, path: str, widths: Sequence[int], look: str) -> dict[str, Any]:
        """What a page is like in a frame of so many widths; `look` is a function of its document."""
        frames = self.address + FRAMES
        if self.page.url != frames:
            self.context.route(
                frames, lambda route: route.fulfill(body="<!doctype html><h1>-</h1>", content_type="text/html")
            )
            self.page.goto(frames)
        found: dict[str, Any] = self.page.evaluate(_LOOK, [f"/{path}", list(widths), look])
        return found

    @property
    def path(self) -> str:
        """Where the page is, in the site."""
        assert self.page.url.startswith(self.address), self.page.url
        return urlsplit(self.page.url.removeprefix(self.address)).path
