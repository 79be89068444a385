"""`clusterbook new`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.common import DONE, path_from_here, root_option, say
from generator.cli.help import Command, Folder, Group, user_lang

if TYPE_CHECKING:
    from generator.starter import Laid


class _Records(Group):
    """Commands that are written here, and one for every kind of record that has a file of its own."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all."""
        from generator.starter import record_kinds

        return [*super().list_commands(ctx), *record_kinds()]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The one of a name."""
        from generator.starter import record_kinds

        known = super().get_command(ctx, cmd_name)
        return known or (_record_command(cmd_name) if cmd_name in record_kinds() else None)


@click.group(cls=_Records)
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
@click.option("--sample", is_flag=True, help="Lay a sample catalogue beside it: companies, products and services.")
@click.option("--root", type=Folder(exists=False), default=Path(), help="The project folder (default: here).")
def new_centre(slug: str, sample: bool, root: Path) -> int:
    """Make a centre with a cluster: a whole project in an empty folder, or beside the centres of a project."""
    from generator import pin, starter

    root = root.resolve()
    laid = starter.make_centre(root, slug, user_lang(), with_samples=sample)
    here = path_from_here(root)
    if "mkdocs.yml" not in laid.made:
        click.echo(
            say("Made {folder}. Fill in the files and run: clusterbook check", folder=f"{here}data/centres/{slug}")
        )
        _say_added(root, laid)
        return DONE
    click.echo(say("Made a whole project: {count} files in {folder}", count=len(laid.made), folder=here or "./"))
    if wheel := pin.own_wheel():
        pin.pin(root, pin.read_wheel(wheel))
    else:
        click.echo(say("The program is not pinned yet, which hosting services need: clusterbook pin FILE.whl"))
    click.echo(say("Read README.md, then go on in this folder:"))
    for command in ("git init && git add --all && git commit -m Start", "clusterbook check", "clusterbook serve"):
        click.echo(f"  {command}")
    return DONE


@new.command("edition", cls=Command)
@click.argument("slug")
@click.option("--kind", default="catalogue", help="What it is: the name of an outline, such as brochure or leaflet.")
@click.option("--centre", default="", help="Whose edition it is, where there are several centres.")
@root_option
def new_edition(slug: str, kind: str, centre: str, root: Path) -> int:
    """Make catalogs/SLUG.yml, an edition of the catalogue to print, with all that it may say."""
    from generator import starter

    laid = starter.make_edition(root.resolve(), slug, user_lang(), kind, centre)
    path = f"{path_from_here(root)}{laid.made[-1]}"
    click.echo(say("Made {file}. Fill it in and run: clusterbook check", file=path))
    return DONE


def _record_command(kind: str) -> click.Command:
    """The command that makes a record of a kind."""

    def make(slug: str, owner: str, root: Path) -> int:
        from generator import starter

        laid = starter.make_record(root.resolve(), kind, slug, user_lang(), owner)
        path = f"{path_from_here(root)}{laid.made[-1]}"
        click.echo(say("Made {file}. Fill it in and run: clusterbook check", file=path))
        _say_added(root, laid)
        return DONE

    command = click.command(
        kind,
        cls=Command,
        help="Make a commented file of such a record, for a cluster or a centre, that passes the check.",
    )
    owner = click.option(
        "--owner", default="", help="Whose record it is, a cluster or a centre, where there are several."
    )
    return command(click.argument("slug")(owner(root_option(make))))


def _say_added(root: Path, laid: Laid) -> None:
    for path in laid.added:
        click.echo(say("Added to {file}", file=f"{path_from_here(root)}{path}"))
