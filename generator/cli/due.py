"""`clusterbook due`."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click

from generator.cli.common import DATA, DONE, root_option, show_problems
from generator.cli.help import Command, Number, user_lang


@click.command(cls=Command)
@root_option
@click.option("--days", type=Number(0), default=30, show_default=True, help="How far to look ahead.")
@click.option("--day", type=click.DateTime(["%Y-%m-%d"]), default=None, help="From which day on (default: today).")
def due(root: Path, days: int, day: datetime | None) -> int:
    """List what ends soon or is due for renewal: certificates, offers, consents, data of sources."""
    from generator import checking
    from generator.due import as_markdown
    from generator.due import due as due_in

    checked = checking.check(root.resolve())
    if checked.atlas is None:
        show_problems(root, checked.problems)
        return DATA
    # Nothing is made of it: a reminder is of the day on which it is asked for.
    first = day.date() if day else date.today()
    for line in as_markdown(checked.atlas, due_in(checked.atlas, first, days), first, user_lang()):
        click.echo(line)
    return DONE
