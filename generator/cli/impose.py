"""`clusterbook impose`."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.common import DONE, say
from generator.cli.help import Command


@click.command(cls=Command)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--paper", type=click.Choice(["A4", "A3"]), default="A4", help="The paper in the printer.")
@click.option("--out", type=click.Path(path_type=Path), default=None, help="The file to write.")
@click.option("--empty-last", is_flag=True, help="Put empty pages at the end; usually the last page stays outside.")
def impose(file: Path, paper: str, out: Path | None, empty_last: bool) -> int:
    """Put the pages of a PDF on sheets for an office printer: printed on both sides, folded and stitched, they are a
    booklet.
    """
    from generator.output.booklet import impose as imposed

    if not file.is_file():
        raise click.UsageError(say("There is no file {path}", path=file))
    target = out or file.with_name(f"{file.stem}-booklet.pdf")
    if target.resolve() == file.resolve():
        raise click.UsageError(say("The booklet would overwrite its own pages: name another file with --out"))
    sheets = imposed(file, target, paper, is_last_outside=not empty_last)
    click.echo(
        say(
            "{path}: {n} sheets of {paper}. Print on both sides, turned over the short edge, fold in the middle",
            path=target,
            n=sheets,
            paper=paper,
        )
    )
    return DONE
