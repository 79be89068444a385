"""A block of content through its component template, for the site and for print alike."""

from __future__ import annotations

from markupsafe import Markup

from generator.components.block import Block, View
from generator.render.environment import render
from generator.render.shown import Medium, Shown

__all__ = ["Medium", "render_block", "render_notes"]


def render_block(block: Block, shown: Shown, level: int | None = None) -> Markup:
    """One block-level element without blank lines; `level` is that of the block's own heading, which stands outside."""
    heading = block.level if level is None else level
    inside = min(heading + 1 if block.title else heading, 6)

    def nested(view: View, name: str) -> Markup:
        return render_block(Block(f"{block.id}-{name}", view), shown)

    return _without_blank_lines(
        render(
            f"components/{block.view.kind}/component.html.j2",
            shown,
            shown.looks,
            medium=shown.medium,
            block=block,
            view=block.view,
            inside=inside,
            nested=nested,
        )
    )


def render_notes(body: Markup, shown: Shown) -> Markup:
    """The body of a section followed by the notes that its marks lead to."""
    notes = shown.notes()
    if not notes:
        return body
    return body + "\n\n" + _without_blank_lines(render("components/notes.html.j2", shown, shown.looks, notes=notes))


def _without_blank_lines(html: Markup) -> Markup:
    lines = (line.strip() for line in str(html).split("\n"))  # of a plain text: each would be marked as HTML
    return Markup("\n".join(line for line in lines if line))  # noqa: S704 - made by our own escaping templates
