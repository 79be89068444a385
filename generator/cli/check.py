"""`clusterbook check`."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.common import DATA, DONE, has_errors, root_option, show_problems
from generator.cli.help import Command, user_lang


@click.command(cls=Command)
@root_option
def check(root: Path) -> int:
    """Check all data without building anything."""
    from generator import pipeline
    from generator.console import count_line

    checked = pipeline.check(root.resolve())
    show_problems(root, checked.problems)
    click.echo(count_line(checked.problems, checked.accepted, user_lang()))
    return DATA if has_errors(checked.problems) else DONE
