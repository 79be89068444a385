"""`clusterbook control`."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.common import DONE
from generator.cli.help import Command


@click.command(cls=Command)
@click.argument("document", type=click.Path(path_type=Path))
def control(document: Path) -> int:
    """Take every number of an official text, by chapter and in order, into a control list beside the data."""
    from generator.control_list import as_yaml, listed
    from generator.source.official import lines_of

    click.echo(as_yaml(listed(lines_of(document))), nl=False)
    return DONE
