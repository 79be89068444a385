"""`clusterbook review`."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

import click

from generator.cli.common import DONE, root_option
from generator.cli.help import Command, user_lang
from generator.language import LANGS

_FORMATS = ("markdown", "html", "json")


@click.command(cls=Command)
@click.argument("base")
@click.argument("head", required=False, default="")
@root_option
@click.option("--format", "form", type=click.Choice(_FORMATS), default="markdown", help="How to write it.")
@click.option("--lang", type=click.Choice(LANGS), default=None, help="The language of the report.")
def review(base: str, head: str, root: Path, form: str, lang: str | None) -> int:
    """Say in plain words what changes between two revisions or folders; without HEAD up to the files as they are."""
    from generator.review.report import as_html, as_json, as_markdown, report_of
    from generator.review.revisions import state_of
    from generator.review.side import read_side
    from generator.source.records import parse_record

    root = root.resolve()
    with tempfile.TemporaryDirectory() as old, tempfile.TemporaryDirectory() as new:
        parse = cache(parse_record)  # most files are the same in both
        sides = [
            read_side(folder, parse)
            for folder in (state_of(root, base, Path(old)), state_of(root, head, Path(new)) if head else root)
        ]
        report = report_of(*sides, lang or user_lang())
    write = {"markdown": as_markdown, "html": as_html, "json": as_json}[form]
    click.echo(write(report), nl=False)
    return DONE
