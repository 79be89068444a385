"""Which files are read; symbolic links and names that mislead are refused."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from generator.problems import Location, Problem, msg
from generator.source.text import HIDDEN, refuse, shorten

LARGEST = 4 * 1024 * 1024
_FOLDERS = ("catalogs", "data", "docs", "templates")


def list_files(root: Path) -> tuple[list[str], list[Problem]]:
    """The paths of the YAML files to read, in order, and what is wrong with any name under the project's folders."""
    paths: list[str] = []
    problems: list[Problem] = []
    if not (root / "data").is_dir():
        message = msg("There is no folder “data” in {root}.", root=shorten(_printable(str(root))))
        problems.append(
            refuse(Location("data"), "no-data", message, msg("Run the command in the folder of the project."))
        )
    for folder in _FOLDERS:
        for path in _walk(root, folder, problems):
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


def _walk(root: Path, top: str, problems: list[Problem]) -> Iterator[str]:
    """Every file and link under a folder of the project but those whose names begin with a dot."""
    waiting = [top]
    while waiting:
        path = waiting.pop()
        try:
            if (root / path).is_symlink():
                problems.append(_link(path))
            elif (root / path).is_dir():
                waiting += [f"{path}/{child.name}" for child in (root / path).iterdir() if child.name[0] != "."]
            elif path != top:
                yield path
        except OSError as error:
            problems.append(_unreadable(path, error))


def _is_read(path: str) -> bool:
    parts = PurePosixPath(path).parts
    in_data = parts[0] == "data" and parts[1] != "schema"
    in_catalogs = parts[0] == "catalogs" and (len(parts) == 2 or (parts[1] == "outlines" and len(parts) == 3))
    return (in_data or in_catalogs) and PurePosixPath(path).suffix.lower() in (".yml", ".yaml")


def _take(root: Path, path: str, paths: list[str], problems: list[Problem]) -> None:
    at = Location(_printable(path))
    if HIDDEN.search(path):
        message = msg("The name of the file holds an invisible or damaged character.")
        problems.append(
            refuse(at, "file-name", message, msg("Rename the file with Latin letters, digits and hyphens."))
        )
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
    return refuse(Location(_printable(path)), "symlink", msg("This is a symbolic link."), fix)


def _unreadable(path: str, error: OSError) -> Problem:
    message = msg("This cannot be read: {reason}.", reason=error.strerror or type(error).__name__)
    fix = msg("Allow yourself to read it, and close other programs that hold it open.")
    return refuse(Location(_printable(path)), "file-unreadable", message, fix)


def _printable(path: str) -> str:
    """The path with everything in escapes that cannot be shown or would mislead."""
    return HIDDEN.sub(lambda found: found.group().encode("unicode_escape").decode(), path)
