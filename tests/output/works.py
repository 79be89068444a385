"""Works without an engine, for the tests of workers and scheduler; a worker imports them from here."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.output.book_pages import Styles
from generator.output.units import Needed, Report
from generator.render.stretches import BookText


@dataclass(frozen=True)
class Write:
    """A text after those of all that it needs, in `text.txt`; every call is noted in `log`, with the process.

    Nothing is done before the file `after` is there.
    """

    text: str
    log: Path | None = None
    after: Path | None = None

    def load(self) -> None:
        """Nothing to load."""

    def make(self, folder: Path, needed: Mapping[str, Needed]) -> Report:
        """Write it."""
        while self.after is not None and not self.after.exists():
            time.sleep(0.05)
        if self.log is not None:
            with self.log.open("a", encoding="utf-8") as log:
                log.write(f"{self.text} {os.getpid()}\n")
        texts = [(needed[name].folder / "text.txt").read_text(encoding="utf-8") for name in needed]
        (folder / "text.txt").write_text("".join([*texts, self.text]), encoding="utf-8")
        return Report(facts={"length": len(self.text)})


@dataclass(frozen=True)
class Fail:
    """Something goes wrong: `how` is a word of the engine, or one of the ways below."""

    how: str
    megabytes: int = 0

    def load(self) -> None:
        """An engine that is missing, or whose library is."""
        if self.how == "import":
            raise ImportError("No module named 'engine'")
        if self.how == "library":
            raise OSError("cannot load library")

    def make(self, folder: Path, needed: Mapping[str, Needed]) -> Report:
        """Fail."""
        if self.how == "raise":
            raise KeyError("x")
        if self.how == "hang":
            time.sleep(60)
        elif self.how == "eat":
            bytearray(self.megabytes * 2**20)
        elif self.how == "exit":
            os._exit(7)
        elif self.how.startswith("SIG"):
            os.kill(os.getpid(), signal.Signals[self.how])
        return Report((self.how,))


@dataclass(frozen=True)
class Shout:
    """A work whose engine prints on whatever it finds, and leaves a mark in the process that `Listen` finds."""

    def load(self) -> None:
        """Nothing to load."""

    def make(self, folder: Path, needed: Mapping[str, Needed]) -> Report:
        """Print."""
        os.write(1, b'{"problems": ["printed"]}\n')
        os.write(2, b"more\n")
        return Report(facts={"process": os.getpid()})


@dataclass(frozen=True)
class PrintIt:
    """A whole book, laid out and bound in one work."""

    text: BookText
    styles: Styles

    def load(self) -> None:
        """Import the engine of print."""
        import generator.output.books  # noqa: F401

    def make(self, folder: Path, needed: Mapping[str, Needed]) -> Report:
        """Print it into `book.pdf`."""
        from tests.output.printing import print_book

        pages, problems = print_book(self.text, self.styles, folder / "book.pdf")
        return Report(problems, {"pages": pages})
