"""What binding lays out anew in every build, contents, indexes and frames, is taken again where its text is as it was.

Which text that is, is known only when all pages are: so it cannot be a unit of its own.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from generator.output.book_pages import PDF, read_pages, write_pages
from generator.output.cache import Cache, digest
from generator.output.units import program
from generator.output.weasyprint_engine import LaidOut

KIND, TRIED = "late", "tried"  # of its entries in the cache: layouts, and pages of those that were not written


@dataclass(frozen=True)
class LatePages:
    """Layouts of one book in the cache under this folder; `seal` stands for styles, fonts, pictures and the book."""

    folder: Path
    seal: str

    def laid_out(self, name: str, html: str, lay_out: Callable[[], LaidOut]) -> LaidOut:
        """The layout of a text: one that was kept, or a new one. Its pages are kept at once, for binding tries numbers
        that do not hold in the end; its file when it is written without problems."""
        cache, key = Cache(self.folder), digest(KIND, program(), self.seal, name, html)
        known = cache.find(KIND, key)
        if known is not None:
            return LaidOut(read_pages(known.folder), _copy(known.folder / PDF))
        tried = cache.find(TRIED, key)
        if tried is not None:
            return LaidOut(read_pages(tried.folder), lambda target: _write(cache, key, lay_out(), target))
        new = lay_out()
        folder = cache.fresh()
        write_pages(folder, new.pages)
        cache.keep(TRIED, key, folder, {})
        return LaidOut(new.pages, lambda target: _write(cache, key, new, target))


def _write(cache: Cache, key: str, laid: LaidOut, target: Path) -> tuple[str, ...]:
    """Write a layout, and keep it if there is nothing wrong."""
    problems = laid.write(target)
    if not problems:
        folder = cache.fresh()
        write_pages(folder, laid.pages)
        shutil.copyfile(target, folder / PDF)
        cache.keep(KIND, key, folder, {})
    return problems


def _copy(file: Path) -> Callable[[Path], tuple[str, ...]]:
    def write(target: Path) -> tuple[str, ...]:
        shutil.copyfile(file, target)
        return ()

    return write
