"""A file and the project → what has changed since it was printed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator import pipeline
from generator.drift.compare import Drift, drift
from generator.drift.printed import Printed, printed
from generator.editions.plan import Selection
from generator.editions.publications import Book
from generator.editions.shown import told_by
from generator.output.book_manifest import read_manifest
from generator.problems import Problem, RefusedError, msg
from generator.source.project import read_history


@dataclass(frozen=True)
class Compared:
    """What came of it: the print, the edition as it would be made now, and what differs; or the problems of the data
    that are in the way."""

    was: Printed
    book: Book | None
    found: tuple[Drift, ...] = ()
    problems: tuple[Problem, ...] = ()


def compared(file: Path, root: Path) -> Compared:
    """Compare a printed file with the data of a project as they are. RefusedError where the file tells nothing, or the
    project does not have its edition."""
    was = printed(read_manifest(file), file)
    checked = pipeline.check(root, pipeline.data_revision(read_history(root)))
    if checked.atlas is None:
        return Compared(was, None, problems=checked.problems)
    planned = pipeline.plan(root, checked, Selection("print", (was.lang,), drafts=True))
    book = next((one for one in planned.books if one.slug == was.edition), None)
    if book is None:
        raise RefusedError(msg("The project no longer has the edition “{name}”", name=was.edition), is_usage=True)
    return Compared(was, book, drift(was, told_by(book, was.values)))
