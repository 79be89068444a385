"""The pages and pictures that people put into docs/<language>/ by hand: which they are, and their text, read once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath

from generator.language.handmade import hand_title
from generator.problems import Location, Problem, msg
from generator.source.files import printable, read_bytes, walk_files
from generator.source.pictures import is_picture_name
from generator.source.text import decode, refuse

LARGEST_PAGE = 200_000  # bytes
# What the site itself has in every language, by the first part of its address.
RESERVED = frozenset({"assets", "clusters", "documents", "index", "print", "search"})

# What editors and systems leave behind.
_IGNORED = re.compile(r"(?:^|/)(?:\.[^/]*|#[^/]*#|Thumbs\.db|desktop\.ini)(?:/|$)|~$")
_NAME = re.compile(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*/)*[a-z0-9]+(?:-[a-z0-9]+)*\.md")


@dataclass(frozen=True)
class HandPage:
    """A hand-written page: its path in docs/<lang>/, and its Markdown as it was written."""

    lang: str
    path: str
    source: str

    @property
    def file(self) -> str:
        """Its path in the project."""
        return f"docs/{self.lang}/{self.path}"

    @cached_property
    def title(self) -> str:
        """The text of its first heading, or its name."""
        return hand_title(self.source) or PurePosixPath(self.path).stem


@dataclass(frozen=True)
class HandFiles:
    """All hand-written pages by language, and the pictures beside them by their paths in the project."""

    pages: Mapping[str, tuple[HandPage, ...]] = field(default_factory=dict)
    pictures: frozenset[str] = frozenset()


def read_hand(root: Path, langs: Iterable[str]) -> tuple[HandFiles, list[Problem]]:
    """Every file of docs/<lang>/ by its kind; whatever is neither page nor picture is a problem."""
    pages: dict[str, list[HandPage]] = {lang: [] for lang in langs}
    pictures: set[str] = set()
    problems: list[Problem] = []
    for lang in pages:
        for file in sorted(walk_files(root, f"docs/{lang}", [])):  # links are told of by `read_source`
            name = file.removeprefix(f"docs/{lang}/")
            if _IGNORED.search(name):
                continue
            wrong = _wrong_file(root, file, name)
            problems += wrong
            if not wrong and name.endswith(".md"):
                text, more = _read(root, file)
                problems += more
                pages[lang] += [] if text is None else [HandPage(lang, name, text)]
            elif not wrong:
                pictures.add(file)
    return HandFiles({lang: tuple(found) for lang, found in pages.items()}, frozenset(pictures)), problems


def _wrong_file(root: Path, file: str, name: str) -> list[Problem]:
    at = Location(printable(file))
    if not (root / file).is_file():
        fix = msg("Delete it, and save the page or picture as a file of this name.")
        return [refuse(at, "file-kind", msg("This is not an ordinary file."), fix)]
    if is_picture_name(name):
        return []
    if not name.lower().endswith(".md"):
        message = msg("Only pages (.md) and pictures (.jpg, .png, .webp) belong here.")
        return [refuse(at, "hand-file", message, msg("Put it elsewhere, or save it as a page or picture."))]
    if not _NAME.fullmatch(name):
        fix = msg("Use small Latin letters, digits and single hyphens: how-to-join.md")
        return [
            refuse(at, "hand-file", msg("The name of the page is part of its address and cannot be this one."), fix)
        ]
    if name.partition("/")[0].removesuffix(".md") in RESERVED:
        message = msg("The site has pages of its own under this address.")
        return [refuse(at, "hand-file", message, msg("Rename the page or its folder."))]
    return []


def _read(root: Path, file: str) -> tuple[str | None, list[Problem]]:
    data, problems = read_bytes(root, file)
    if data is None:
        return None, problems
    if len(data) > LARGEST_PAGE:
        message = msg("The page is larger than {most} kB.", most=LARGEST_PAGE // 1000)
        return None, [refuse(Location(file), "file-size", message, msg("Split the page into several smaller ones."))]
    text, problems = decode(file, data)
    return (None if problems else text), problems
