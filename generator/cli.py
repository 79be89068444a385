"""The command `clusterbook`: the only place that prints and exits.

Exit codes: 0 done, 1 problems in the data, 2 wrong usage, 3 a failure of an engine or of the program itself.
"""

from __future__ import annotations

import os
import sys
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator import __version__, manifest

if TYPE_CHECKING:
    from generator.language import Lang
    from generator.pipeline import Outcome, Progress
    from generator.problems import Problem

DONE, DATA, USAGE, FAILURE = 0, 1, 2, 3


def main() -> None:
    """Run the command; whatever goes wrong inside is told in one line and kept for those who mend it."""
    try:
        code = commands(standalone_mode=False)
    except click.exceptions.Abort:
        click.echo("", err=True)
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(USAGE)
    except KeyboardInterrupt:
        sys.exit(130)
    except Exception:  # the last net: an editor never sees a traceback
        _internal_failure()
        sys.exit(FAILURE)
    sys.exit(code or DONE)


def _internal_failure() -> None:
    log = Path("build/error.log")
    log.parent.mkdir(exist_ok=True)
    log.write_text(traceback.format_exc(), encoding="utf-8")
    click.echo(
        _say("Something went wrong inside clusterbook. The details are in {path}; please report them", path=str(log)),
        err=True,
    )


def _lang() -> Lang:
    from generator.language.messages import locale_of_user

    return locale_of_user(os.environ)


def _say(msgid: str, **params: object) -> str:
    from generator.language.messages import interface

    return interface(msgid, _lang(), **params)


def _paint(text: str, colour: str) -> str:
    return click.style(text, fg=colour, bold=True)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="clusterbook")
def commands() -> None:
    """Publish the clusters of a development centre: YAML in git becomes a bilingual site and printed documents."""


_root = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="The project folder (default: here).",
)
_jobs = click.option(
    "--jobs",
    type=click.IntRange(1, 64),
    default=os.cpu_count() or 1,
    show_default=True,
    help="How many engines run side by side.",
)
_drafts = click.option("--drafts", is_flag=True, help="Publish clusters marked as drafts too.")
_out = click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), default=None, help="Where to build (default: build/)."
)


@commands.command()
@_root
@_out
@_jobs
@_drafts
@click.option(
    "--only", type=click.Choice(["site", "print"]), default=None, help="Make the site or the printed documents only."
)
@click.option("--lang", "langs", type=click.Choice(["ru", "en"]), multiple=True, help="Make this language only.")
@click.option("--cluster", "clusters", multiple=True, help="Print the documents of this cluster only.")
@click.option("--edition", "editions", multiple=True, help="Print this edition of catalogs/ only.")
def build(
    root: Path,
    out: Path | None,
    jobs: int,
    drafts: bool,
    only: str | None,
    langs: tuple[Lang, ...],
    clusters: tuple[str, ...],
    editions: tuple[str, ...],
) -> int:
    """Build the site and the printed documents into build/.

    --cluster and --edition choose printed documents; the site is always whole.
    """
    root = root.resolve()
    out = (out or root / "build").resolve()
    key = manifest.request_key(
        root, __version__, repr((only, langs, clusters, editions, drafts)), os.environ.get("LANG", "")
    )
    lines = manifest.unchanged(out, key)
    if lines is not None:
        click.echo("\n".join(lines))
        return DONE
    from generator import pipeline
    from generator.editions.plan import Selection
    from generator.language import LANGS

    printed_only = "print" if clusters or editions else ""
    selection = Selection(only or printed_only, langs or LANGS, clusters, editions, drafts)
    outcome = pipeline.build(root, out, selection, jobs=jobs, progress=_progress())
    code = _show_outcome(root, outcome)
    if code == DONE:
        manifest.remember(out, key, [_say("Nothing has changed since the last build."), *_summary(outcome)])
    return code


def _progress() -> Progress:
    """A bar in a terminal, plain lines elsewhere."""
    if not sys.stderr.isatty():
        return lambda name, done, total: click.echo(f"[{done}/{total}] {name}", err=True) if name else None

    def bar(name: str, done: int, total: int) -> None:
        filled = "█" * (24 * done // max(total, 1))
        end = "\n" if done == total else ""
        click.echo(f"\r\033[K{filled:░<24} {done}/{total} {name}{end}", err=True, nl=False)

    return bar


def _show_outcome(root: Path, outcome: Outcome) -> int:
    """Problems first, then what the engines said, then the summary."""
    _show_problems(root, outcome.problems)
    done = outcome.published
    if done.missing_library:
        install = "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
        click.echo(_say("The library Pango is missing. Install it: {command}", command=install), err=True)
        return FAILURE
    if done.failures:
        for failure in done.failures:
            click.echo(failure, err=True)
        click.echo(_say("Nothing was published: what stood in build/ is as it was."), err=True)
        return FAILURE
    if _has_errors(outcome.problems):
        from generator.console import count_line

        click.echo(count_line(outcome.problems, outcome.accepted, _lang()), err=True)
        return DATA
    click.echo("\n".join(_summary(outcome)))
    return DONE


def _has_errors(problems: tuple[Problem, ...]) -> bool:
    from generator.problems import errors_in

    return errors_in(list(problems))


def _summary(outcome: Outcome) -> list[str]:
    from generator.console import count_line, result_lines

    lang = _lang()
    counted = count_line(outcome.problems, outcome.accepted, lang)
    books = [(book.name, book.pages, book.size) for book in outcome.published.books]
    return result_lines(lang, outcome.published.pages, books, outcome.coverage, counted, outcome.seconds)


def _show_problems(root: Path, problems: tuple[Problem, ...]) -> None:
    from generator.console import problem_lines

    paint = _paint if sys.stderr.isatty() else None
    files = _lines(root, problems) if paint else {}
    for problem in problems:
        click.echo("\n".join(problem_lines(problem, _lang(), files, paint)), err=True)


def _lines(root: Path, problems: tuple[Problem, ...]) -> dict[str, tuple[str, ...]]:
    """The lines of the files that problems lie in, for the frames."""
    from generator.source.records import read_lines

    return {path: read_lines(root, path) for path in {problem.location.path for problem in problems}}


@commands.command()
@_root
def check(root: Path) -> int:
    """Check all data without building anything."""
    from generator import pipeline
    from generator.console import count_line

    checked = pipeline.check(root.resolve())
    _show_problems(root, checked.problems)
    click.echo(count_line(checked.problems, checked.accepted, _lang()))
    return DATA if _has_errors(checked.problems) else DONE


@commands.command()
@_root
@click.option("--unsourced", is_flag=True, help="Only figures that name no source and follow from no rule.")
@click.option("--cluster", default="", help="Only the figures of this cluster or document.")
def figures(root: Path, unsourced: bool, cluster: str) -> int:
    """List all figures with value, period, source, state and where they are used."""
    from generator import pipeline
    from generator.console import count_line, table_lines
    from generator.editions.inventory import inventory

    checked = pipeline.check(root.resolve())
    if checked.atlas is None:
        _show_problems(root, checked.problems)
        click.echo(count_line(checked.problems, checked.accepted, _lang()), err=True)
        return DATA
    if cluster and cluster not in checked.atlas.scopes:
        raise click.UsageError(_say("There is no cluster or document “{slug}”", slug=cluster))
    rows = inventory(checked.atlas, _lang(), cluster, unsourced=unsourced)
    click.echo("".join(f"{line}\n" for line in table_lines(rows, aligned=sys.stdout.isatty())), nl=False)
    return DONE


@commands.command()
@_root
@_drafts
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="Port on this machine.")
def serve(root: Path, drafts: bool, port: int) -> int:
    """Show the site on this machine; it rebuilds and the browser reloads when a file changes."""
    from generator import serve as server

    root = root.resolve()

    def rebuild() -> bool:
        from generator import pipeline
        from generator.editions.plan import Selection

        selection = Selection("site", drafts=drafts)
        outcome = pipeline.build(root, root / "build", selection, jobs=os.cpu_count() or 1, progress=lambda *_: None)
        return _show_outcome(root, outcome) == DONE

    click.echo(_say("The site is at {address}; Ctrl-C ends.", address=f"http://127.0.0.1:{port}/"))
    server.run(root, root / "build" / "site", port, rebuild)
    return DONE


@commands.group()
def new() -> None:
    """Start something new."""


@new.command("cluster")
@click.argument("slug")
@_root
def new_cluster(slug: str, root: Path) -> int:
    """Make data/clusters/SLUG with commented starter files that pass the check."""
    from generator import starter

    trouble = starter.make_cluster(root.resolve(), slug)
    if trouble:
        raise click.UsageError(_say(trouble, slug=slug))
    click.echo(_say("Made data/clusters/{slug}. Fill in the files and run: clusterbook check", slug=slug))
    return DONE


@commands.command()
@_root
def schema(root: Path) -> int:
    """Write the JSON Schema of every data file to data/schema/, for editors."""
    from generator.model.schema import write_schemas

    names = write_schemas(root.resolve() / "data" / "schema")
    click.echo(_say("Wrote {count} schemas to data/schema/", count=len(names)))
    return DONE
