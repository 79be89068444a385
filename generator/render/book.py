"""A printed document as one HTML text."""

from __future__ import annotations

from markupsafe import Markup

from generator.charts.paint import Palette, printed
from generator.editions.views import Book, Section
from generator.language import Lang
from generator.render.components import render_block, render_notes
from generator.render.drawings import Svgs, drawing
from generator.render.environment import render


def render_book(book: Book, svgs: Svgs) -> str:
    """The document to print with its drawn charts; its styles are given to the engine apart."""
    palette = printed(book.accent_light)
    bodies = {section.id: _body(section, book.lang, svgs, palette) for part in book.parts for section in part.sections}
    return str(render("print/book.html.j2", book.lang, book=book, bodies=bodies))


def _body(section: Section, lang: Lang, svgs: Svgs, palette: Palette) -> Markup:
    components = [
        render_block(block, lang, "print", drawing=drawing(block, svgs, palette, titled=True))
        for block in section.blocks
    ]
    blocks = Markup("\n").join(
        render("print/block.html.j2", lang, block=block, component=component)
        for block, component in zip(section.blocks, components, strict=True)
    )
    return render_notes(section.notes, blocks, lang, "print")
