"""What a printing house would send a file back for, or print badly: told with the record and the edition."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from generator.editions.publications import Book
from generator.editions.translated import shown_texts
from generator.kinds.edition import Press
from generator.kinds.identity import Picture
from generator.model.address import Address
from generator.output.book_pages import Page, Shot
from generator.problems import Location, Problem, Severity, in_order, msg

COARSE, TOO_COARSE = 200, 150  # points in an inch, below which a picture is told of, and refused
_SHEET = 4  # pages
_PIXELS = 96 / 25.4  # in a millimetre
_SLACK = 0.5  # pixels

_Named = Address | Literal[""]  # where the data name a picture; styles of a project name some without an address


def preflight(book: Book, pages: Sequence[Page]) -> list[Problem]:
    """Everything that is wrong with a book for a printing house; `pages` are those that were laid out."""
    press = book.press
    if press is None:
        return []
    places: dict[str, _Named] = {file: at for at, file in _pictures(book)}
    found = [*_untranslated(book), *_sheets(book, len(pages))]
    for number, page in enumerate(pages, start=1):
        for shot in page.shots:
            at = places.get(shot.file, "")
            found += [*_coarse(book, at, shot, number), *_cut(book, at, shot, number, page, press)]
    return in_order(found)


def _pictures(book: Book) -> Iterator[tuple[Address, str]]:
    """The pictures of the data: where they are named, and their path in the project."""
    atlas = book.voice.atlas
    for at, item in atlas.items:
        if isinstance(item, Picture):
            folder = atlas.places.path(at).rpartition("/")[0]
            yield at.child("file"), f"{folder}/{item.file}"


def _place(book: Book, at: _Named, shot: Shot) -> Location:
    return book.voice.atlas.place(at) if at else Location(shot.file)


def _coarse(book: Book, at: _Named, shot: Shot, page: int) -> Iterator[Problem]:
    """A picture of too few points for its size on paper."""
    if shot.density >= COARSE:
        return
    message = msg(
        "{edition}, page {page}: the picture {name} has {found} points in an inch",
        edition=f"{book.slug}.pdf", page=page, name=shot.file, found=shot.density,
    )  # fmt: skip
    wanted = round(shot.box[2] / 96 * 300)
    fix = msg("Take the original, at least {width} points wide, or show it smaller", width=wanted)
    severity = Severity.ERROR if shot.density < TOO_COARSE else Severity.WARNING
    yield Problem(_place(book, at, shot), severity, "press-picture", message, fix, str(at))


def _cut(book: Book, at: _Named, shot: Shot, number: int, page: Page, press: Press) -> Iterator[Problem]:
    """A picture that ends at the edge of the sheet, or so near to it that the cut shows a white line."""
    bleed = float(press.bleed) * _PIXELS
    x, y, width, height = shot.box
    room = (x, y, page.size[0] - x - width, page.size[1] - y - height)  # left of it, above, right of it, below
    if any(-bleed + _SLACK < side < bleed - _SLACK for side in room):
        message = msg(
            "{edition}, page {page}: the picture {name} ends at the edge of the sheet, and not {bleed} mm beyond it",
            edition=f"{book.slug}.pdf", page=number, name=shot.file, bleed=press.bleed,
        )  # fmt: skip
        fix = msg("Let it run {bleed} mm over the edge in the styles, or keep it away from the edge", bleed=press.bleed)
        yield Problem(_place(book, at, shot), Severity.ERROR, "press-bleed", message, fix, str(at))


def _sheets(book: Book, pages: int) -> Iterator[Problem]:
    """A stitched book whose last sheet is not full."""
    missing = -pages % _SHEET
    if book.is_stitched and missing:
        at = Address(book.edition, "edition", ("press",))
        message = msg(
            "{edition}: {pages} pages fill no whole sheets of four; empty pages that are added: {missing}",
            edition=f"{book.slug}.pdf", pages=pages, missing=missing,
        )  # fmt: skip
        fix = msg("Add or leave out pages, or write binding: glued")
        yield Problem(book.voice.atlas.place(at), Severity.WARNING, "press-pages", message, fix, str(at))


def _untranslated(book: Book) -> Iterator[Problem]:
    """Texts of what the book shows that are not in its language."""
    atlas, lang = book.voice.atlas, book.lang
    for place, text in shown_texts(book):
        if not text.has(lang):
            message = msg("{edition}: this text is not translated into {lang}", edition=f"{book.slug}.pdf", lang=lang)
            fix = msg("Write it under {lang}: beside the others", lang=lang)
            yield Problem(atlas.place(place), Severity.WARNING, "press-language", message, fix, str(place))
