"""The project around the data: hand-written pages, the revision of the data, and a cheap fingerprint of all inputs."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

INPUTS = ("data", "catalogs", "docs/ru", "docs/en", "templates", "generator", "mkdocs.yml", "requirements.lock")


@dataclass(frozen=True)
class HandPage:
    """A hand-written page of docs/<lang>/: its path in that folder, its title and its Markdown."""

    path: str
    title: str
    text: str


@dataclass(frozen=True)
class Revision:
    """The last change of some files: its date and short commit id; no id where git does not know them."""

    day: date
    id: str = ""


def hand_pages(root: Path, lang: str) -> tuple[HandPage, ...]:
    """The hand-written pages of a language; the title is that of the first heading."""
    folder = root / "docs" / lang
    pages = []
    for path in sorted(folder.rglob("*.md")):
        text = path.read_text(encoding="utf-8")
        heading = re.search(r"^# +(.+?)(?: *\{.*\})?$", text, re.M)
        pages.append(HandPage(path.relative_to(folder).as_posix(), heading[1] if heading else path.stem, text))
    return tuple(pages)


def revision(root: Path, paths: Sequence[str], environ: Mapping[str, str]) -> Revision:
    """When the paths last changed. `SOURCE_DATE_EPOCH` overrides the date; without git it is the beginning of 1980."""
    found = _git(root, "log", "-1", "--format=%ct %h", "--abbrev=8", "--", *paths).split()
    seconds = environ.get("SOURCE_DATE_EPOCH") or (found[0] if found else "315532800")
    day = datetime.fromtimestamp(int(seconds), UTC).date()
    return Revision(day, found[1] if len(found) > 1 else "")


def _git(root: Path, *arguments: str) -> str:
    """What git answers; nothing where there is no git or no repository."""
    try:
        done = subprocess.run(["git", *arguments], cwd=root, capture_output=True, text=True, timeout=30, check=False)  # noqa: S603, S607
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout if done.returncode == 0 else ""


def fingerprint(root: Path, *more: str) -> str:
    """A digest of names, sizes and times of all inputs: equal means that nothing can have changed."""
    total = hashlib.sha256("\n".join(more).encode())
    for line in sorted(_stats(root)):
        total.update(line.encode())
    return total.hexdigest()


def _stats(root: Path) -> Iterator[str]:
    for name in INPUTS:
        path = root / name
        if path.is_dir():
            yield from tree_stats(path)
        elif path.exists():
            found = path.stat()
            yield f"{name} {found.st_size} {found.st_mtime_ns}\n"


def tree_stats(folder: Path) -> Iterator[str]:
    """Name, size and time of every file under a folder."""
    yield from _tree(str(folder), len(str(folder.parent)))


def _tree(folder: str, cut: int) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name == "__pycache__":
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _tree(entry.path, cut)
            else:
                found = entry.stat(follow_symlinks=False)
                yield f"{entry.path[cut:]} {found.st_size} {found.st_mtime_ns}\n"
