"""What was made once need not be made again: the folder of a unit under the digest of all that went into it."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from generator.output.marks import Facts, Marks

_KEY = re.compile(r"[0-9a-f]{64}")
_KIND = re.compile(r"[a-z][a-z0-9-]{0,30}")
_SEAL = "seal.json"
_CONTENT = "content"
_PART = ".part-"
_count = count()  # a process may have several caches of one folder


def digest(*parts: str | bytes | Path) -> str:
    """SHA-256 of the parts in their order; a path stands for the content of its file, or for the tree under it."""
    total = hashlib.sha256()
    for part in parts:
        _add(total, part)
    return total.hexdigest()


def _add(total: hashlib._Hash, part: str | bytes | Path) -> None:
    """Add one part with its kind and length, so that no two lists of parts look the same."""
    if isinstance(part, Path) and part.is_dir():
        inside = len(str(part)) + 1
        files = sorted((file[inside:].replace(os.sep, "/"), file) for file in _files(str(part)))
        total.update(b"tree %d:" % len(files))
        for name, file in files:
            _add(total, name)
            with open(file, "rb", buffering=0) as opened:  # noqa: PTH123 - there are ten thousands
                content = opened.read()
            total.update(b"file %d:" % len(content))
            total.update(content)
        return
    kind = b"text" if isinstance(part, str) else b"file" if isinstance(part, Path) else b"data"
    if isinstance(part, Path):
        part = part.read_bytes()
    content = part.encode() if isinstance(part, str) else part
    total.update(b"%s %d:" % (kind, len(content)))
    total.update(content)


def _files(folder: str | Path) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _files(entry.path)
            else:
                yield entry.path


@dataclass(frozen=True)
class Entry:
    """What is kept of a unit: the folder with its files, which nobody may change, and its facts."""

    folder: Path
    facts: Facts


@dataclass(frozen=True)
class Bound:
    """How much of one kind is kept."""

    entries: int
    megabytes: int


class Cache:
    """Entries are filled beside and moved in, and carry a seal over files and facts: a broken one is dropped.

    What was sound once is read again only where something was written since (`Marks`). One build at a time works with
    it, as the lock of its folder provides; entries are read where they lie.
    """

    def __init__(self, folder: Path, marks: Marks | None = None) -> None:
        self._folder = folder
        self._marks = marks or Marks()

    @property
    def folder(self) -> Path:
        """Where its entries lie."""
        return self._folder

    def holds(self, kind: str) -> bool:
        """Whether there is any entry of a kind, sound or not."""
        folder = self._folder / kind
        return folder.is_dir() and any(folder.iterdir())

    def find(self, kind: str, key: str) -> Entry | None:
        """The entry, if there is a sound one; its last use is noted."""
        place = self._place(kind, key)
        known = self._marks.facts(f"{kind}/{key}", place / _CONTENT)
        if known is not None:
            os.utime(place)
            return Entry(place / _CONTENT, known)
        try:
            seal = json.loads((place / _SEAL).read_text(encoding="utf-8"))
            facts = seal["facts"]
            sound = seal["digest"] == _digest(place / _CONTENT, facts)
            os.utime(place)
        except FileNotFoundError:
            if place.is_dir():
                shutil.rmtree(place, ignore_errors=True)
            return None
        except (OSError, ValueError, TypeError, KeyError, RecursionError):
            sound = False
        if not sound:
            shutil.rmtree(place, ignore_errors=True)
            return None
        self._marks.keep(f"{kind}/{key}", place / _CONTENT, facts)
        return Entry(place / _CONTENT, facts)

    def fresh(self) -> Path:
        """An empty folder to be filled and kept; what is left of it is swept away by the next build."""
        part = self._folder / f"{_PART}{os.getpid()}-{next(_count)}"
        if not self._folder.is_dir():
            self._folder.mkdir(parents=True, exist_ok=True)
        part.mkdir()
        (part / _CONTENT).mkdir()
        return part / _CONTENT

    def keep(self, kind: str, key: str, folder: Path, facts: Facts) -> Entry:
        """Take a folder that `fresh` gave, filled by now, under the key."""
        place = self._place(kind, key)
        seal = {"digest": _digest(folder, facts), "facts": dict(facts)}
        (folder.parent / _SEAL).write_text(json.dumps(seal, ensure_ascii=False), encoding="utf-8")
        if place.exists():
            shutil.rmtree(place)
        place.parent.mkdir(exist_ok=True)
        folder.parent.rename(place)
        self._marks.keep(f"{kind}/{key}", place / _CONTENT, facts)
        return Entry(place / _CONTENT, facts)

    def drop(self, folder: Path) -> None:
        """Remove a folder that `fresh` gave and that nobody wants."""
        shutil.rmtree(folder.parent, ignore_errors=True)

    def sweep(self) -> None:
        """Remove what builds that were killed have left half filled."""
        for path in list(self._folder.glob(f"{_PART}*")):
            shutil.rmtree(path, ignore_errors=True)

    def prune(self, bounds: Mapping[str, Bound], used: Collection[tuple[str, str]]) -> None:
        """Keep of each kind the entries used last within its bound, and all that are in use: pairs of kind and key.

        A kind without a bound is of the past and goes.
        """
        if not self._folder.is_dir():
            return
        for folder in [path for path in self._folder.iterdir() if _KIND.fullmatch(path.name)]:
            bound, size = bounds.get(folder.name, Bound(0, 0)), 0
            entries = sorted(folder.iterdir(), key=lambda path: -path.stat().st_mtime_ns)
            for place, entry in enumerate(entries):
                size += self._marks.size(f"{folder.name}/{entry.name}", entry)
                is_beyond = place >= bound.entries or size > bound.megabytes * 1_000_000
                if is_beyond and (folder.name, entry.name) not in used:
                    shutil.rmtree(entry, ignore_errors=True)
                    self._marks.drop(f"{folder.name}/{entry.name}")

    def save(self) -> None:
        """Write down what need not be read again by the next build."""
        self._marks.save()

    def _place(self, kind: str, key: str) -> Path:
        if not _KEY.fullmatch(key) or not _KIND.fullmatch(kind):
            raise ValueError(f"not a kind and a SHA-256 digest: {kind} {key}")
        return self._folder / kind / key


def _digest(folder: Path, facts: Facts) -> str:
    if not folder.is_dir():
        raise FileNotFoundError(folder)
    return digest(folder, json.dumps(dict(facts), ensure_ascii=False, sort_keys=True))
