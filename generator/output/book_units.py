"""A book as units: its stretches, each laid out apart, and the file that they are bound into."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from importlib.metadata import version

from generator.editions.publications import Book
from generator.editions.shown import manifest
from generator.output.book_pages import Styles
from generator.output.cache import Cache, digest
from generator.output.inputs import Inputs
from generator.output.print_works import ENGINE, FILE, Bind, LayOut
from generator.output.rendered import rendered
from generator.output.units import Layout, Limits, Needed, Place, Unit
from generator.render.book import render_book
from generator.render.stretches import Stretch
from generator.render.styles import Sheet, bundle, settled

ENGINES = ("weasyprint", "fonttools", "pydyf", "pyphen", "pikepdf")
_BYTES_A_SECOND = 25_000  # of HTML, about


@dataclass(frozen=True)
class PrintedFile:
    """A PDF that was made or taken from the cache; size in bytes."""

    name: str
    pages: int
    size: int

    @classmethod
    def of(cls, name: str, book: Needed) -> PrintedFile:
        """The file of a finished book."""
        return cls(name, int(book.facts["pages"]), int(book.facts["size"]))


def awaited(names: Iterable[str]) -> dict[str, PrintedFile]:
    """Printed files that are still to be made."""
    return {name: PrintedFile(name, 0, 0) for name in names}


def print_styles(inputs: Inputs) -> Styles:
    """The style sheets of print, with the folders that they and the data may take files from."""
    templates = inputs.root / "templates"
    versions = " ".join(f"{name}={version(name)}" for name in ENGINES)
    fonts = digest("fonts", inputs.digest("templates/fonts/print"), versions)
    allowed = templates.resolve(), *((inputs.root / folder).resolve() for folder in ("data", "catalogs"))
    sheets: tuple[Sheet, Sheet] = ("print", "frame")
    text, frame = (settled(bundle(templates, sheet), templates) for sheet in sheets)
    return Styles(templates, allowed, text, frame, fonts)


def book_layout(book: Book, styles: Styles, inputs: Inputs, cache: Cache | None = None) -> Layout:
    """The units of a book, and where its file is published; its HTML and what binding lays out stay in the cache."""
    text = rendered(book, inputs, cache) if cache else render_book(book, inputs.root)
    told = manifest(book)
    pictures = inputs.digest(*book.pictures)
    early = [one for one in text.stretches if not one.awaited]
    units = {one.id: _stretch_unit(book.slug, one, styles, pictures) for one in early}
    left = tuple(replace(one, html="") if one.id in units else one for one in text.stretches)
    book_unit = Unit(
        name=f"book {book.slug}",
        kind="book",
        inputs=(
            text.frame,
            *(part for one in left for part in (one.id, one.html)),
            styles.frame,
            told,
            *_key(styles, pictures),
        ),
        work=Bind(
            replace(text, stretches=left),
            {name: unit.name for name, unit in units.items()},
            styles,
            told,
            cache.folder if cache else None,
            digest(book.slug, styles.frame, *_key(styles, pictures)),
        ),
        needs=tuple(unit.name for unit in units.values()),
        engine=ENGINE,
        weight=1.5,
        limits=_of_binding(len(units)),
    )
    return Layout((*units.values(), book_unit), (Place(f"print/{book.slug}.pdf", book_unit.name, FILE),))


def _of_binding(stretches: int) -> Limits:
    """What binding may take: its indexes and pages grow with the book. That of 10,000 products has 1,300 stretches, and
    passes two gigabytes in the first of its indexes."""
    return Limits(seconds=600 + 2 * stretches, memory_mb=2000 + 3 * stretches)


def _stretch_unit(slug: str, stretch: Stretch, styles: Styles, pictures: str) -> Unit:
    return Unit(
        name=f"{slug} {stretch.id}",
        kind="stretch",
        inputs=(stretch.id, stretch.html, repr((stretch.beside, stretch.has_cards)), *_key(styles, pictures)),
        work=LayOut(stretch, styles),
        engine=ENGINE,
        weight=0.1 + len(stretch.html) / _BYTES_A_SECOND,
        is_part=True,
    )


def _key(styles: Styles, pictures: str) -> tuple[str, ...]:
    return styles.text, styles.fonts, pictures
