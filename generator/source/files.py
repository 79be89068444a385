"""Which files are read; symbolic links and names that mislead are refused."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from generator.problems import Location, Problem, msg
from generator.source.text import HIDDEN, refuse, shorten

_UNPRINTABLE = re.compile(rf"{HIDDEN.pattern}|[\s:]")
LONGEST_NAME = 100  # names of pages and files are made of it
LARGEST = 4 * 1024 * 1024
# No part of a name begins with two dots or holds another sign than these.
_STRANGE = re.compile(r"(?<![^/])\.\.|[^\w./-]|[^\x00-\x7f]")
_FOLDERS = ("catalogs", "data", "docs", "templates")


def list_files(root: Path) -> tuple[list[str], list[Problem]]:
    """The paths of the YAML files to read, in order, and what is wrong with any name under the project's folders."""
    paths: list[str] = []
    problems: list[Problem] = []
    if not (root / "data").is_dir():
        message = msg("There is no folder “data” in {root}.", root=shorten(printable(str(root))))
        problems.append(
            refuse(Location("data"), "no-data", message, msg("Run the command in the folder of the project."))
        )
    for folder in _FOLDERS:
        for path in walk_files(root, folder, problems):
            if _is_read(path):
                _take(root, path, paths, problems)
    return sorted(paths), problems


def read_bytes(root: Path, path: str) -> tuple[bytes | None, list[Problem]]:
    """The bytes of a file that is not too large."""
    try:
        with (root / path).open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        return None, [_unreadable(path, error)]
    if len(data) > LARGEST:
        message = msg("The file is larger than {most} MB.", most=LARGEST // 1024 // 1024)
        return None, [refuse(Location(path), "file-size", message, msg("Split the file into several smaller ones."))]
    return data, []


def walk_files(root: Path, top: str, problems: list[Problem]) -> Iterator[str]:
    """Every file under a folder of the project; links, and what cannot be opened, are problems."""
    if (root / top).is_symlink():
        problems.append(_link(top))
        return
    waiting = [top] if (root / top).is_dir() else []
    while waiting:
        folder = waiting.pop()
        try:
            with os.scandir(root / folder) as found:
                children = [child for child in found if child.name != ".git"]
        except OSError as error:
            problems.append(_unreadable(folder, error))
            continue
        for child in children:
            path = f"{folder}/{child.name}"
            if child.is_symlink():
                problems += [] if _is_mark_of_an_editor(root / path) else [_link(path)]
            elif child.is_dir(follow_symlinks=False):
                waiting.append(path)
            else:
                yield path


def _is_mark_of_an_editor(path: Path) -> bool:
    """Whether a link only says who is editing the file beside it: its name begins with a dot and it leads nowhere."""
    return path.name.startswith(".") and not path.exists()


def _is_read(path: str) -> bool:
    parts = path.split("/")
    in_data = parts[0] == "data" and parts[1] != "schema"
    in_catalogs = parts[0] == "catalogs" and (len(parts) == 2 or (parts[1] == "outlines" and len(parts) == 3))
    if any(part.startswith(".") and not part.startswith("..") for part in parts):
        return False
    return (in_data or in_catalogs) and path.lower().endswith((".yml", ".yaml"))


def _take(root: Path, path: str, paths: list[str], problems: list[Problem]) -> None:
    at = Location(printable(path))
    if HIDDEN.search(path):
        message = msg("The name of the file holds an invisible or damaged character.")
        problems.append(
            refuse(at, "file-name", message, msg("Rename the file with Latin letters, digits and hyphens."))
        )
    elif strange := _STRANGE.search(path):
        message = msg("The name of the file or of a folder above it holds “{sign}”.", sign=strange.group())
        problems.append(refuse(at, "file-name", message, msg("Rename it with Latin letters, digits and hyphens.")))
    elif any(len(part) > LONGEST_NAME for part in PurePosixPath(path).parts):
        message = msg(
            "The name of the file or of a folder above it is longer than {most} characters.", most=LONGEST_NAME
        )
        problems.append(refuse(at, "file-name", message, msg("Shorten it.")))
    elif not path.endswith(".yml"):
        name = PurePosixPath(path).with_suffix(".yml").name
        message = msg("Files whose names end in “{ending}” are not read.", ending=PurePosixPath(path).suffix)
        problems.append(refuse(at, "file-name", message, msg("Rename the file to “{name}”.", name=name)))
    elif not (root / path).is_file():
        message = msg("This is not an ordinary file.")
        problems.append(refuse(at, "file-kind", message, msg("Delete it and save the data as a file of this name.")))
    else:
        paths.append(path)


def _link(path: str) -> Problem:
    fix = msg("Put the file or the folder itself here: links may lead out of the project.")
    return refuse(Location(printable(path)), "symlink", msg("This is a symbolic link."), fix)


def _unreadable(path: str, error: OSError) -> Problem:
    message = msg("This cannot be read: {reason}.", reason=error.strerror or type(error).__name__)
    fix = msg("Allow yourself to read it, and close other programs that hold it open.")
    return refuse(Location(printable(path)), "file-unreadable", message, fix)


def printable(path: str) -> str:
    """The path with everything in escapes that cannot be shown or would mislead."""
    return _UNPRINTABLE.sub(lambda found: _escaped(found.group()), path)


def _escaped(sign: str) -> str:
    """A sign that would be taken for the end of a path, or for another sign, as its number: `\\x3a`."""
    return sign.encode("unicode_escape").decode() if sign not in ": " else f"\\x{ord(sign):02x}"
