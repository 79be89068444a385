"""`clusterbook links`."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import click

from generator.cli.common import DATA, DONE, FAILURE, root_option, say, show_problems
from generator.cli.help import Command, Number, user_lang


@click.command(cls=Command)
@root_option
@click.option("--format", "form", type=click.Choice(("text", "issue")), default="text", help="How to tell it.")
@click.option("--most", type=Number(1), default=1000, show_default=True, help="How many addresses to ask at most.")
@click.option(
    "--timeout", type=Number(1), default=10, show_default=True, help="How many seconds to wait for an answer."
)
def links(root: Path, form: str, most: int, timeout: int) -> int:
    """Ask the sites that data and pages link to, and say which links lead nowhere. Needs the network."""
    from generator import checking
    from generator.links import report
    from generator.links.ask import Manner, ask_all
    from generator.links.collect import external

    checked = checking.check(root.resolve())
    if checked.atlas is None:
        show_problems(root, checked.problems)
        return DATA
    places = external(checked.atlas, checked.hand)
    answers = ask_all(islice(places, most), Manner(timeout=timeout))
    if report.is_offline(answers):
        click.echo(say("Not one of the sites could be found: is there a network?"), err=True)
        return FAILURE
    left = len(places) - len(answers)
    if form == "issue":  # a list like that of `due`; whoever has one made wants no failure of it
        for line in report.as_issue(answers, places, left, user_lang()):
            click.echo(line)
        return DONE
    show_problems(root, tuple(report.problems(answers, places, user_lang())))
    if left:
        click.echo(report.left_line(left, user_lang()), err=True)
    click.echo(say("Links asked: {count}", count=len(answers)))
    return DONE if report.is_sound(answers) else DATA
