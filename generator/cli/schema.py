"""`clusterbook schema`."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.common import DONE, path_from_here, root_option, say
from generator.cli.help import Command


@click.command(cls=Command)
@root_option
def schema(root: Path) -> int:
    """Write the JSON Schema of every data file to data/schema/, for editors."""
    from generator.kinds.schema import write_schemas

    root = root.resolve()
    names = write_schemas(root)
    click.echo(say("Wrote {count} schemas to {folder}", count=len(names), folder=f"{path_from_here(root)}data/schema/"))
    return DONE
