"""What the commands share: exit codes, options, the language of the user, and how an outcome is shown."""

from __future__ import annotations

import os
import sys
import tempfile
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.help import Folder, Number, user_lang

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.pipeline import Outcome
    from generator.problems import Message, Problem

DONE, DATA, USAGE, FAILURE = 0, 1, 2, 3
# The processors that this process may use: in a container fewer than the machine has.
JOBS = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1

_projects: list[Path] = []  # the one that the command was called for


def _note(context: click.Context, option: click.Parameter, root: Path) -> Path:
    _projects[:] = [root.resolve()]
    return root


root_option = click.option(
    "--root",
    type=Folder(exists=True),
    default=Path(),
    callback=_note,
    help="The project folder (default: here).",
)
jobs_option = click.option(
    "--jobs",
    type=Number(1),
    default=JOBS,
    show_default=True,
    help="How many engines run side by side.",
)
drafts_option = click.option("--drafts", is_flag=True, help="Publish clusters marked as drafts too.")
out_option = click.option("--out", type=Folder(exists=False), default=None, help="Where to build (default: build/).")


def say(msgid: str, **params: object) -> str:
    from generator.language.messages import interface

    return interface(msgid, user_lang(), **params)


def say_message(message: Message) -> str:
    """A message to the user as a sentence."""
    from generator.language.messages import translate

    return f"{translate(message, user_lang())}."


def say_waiting() -> None:
    click.echo(say("Another build is at work here; waiting until it has ended …"), err=True)


def failure(error: Exception) -> str:
    """Say in one sentence what the system refuses, or that something went wrong inside, with the details kept for
    those who mend it; the sentence is given back too."""
    from generator.console import refused_by_system

    said = refused_by_system(error, user_lang())
    if said is None:
        details = "".join(traceback.format_exception(error))
        said = say(
            "Something went wrong inside clusterbook. The details are in {path}; please report them",
            path=_keep_details(details),
        )
    click.echo(said, err=True)
    return said


def _keep_details(details: str) -> str:
    """Write the details into the build folder of the project or, failing that, into a temporary file; its path."""
    for root in _projects:
        log = root / "build/error.log"
        try:
            log.parent.mkdir(exist_ok=True)
            log.write_text(details, encoding="utf-8")
            return str(log)
        except OSError:
            pass  # read-only, or full
    try:
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", prefix="clusterbook-error-", suffix=".log", delete=False
        ) as file:
            file.write(details)
            return file.name
    except OSError:
        click.echo(details, err=True)  # nowhere else to go
        return "–"


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

        if done.pages or done.books:  # all but the editions that have errors of their own
            click.echo("\n".join(summary(outcome)))
        else:
            click.echo(count_line(outcome.problems, outcome.accepted, user_lang()), err=True)
        return DATA
    click.echo("\n".join(summary(outcome)))
    for message in outcome.advice:
        click.echo(say_message(message), err=True)
    return DONE


def trouble_lines(outcome: Outcome) -> list[str]:
    """What stands in the way of a build, a line each."""
    from generator.console import problem_lines
    from generator.problems import Severity

    errors = [problem for problem in outcome.problems if problem.severity is Severity.ERROR]
    lines = [line for problem in errors for line in problem_lines(problem, user_lang(), {}, None)]
    return [*lines, *outcome.published.failures]


def has_errors(problems: tuple[Problem, ...]) -> bool:
    from generator.problems import errors_in

    return errors_in(list(problems))


def summary(outcome: Outcome) -> list[str]:
    from generator.console import count_line, older_lines, result_lines

    lang = user_lang()
    counted = count_line(outcome.problems, outcome.accepted, lang)
    books = [(book.name, book.pages, book.size) for book in outcome.published.books]
    lines = result_lines(lang, outcome.published.pages, books, outcome.coverage, counted, outcome.seconds)
    done = outcome.published
    return [*lines, *older_lines(done.left_out, done.older, done.held, is_site_older=done.is_site_older, lang=lang)]


def show_problems(root: Path, problems: tuple[Problem, ...], outside: frozenset[str] = frozenset()) -> None:
    """Problems, a line each; `outside` are the files that do not lie in the project."""
    from generator.console import problem_lines

    in_colour = paint if sys.stderr.isatty() else None
    files = _lines(root, problems) if in_colour else {}
    for problem in problems:
        lines = problem_lines(problem, user_lang(), files, in_colour)
        before = "" if problem.location.path in outside else path_from_here(root)
        click.echo(before + "\n".join(lines), err=True)


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


def write_or_not(root: Path, texts: Mapping[str, str] | None) -> int:
    """Write what was taken in and name the files; without texts say that nothing was. The exit code."""
    from generator.source.replace import write_all

    if texts is None:
        click.echo(say("Nothing was written."), err=True)
        return DATA
    write_all(root, texts)
    for path in texts:
        click.echo(f"{path_from_here(root)}{path}")
    if not texts:
        click.echo(say("The data say the same already."))
    return DONE
