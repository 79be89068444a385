"""A printed document as one HTML text."""

from __future__ import annotations

from markupsafe import Markup

from generator.editions.views import Book, Section
from generator.language import Lang
from generator.render.components import render_block, render_notes
from generator.render.environment import render


def render_book(book: Book) -> str:
    """The document to print; its styles are given to the engine apart."""
    bodies = {section.id: _body(section, book.lang) for part in book.parts for section in part.sections}
    return str(render("print/book.html.j2", book.lang, book=book, bodies=bodies))


def _body(section: Section, lang: Lang) -> Markup:
    blocks = Markup("\n").join(
        render("print/block.html.j2", lang, block=block, component=render_block(block, lang, "print"))
        for block in section.blocks
    )
    return render_notes(section.notes, blocks, lang, "print")
