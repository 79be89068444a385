"""What is published, laid out file by file; of a folder that was published before, only what differs is written.

The folder that a new one has replaced is kept as a spare: the next build brings it in line and puts it in its place in
its turn. So an edit of one record of thousands writes few files, and all the same the folders are exchanged whole. What
nobody has laid out there, or somebody has written since, is known by its size, time and number, and goes.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.output.schedule import Made
from generator.output.stats import files_under
from generator.output.units import STAMP, Layout, Needed, Place

_FILE = "trees.json"
_STAMP = STAMP.encode()
Mark = tuple[int, int, int]  # size and time of a file, and which one it is
Laid = Mapping[str, Mapping[str, Mark]]  # what was laid out of which unit: paths with their marks


def lay_out(layout: Layout, made: Made, folder: Path, known: Laid | None = None) -> tuple[Laid, tuple[str, ...]]:
    """Make a folder hold what is published, as it will stand in the build folder. Returns what was laid out, and what
    two units would put in one place.

    The folder may hold what was laid out before: `known` of it stays where it should be there, all else goes.
    """
    known = known or {}
    folder.mkdir(parents=True, exist_ok=True)
    files, folders = _found(folder)
    laid: dict[str, Mapping[str, Mark]] = {}
    for place in layout.places:
        marks = known.get(source := _source(place, made.units[place.unit]), {})
        if marks and all(files.get(path) == mark for path, mark in marks.items()):
            laid[source] = marks
    owners = {path: source for source, marks in laid.items() for path in marks}
    for path in files.keys() - owners.keys():
        Path(folder, path).unlink()
    _remove_empty(folder, folders, owners)
    failures: list[str] = []
    for place in layout.places:
        if (source := _source(place, made.units[place.unit])) not in laid:
            laid[source] = dict(_lay(place, made.units[place.unit], folder, owners, failures))
    return laid, tuple(failures)


def _source(place: Place, needed: Needed) -> str:
    """Which files of which unit stand where: its folder is named by its kind and its key."""
    entry = needed.folder.parent
    return f"{place.path} {place.inner} {entry.parent.name}/{entry.name} {place.stamp}"


def _lay(
    place: Place, needed: Needed, folder: Path, owners: dict[str, str], failures: list[str]
) -> Iterator[tuple[str, Mark]]:
    """Publish the files of a unit, but none over another."""
    origin, made = needed.folder / place.inner, set[str]()
    for name in files_under(origin, ".") if origin.is_dir() else ("",):
        path = f"{place.path}/{name.removeprefix('./')}" if name else place.path
        if path in owners:
            failures.append(f"{place.unit}: there is another {path}")
            continue
        owners[path] = place.unit
        if (inner := path.rpartition("/")[0]) not in made:
            (folder / inner).mkdir(parents=True, exist_ok=True)
            made.add(inner)
        _put(origin / name if name else origin, folder / path, place.stamp if path.endswith(".html") else "")
        yield path, _mark((folder / path).stat())


def _put(origin: Path, target: Path, stamp: str) -> None:
    """Publish a file as it lies in the cache: a link, which takes no room and little time, where the system has such.
    A page that says when the data last changed is written with that.

    Whoever writes into a published file writes into the cache then, which sees it as it sees all harm: by its time.
    """
    if stamp and _STAMP in (content := origin.read_bytes()):
        target.write_bytes(content.replace(_STAMP, stamp.encode()))
        return
    try:
        os.link(origin, target)
    except (OSError, NotImplementedError):
        shutil.copyfile(origin, target)


def _mark(found: os.stat_result) -> Mark:
    return found.st_size, found.st_mtime_ns, found.st_ino


def _found(folder: Path) -> tuple[dict[str, Mark], list[str]]:
    """All files under a folder with their marks, and all folders, each after the one that it is in."""
    files: dict[str, Mark] = {}
    folders = [""]
    for inner in folders:
        with os.scandir(folder / inner) as entries:
            for entry in entries:
                path = f"{inner}/{entry.name}" if inner else entry.name
                if entry.is_dir(follow_symlinks=False):
                    folders.append(path)
                else:
                    files[path] = _mark(entry.stat(follow_symlinks=False))
    return files, folders[1:]


def _remove_empty(folder: Path, folders: list[str], files: Mapping[str, str]) -> None:
    needed = set[str]()
    for path in files:
        inner = path.rpartition("/")[0]
        while inner and inner not in needed:
            needed.add(inner)
            inner = inner.rpartition("/")[0]
    for path in reversed(folders):
        if path not in needed:
            (folder / path).rmdir()


class Spares:
    """The folders that were replaced by those that are published now; `place` is where they are kept, `state` where is
    written what both hold."""

    def __init__(self, place: Path, state: Path) -> None:
        self._place, self._file = place, state / _FILE
        self._known = _read(self._file)

    def take(self, name: str, target: Path) -> Laid:
        """Put the spare folder of this name, if there is one, where it shall be brought in line; what it holds."""
        spare = self._place / name
        if not spare.is_dir() or spare.is_symlink():
            return {}
        spare.rename(target)
        return self._known.get(name, {}).get(_number(target), {})

    def keep(self, name: str, published: Path, laid: Laid, old: Path) -> None:
        """Remember what is published now, and keep the folder that it has replaced, where there was one; else the same
        files once more, which takes no room."""
        spare, known = self._place / name, self._known.get(name, {})
        if spare.is_symlink():
            spare.unlink()
        shutil.rmtree(spare, ignore_errors=True)
        spare.parent.mkdir(parents=True, exist_ok=True)
        marks = {_number(published): laid}
        if old.is_dir() and not old.is_symlink():
            old.rename(spare)
            marks[_number(spare)] = known.get(_number(spare), {})
        elif _link(published, spare):
            marks[_number(spare)] = laid
        self._known[name] = marks
        self._file.parent.mkdir(parents=True, exist_ok=True)
        beside = self._file.with_suffix(".part")
        beside.write_text(json.dumps(self._known, ensure_ascii=False), encoding="utf-8")
        beside.replace(self._file)


def _number(folder: Path) -> str:
    return str(folder.stat().st_ino)


def _link(folder: Path, target: Path) -> bool:
    """The same files in another folder; whether the system could."""
    files, folders = _found(folder)
    try:
        target.mkdir()
        for path in folders:
            (target / path).mkdir()
        for path in files:
            os.link(f"{folder}{os.sep}{path}", f"{target}{os.sep}{path}")
    except (OSError, NotImplementedError):
        shutil.rmtree(target, ignore_errors=True)
        return False
    return True


def _read(file: Path) -> dict[str, dict[str, Laid]]:
    """What was written down, as far as it can be read."""
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
        return {name: {number: _laid(laid) for number, laid in known.items()} for name, known in found.items()}
    except (OSError, ValueError, TypeError, AttributeError, RecursionError):
        return {}


def _laid(found: Mapping[str, Mapping[str, tuple[int, int, int]]]) -> Laid:
    return {source: {path: _as_mark(*mark) for path, mark in marks.items()} for source, marks in found.items()}


def _as_mark(size: int, written: int, number: int) -> Mark:
    return size, written, number
