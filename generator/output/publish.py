"""Publications → `build/site` and `build/print`: render, make with both engines side by side, finish, swap in."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from importlib.metadata import version
from pathlib import Path

from generator.editions.site import file_token
from generator.editions.views import Book, Publications, Site
from generator.language.messages import interface_plural
from generator.output.cache import Cache, digest
from generator.output.jobs import JobResult, PrintJob, SiteJob, run_jobs
from generator.output.links import broken_links
from generator.output.site_files import finish_site
from generator.output.site_source import Content, assets, write_config, write_docs
from generator.output.swap import recover, swap_in
from generator.render.book import render_book
from generator.render.markdown import render_page
from generator.render.root import root_page
from generator.render.settings import accents_css, site_settings, theme_msgids
from generator.source.project import hand_pages

SITE_URL = "https://example.org/"
ENGINES = ("mkdocs", "mkdocs-material", "Markdown", "pymdown-extensions")
PRINT_ENGINES = ("weasyprint", "fonttools", "pydyf", "pyphen")


@dataclass(frozen=True)
class PrintedFile:
    """A PDF that was made or taken from the cache."""

    name: str
    pages: int
    size: int


@dataclass(frozen=True)
class Published:
    """What was made: pages by language, PDFs, what the engines complained of, and what they cost."""

    pages: tuple[tuple[str, int], ...] = ()
    books: tuple[PrintedFile, ...] = ()
    failures: tuple[str, ...] = ()
    missing_library: bool = False
    engine_cpu: float = 0.0
    peak_mb: float = 0.0
    made: int = 0
    reused: int = 0


@dataclass(frozen=True)
class _Unit:
    """One thing an engine makes: its job, the key of everything that goes into it, and where it comes to lie."""

    job: PrintJob | SiteJob
    key: str


def publish(
    root: Path,
    out: Path,
    publications: Publications,
    day: date,
    *,
    jobs: int,
    progress: Callable[[str, int, int], None],
) -> Published:
    """Make everything beside what is published and swap it in when all is sound."""
    recover(out)
    work, cache = out / ".work", Cache(out / ".cache")
    fresh = out / ".next"
    shutil.rmtree(fresh, ignore_errors=True)
    os.environ["SOURCE_DATE_EPOCH"] = str(int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()))
    units = [_book_unit(root, fresh, book) for book in publications.books]
    units += [_site_unit(root, work, fresh, site) for site in publications.sites]
    try:
        results = _make(units, cache, jobs, progress)
        return _finish(out, fresh, publications, day, results, sum(r.cpu_seconds == 0.0 for r in results))
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
        cache.prune(max_entries=200, max_bytes=2_000_000_000)
