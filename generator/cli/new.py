"""`clusterbook new`."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.common import DONE, root_option, say


@click.group()
def new() -> None:
    """Start something new."""


@new.command("cluster")
@click.argument("slug")
@root_option
def new_cluster(slug: str, root: Path) -> int:
    """Make data/clusters/SLUG with commented starter files that pass the check."""
    from generator import starter

    trouble = starter.make_cluster(root.resolve(), slug)
    if trouble:
        raise click.UsageError(say(trouble, slug=slug))
    click.echo(say("Made data/clusters/{slug}. Fill in the files and run: clusterbook check", slug=slug))
    return DONE
