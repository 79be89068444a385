"""A worker that is a copy of this process: it knows all that was planned, and nothing has to be handed over to it.

What a catalogue shows is dear to write down and dear to read again, but a copy has it at once. Where a system cannot
copy a process soundly, its works are done in this one.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
import traceback
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.output.units import Late, Needed, Report, Work, settled
from generator.output.worker import serve

COPY = "copy"  # the engine of works that know what was planned
CAN_COPY = sys.platform == "linux"  # libraries of macOS do not stand it

_planned: dict[str, Work | Late] = {}  # in a copy: its works by their names


@dataclass(frozen=True)
class Planned:
    """A work as it is sent to a copy: by the name of its unit."""

    name: str

    def load(self) -> None:
        """No engine."""

    def make(self, folder: Path, needed: Mapping[str, Needed]) -> Report:
        """Do the work that was planned under this name."""
        return settled(_planned[self.name], needed).make(folder, needed)


class Copy:
    """A copy of this process that does these works, seen as `subprocess.Popen` shows a process."""

    def __init__(self, works: Mapping[str, Work | Late], messages: Path) -> None:
        tasks, words = os.pipe(), os.pipe()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # threads of ours wait for words, and hold nothing
            self.pid = os.fork()
        if self.pid == 0:
            os.close(tasks[1])  # or it would not hear that nothing can come any more
            _live(works, tasks[0], words[1], messages)
        os.close(tasks[0])
        os.close(words[1])
        self.stdin, self.stdout = os.fdopen(tasks[1], "wb"), os.fdopen(words[0], "rb")
        self.returncode: int | None = None

    def kill(self) -> None:
        """End it, if it is still there."""
        if self.returncode is None:
            os.kill(self.pid, signal.SIGKILL)

    def wait(self) -> int:
        """Its end: an exit code, or the number of a signal below zero."""
        if self.returncode is None:
            self.returncode = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        return self.returncode


def _live(works: Mapping[str, Work | Late], tasks: int, words: int, messages: Path) -> None:
    """Be a copy: do what comes in, and never go back to where this process came from."""
    try:
        said = os.open(messages, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        for there, here in ((tasks, 0), (said, 1), (said, 2)):
            os.dup2(there, here)
        gc.freeze()  # what is shared with the other process is not looked through
        _planned.update(works)
        serve(os.fdopen(words, "wb", buffering=0))
    except BaseException:
        os.write(2, traceback.format_exc().encode(errors="replace"))
    finally:
        os._exit(1)
