"""How the units of a book are made: by WeasyPrint in a worker."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.output.book_pages import Styles, write_pages
from generator.output.units import Needed, Report
from generator.render.stretches import BookText, Stretch

FILE, PLACES = "book.pdf", "places.json"
ENGINE = "weasyprint"
PRINT = "generator.output.books", ENGINE  # the module that loads it


@dataclass(frozen=True)
class LayOut:
    """A stretch that prints no numbers of other pages: its file, and what is known of its pages."""

    stretch: Stretch
    styles: Styles

    def load(self) -> None:
        """Import the engine of print."""
        import generator.output.books  # noqa: F401

    def make(self, folder: Path, needed: Mapping[str, Needed]) -> Report:
        """Lay it out."""
        from generator.output.books import lay_out_stretch

        return Report(lay_out_stretch(self.stretch, self.styles, folder))


@dataclass(frozen=True)
class Bind:
    """The book in `book.pdf`; its facts are the number of pages and the size in bytes.

    `units` are those of the stretches that are laid out already, by their ids; of these, the text has the order only.
    The page of each anchor, counted from 1, is in `places.json`, what is known of the pages in `pages.json`. What is
    laid out here is kept in the cache under the folder `late`, where there is one; `seal` stands for what it depends on
    beside its text.
    """

    text: BookText
    units: Mapping[str, str]
    styles: Styles
    manifest: str = ""
    late: Path | None = None
    seal: str = ""

    def load(self) -> None:
        """Import the engine of print."""
        import generator.output.books  # noqa: F401

    def make(self, folder: Path, needed: Mapping[str, Needed]) -> Report:
        """Lay out what is left, and bind all."""
        from generator.output.books import bind
        from generator.output.late_pages import LatePages

        made = {name: needed[unit].folder for name, unit in self.units.items()}
        known = LatePages(self.late, self.seal) if self.late else None
        bound = bind(self.text, self.styles, made, folder / FILE, self.manifest, known)
        if bound.problems:
            return Report(bound.problems)
        (folder / PLACES).write_text(json.dumps(dict(bound.places), sort_keys=True), encoding="utf-8")
        write_pages(folder, bound.sheets)
        return Report(facts={"pages": len(bound.sheets), "size": (folder / FILE).stat().st_size})
