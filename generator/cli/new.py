"""`clusterbook new`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.common import DONE, path_from_here, root_option, say
from generator.cli.help import Command, Folder, Group, user_lang

if TYPE_CHECKING:
    from generator.starter import Laid


@click.group(cls=Group)
def new() -> None:
    """Start something new."""


@new.command("cluster", cls=Command)
@click.argument("slug")
@click.option("--centre", default="", help="Whose cluster it is, where there are several centres.")
@root_option
def new_cluster(slug: str, centre: str, root: Path) -> int:
    """Make data/clusters/SLUG with commented starter files that pass the check."""
    from generator import starter

    laid = starter.make_cluster(root.resolve(), slug, user_lang(), centre)
    folder = f"{path_from_here(root)}data/clusters/{slug}"
    click.echo(say("Made {folder}. Fill in the files and run: clusterbook check", folder=folder))
    _say_added(root, laid)
    return DONE


@new.command("centre", cls=Command)
@click.argument("slug")
@click.option("--root", type=Folder(exists=False), default=Path(), help="The project folder (default: here).")
def new_centre(slug: str, root: Path) -> int:
    """Make a centre with a cluster: a whole project in an empty folder, or beside the centres of a project."""
    from generator import starter

    root = root.resolve()
    laid = starter.make_centre(root, slug, user_lang())
    here = path_from_here(root)
    if "mkdocs.yml" not in laid.made:
        click.echo(
            say("Made {folder}. Fill in the files and run: clusterbook check", folder=f"{here}data/centres/{slug}")
        )
        _say_added(root, laid)
        return DONE
    click.echo(say("Made a whole project: {count} files in {folder}", count=len(laid.made), folder=here or "./"))
    click.echo(say("Read README.md, then go on in this folder:"))
    for command in ("git init && git add --all && git commit -m Start", "clusterbook check", "clusterbook serve"):
        click.echo(f"  {command}")
    return DONE


def _say_added(root: Path, laid: Laid) -> None:
    for path in laid.added:
        click.echo(say("Added to {file}", file=f"{path_from_here(root)}{path}"))
