"""A printed document as the HTML of its stretches."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from markupsafe import Markup

from generator.components.block import Section
from generator.components.writing import Writer
from generator.editions.publications import Book
from generator.render.components import render_block, render_notes
from generator.render.environment import render
from generator.render.places import book_homes
from generator.render.shown import Ground, Shown
from generator.render.stretches import BookText, Stretch
from generator.shipped import shipped


def render_book(book: Book, looks: Path | None = None) -> BookText:
    """The document to print; its styles are given to the engine apart.

    `looks` is the folder in which `templates/` is, if not that of the program.
    """
    ground = Ground(book.voice, "print", book_homes(book, book.voice.owner), looks=looks or shipped())
    bodies = {section.id: _body(section, ground) for section in book.sections}
    frame = str(render("print/frame.html.j2", Writer(book.voice), ground.looks, book=book))
    return BookText(book.slug, tuple(_stretches(book, bodies, ground.looks)), frame)


def _stretches(book: Book, bodies: Mapping[str, Markup], looks: Path) -> Iterator[Stretch]:
    """The runs that the styles begin on a new page: whoever adds a page break there adds a stretch here."""
    writer = Writer(book.voice)

    def stretch(name: str, template: str, **context: object) -> Stretch:
        return Stretch(name, str(render(f"print/{template}.html.j2", writer, looks, book=book, **context)))

    yield stretch("cover", "cover")
    yield stretch("contents", "contents", text=Markup("").join(bodies.values()))
    for part in book.parts:
        if part.title:
            yield stretch(part.id, "opener", part=part)
        for sections in part.stretches:
            yield stretch(sections[0].id, "part", part=part, sections=sections, bodies=bodies)


def _body(section: Section, ground: Ground) -> Markup:
    shown = Shown(ground, section, "")
    blocks = Markup("\n").join(
        render(
            "print/block.html.j2",
            shown,
            shown.looks,
            block=block,
            component=render_block(block, shown),
        )
        for block in section.of("print")
    )
    return render_notes(blocks, shown)
