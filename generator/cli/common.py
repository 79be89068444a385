"""What the commands share: exit codes, options, the language of the user, and how an outcome is shown."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.help import Folder, Number, user_lang

if TYPE_CHECKING:
    from generator.pipeline import Outcome
    from generator.problems import Problem

DONE, DATA, USAGE, FAILURE = 0, 1, 2, 3

root_option = click.option(
    "--root",
    type=Folder(exists=True),
    default=Path(),
    help="The project folder (default: here).",
)
jobs_option = click.option(
    "--jobs",
    type=Number(1, 64),
    default=os.cpu_count() or 1,
    show_default=True,
    help="How many engines run side by side.",
)
drafts_option = click.option("--drafts", is_flag=True, help="Publish clusters marked as drafts too.")
out_option = click.option("--out", type=Folder(exists=False), default=None, help="Where to build (default: build/).")


def say(msgid: str, **params: object) -> str:
    from generator.language.messages import interface

    return interface(msgid, user_lang(), **params)


def paint(text: str, colour: str) -> str:
    return click.style(text, fg=colour, bold=True)


def show_outcome(root: Path, outcome: Outcome) -> int:
    """Problems first, then what the engines said, then the summary."""
    show_problems(root, outcome.problems)
    done = outcome.published
    if done.missing_library:
        install = "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
        click.echo(say("The library Pango is missing. Install it: {command}", command=install), err=True)
        return FAILURE
    if done.failures:
        for failure in done.failures:
            click.echo(failure, err=True)
        click.echo(say("Nothing was published: what stood in build/ is as it was."), err=True)
        return FAILURE
    if has_errors(outcome.problems):
        from generator.console import count_line

        click.echo(count_line(outcome.problems, outcome.accepted, user_lang()), err=True)
        return DATA
    click.echo("\n".join(summary(outcome)))
    return DONE


def has_errors(problems: tuple[Problem, ...]) -> bool:
    from generator.problems import errors_in

    return errors_in(list(problems))


def summary(outcome: Outcome) -> list[str]:
    from generator.console import count_line, result_lines

    lang = user_lang()
    counted = count_line(outcome.problems, outcome.accepted, lang)
    books = [(book.name, book.pages, book.size) for book in outcome.published.books]
    return result_lines(lang, outcome.published.pages, books, outcome.coverage, counted, outcome.seconds)


def show_problems(root: Path, problems: tuple[Problem, ...]) -> None:
    from generator.console import problem_lines

    in_colour = paint if sys.stderr.isatty() else None
    files = _lines(root, problems) if in_colour else {}
    for problem in problems:
        lines = problem_lines(problem, user_lang(), files, in_colour)
        click.echo(path_from_here(root) + "\n".join(lines), err=True)


def path_from_here(root: Path) -> str:
    """What leads from the current folder to the project, to be put before a path in it."""
    here, root = Path.cwd(), root.resolve()
    if root == here:
        return ""
    return f"{root.relative_to(here) if root.is_relative_to(here) else root}/"


def _lines(root: Path, problems: tuple[Problem, ...]) -> dict[str, tuple[str, ...]]:
    """The lines of the files that problems lie in, for the frames."""
    from generator.source.records import read_lines

    return {path: read_lines(root, path) for path in {problem.location.path for problem in problems}}
