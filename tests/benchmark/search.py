"""Measure how soon the catalogue answers in the browser: `make bench-search`. It prints, and asserts nothing.

A catalogue of 1,000 products by default; another number or the folder of a built site may be named. Every key of every
query and every choice of the filters, set and taken back, is pressed as a person would: from the event to the frame
that shows the answer, as the browser itself tells it (Event Timing), and how long of that our script ran. Each is done
several times and told by its median, and by its best where others work on the machine, too, whose load is told; the
first of all on a fresh page stands apart. Choices are the same in all languages, so they are pressed in one. Beside
that stands what is loaded.
"""

from __future__ import annotations

import gzip
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import NamedTuple

from playwright.sync_api import CDPSession, Page, sync_playwright

from tests.benchmark.bench import show
from tests.benchmark.grown_catalogue import grow
from tests.browser.browsing import launched, served

QUERIES = {
    "ru": (
        "насосы", "сыр 100", "насосы степные", "для розничных сетей", "варенья", "налос", "8413", "гречневая крупа",
        "пищевых производств", "промышленный завод 7", "из местного сырья", "s-00017",
    ),
    "en": (
        "pumps", "cheese 100", "steppe pumps", "for retail chains", "preserves", "gerabox", "8413", "local materials",
        "compact works 7", "s-00017",
    ),
}  # fmt: skip
TRIES = 3
LIMIT = 100  # milliseconds
# What the browser tells of each event that took longer than a frame: until the next one was painted, and in our script.
_LISTEN = """() => {
    window.told = [];
    new PerformanceObserver(list => list.getEntries().forEach(one => told.push(
        [one.name, one.duration, one.processingEnd - one.processingStart]
    ))).observe({type: "event", durationThreshold: 16});
}"""
_ASK = """() => new Promise(asked => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => {
    const found = told.filter(one => ["input", "keydown", "click"].includes(one[0]));
    window.told = [];
    asked([1, 2].map(part => Math.max(0, ...found.map(one => one[part]))));
}, 30))))"""


class Answer(NamedTuple):
    """Milliseconds from an event to the painted answer, and those of the script among them; 0 is within a frame."""

    painted: float
    script: float


@dataclass(frozen=True)
class Asked:
    """A page of the catalogue, and a way to press keys of any alphabet in it."""

    page: Page
    keys: CDPSession

    def press(self, text: str, code: str = "") -> Answer:
        """Press one key, and say how long the answer took."""
        key = {"key": code or text, "text": text, **({"windowsVirtualKeyCode": 8} if code else {})}
        self.keys.send("Input.dispatchKeyEvent", {"type": "keyDown", **key})
        self.keys.send("Input.dispatchKeyEvent", {"type": "keyUp", "key": code or text})
        return self.answer()

    def answer(self) -> Answer:
        """What the browser tells of the last event."""
        return Answer(*self.page.evaluate(_ASK))

    def type(self, query: str) -> list[Answer]:
        """A query key by key."""
        self.page.focus("[name=find]")
        return [self.press(letter) for letter in query]

    def clear(self) -> Answer:
        """All words at once away."""
        self.page.locator("[name=find]").select_text()
        return self.press("", "Backspace")

    def choose(self, name: str, value: str) -> Answer:
        """Set or take back a choice of the filters by the space bar, as a click without the way of the mouse."""
        self.page.locator(f"input[name='{name}'][value='{value}']").focus()
        return self.press(" ")


def opened(page: Page, address: str, lang: str) -> Asked:
    """The index of the catalogue as it stands when its words were loaded."""
    page.goto(f"{address}{lang}/catalogue/")
    page.evaluate(_LISTEN)
    with page.expect_response("**/catalogue/index.json"):
        page.focus("[name=find]")
    page.wait_for_timeout(1500)  # a person has not typed yet
    return Asked(page, page.context.new_cdp_session(page))


class Step(NamedTuple):
    """What several tries of one step took: by their median, and the best of them."""

    usual: Answer
    best: Answer


def steps_of(tries: Sequence[Sequence[Answer]]) -> list[Step]:
    """Each step over all tries."""
    return [
        Step(Answer(*(median(part) for part in zip(*step, strict=True))), min(step))
        for step in zip(*tries, strict=True)
    ]


def tell(name: str, steps: Sequence[Step]) -> None:
    """The slowest of some steps."""
    slowest, best = max(steps), max(step.best for step in steps)
    told = f"script {slowest.usual.script:.0f} ms; best try {best.painted:.0f} ms"
    show(name, f"{slowest.usual.painted:.0f} ms", told)


def measure_queries(asked: Asked, lang: str) -> list[Step]:
    """Every key of every query, and taking all of it away."""
    found = []
    for query in QUERIES[lang]:
        steps = steps_of([[*asked.type(query), asked.clear()] for _ in range(TRIES)])
        tell(f"{lang}: «{query}»: slowest key", steps[:-1])
        tell(f"{lang}: «{query}»: taken away", steps[-1:])
        found += steps
    return found


def measure_choices(asked: Asked) -> Iterator[list[Step]]:
    """Every choice of every filter, set and taken back."""
    boxes = asked.page.locator("[data-catalogue] fieldset input")
    for name, value in boxes.evaluate_all("all => all.map(box => [box.name, box.value])"):
        steps = steps_of([[asked.choose(name, value), asked.choose(name, value)] for _ in range(TRIES)])
        if max(steps).usual.painted > LIMIT:
            tell(f"{name} = {value}: slower of on and off", steps)
        yield steps


def tell_all(name: str, steps: Sequence[Step]) -> None:
    """The slowest of all steps, and how many are too slow."""
    tell(f"{name}: slowest of {len(steps)}", steps)
    slow, always = (sum(one.painted > LIMIT for one in tries) for tries in zip(*steps, strict=True))
    show(f"{name}: over {LIMIT} ms", f"{slow}", f"in their best try {always}; target 0 at 1000")


def measure(site: Path, langs: Sequence[str]) -> None:
    """All figures of a built site."""
    show("load of the machine before", f"{os.getloadavg()[0]:.2f}")
    for lang in langs:
        for name in ("index.json", "index.html"):
            text = (site / lang / "catalogue" / name).read_bytes()
            show(f"{lang}: {name}, compressed", f"{len(gzip.compress(text, 9)) / 1000:.0f} kB")
    with served(site, words=False) as address, sync_playwright() as playwright:
        browser = launched(playwright)
        for lang in langs:
            page = browser.new_page(viewport={"width": 1200, "height": 900})
            asked = opened(page, address, lang)
            tell(f"{lang}: the first key of all", steps_of([[asked.press(QUERIES[lang][0][0])]]))
            asked.clear()
            tell_all(f"{lang}: keys", measure_queries(asked, lang))
            if lang == langs[0]:
                tell_all("choices", [step for steps in measure_choices(asked) for step in steps])
            page.close()
        browser.close()
    show("load of the machine after", f"{os.getloadavg()[0]:.2f}")


def main(what: str) -> None:
    """Measure a built site, or one of so many products that is made for it."""
    if not what.isdigit():
        measure(Path(what), tuple(QUERIES))
        return
    from generator import pipeline
    from generator.editions.plan import Selection

    with tempfile.TemporaryDirectory(prefix="clusterbook-bench-") as name:
        project, out = grow(Path(name) / "project", int(what)), Path(name) / "build"
        done = pipeline.build(project, out, Selection("site"), jobs=os.cpu_count() or 1, progress=lambda *_: None)
        if not done.published.pages:
            sys.exit("\n".join([*done.published.failures, *map(str, done.problems[:5])]))
        measure(out / "site", tuple(QUERIES))


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "1000")
