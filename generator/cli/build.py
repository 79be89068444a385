"""`clusterbook build`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator import __version__, manifest
from generator.cli.common import DONE, drafts_option, jobs_option, out_option, root_option, say, show_outcome, summary
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
    key = manifest.request_key(root, __version__, repr((only, langs, clusters, editions, drafts)), user_lang())
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
    code = show_outcome(root, outcome)
    if code == DONE:
        manifest.remember(out, key, [say("Nothing has changed since the last build."), *summary(outcome)])
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
