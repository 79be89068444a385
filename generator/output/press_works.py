"""How the file for a printing house is made of a bound book, in a worker."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.output.book_pages import read_pages
from generator.output.press_job import Job
from generator.output.print_works import FILE
from generator.output.units import Needed, Report

_BACK = "back"  # how the styles call the page that is the back cover


@dataclass(frozen=True)
class MakePress:
    """`book.pdf` of a book as PDF/X-4, under the same name; its facts are the number of pages and the size in bytes."""

    book: str  # its unit
    job: Job

    def load(self) -> None:
        """Import what manages colours."""
        import generator.output.press_pdf  # noqa: F401

    def make(self, folder: Path, needed: Mapping[str, Needed]) -> Report:
        """Write it."""
        from generator.output.press_look import left_behind
        from generator.output.press_pdf import write_press

        made = needed[self.book].folder
        has_back = read_pages(made)[-1].name == _BACK
        written = write_press(made / FILE, self.job, folder / FILE, has_back=has_back)
        if problems := written.problems or left_behind(folder / FILE):
            return Report(problems)
        return Report(facts={"pages": written.pages, "size": (folder / FILE).stat().st_size})
