"""`clusterbook serve`."""

from __future__ import annotations

import os
from pathlib import Path

import click

from generator.cli.common import DONE, drafts_option, root_option, say, show_outcome
from generator.cli.help import Command, Number


@click.command(cls=Command)
@root_option
@drafts_option
@click.option("--port", type=Number(1, 65535), default=8000, show_default=True, help="Port on this machine.")
def serve(root: Path, drafts: bool, port: int) -> int:
    """Show the site on this machine; it rebuilds and the browser reloads when a file changes."""
    from generator import serve as server

    root = root.resolve()

    def rebuild() -> bool:
        from generator import pipeline
        from generator.editions.plan import Selection

        selection = Selection("site", drafts=drafts)
        outcome = pipeline.build(root, root / "build", selection, jobs=os.cpu_count() or 1, progress=lambda *_: None)
        return show_outcome(root, outcome) == DONE

    click.echo(say("The site is at {address}; Ctrl-C ends.", address=f"http://127.0.0.1:{port}/"))
    server.run(root, root / "build" / "site", port, rebuild)
    return DONE
