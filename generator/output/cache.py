"""What was made once need not be made again: files and folders under the digest of all that went into them."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import tempfile
from pathlib import Path

_KEY = re.compile(r"[0-9a-f]{64}")
_SEAL = "sha256"
_CONTENT = "content"


def digest(*parts: str | bytes | Path) -> str:
    """SHA-256 of the parts in their order; a path stands for the content of its file, or for the tree under it."""
    total = hashlib.sha256()
    for part in parts:
        _add(total, part)
    return total.hexdigest()


def _add(total: hashlib._Hash, part: str | bytes | Path) -> None:
    """Add one part with its kind and length, so that no two lists of parts look the same."""
    if isinstance(part, Path) and part.is_dir():
        files = sorted((file.relative_to(part).as_posix(), file) for file in part.rglob("*") if file.is_file())
        total.update(b"tree %d:" % len(files))
        for name, file in files:
            _add(total, name)
            _add(total, file)
        return
    kind = b"text" if isinstance(part, str) else b"file" if isinstance(part, Path) else b"data"
    if isinstance(part, Path):
        part = part.read_bytes()
    content = part.encode() if isinstance(part, str) else part
    total.update(b"%s %d:" % (kind, len(content)))
    total.update(content)


class Cache:
    """Entries are written beside and moved in, and carry a seal: a broken one is dropped, never served.

    They are copied out, not linked: the finished files are still worked on.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, key: str, target: Path) -> bool:
        """Copy the entry to the target, replacing what is there; whether there was a sound one."""
        entry = self._entry(key)
        try:
            sound = (entry / _SEAL).read_text(encoding="ascii") == digest(entry / _CONTENT)
        except (OSError, UnicodeDecodeError):
            sound = False
        if not sound:
            shutil.rmtree(entry, ignore_errors=True)
            return False
        os.utime(entry)  # its last use
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".part-", dir=target.parent) as beside:
            _copy(entry / _CONTENT, Path(beside, _CONTENT))
            if target.is_dir():
                shutil.rmtree(target)
            Path(beside, _CONTENT).replace(target)
        return True

    def put(self, key: str, path: Path) -> None:
        """Keep a copy of the file or folder under the key."""
        entry = self._entry(key)
        self._folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".part-", dir=self._folder) as beside:
            made = Path(beside, key)
            made.mkdir()
            _copy(path, made / _CONTENT)
            (made / _SEAL).write_text(digest(made / _CONTENT), encoding="ascii")
            shutil.rmtree(entry, ignore_errors=True)
            try:
                made.rename(entry)
            except OSError:
                if not entry.is_dir():  # another build that put the same in between does no harm
                    raise

    def prune(self, max_entries: int, max_bytes: int) -> None:
        """Keep the entries used last within both bounds, and drop the rest."""
        if not self._folder.is_dir():
            return
        entries = [entry for entry in self._folder.iterdir() if _KEY.fullmatch(entry.name)]
        size = 0
        for place, entry in enumerate(sorted(entries, key=lambda path: -path.stat().st_mtime_ns)):
            size += sum(file.stat().st_size for file in entry.rglob("*") if file.is_file())
            if place >= max_entries or size > max_bytes:
                shutil.rmtree(entry, ignore_errors=True)

    def _entry(self, key: str) -> Path:
        if not _KEY.fullmatch(key):
            raise ValueError(f"not a SHA-256 digest: {key}")
        return self._folder / key


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target)
    else:
        shutil.copy2(source, target)
