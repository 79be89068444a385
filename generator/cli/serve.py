"""`clusterbook serve`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator import __version__, manifest
from generator.cli.common import (
    DONE,
    JOBS,
    drafts_option,
    failure,
    root_option,
    say,
    say_message,
    say_waiting,
    show_outcome,
    trouble_lines,
)
from generator.cli.help import Command, Number
from generator.problems import RefusedError

if TYPE_CHECKING:
    from generator.source.records import Parse

_REMEMBERED = 4096  # files; of more than these, all would be read anew each time


@click.command(cls=Command)
@root_option
@drafts_option
@click.option("--port", type=Number(1, 65535), default=8000, show_default=True, help="Port on this machine.")
def serve(root: Path, drafts: bool, port: int) -> int:
    """Show the site on this machine; it rebuilds and the browser reloads when a file changes.

    What is published in build/ stays as it is.
    """
    from generator import serve as server
    from generator.output.folder import PREVIEW

    root, shown, parse = root.resolve(), server.Shown(), remembering()
    out, last = root / "build", ("", "")

    def rebuild() -> Sequence[str] | None:
        """Build a preview, unless what was written is what was there; nothing that goes wrong ends the server."""
        nonlocal last
        try:
            seen = manifest.look(root, out, __version__)
            now = seen.key, seen.history.head
            if now == last:
                return None
            last = now
            return _preview(root, out, parse, drafts=drafts)
        except RefusedError as refused:
            click.echo(say_message(refused.message), err=True)
            return [say_message(refused.message)]
        except Exception as error:
            return [failure(error)]

    opened = server.open_server(out / PREVIEW, port, shown)
    click.echo(say("The site is at {address}; Ctrl-C ends.", address=f"http://127.0.0.1:{opened.server_port}/"))
    server.run(root, opened, shown, rebuild)
    return DONE


def remembering() -> Parse:
    """Reads a file and remembers the last few thousand: an edit changes one of them."""
    from generator.source.records import parse_record

    return lru_cache(maxsize=_REMEMBERED)(parse_record)


def _preview(root: Path, out: Path, parse: Parse, *, drafts: bool) -> Sequence[str]:
    """Build the site alone and show what came of it; what was wrong."""
    from generator import pipeline
    from generator.editions.plan import Selection

    outcome = pipeline.build(
        root,
        out,
        Selection("site", drafts=drafts),
        jobs=JOBS,
        progress=lambda *_: None,
        on_wait=say_waiting,
        is_preview=True,
        parse=parse,
    )
    return trouble_lines(outcome) if show_outcome(root, outcome) != DONE else ()
