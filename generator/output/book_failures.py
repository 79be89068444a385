"""Editions that could not be made: which pages, of which records, and in the engine's own words why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from generator.components.block import records_of
from generator.editions.publications import Book
from generator.model.address import Address
from generator.output.print_works import LayOut
from generator.output.schedule import Failure
from generator.output.units import Unit
from generator.problems import Message, Problem, Severity, in_order, msg
from generator.render.stretches import Stretch

_TOLD = 5  # records that are named one by one


def unmade(
    books: Iterable[Book], owners: Mapping[str, str], units: Iterable[Unit], failures: Sequence[Failure]
) -> list[Problem]:
    """What went wrong with editions, each once; `owners` has the slug of the book that a unit is of."""
    known, of = {book.slug: book for book in books}, {unit.name: unit for unit in units}
    found = [_problem(known[owners[one.unit]], of[one.unit], one.problem) for one in failures]
    return in_order(list(dict.fromkeys(found)))


def _problem(book: Book, unit: Unit, said: str) -> Problem:
    edition, atlas, whole = f"{book.slug}.pdf", book.voice.atlas, Address(book.edition, "edition")
    if isinstance(unit.work, LayOut):
        records = _records(book, unit.work.stretch)
        at = records[0] if len(records) == 1 else whole
        message = _of_pages(edition, _title(book, unit.work.stretch), records, said)
        fix = msg("Look there for a text or a picture out of the common, or leave it out of the edition")
        return Problem(atlas.place(at), Severity.ERROR, "edition-made", message, fix, str(at))
    message = (
        msg("{edition} could not be made for a printing house: {said}", edition=edition, said=said)
        if unit.kind == "press"
        else msg("{edition} could not be bound: {said}", edition=edition, said=said)
    )
    fix = msg("Ask for less in one edition; the others were made, and the last good file of this one stays")
    return Problem(atlas.place(whole), Severity.ERROR, "edition-made", message, fix, str(whole))


def _of_pages(edition: str, pages: str, records: Sequence[Address], said: str) -> Message:
    if not records:
        return msg("{edition}: the pages “{pages}” could not be set: {said}", edition=edition, pages=pages, said=said)
    names = [at.id or at.kind for at in records]
    shown = names if len(names) <= _TOLD else [names[0], "…", names[-1]]
    return msg(
        "{edition}: the pages “{pages}” with {records} could not be set: {said}",
        edition=edition, pages=pages, records=", ".join(shown), said=said,
    )  # fmt: skip


def _title(book: Book, stretch: Stretch) -> str:
    """The section that the stretch is of; cover and contents are called as they are."""
    ids = set(stretch.ids)
    of = (section for section in book.sections if {section.id, *(block.id for block in section.blocks)} & ids)
    return next((book.voice.unmarked(section.title) for section in of), "") or stretch.id


def _records(book: Book, stretch: Stretch) -> tuple[Address, ...]:
    """The records that the stretch shows."""
    ids = set(stretch.ids)
    blocks = (block for section in book.sections for block in section.of("print") if block.id in ids)
    return tuple(dict.fromkeys(at.record for block in blocks for at in records_of(block)))
