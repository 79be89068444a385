"""A block of content through its component template, for the site and for print alike."""

from __future__ import annotations

from typing import Literal

from markupsafe import Markup

from generator.editions.views import Block, Chart, Empty, NoteView
from generator.language import Lang
from generator.render.environment import render
from generator.render.notes import link_back

Medium = Literal["site", "print"]


def render_block(block: Block, lang: Lang, medium: Medium, level: int | None = None, drawing: Markup = Empty) -> Markup:
    """One block-level element without blank lines; `level` is that of the block's own heading, which stands outside.

    `drawing` is the finished picture of a chart.
    """
    heading = block.level if level is None else level
    inside = min(heading + 1 if block.title else heading, 6)
    template = f"components/{block.view.kind}/component.html.j2"
    parts: dict[str, Markup] = {}
    if isinstance(block.view, Chart):
        parts = {"drawing": drawing, "data": render_block(Block(f"{block.id}-data", block.view.table), lang, medium)}
    return _without_blank_lines(
        render(template, lang, block=block, view=block.view, medium=medium, inside=inside, **parts)
    )


def render_notes(notes: tuple[NoteView, ...], body: Markup, lang: Lang, medium: Medium) -> Markup:
    """The body of a section followed by its notes; each mark gets an id and each note the way back to it."""
    if not notes:
        return body
    linked, ways_back = link_back(body, notes)
    rendered = render("components/notes.html.j2", lang, notes=notes, ways_back=ways_back, medium=medium)
    return linked + "\n\n" + _without_blank_lines(rendered)


def _without_blank_lines(html: Markup) -> Markup:
    lines = (line.strip() for line in html.split("\n"))
    return Markup("\n".join(line for line in lines if line))  # noqa: S704 - made by our own escaping templates
