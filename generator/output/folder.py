"""The build folder: one build at a time works in it, what was cut off is mended first, nothing foreign is touched.

site/, print/, press/    what is published; changed in one step only
.clusterbook/lock        held while a build is at work
.clusterbook/swap.json   what is being put in place, while it is
.clusterbook/parts.json  which of site, print and press are ours
.clusterbook/cache/      what can be taken again
.clusterbook/work/       what is being made; emptied at the start
.clusterbook/state/      what the next build goes on with
.clusterbook/preview/    what `serve` shows
.clusterbook/spare/      what was published before it, for the next build to go on with
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.home import cache_folder
from generator.output.cache import Cache, digest
from generator.output.marks import Marks
from generator.output.stats import packages
from generator.output.swap import recover
from generator.output.units import whole_program
from generator.problems import RefusedError, msg

if sys.platform != "win32":
    import fcntl

PARTS = ("site", "print", "press")
PREVIEW = ".clusterbook/preview"
OWN = ".clusterbook"
PATIENCE_SECONDS = 900.0
_POLL_SECONDS = 0.1


class BuildFolder:
    """The folder that a build makes things in; nothing is there or done before it is opened."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.work, self.state, self.spare = path / OWN / "work", path / OWN / "state", path / OWN / "spare"
        self.cache = Cache(path / OWN / "cache", Marks(self.state / "marks.json"))

    @property
    def is_there(self) -> bool:
        """Whether anything was ever made in it."""
        return (self.path / OWN).is_dir()

    @contextmanager
    def opened(self, on_wait: Callable[[], None], patience: float = PATIENCE_SECONDS) -> Iterator[None]:
        """Have the folder for ourselves, made if need be, with everything mended that an earlier build left half done.

        Where another build has it, `on_wait` is called once and we wait; RefusedError after `patience` seconds.
        """
        _make(self.path / OWN)
        with _locked(self.path / OWN / "lock", on_wait, patience):
            recover(self.path, (*PARTS, PREVIEW))
            shutil.rmtree(self.work, ignore_errors=True)
            self.cache.sweep()
            try:
                yield
            finally:
                self.cache.save()

    def fresh(self, name: str) -> Path:
        """An empty folder among what is being made."""
        folder = self.work / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        return folder

    def claim(self, parts: Collection[str]) -> None:
        """Write down that these parts are ours; RefusedError where one is there that we did not make."""
        ours = self.ours()
        for part in parts:
            path = self.path / part
            if part not in ours and (path.is_symlink() or path.exists()) and not _is_empty(path):
                raise RefusedError(
                    msg("{path} was not made by clusterbook. Move it away, or choose another folder", path=path),
                    is_usage=True,
                )
        if not ours.issuperset(parts):
            beside = self.path / OWN / "parts.json.part"
            beside.write_text(json.dumps(sorted(ours | set(parts))), encoding="utf-8")
            beside.replace(self.path / OWN / "parts.json")

    def ours(self) -> set[str]:
        """Which parts were made by us."""
        try:
            found = json.loads((self.path / OWN / "parts.json").read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {"site", "print"} if _was_earlier(self.path) else set()
        except (OSError, ValueError):
            return set()
        return {part for part in found if part in PARTS} if isinstance(found, list) else set()


def code_folder(kind: str) -> Path | None:
    """Where the code of templates of one kind of environment is kept, as long as program and libraries are the same.

    It is run, so it lies in the cache of whoever builds. None where the user has no home.
    """
    return cache_folder("templates", kind, digest(whole_program(), packages())[:16])


def _was_earlier(path: Path) -> bool:
    """Whether a version before this list has built here: it left a manifest."""
    try:
        found = json.loads((path / ".work/manifest.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(found, dict) and found.keys() == {"key", "files", "lines"}


def _is_empty(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink() and not any(path.iterdir())


def _make(path: Path) -> None:
    try:
        path.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        in_the_way = next((place for place in (path, *path.parents) if place.exists()), path)
        message = msg("{path} is not a folder: nothing can be built there", path=in_the_way)
        raise RefusedError(message, is_usage=True) from error


@contextmanager
def _locked(path: Path, on_wait: Callable[[], None], patience: float) -> Iterator[None]:
    """Hold the lock of the file, which the system takes back however this process ends."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        if not _try(handle):
            on_wait()
            _wait(handle, path.parent.parent, patience)
        yield
    finally:
        os.close(handle)


def _try(handle: int) -> bool:
    try:
        if sys.platform != "win32":  # where there are no such locks, two builds at once are the user's business
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _wait(handle: int, folder: Path, patience: float) -> None:
    end = time.monotonic() + patience
    while not _try(handle):
        if time.monotonic() > end:
            message = msg("Another build is still at work in {folder}. Try again when it has ended", folder=folder)
            raise RefusedError(message, is_usage=False)
        time.sleep(_POLL_SECONDS)
