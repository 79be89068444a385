"""Digests of files that are read again only where something was written, as git does it for its index."""

from __future__ import annotations

import hashlib
import json
import os
import sysconfig
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

# A file written in the moment in which it was read may change again without the system's clocks showing it; file
# systems count as coarsely as two seconds.
_RACY_NS = 2_000_000_000
_Known = tuple[tuple[int, ...], str, int]  # signature, digest, when it was read


class Stats:
    """What was known of files at their last reading, kept in a JSON file."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._known = _read(file)
        self._seen: dict[str, _Known] = {}

    def digests(self, files: Mapping[str, Path]) -> dict[str, str]:
        """The digest of each file that can be read, by its name."""
        return {name: found for name, path in files.items() if (found := self._digest(name, path)) is not None}

    def _digest(self, name: str, path: Path) -> str | None:
        try:
            found = signature(path)
            known = self._known.get(name)
            if known is None or known[0] != found or max(found[1:3]) > known[2] - _RACY_NS:
                now = time.time_ns()
                known = found, _content(path), now
        except OSError:
            return None
        self._seen[name] = known
        return known[1]

    @property
    def signatures(self) -> dict[str, tuple[int, ...]]:
        """What the system said of each file that was seen."""
        return {name: known[0] for name, known in self._seen.items()}

    def save(self) -> None:
        """Write down what was seen, and nothing else."""
        self._file.parent.mkdir(parents=True, exist_ok=True)
        beside = self._file.with_suffix(".part")
        beside.write_text(json.dumps(self._seen), encoding="utf-8")
        beside.replace(self._file)


def _read(file: Path) -> dict[str, _Known]:
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
        return {name: (tuple(known), digest, at) for name, (known, digest, at) in found.items()}
    except (OSError, ValueError, TypeError, AttributeError, RecursionError):
        return {}


def signature(path: Path) -> tuple[int, ...]:
    """What the system changes with every writing: size, both times, and which file it is."""
    found = path.stat(follow_symlinks=False)
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino, found.st_dev, found.st_mode


def _content(path: Path) -> str:
    """The digest of an ordinary file; of anything else, what it is, for it is not read."""
    if path.is_symlink():
        return f"link {path.readlink()}"
    if not path.is_file():
        return "special"
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def files_under(root: Path, *names: str) -> Iterator[str]:
    """The paths, relative to the root, of all files under some of its folders, or of files named themselves."""
    for name in names:
        if (root / name).is_dir():
            yield from _under(f"{root}{os.sep}", f"{root / name}")
        elif (root / name).exists():
            yield name


def _under(root: str, folder: str) -> Iterator[str]:
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    if entry.name != "__pycache__":
                        yield from _under(root, entry.path)
                else:
                    yield entry.path.removeprefix(root).replace(os.sep, "/")
    except FileNotFoundError:
        return  # removed in this moment


def packages() -> str:
    """A mark that changes when a library is installed or taken away."""
    folders = {Path(sysconfig.get_paths()[name]) for name in ("purelib", "platlib")}
    return repr([signature(folder) for folder in sorted(folders) if folder.is_dir()])
