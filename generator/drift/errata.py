"""What has changed since the print as a sheet to lay into it: a tagged PDF of its own."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from generator.components.writing import Writer
from generator.drift.compare import Drift
from generator.drift.printed import Printed
from generator.drift.words import chapters, heading
from generator.editions.publications import Book
from generator.language.messages import interface
from generator.language.numbers import date_text
from generator.output.book_units import print_styles
from generator.output.inputs import Inputs
from generator.output.weasyprint_engine import lay_out, press
from generator.render.environment import render
from generator.render.styles import bundle
from generator.shipped import looks


def write_errata(book: Book, was: Printed, found: Sequence[Drift], root: Path, target: Path) -> tuple[str, ...]:
    """Write the sheet in the language of the print; what the engine complains of, if anything."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        for name, path in looks(root).items():
            if name.startswith("templates/"):
                copy = Path(folder, name)
                copy.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, copy)
        inputs = Inputs(Path(folder), book.revision.day)
        styles = print_styles(inputs)
        styles = replace(styles, text=styles.text + bundle(inputs.root / "templates", "errata"))
        html = errata_html(book, was, found, inputs.root)
        by = press(styles)
        return lay_out(html, by, by.text, "errata").write(target)


def errata_html(book: Book, was: Printed, found: Sequence[Drift], looks_: Path) -> str:
    """The sheet as a document."""
    groups, day = list(chapters(found, was.lang)), book.revision.day
    as_of = interface("Corrections of {date}", was.lang, date=date_text(day, was.lang)) if day else ""
    return str(
        render(
            "print/errata.html.j2",
            Writer(book.voice),
            looks_,
            book=book,
            of=heading(was, was.lang),
            as_of=as_of,
            groups=groups,
        )
    )
