"""A printed document as the HTML of its stretches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path

from markupsafe import Markup

from generator.components.block import Block, Section
from generator.components.inline import Inline
from generator.components.writing import Writer
from generator.editions.publications import Book
from generator.render.components import render_block
from generator.render.edition import Keeping, anew, render_edition
from generator.render.environment import render
from generator.render.places import book_homes
from generator.render.shown import Ground, Shown
from generator.render.stretches import BookText, Stretch
from generator.shipped import shipped


def render_book(book: Book, looks: Path | None = None, keeping: Keeping = anew) -> BookText:
    """The document to print; its styles are given to the engine apart.

    `looks` is the folder in which `templates/` is, if not that of the program; parts of an edition may be kept.
    """
    if book.design is not None:
        return render_edition(book, book.design, looks or shipped(), keeping)
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
        for number, sections in enumerate(part.stretches):
            opens = bool(part.title) and number == 0
            yield stretch(sections[0].id, "part", part=part, sections=sections, bodies=bodies, opens=opens)


@dataclass(frozen=True)
class _Printed:
    """A block as HTML, and what stands beside it; pages before and after the parts have no margin for that."""

    block: Block
    component: Markup
    side: str
    is_wide: bool


def _body(section: Section, ground: Ground) -> Markup:
    """The blocks of a section, each with what stands beside it."""
    shown = Shown(ground, section, "")
    blocks = _beside(_printed(section, shown))
    return Markup("\n").join(
        render("print/block.html.j2", shown, shown.looks, **{one.name: getattr(item, one.name) for one in fields(item)})
        for item in blocks
    )


def _printed(section: Section, shown: Shown) -> Iterator[_Printed]:
    """The blocks with their sources, unless the block before them under the same heading has named it; with the notes
    that they are the first to mark; and with the pointers that follow them."""
    named: Inline = ""
    for block, pointers in _with_pointers(section.of("print")):
        component = render_block(block, shown)
        is_known = block.source == named and not block.title
        source = "" if is_known else shown.html(block.source)
        named = block.source
        told = [(pointer.id, render_block(pointer, shown)) for pointer in pointers]
        notes = shown.new_notes()
        side = render("print/side.html.j2", shown, shown.looks, source=source, notes=notes, pointers=told)
        is_wide = not section.number or bool(getattr(block.view, "is_wide", False))
        yield _Printed(block, component, side.strip(), is_wide)


def _with_pointers(blocks: Iterable[Block]) -> list[tuple[Block, list[Block]]]:
    """Each block with the pointers without a heading of their own that follow it, which stand beside it."""
    found: list[tuple[Block, list[Block]]] = []
    for block in blocks:
        if found and not block.title and getattr(block.view, "is_pointer", False):
            found[-1][1].append(block)
        else:
            found.append((block, []))
    return found


def _beside(blocks: Iterable[_Printed]) -> list[_Printed]:
    """The blocks with what is told of one beside the block before it, where this has nothing beside it and both stand
    under one heading: long notes then run along the text, not past its end."""
    found = list(blocks)
    for place in range(len(found) - 1, 0, -1):
        before, here = found[place - 1], found[place]
        if here.side and not (before.side or here.block.title or before.is_wide or here.is_wide):
            found[place - 1], found[place] = replace(before, side=here.side), replace(here, side="")
    return found
