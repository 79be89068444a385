"""`clusterbook review`."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.common import DONE, jobs_option, root_option, say_waiting
from generator.cli.help import Command, user_lang
from generator.language import LANGS

if TYPE_CHECKING:
    from generator.review.leaves import Look

_FORMATS = ("markdown", "html", "json")


@click.command(cls=Command)
@click.argument("base")
@click.argument("head", required=False, default="")
@root_option
@click.option("--format", "form", type=click.Choice(_FORMATS), default="markdown", help="How to write it.")
@click.option("--lang", type=click.Choice(LANGS), default=None, help="The language of the report.")
@click.option("--pictures", is_flag=True, help="Lay out the books that change: which printed pages, before and after.")
@click.option("--preview", default="", metavar="URL", help="Where the new site can be seen: its pages are linked.")
@jobs_option
def review(
    base: str, head: str, root: Path, form: str, lang: str | None, pictures: bool, preview: str, jobs: int
) -> int:
    """Say in plain words what changes between two revisions or folders; without HEAD up to the files as they are.

    With --pictures the books that change are laid out in both states: the report names the printed pages, and as HTML
    shows them before and after, with the changes outlined.
    """
    from generator.review.report import report_of
    from generator.review.revisions import other_looks, state_of
    from generator.review.side import read_sides
    from generator.review.writing import as_html, as_json, as_markdown

    root = root.resolve()
    with tempfile.TemporaryDirectory() as old, tempfile.TemporaryDirectory() as new:
        folders = state_of(root, base, Path(old)), state_of(root, head, Path(new)) if head else root
        base_side, head_side = read_sides(*folders)
        look = _look(root, *folders, jobs) if pictures else None
        looks = other_looks(root, base, head)
        report = report_of(base_side, head_side, lang or user_lang(), look, looks, preview)
    write = {"markdown": as_markdown, "html": as_html, "json": as_json}[form]
    click.echo(write(report), nl=False)
    return DONE


def _look(root: Path, old: Path, new: Path, jobs: int) -> Look:
    from generator.output.folder import BuildFolder
    from generator.review.printed import Press

    return Press(root, old, new, BuildFolder(root / "build"), jobs, say_waiting).look
