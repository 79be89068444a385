"""A printed document as the HTML of its stretches."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from markupsafe import Markup

from generator.components.block import Section
from generator.components.inline import Inline
from generator.components.writing import Writer
from generator.editions.publications import Book
from generator.render.components import render_block
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
    """The blocks of a section, each with its source, unless the block before it under the same heading has named it,
    and with the notes that it marks first."""
    shown = Shown(ground, section, "")
    blocks: list[Markup] = []
    named: Inline = ""
    for block in section.of("print"):
        component = render_block(block, shown)
        is_known = block.source == named and not block.title
        source = "" if is_known else shown.html(block.source)
        named = block.source
        side = render("print/side.html.j2", shown, shown.looks, source=source, notes=shown.new_notes())
        blocks.append(
            render(
                "print/block.html.j2",
                shown,
                shown.looks,
                block=block,
                component=component,
                side=side.strip(),
                whole=not section.number,  # pages before and after the parts have no margin column
            )
        )
    return Markup("\n").join(blocks)
