"""`clusterbook pin`."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.common import DONE, USAGE, path_from_here, root_option, say
from generator.cli.help import Command


@click.command(cls=Command)
@click.argument("wheel", required=False, type=click.Path(path_type=Path))
@root_option
def pin(wheel: Path | None, root: Path) -> int:
    """Keep the program's wheel in a project, and write requirements.txt, by which every machine installs the same."""
    from generator.pin import own_wheel, read_wheel
    from generator.pin import pin as lay

    wheel = wheel or own_wheel()
    if wheel is None:
        click.echo(say("Say which: clusterbook pin FILE.whl (this program was not installed from a wheel)"), err=True)
        return USAGE
    for path in lay(root.resolve(), read_wheel(wheel)):
        click.echo(f"{path_from_here(root)}{path}")
    return DONE
