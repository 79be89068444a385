"""Measure the editions of a generated catalogue: `make bench-editions`. It prints, and asserts nothing.

100, 1,000 and 10,000 products by default; other numbers may be named. A catalogue in each language is made, four cards
a page with indexes, and compared with what WeasyPrint alone needs for the same HTML, a language after the other; it
prints no numbers of pages then, and no running heads. Each step is a process of its own. Times belong to the machine:
what has a target is a ratio within one run. Where others work on it, too, CPU time says more: "if both cores were ours"
is the time of this process and half of that of the engines, which work on two.
"""

from __future__ import annotations

import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from html import unescape
from pathlib import Path
from typing import TypeVar

from generator.components.sheets import SheetCard, Sheets
from generator.components.writing import Writer
from generator.editions.publications import Book, Publications
from generator.output.book_pages import Styles
from generator.output.inputs import Inputs
from tests.benchmark.bench import Run, run, show
from tests.benchmark.typst_catalogue import Told, typst_source

T = TypeVar("T")
Numbers = Mapping[str, float]
LANGS = ("ru", "en")
_CORES = 2
_PLAIN_UP_TO = 1000  # products: one plain render of ten times as many needs more memory than there is
_EDITION = """\
kind: catalogue
centre: north
title: {ru: Образец. Каталог продукции, en: Sample. Product catalogue}
languages: [ru, en]
file: catalogue
select: {kind: [product]}
order: category
"""
_BODY = re.compile(r"(?<=<body>).*(?=</body>)", re.DOTALL)
_TEXT = re.compile(r">([^<]+)<")
_MADE_BY_LINES = re.compile(r"[\s\u00ad\u200b\u2060\u2010\u2011-]+")  # what the ends of lines add or take away


def build(folder: Path) -> Numbers:
    """Both catalogues: seconds of this process and of the engines, units made, pages and bytes of the files."""
    from generator import pipeline
    from generator.editions.plan import Selection

    begin, selection = time.perf_counter(), Selection("print", editions=("catalogue",))
    done = pipeline.build(
        folder / "project", folder / "build", selection, jobs=os.cpu_count() or 1, progress=lambda *_: None
    ).published
    if len(done.books) < len(LANGS):
        sys.exit("\n".join(done.failures) or "the catalogues were not made")
    used = resource.getrusage(resource.RUSAGE_SELF)
    return {
        "wall": time.perf_counter() - begin,
        "own": used.ru_utime + used.ru_stime,
        "engines": done.engines.cpu_seconds,
        "peak": max(used.ru_maxrss / 1024, done.engines.peak_mb),
        "made": done.made,
        "pages": sum(book.pages for book in done.books),
        "size": sum(book.size for book in done.books),
    }


def prepare(folder: Path) -> Numbers:
    """Write the HTML of each catalogue as one document with its styles, and the same for Typst."""
    from generator.render.book import render_book

    plan, inputs, styles = _planned(folder)
    (folder / "styles.css").write_text(styles.text, encoding="utf-8")
    for book in plan.books:
        stretches = render_book(book, inputs.root).stretches
        bodies = [f'<div style="break-before: page">{_body(one.html)}</div>' for one in stretches]
        whole = stretches[0].html.replace(_body(stretches[0].html), "".join(bodies))
        (folder / f"{book.lang}.html").write_text(whole, encoding="utf-8")
        (folder / f"project/{book.lang}.typ").write_text(
            typst_source(book.title, [_told(book, item) for item in _cards(book)]), encoding="utf-8"
        )
    return {}


def _planned(folder: Path) -> tuple[Publications, Inputs, Styles]:
    """What the build knows before an engine runs."""
    from generator import pipeline
    from generator.editions.plan import Selection
    from generator.output.book_units import print_styles
    from generator.output.inputs import freeze
    from generator.output.stats import Stats

    checked = pipeline.check(folder / "project")
    plan = pipeline.plan(folder / "project", checked, Selection("print", editions=("catalogue",)))
    pictures, stats = pipeline.shown_pictures(plan), Stats(folder / "stats.json")
    inputs = freeze(folder / "project", folder / "inputs", pictures, None, os.environ, stats)
    return plan, inputs, print_styles(inputs)


def _body(html: str) -> str:
    found = _BODY.search(html)
    return found[0] if found else ""


def _cards(book: Book) -> Iterator[SheetCard]:
    for section in book.sections:
        for block in section.blocks:
            if isinstance(block.view, Sheets):
                yield from block.view.items


def _told(book: Book, item: SheetCard) -> Told:
    said, words = Writer(book.voice).plain, item.said
    rows = [*words.rows, *words.terms, *words.keeping, *words.codes]
    picture = f"/{item.shots[0].file}" if item.shots else ""
    return Told(
        item.anchor,
        picture,
        said(words.kicker),
        said(words.title),
        said(words.whose),
        said(words.summary),
        [(said(name), said(text)) for name, text in rows],
    )


def plain(folder: Path) -> Numbers:
    """WeasyPrint alone, a language after the other; bytes of the files."""
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    size = 0
    for lang in LANGS:
        looks, fonts = (folder / "inputs/templates").as_uri(), FontConfiguration()
        styles = (folder / "styles.css").read_text(encoding="utf-8")
        sheet = CSS(string=styles, base_url=f"{looks}/styles/", font_config=fonts)
        document = HTML(string=(folder / f"{lang}.html").read_text(encoding="utf-8"), base_url=f"{looks}/")
        target = folder / f"plain-{lang}.pdf"
        document.write_pdf(target, stylesheets=[sheet], font_config=fonts, pdf_variant="pdf/ua-1")
        size += target.stat().st_size
    return {"size": size}


def typst(folder: Path) -> Numbers:
    """Typst with the same texts and pictures; nothing where it is not installed."""
    try:
        import typst as engine  # type: ignore[import-not-found]
    except ImportError:
        return {}
    for lang in LANGS:
        engine.compile(folder / f"project/{lang}.typ", output=folder / f"typst-{lang}.pdf", root=folder / "project")
    return {"made": len(LANGS)}


def bind(folder: Path) -> Numbers:
    """Both catalogues bound again out of what the build has made: CPU seconds, and those of contents and indexes."""
    from generator.output import books
    from generator.output.book_units import book_layout
    from generator.output.cache import Cache
    from generator.output.print_works import Bind
    from generator.output.units import keys
    from generator.output.weasyprint_engine import press

    plan, inputs, styles = _planned(folder)
    cache, spent = Cache(folder / "build/.clusterbook/cache"), {"indexes": 0.0, "merge": 0.0}
    for name, part in (("_settled", "indexes"), ("merge", "merge")):
        setattr(books, name, _timed(getattr(books, name), spent, part))
    begin = 0.0
    for book in plan.books:
        units = book_layout(book, styles, inputs).units
        known, work = keys(units), units[-1].work
        assert isinstance(work, Bind)
        entries = {name: cache.find("stretch", known[unit]) for name, unit in work.units.items()}
        made = {name: entry.folder for name, entry in entries.items() if entry}
        press(styles)
        before = time.process_time()
        books.bind(work.text, styles, made, folder / f"bound-{book.lang}.pdf", work.manifest)
        begin += time.process_time() - before
    return {"bind": begin, **spent}


def _timed(call: Callable[..., T], spent: dict[str, float], name: str) -> Callable[..., T]:
    def timed(*given: object) -> T:
        before = time.process_time()
        try:
            return call(*given)
        finally:
            spent[name] += time.process_time() - before

    return timed


def texts(folder: Path) -> Numbers:
    """How many texts of the cards there are, and how many of them stand in the files."""
    count = found = 0
    for lang in LANGS:
        path = folder / f"build/print/catalogue-{lang}.pdf"
        told = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, text=True, check=True).stdout
        printed, html = _squeezed(told), (folder / f"{lang}.html").read_text(encoding="utf-8")
        for card in re.findall(r"<article.*?</article>", html, re.DOTALL):
            for text in map(_squeezed, _TEXT.findall(card)):
                count += bool(text)
                found += bool(text) and text in printed
    return {"texts": count, "found": found}


def _squeezed(text: str) -> str:
    return _MADE_BY_LINES.sub("", unescape(text))


STEPS: Mapping[str, Callable[[Path], Numbers]] = {
    one.__name__: one for one in (build, prepare, plain, typst, bind, texts)
}


def step(name: str, folder: Path) -> tuple[Numbers, Run]:
    """Do a step in a process of its own."""
    done = run("-m", "tests.benchmark.editions", name, str(folder))
    return json.loads(done.out.splitlines()[-1]), done


def edit(folder: Path) -> None:
    """Change what is said of one product."""
    from tests.benchmark.grown_catalogue import product_file

    file = folder / "project" / product_file(7)
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("lead-time: {from: 5", "lead-time: {from: 6"), encoding="utf-8")


def _alone(told: Numbers) -> float:
    """Seconds on two cores that nobody else uses: our own process, then the engines side by side."""
    return told["own"] + told["engines"] / _CORES


def measure_clean(folder: Path, size: int) -> Numbers:
    """Both catalogues from nothing."""
    told, _ = step("build", folder)
    show(f"{size} products: pages", f"{told['pages']:.0f}")
    show(f"{size} products: wall", f"{told['wall']:.1f} s")
    show(f"{size} products: CPU of us, of engines", f"{told['own']:.1f} {told['engines']:.1f} s")
    show(f"{size} products: if both cores were ours", f"{_alone(told):.1f} s")
    show(f"{size} products: largest process", f"{told['peak']:.0f} MB", "target < 700 MB")
    step("prepare", folder)
    bound, _ = step("bind", folder)
    cpu = told["own"] + told["engines"]
    show("contents and indexes / CPU", f"{bound['indexes'] / cpu:.1%}", "target < 5 %")
    show("binding with them, of it the merge", f"{bound['bind']:.1f} {bound['merge']:.1f} s")
    said, _ = step("texts", folder)
    show("texts of cards found in the files", f"{said['found'] / said['texts']:.2%}", "target 100 %")
    return told


def measure_plain(folder: Path, told: Numbers) -> None:
    """Against WeasyPrint alone."""
    made, done = step("plain", folder)
    show("WeasyPrint alone, wall and CPU", f"{done.wall:.1f} {done.cpu:.1f} s")
    show("wall / wall of WeasyPrint alone", f"{told['wall'] / done.wall:.2f}", "target < 0.55")
    show("the same if both cores were ours", f"{_alone(told) / done.cpu:.2f}", "target < 0.55")
    show("size / size by WeasyPrint alone", f"{told['size'] / made['size']:.2f}", "target < 1.1")


def measure_edit(folder: Path, told: Numbers) -> None:
    """One product changed, and nothing."""
    edit(folder)
    warm, done = step("build", folder)
    show("one product changed: wall", f"{done.wall:.1f} s")
    show("one product changed: CPU of us, of engines", f"{warm['own']:.1f} {warm['engines']:.1f} s")
    show("one product changed / clean", f"1/{told['wall'] / warm['wall']:.1f}", "target < 1/10")
    show("the same if both cores were ours", f"1/{_alone(told) / _alone(warm):.1f}", "target < 1/10")
    made, other = step("typst", folder)
    if made:
        show("one product changed / Typst, both anew", f"{_alone(warm) / other.cpu:.2f}", "target < 1")
    else:
        show("Typst", "not installed", "pip install typst")
    command = ["-m", "generator", "build", "--root", str(folder / "project"), "--edition", "catalogue"]
    command += ["--out", str(folder / "build")]
    run(*command)
    same = run(*command)
    show("nothing changed / clean", f"1/{told['wall'] / same.wall:.0f}", "target < 1/100")


def main(sizes: Sequence[int]) -> None:
    """All figures, with their targets beside them."""
    from tests.benchmark.grown_catalogue import grow  # which needs pytest, and a build does not

    spent: list[float] = []
    for size in sizes:
        with tempfile.TemporaryDirectory(prefix="clusterbook-bench-") as name:
            folder = Path(name)
            grow(folder / "project", size)
            (folder / "project/catalogs/catalogue.yml").write_text(_EDITION, encoding="utf-8")
            told = measure_clean(folder, size)
            spent.append(_alone(told))
            if size <= _PLAIN_UP_TO:
                measure_plain(folder, told)
                measure_edit(folder, told)
    if len(sizes) > 1:
        show(f"{sizes[-1]} products / {sizes[-2]}", f"{spent[-1] / spent[-2]:.1f}", "target < 11 at 10000 / 1000")


if __name__ == "__main__":
    if len(sys.argv) == 3 and sys.argv[1] in STEPS:
        print(json.dumps(STEPS[sys.argv[1]](Path(sys.argv[2]))))  # noqa: T201 - for the process above
    else:
        main([int(size) for size in sys.argv[1:]] or [100, 1000, 10_000])
