"""`clusterbook drift`."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.common import DATA, DONE, FAILURE, root_option, say, show_problems
from generator.cli.help import Command, user_lang
from generator.language import LANGS


@click.command(cls=Command)
@click.argument("file", type=click.Path(path_type=Path))
@root_option
@click.option("--lang", type=click.Choice(LANGS), default=None, help="The language of the report.")
@click.option("--errata", type=click.Path(path_type=Path), default=None, help="Write a sheet of corrections, too.")
def drift(file: Path, root: Path, lang: str | None, errata: Path | None) -> int:
    """Say what has changed in the data since a PDF was made: prices and contacts first, with the printed page."""
    from generator.drift.run import compared
    from generator.drift.words import told

    if not file.is_file():
        raise click.UsageError(say("There is no file {path}", path=file))
    if errata is not None and not _is_free(errata):
        raise click.UsageError(say("{path} exists already", path=errata))
    root = root.resolve()
    done = compared(file, root)
    if done.book is None:
        show_problems(root, done.problems)
        return DATA
    click.echo(told(done.was, done.found, lang or user_lang()), nl=False)
    if errata is not None and done.found:
        from generator.drift.errata import write_errata

        failures = write_errata(done.book, done.was, done.found, root, errata)
        if failures:
            click.echo("\n".join(failures), err=True)
            return FAILURE
        click.echo(say("Written: {path}", path=errata))
    return DONE


def _is_free(errata: Path) -> bool:
    """Whether a sheet may be written there: over an older sheet, never over a print, which alone knows what it told, or
    over any other file."""
    from generator.output.book_manifest import read_manifest
    from generator.problems import RefusedError

    if not errata.exists():
        return True
    try:
        read_manifest(errata)
    except RefusedError:
        return errata.is_file() and errata.read_bytes().startswith(b"%PDF")
    return False
