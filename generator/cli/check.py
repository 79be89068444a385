"""`clusterbook check`."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.common import DATA, DONE, path_from_here, root_option, say, show_problems
from generator.cli.help import Command, user_lang

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.checking import Checked
    from generator.problems import Problem

FORMATS = ("text", "json", "github", "sarif")
FAILS = ("error", "warning", "advice")


@click.command(cls=Command)
@root_option
@click.option("--rule", "rules", multiple=True, help="Only what this rule finds; may be given several times.")
@click.option("--cluster", default="", help="Only what lies in the files of this cluster, document or centre.")
@click.option("--format", "form", default="text", help="text, json, github (annotations) or sarif.")
@click.option("--fail-on", default="error", help="What makes the command fail: error, warning or advice.")
@click.option("--advice", is_flag=True, help="Show advice too.")
@click.option(
    "--fix",
    is_flag=True,
    help="Mend in the files what is safe to mend: look-alike letters, the letter yo in small words.",
)
@click.option("--explain", default="", help="Tell what a rule finds, why it matters and how to mend it.")
def check(
    root: Path,
    rules: tuple[str, ...],
    cluster: str,
    form: str,
    fail_on: str,
    advice: bool,
    explain: str,
    fix: bool,
) -> int:
    """Check all data without building anything."""
    if form not in FORMATS:
        raise click.UsageError(say("“{given}” is none of: {known}", given=form, known=", ".join(FORMATS)))
    if fail_on not in FAILS:
        raise click.UsageError(say("“{given}” is none of: {known}", given=fail_on, known=", ".join(FAILS)))
    if explain:
        return _explain(explain)
    from generator import checking

    with_advice = advice or fail_on == "advice" or bool(rules)
    wanted = partial(_is_wanted, rules, cluster)
    found = _fixed(root, wanted, cluster, form) if fix else checking.check(root.resolve())
    if found is None:
        return DATA
    checked = _chosen(found, rules, cluster)
    shown = checked.problems + (checked.advice if with_advice else ())
    _show(root, checked, shown, form)
    failing = FAILS[: FAILS.index(fail_on) + 1]
    return DATA if any(problem.severity in failing for problem in shown) else DONE


def _explain(name: str) -> int:
    from generator.checks.words import words

    known = words(user_lang())
    if name not in known:
        raise click.UsageError(say("There is no rule “{name}” that can be explained", name=name))
    click.echo("\n\n".join([name, *known[name].paragraphs]))
    return DONE


def _fixed(root: Path, wanted: Callable[[Problem], bool], cluster: str, form: str) -> Checked | None:
    """Mend, and tell what was mended; what is found then, or nothing where mending would do harm."""
    from generator.fixing import fixed
    from generator.source.replace import write_all

    done = fixed(root.resolve(), wanted)
    _demand(done.checked, cluster)
    if done.refused:
        show_problems(root, done.refused)
        click.echo(say("Mending would cause what is said above. Nothing was written."), err=True)
        return None
    write_all(root.resolve(), done.texts)
    for change in done.changes:
        pairs = zip(change.edit.wrong.split(), change.edit.right.split(), strict=True)
        words = ", ".join(f"{old} → {new}" for old, new in pairs if old != new)
        click.echo(f"{path_from_here(root)}{change.at}: {words}", err=form != "text")
    return done.checked


def _demand(checked: Checked, cluster: str) -> None:
    if cluster and checked.atlas is not None and cluster not in {*checked.atlas.scopes, *checked.atlas.centres}:
        raise click.UsageError(say("There is no cluster or document “{slug}”", slug=cluster))


def _is_wanted(rules: tuple[str, ...], cluster: str, problem: Problem) -> bool:
    here = not cluster or f"/{cluster}/" in problem.location.path
    return here and (not rules or problem.rule in rules)


def _chosen(checked: Checked, rules: tuple[str, ...], cluster: str) -> Checked:
    """What was asked for; a file that cannot be read is always told of."""
    _demand(checked, cluster)
    if checked.atlas is None:
        return checked
    wanted = partial(_is_wanted, rules, cluster)
    problems, waived, advice = (
        tuple(filter(wanted, several)) for several in (checked.problems, checked.waived, checked.advice)
    )
    tallies = {name: tally for name, tally in checked.tallies.items() if not rules or name in rules}
    return replace(checked, problems=problems, waived=waived, advice=advice, tallies=tallies)


def _show(root: Path, checked: Checked, shown: tuple[Problem, ...], form: str) -> None:
    """Problems and counts as text, or everything in the form of a machine."""
    from generator.console import count_line

    if form == "text":
        show_problems(root, shown)
        click.echo(count_line(shown, checked.accepted, user_lang()))
        return
    from generator import reports

    click.echo(reports.FORMS[form](checked, shown, user_lang()))
