"""Publications → `build/site` and `build/print`: render, make with both engines side by side, finish, swap in."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from importlib.metadata import version
from itertools import chain
from pathlib import Path
from urllib.parse import urlsplit

from generator.editions.publications import Book, Publications, Site
from generator.language import LANGS
from generator.output.book_pages import Styles
from generator.output.cache import Cache, digest
from generator.output.drawings import draw
from generator.output.finish import finish_files, read_site_url
from generator.output.jobs import JobResult, PrintJob, SiteJob, run_jobs
from generator.output.links import broken_links
from generator.output.site_source import Content, downloads, fonts, pictures, styles, write_config, write_docs
from generator.output.swap import recover, swap_in
from generator.render.book import render_book
from generator.render.drawings import Svgs
from generator.render.markdown import render_page
from generator.render.places import site_homes
from generator.render.settings import site_settings, theme_msgids
from generator.render.shown import Ground
from generator.render.styles import bundle
from generator.source.project import hand_pages

Progress = Callable[[str, int, int], None]

SITE_ENGINES = ("mkdocs", "mkdocs-material", "markdown", "pymdown-extensions")
PRINT_ENGINES = ("weasyprint", "fonttools", "pydyf", "pyphen", "pikepdf")
_PAGES = "pages.txt"


@dataclass(frozen=True)
class PrintedFile:
    """A PDF that was made or taken from the cache; size in bytes."""

    name: str
    pages: int
    size: int


@dataclass(frozen=True)
class EngineCost:
    """CPU seconds of the engines of site and print, of the charts, and the largest of their processes in MB."""

    cpu_seconds: float = 0.0
    chart_seconds: float = 0.0
    peak_mb: float = 0.0


@dataclass(frozen=True)
class Published:
    """What came of it: pages by language, PDFs, what the engines complained of, and what they cost."""

    pages: tuple[tuple[str, int], ...] = ()
    books: tuple[PrintedFile, ...] = ()
    failures: tuple[str, ...] = ()
    missing_library: bool = False
    engines: EngineCost = EngineCost()
    made: int = 0
    reused: int = 0


@dataclass(frozen=True)
class _Unit:
    """One thing that an engine makes: the folder it fills, and the key of everything that goes into it."""

    name: str
    folder: Path
    key: str
    job: PrintJob | SiteJob


def publish(
    root: Path, out: Path, publications: Publications, day: date, *, jobs: int, whole: bool, progress: Progress
) -> Published:
    """Make everything beside what is published and swap it in when all is sound.

    `whole` drops what is no longer made.
    """
    recover(out)
    made, fresh, cache = out / ".work/made", out / ".work/fresh", Cache(out / ".cache")
    for folder in (made, fresh):
        shutil.rmtree(folder, ignore_errors=True)
    epoch = int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())
    drawn = draw(root, out / ".work", cache, publications, jobs=jobs)
    if failures := _failures(drawn.results):
        return Published(failures=failures, missing_library=any(result.missing_library for result in drawn.results))
    units = [_book_unit(root, made, book, drawn.svgs) for book in publications.books]
    units += [_site_unit(root, out / ".work", made, site, drawn.svgs, epoch) for site in publications.sites]
    waiting = [unit for unit in units if not cache.get(unit.key, unit.folder)]
    results = _make(waiting, len(units), jobs, progress)
    if failures := _failures(results):
        return Published(failures=failures, missing_library=any(result.missing_library for result in results))
    for unit in waiting:
        cache.put(unit.key, unit.folder)
    books = _collect(root, out, made, fresh, publications, whole)
    failures = _finish_site(root, fresh, publications.sites, books, day) if publications.sites else ()
    if failures:
        return Published(failures=failures)
    swap_in({fresh / name: out / name for name in ("site", "print") if (fresh / name).is_dir()})
    cache.prune(max_entries=400, max_bytes=2_000_000_000)
    pages = tuple((site.lang, len(list((out / "site" / site.lang).rglob("index.html")))) for site in publications.sites)
    cost = EngineCost(
        sum(result.cpu_seconds for result in results),
        sum(result.cpu_seconds for result in drawn.results),
        max((result.peak_mb for result in (*drawn.results, *results)), default=0.0),
    )
    return Published(pages, books, engines=cost, made=len(waiting), reused=len(units) - len(waiting))


def _failures(results: Sequence[JobResult]) -> tuple[str, ...]:
    return tuple(f"{result.name}: {problem}" for result in results for problem in result.problems)


def _finish_site(
    root: Path, fresh: Path, sites: Sequence[Site], books: Sequence[PrintedFile], day: date
) -> tuple[str, ...]:
    """The last touches, then every link of the finished site is followed; what is wrong."""
    finish_files(root, fresh, sites, books, day)
    site_path = urlsplit(read_site_url(root)).path or "/"
    unmade = [name for name in ("print", *LANGS) if not (fresh / "site" / name).is_dir()]
    return tuple(broken_links(fresh / "site", site_path, unmade))


def _book_unit(root: Path, made: Path, book: Book, svgs: Svgs) -> _Unit:
    """A book as HTML with its styles and fonts."""
    text, styles = render_book(book, svgs), _book_styles(root)
    key = digest(
        "book",
        text.frame,
        *chain.from_iterable((part.id, part.html) for part in text.stretches),
        *(styles.text, styles.frame, styles.fonts),
    )
    folder = made / book.slug
    return _Unit(book.slug, folder, key, PrintJob(book.slug, text, styles, folder / f"{book.slug}.pdf"))


def _book_styles(root: Path) -> Styles:
    """The style sheets of print, with the folders that they and the data may take files from."""
    templates = root / "templates"
    fonts = digest("fonts", templates / "fonts/print", _versions(PRINT_ENGINES))
    allowed = templates.resolve(), (root / "data").resolve()
    return Styles(templates, allowed, bundle(templates, "print"), bundle(templates, "frame"), fonts)


def _site_unit(root: Path, work: Path, made: Path, site: Site, svgs: Svgs, epoch: int) -> _Unit:
    """A site in one language as a docs folder and a configuration."""
    docs, config = work / site.lang / "docs", work / site.lang / "mkdocs.yml"
    write_docs(docs, site_content(root, site, svgs))
    settings = site_settings(site, root, docs, read_site_url(root), theme_msgids(root))
    write_config(config, settings)
    portable = config.read_text(encoding="utf-8").replace(str(work), "").replace(str(root), "")
    common = (root / "mkdocs.yml", root / "templates/pages")
    key = digest("site", portable, docs, *common, _versions(SITE_ENGINES), str(epoch))
    return _Unit(
        f"site-{site.lang}",
        made / f"site-{site.lang}",
        key,
        SiteJob(f"site-{site.lang}", config, made / f"site-{site.lang}", epoch),
    )


def site_content(root: Path, site: Site, svgs: Svgs) -> Content:
    """Everything in the docs folder of a language: generated and hand-written pages, styles, fonts, pictures."""
    ground = Ground(site.voice, "site", site_homes(site))
    pages = {page.path: render_page(page, ground, svgs).encode() for page in site.pages}
    hand = {page.path: page.text.encode() for page in hand_pages(root, site.lang)}
    return {**hand, **pages, **styles(root, site), **fonts(root), **pictures(root, site), **downloads(site, svgs)}


def _versions(names: Sequence[str]) -> str:
    return " ".join(f"{name}={version(name)}" for name in names)


def _make(units: Sequence[_Unit], total: int, jobs: int, progress: Progress) -> tuple[JobResult, ...]:
    """Run the jobs, telling of each that is done."""
    done = total - len(units)
    for unit in units:
        unit.folder.mkdir(parents=True, exist_ok=True)

    def on_done(result: JobResult) -> None:
        nonlocal done
        done += 1
        progress(result.name, done, total)

    progress("", done, total)
    results = run_jobs([unit.job for unit in units], workers=jobs, on_done=on_done)
    for unit, result in zip(units, results, strict=True):
        if isinstance(unit.job, PrintJob) and result.ok:
            (unit.folder / _PAGES).write_text(str(result.pages), encoding="ascii")
    return results


def _collect(
    root: Path, out: Path, made: Path, fresh: Path, publications: Publications, whole: bool
) -> tuple[PrintedFile, ...]:
    """Lay out what was made as it will be published; what a partial build did not ask for stays as it is."""
    fresh.mkdir(parents=True, exist_ok=True)
    for name in ("site", "print"):
        if not whole and (out / name).is_dir():
            shutil.copytree(out / name, fresh / name)
    for site in publications.sites:
        shutil.rmtree(fresh / "site" / site.lang, ignore_errors=True)
        (fresh / "site").mkdir(exist_ok=True)
        (made / f"site-{site.lang}").rename(fresh / "site" / site.lang)
    books = []
    for book in publications.books:
        (fresh / "print").mkdir(exist_ok=True)
        pdf = fresh / "print" / f"{book.slug}.pdf"
        (made / book.slug / pdf.name).replace(pdf)
        books.append(
            PrintedFile(pdf.name, int((made / book.slug / _PAGES).read_text(encoding="ascii")), pdf.stat().st_size)
        )
    return tuple(books)
