"""A state of the project by its name: a folder, or a revision that git knows, taken out into a folder of its own."""

from __future__ import annotations

import filecmp
import io
import os
import subprocess
import tarfile
from pathlib import Path

from generator.problems import Message, RefusedError, msg

_FOLDERS = ("data", "catalogs", "docs", "mkdocs.yml")  # the looks are those of today
_LOOKS = ("templates", "mkdocs.yml")
_NAMES_ONLY = ("--name-only", "-z", "--no-renames", "--relative")
_GIT = ("git", "--no-optional-locks", "-c", "core.fsmonitor=false")
_LONGEST = 120  # seconds that git may take


def state_of(root: Path, name: str, into: Path) -> Path:
    """The folder that holds a state of the project. RefusedError where there is no such state."""
    folder = root / name
    if (folder / "data").is_dir():
        return folder.resolve()
    commit = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    if commit is None:
        raise RefusedError(_no_revision(root, name), is_usage=True)
    known = (_git(root, "ls-tree", "--name-only", commit.decode().strip(), *_FOLDERS) or b"").decode().split("\n")
    packed = _git(root, "archive", "--format=tar", commit.decode().strip(), *filter(None, known))
    if packed is None or not any(known):
        raise RefusedError(msg("The revision “{name}” holds no project", name=name), is_usage=True)
    try:
        with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
            archive.extractall(into, filter="data")  # nothing outside of the folder, no devices
    except tarfile.TarError as error:
        raise RefusedError(msg("The revision “{name}” holds no project", name=name), is_usage=True) from error
    return into


def other_looks(root: Path, base: str, head: str) -> list[str]:
    """The files of templates and settings that differ between two states of the project, of which the data say nothing;
    none where that is not known."""
    old, new = root / base, root / head
    if all((state / "data").is_dir() for state in (old, new)):
        there = [top for top in _LOOKS if (old / top).exists() and (new / top).exists()]
        files = {
            file.relative_to(state).as_posix()
            for state in (old, new)
            for top in there
            for file in (state / top, *(state / top).rglob("*"))
            if file.is_file()
        }
        return sorted(file for file in files if not _is_same(old / file, new / file))
    names = [base, *([head] if head else [])]
    told = _git(root, "diff", *_NAMES_ONLY, "--end-of-options", *names, "--", *_LOOKS)
    return sorted(filter(None, (told or b"").decode(errors="replace").split("\0")))


def _is_same(one: Path, other: Path) -> bool:
    return one.is_file() and other.is_file() and filecmp.cmp(one, other, shallow=False)


def _no_revision(root: Path, name: str) -> Message:
    if (_git(root, "rev-parse", "--is-shallow-repository") or b"").strip() == b"true":
        do = "git fetch --unshallow"
        return msg(
            "There is no revision “{name}” here: this clone lacks the older ones. To fetch them: {do}", name=name, do=do
        )
    return msg("There is no revision “{name}”, and no folder of this name with data", name=name)


def _git(root: Path, *arguments: str) -> bytes | None:
    """What git says; None where it refuses, or is not there."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    try:
        done = subprocess.run(  # noqa: S603
            (*_GIT, *arguments),
            cwd=root,
            env={**environment, "LC_ALL": "C"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_LONGEST,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None
