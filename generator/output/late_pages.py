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

KIND = "late"  # of its entries in the cache


@dataclass(frozen=True)
class LatePages:
    """Layouts of one book in the cache under this folder; `seal` stands for styles, fonts, pictures and the book."""

    folder: Path
    seal: str

    def laid_out(self, name: str, html: str, lay_out: Callable[[], LaidOut]) -> LaidOut:
        """The layout of a text: one that was kept, or a new one, which is kept when it is written without problems."""
        cache, key = Cache(self.folder), digest(KIND, program(), self.seal, name, html)
        known = cache.find(KIND, key)
        if known is not None:
            return LaidOut(read_pages(known.folder), _copy(known.folder / PDF))
        new = lay_out()

        def write(target: Path) -> tuple[str, ...]:
            problems = new.write(target)
            if not problems:
                folder = cache.fresh()
                write_pages(folder, new.pages)
                shutil.copyfile(target, folder / PDF)
                cache.keep(KIND, key, folder, {})
            return problems

        return LaidOut(new.pages, write)


def _copy(file: Path) -> Callable[[Path], tuple[str, ...]]:
    def write(target: Path) -> tuple[str, ...]:
        shutil.copyfile(file, target)
        return ()

    return write
