"""`clusterbook preflight`."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.common import jobs_option, out_option, root_option, say_waiting, show_outcome
from generator.cli.help import Command


@click.command(cls=Command)
@click.argument("editions", nargs=-1)
@root_option
@out_option
@jobs_option
def preflight(editions: tuple[str, ...], root: Path, out: Path | None, jobs: int) -> int:
    """Say what a printing house would find wrong: pictures too coarse or without bleed, pages, texts not translated.

    The files are made in build/press as by `build --press`; one with an error stays as it was.
    """
    from generator import pipeline
    from generator.editions.plan import Selection

    root = root.resolve()
    out = (out or root / "build").resolve()
    selection = Selection("press", editions=editions)
    outcome = pipeline.build(root, out, selection, jobs=jobs, progress=lambda *_: None, on_wait=say_waiting)
    return show_outcome(root, outcome)
