"""`clusterbook history`."""

from __future__ import annotations

import re
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.common import DONE, root_option, say, write_or_not
from generator.cli.help import Command

if TYPE_CHECKING:
    from datetime import datetime


@click.command(cls=Command)
@click.argument("base")
@click.argument("head", required=False, default="")
@root_option
@click.option("--name", required=True, help="The name of the publication, such as its tag: v2.")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), required=True, help="When it comes out: 2026-12-01.")
@click.option("--cluster", "clusters", multiple=True, help="Only of these clusters.")
def history(base: str, head: str, root: Path, name: str, on: datetime, clusters: tuple[str, ...]) -> int:
    """Write down for readers what changes with a publication, compared with the last one, BASE.

    It becomes an entry of history.yml of each cluster that changes. Look it through, leave out what no reader wants to
    know, and commit it: the page “What changed” and its feed are made of it.
    """
    from generator.model.base import ID_PATTERN
    from generator.review.history import history_files
    from generator.review.revisions import state_of
    from generator.review.side import read_side
    from generator.source.records import parse_record

    if not re.fullmatch(ID_PATTERN, name):
        raise click.UsageError(say("The name is made of small Latin letters, digits and single hyphens: v2"))
    root = root.resolve()
    with tempfile.TemporaryDirectory() as old, tempfile.TemporaryDirectory() as new:
        parse = cache(parse_record)
        was = read_side(state_of(root, base, Path(old)), parse)
        now = read_side(state_of(root, head, Path(new)) if head else root, parse)
        files = history_files(was, now, name, on.date(), clusters)
    if not files:
        click.echo(say("Nothing changes for readers."))
        return DONE
    return write_or_not(root, files)
