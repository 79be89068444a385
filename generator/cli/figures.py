"""`clusterbook figures`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.cli.common import DATA, DONE, root_option, say, show_problems
from generator.cli.help import Command, user_lang


@click.command(cls=Command)
@root_option
@click.option("--unsourced", is_flag=True, help="Only figures that name no source and follow from no rule.")
@click.option("--cluster", default="", help="Only the figures of this cluster or document.")
def figures(root: Path, unsourced: bool, cluster: str) -> int:
    """List all figures with value, period, source, state and where they are used."""
    from generator import checking
    from generator.console import count_line, table_lines
    from generator.editions.inventory import inventory

    checked = checking.check(root.resolve())
    if checked.atlas is None:
        show_problems(root, checked.problems)
        click.echo(count_line(checked.problems, checked.accepted, user_lang()), err=True)
        return DATA
    if cluster and cluster not in checked.atlas.scopes:
        raise click.UsageError(say("There is no cluster or document “{slug}”", slug=cluster))
    rows = inventory(checked.atlas, user_lang(), cluster, unsourced=unsourced)
    click.echo("".join(f"{line}\n" for line in table_lines(rows, aligned=sys.stdout.isatty())), nl=False)
    return DONE
