"""The files of a unit of the site, with what each of them holds, so that none has to be read again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from generator.output.links import look_into
from generator.output.markup import Held
from generator.output.stats import files_under

FILES, _LISTING = "files", "listing.json"


def keep_files(folder: Path, files: Mapping[str, str | bytes | Path], mark: str) -> None:
    """Write files, or copy them, into `files/` of the empty folder, and the listing beside it.

    `mark` is a folder of this machine, which no file may name.
    """
    contents = {name: _content(data) for name, data in files.items()}
    inside = folder / FILES
    for parent in {name.rpartition("/")[0] for name in contents} | {""}:
        (inside / parent).mkdir(parents=True, exist_ok=True)
    for name, content in contents.items():
        (inside / name).write_bytes(content)
    listing = {name: _plain(look_into(name, content, mark)) for name, content in contents.items()}
    (folder / _LISTING).write_text(json.dumps(listing, ensure_ascii=False), encoding="utf-8")


def fill(folder: Path, files: Mapping[str, str | bytes | Path]) -> None:
    """Make a folder hold exactly these files; what is there already as it should be is not written again."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in list(files_under(folder, ".")):
        if name.removeprefix("./") not in files:
            (folder / name).unlink()
    for name, data in files.items():
        path, content = folder / name, _content(data)
        if not path.is_file() or path.read_bytes() != content:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)


def _content(data: str | bytes | Path) -> bytes:
    return data.read_bytes() if isinstance(data, Path) else data.encode() if isinstance(data, str) else data


def read_listing(folder: Path) -> dict[str, Held | None]:
    """What the files of a unit hold, by their names in it."""
    listing = json.loads((folder / _LISTING).read_text(encoding="utf-8"))
    return {
        name: Held(**{field: set(found) for field, found in held.items()}) if held is not None else None
        for name, held in listing.items()
    }


def _plain(held: Held | None) -> dict[str, list[str]] | None:
    """As JSON has it, in an order of its own."""
    return None if held is None else {field: sorted(found) for field, found in vars(held).items()}
