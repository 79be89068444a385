"""`clusterbook new`."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.common import DONE, path_from_here, root_option, say
from generator.cli.help import Command, Group


@click.group(cls=Group)
def new() -> None:
    """Start something new."""


@new.command("cluster", cls=Command)
@click.argument("slug")
@root_option
def new_cluster(slug: str, root: Path) -> int:
    """Make data/clusters/SLUG with commented starter files that pass the check."""
    from generator import starter

    folder = f"{path_from_here(root)}data/clusters/{slug}"
    trouble = starter.make_cluster(root.resolve(), slug)
    if trouble:
        raise click.UsageError(say(trouble, slug=slug, folder=folder))
    click.echo(say("Made {folder}. Fill in the files and run: clusterbook check", folder=folder))
    return DONE
