"""Pictures that are others now, though no record says so: their files have the same names."""

from __future__ import annotations

import filecmp
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from PIL import Image

from generator.model.address import Address
from generator.review.side import Side
from generator.source.files import walk_files
from generator.source.nodes import Plain
from generator.source.pictures import ENDINGS

MOST_REPLACED = 40  # so many are shown before and after
_FOLDERS = ("data", "docs")
_WIDEST = 640  # points of a side


@dataclass(frozen=True)
class Replaced:
    """A file of the project that holds another picture, and the records that show it."""

    file: str
    records: tuple[Address, ...]


def replaced(base: Side, head: Side) -> tuple[Replaced, ...]:
    """The pictures that both states have under one name, and that differ."""
    old, new = base.source.root, head.source.root
    there = (
        name
        for folder in _FOLDERS
        for name in walk_files(new, folder, [])
        if PurePosixPath(name).suffix.lower() in ENDINGS
    )
    files = sorted(
        name
        for name in there
        if not (old / name).is_symlink()
        and (old / name).is_file()
        and not filecmp.cmp(old / name, new / name, shallow=False)
    )
    return tuple(Replaced(name, tuple(_shown_by(name, head))) for name in files)


def small(file: Path) -> bytes:
    """A picture as a WebP that fits into a report; nothing where it is none."""
    try:
        with Image.open(file) as image:
            image.thumbnail((_WIDEST, _WIDEST))
            out = io.BytesIO()
            image.convert("RGB").save(out, "WEBP", quality=70)
    except (OSError, ValueError, Image.DecompressionBombError):
        return b""
    return out.getvalue()


def _shown_by(file: str, side: Side) -> Iterator[Address]:
    return (
        at
        for at, content in side.records.items()
        if f"/{at.owner}/" in file and any(file.endswith(f"/{text}") for text in _texts(content))
    )


def _texts(content: Plain) -> Iterator[str]:
    if isinstance(content, str):
        yield content
    elif content:
        for inner in content.values() if isinstance(content, dict) else content:
            yield from _texts(inner)
