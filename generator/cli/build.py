"""`clusterbook build`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator import __version__, manifest
from generator.cli.common import (
    DONE,
    drafts_option,
    jobs_option,
    out_option,
    root_option,
    say,
    say_waiting,
    show_outcome,
    summary,
)
from generator.cli.help import Command, user_lang

if TYPE_CHECKING:
    from generator.language import Lang
    from generator.pipeline import Progress


@click.command(cls=Command)
@root_option
@out_option
@jobs_option
@drafts_option
@click.option(
    "--only", type=click.Choice(["site", "print"]), default=None, help="Make the site or the printed documents only."
)
@click.option("--press", is_flag=True, help="Make the files for a printing house, build/press, and nothing else.")
@click.option("--lang", "langs", multiple=True, help="Make this language only.")
@click.option("--cluster", "clusters", multiple=True, help="Print this cluster or document only.")
@click.option("--edition", "editions", multiple=True, help="Print this edition of catalogs/ only.")
def build(
    root: Path,
    out: Path | None,
    jobs: int,
    drafts: bool,
    only: str | None,
    press: bool,
    langs: tuple[Lang, ...],
    clusters: tuple[str, ...],
    editions: tuple[str, ...],
) -> int:
    """Build the site and the printed documents into build/.

    --cluster and --edition choose printed documents and leave the site as it is. What is not asked for is published
    all the same where an earlier build has made it from the same data. --press makes PDF/X-4 of the editions whose
    files in catalogs/ say `press`.
    """
    if only == "site" and (clusters or editions):
        raise click.UsageError(say("--cluster and --edition choose printed documents, so they do not go with a site"))
    if only and press:
        raise click.UsageError(say("--press makes the files for a printing house alone, so it does not go with --only"))
    only = "press" if press else only
    root = root.resolve()
    out = (out or root / "build").resolve()
    asked = (__version__, repr((only, langs, clusters, editions, drafts)), user_lang())
    before = manifest.look(root, out, *asked)
    lines = manifest.unchanged(out, before)
    if lines is not None:
        click.echo("\n".join(lines))
        return DONE
    from generator import pipeline
    from generator.editions.plan import Selection

    selection = Selection(only or ("print" if clusters or editions else ""), langs, clusters, editions, drafts)
    outcome = pipeline.build(root, out, selection, jobs=jobs, progress=_progress(), on_wait=say_waiting)
    code = show_outcome(root, outcome)
    if code == DONE:
        lines = [say("Nothing has changed since the last build."), *summary(outcome)]
        manifest.remember(root, out, before, lines, outcome.dated, *asked)
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
