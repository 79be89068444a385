"""What was made once need not be made again: the folder of a unit under the digest of all that went into it."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import tempfile
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

_KEY = re.compile(r"[0-9a-f]{64}")
_KIND = re.compile(r"[a-z][a-z0-9-]{0,30}")
_SEAL = "seal.json"
_CONTENT = "content"
_PART = ".part-"

Facts = Mapping[str, int | str]  # pages of a book, say; whatever is longer is a file in the folder of the unit


def digest(*parts: str | bytes | Path) -> str:
    """SHA-256 of the parts in their order; a path stands for the content of its file, or for the tree under it."""
    total = hashlib.sha256()
    for part in parts:
        _add(total, part)
    return total.hexdigest()


def _add(total: hashlib._Hash, part: str | bytes | Path) -> None:
    """Add one part with its kind and length, so that no two lists of parts look the same."""
    if isinstance(part, Path) and part.is_dir():
        files = sorted((os.path.relpath(file, part).replace(os.sep, "/"), file) for file in _files(part))
        total.update(b"tree %d:" % len(files))
        for name, file in files:
            _add(total, name)
            _add(total, Path(file))
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

    One build at a time works with it, as the lock of its folder provides; entries are read where they lie.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def folder(self) -> Path:
        """Where its entries lie."""
        return self._folder

    def find(self, kind: str, key: str) -> Entry | None:
        """The entry, if there is a sound one; its last use is noted."""
        place = self._place(kind, key)
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
        return Entry(place / _CONTENT, facts)

    def fresh(self) -> Path:
        """An empty folder to be filled and kept; what is left of it is swept away by the next build."""
        self._folder.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=_PART, dir=self._folder), _CONTENT)
        folder.mkdir()
        return folder

    def keep(self, kind: str, key: str, folder: Path, facts: Facts) -> Entry:
        """Take a folder that `fresh` gave, filled by now, under the key."""
        place = self._place(kind, key)
        seal = {"digest": _digest(folder, facts), "facts": dict(facts)}
        (folder.parent / _SEAL).write_text(json.dumps(seal, ensure_ascii=False), encoding="utf-8")
        folder.parent.chmod(0o755)  # of a temporary folder, only its owner may look inside
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(place, ignore_errors=True)
        folder.parent.rename(place)
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
                size += sum(Path(file).stat().st_size for file in _files(entry))
                is_beyond = place >= bound.entries or size > bound.megabytes * 1_000_000
                if is_beyond and (folder.name, entry.name) not in used:
                    shutil.rmtree(entry, ignore_errors=True)

    def _place(self, kind: str, key: str) -> Path:
        if not _KEY.fullmatch(key) or not _KIND.fullmatch(kind):
            raise ValueError(f"not a kind and a SHA-256 digest: {kind} {key}")
        return self._folder / kind / key


def _digest(folder: Path, facts: Facts) -> str:
    if not folder.is_dir():
        raise FileNotFoundError(folder)
    return digest(folder, json.dumps(dict(facts), ensure_ascii=False, sort_keys=True))
