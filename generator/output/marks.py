"""What the system told of entries of the cache when they were sound: while it tells the same, none is read again.

A large site has thousands of entries, and most builds want all of them as they are.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

Facts = Mapping[str, int | str]  # pages of a book, say; whatever is longer is a file in the folder of the unit


@dataclass(frozen=True)
class _Marked:
    """An entry: its files and folders by name, what the system told of each, its facts, and the bytes of its files."""

    names: tuple[str, ...]
    told: tuple[int, ...]
    facts: Facts
    size: int


class Marks:
    """Entries by their names, kept in a JSON file where one is named. Whoever writes into a folder changes its time or
    that of a file: what is not as it was told is not known."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self._is_new = False

    @cached_property
    def _known(self) -> dict[str, _Marked]:
        """What the file holds: read when it is first asked for, for only then the folder is ours."""
        if self._file is None:
            return {}
        try:
            found = json.loads(self._file.read_text(encoding="utf-8"))
            return {name: _Marked(tuple(names), tuple(told), facts, size) for name, (names, told, facts, size) in found}
        except (OSError, ValueError, TypeError, AttributeError, RecursionError):
            return {}

    def facts(self, name: str, folder: Path) -> Facts | None:
        """The facts of an entry whose folder is as it was."""
        known = self._known.get(name)
        if known is None or not known.told:
            return None
        if _told(folder, known.names) == known.told:
            return known.facts
        self.drop(name)
        return None

    def size(self, name: str, folder: Path) -> int:
        """The bytes of an entry, which is looked through where that is not known."""
        if name not in self._known:
            self._known[name] = _Marked((), (), {}, _names(folder)[1])
            self._is_new = True
        return self._known[name].size

    def keep(self, name: str, folder: Path, facts: Facts) -> None:
        """Remember an entry that is sound."""
        names, size = _names(folder)
        self._known[name] = _Marked(names, _told(folder, names), facts, size)
        self._is_new = True

    def drop(self, name: str) -> None:
        """Forget an entry."""
        self._is_new |= self._known.pop(name, None) is not None

    def save(self) -> None:
        """Write down what is known, if there is anything new."""
        if self._is_new and self._file is not None:
            whole = [(name, (one.names, one.told, one.facts, one.size)) for name, one in self._known.items()]
            self._file.parent.mkdir(parents=True, exist_ok=True)
            beside = self._file.with_suffix(".part")
            beside.write_text(json.dumps(whole, ensure_ascii=False), encoding="utf-8")
            beside.replace(self._file)


def _names(folder: Path) -> tuple[tuple[str, ...], int]:
    """All that is in a folder, with itself as "", and how many bytes its files have."""
    names, folders, size = [""], [""], 0
    for inner in folders:
        with os.scandir(folder / inner) as entries:
            for entry in entries:
                name = f"{inner}/{entry.name}" if inner else entry.name
                names.append(name)
                if entry.is_dir(follow_symlinks=False):
                    folders.append(name)
                else:
                    size += entry.stat(follow_symlinks=False).st_size
    return tuple(names), size


def _told(folder: Path, names: tuple[str, ...]) -> tuple[int, ...]:
    """Size, time and number of each; nothing where one is missing. To publish a file by a link changes its second time:
    that tells nothing."""
    found: list[int] = []
    try:
        for name in names:
            told = os.lstat(f"{folder}{os.sep}{name}")  # there are ten thousands: no `Path` for each
            found += (told.st_size, told.st_mtime_ns, told.st_ino)
    except OSError:
        return ()
    return tuple(found)
