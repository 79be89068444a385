"""`clusterbook release`."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.common import DONE, root_option, say
from generator.cli.help import Command, Folder, Number


@click.command(cls=Command)
@click.argument("folder", type=Folder(exists=False))
@root_option
@click.option("--keep", type=Number(1), default=5, show_default=True, help="How many earlier releases to keep.")
@click.option("--back", "is_back", is_flag=True, help="Show the release again that was shown before.")
def release(folder: Path, root: Path, keep: int, is_back: bool) -> int:
    """Lay build/site compressed into a folder of a web server, and show it in one step; with settings of the server."""
    from generator import release as releases

    folder = folder.absolute()
    done = releases.back(folder) if is_back else releases.release(root.resolve() / "build/site", folder, keep)
    words = "Shown now: {name}" if done.is_new else "Shown as before: {name}"
    click.echo(say(words, name=f"{folder}/releases/{done.name}"))
    for name in done.changed:
        click.echo(say("Changed, so the server must read it again: {file}", file=f"{folder}/{name}"))
    return DONE
