"""A book printed in one go, in this process: its stretches, then what binds them."""

from __future__ import annotations

import tempfile
from pathlib import Path

from generator.output.book_pages import Styles
from generator.output.books import bind, lay_out_stretch
from generator.output.late_pages import LatePages
from generator.render.stretches import BookText


def print_book(
    text: BookText, styles: Styles, target: Path, known: LatePages | None = None
) -> tuple[int, tuple[str, ...]]:
    """Print the book into the target: its pages, and problems with the stretch that they are of."""
    made: dict[str, Path] = {}
    problems: list[str] = []
    # What is stopped for its memory has none left to tidy up with.
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        for stretch in text.stretches:
            if not stretch.awaited:
                made[stretch.id] = Path(folder, stretch.id)
                made[stretch.id].mkdir()
                said = lay_out_stretch(stretch, styles, made[stretch.id])
                problems += (f"{stretch.id}: {problem}" for problem in said)
        bound = bind(text, styles, made, Path(folder, "book.pdf"), known=known)
        if not (problems := [*problems, *bound.problems]):
            target.write_bytes(Path(folder, "book.pdf").read_bytes())
    return len(bound.sheets), tuple(problems)
