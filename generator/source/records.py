"""Files → records: the first stage of the line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from hashlib import sha256
from pathlib import Path

from generator.problems import Location, Problem, msg
from generator.shipped import shipped
from generator.source.events import YamlError
from generator.source.files import list_files, read_bytes
from generator.source.nodes import Mapping, Node, Plain, Scalar, plain
from generator.source.quick import quick_content
from generator.source.syntax import explain
from generator.source.text import MOST_REPORTED, decode, refuse, shorten, split_lines
from generator.source.tree import build_tree

_OURS = shipped()
Content = dict[str, Plain]
Parse = Callable[[str, bytes], "tuple[Record | None, list[Problem]]"]
_MOST_TREES = 32  # are remembered: problems of a file come one after another


@dataclass(frozen=True)
class Record:
    """One file that can be read: its posix path relative to the project and its bytes; `ours` comes with the program.

    Where its values stand is found out anew whenever somebody asks: few are ever asked for, and all at once need more
    memory than the data. What it says is kept while it is being understood (`kept`).
    """

    path: str
    data: bytes
    ours: bool = False
    kept: Content | None = field(default=None, repr=False, compare=False)

    @property
    def content(self) -> Content:
        """What it says; every value is a text still."""
        return self.kept if self.kept is not None else _content(self.path, self.data)

    @property
    def root(self) -> Mapping:
        """The same with the places of all keys and values."""
        return _tree(self.path, self.data)

    @property
    def lines(self) -> tuple[str, ...]:
        """Its lines as written."""
        return split_lines(self.data.decode())

    @cached_property
    def digest(self) -> str:
        """SHA-256 of where it lies and of its bytes."""
        return sha256(self.path.encode() + b"\0" + self.data).hexdigest()

    def to_keep(self) -> Record:
        """The same without what it says, to be kept when it is understood."""
        return replace(self, kept=None)


@dataclass(frozen=True)
class Source:
    """All files of a project that can be read, by path."""

    records: tuple[Record, ...]
    root: Path
    unread: frozenset[str] = frozenset()  # files that are there, but have no record

    def record(self, path: str) -> Record | None:
        """The record of a file."""
        return self._by_path.get(path)

    @cached_property
    def _by_path(self) -> dict[str, Record]:
        return {record.path: record for record in self.records}


def read_source(root: Path, parse: Parse | None = None) -> tuple[Source, list[Problem]]:
    """Read `data/**/*.yml`, `catalogs/*.yml` and the outlines; a file with a problem has no record.

    Outlines that the project does not have are those that come with the program. Whoever reads several states of a
    project gives a `parse` that remembers what most of them share.
    """
    paths, problems = list_files(root)
    records: list[Record] = []
    ours = [(path, _OURS) for path in _outlines() if path not in paths]
    for path, folder in [*((path, root) for path in paths), *ours]:
        data, unread = read_bytes(folder, path)
        problems += unread
        if data is not None:
            record, found = (parse or parse_record)(path, data)
            problems += found
            records += [replace(record, ours=(path, folder) in ours)] if record else []
    without = frozenset(paths) - {record.path for record in records}
    return Source(tuple(records), root, without), problems


def _outlines() -> list[str]:
    return [path.relative_to(_OURS).as_posix() for path in sorted((_OURS / "catalogs/outlines").glob("*.yml"))]


def parse_record(path: str, data: bytes) -> tuple[Record | None, list[Problem]]:
    """The record of one YAML text, or what is wrong with it, as far as anybody would read on."""
    record, problems = _parse(path, data)
    return record, the_first(path, problems)


def with_texts(source: Source, texts: dict[str, str]) -> tuple[Source, list[Problem]]:
    """The project as it would be with other texts in some files, by path, and what is wrong with these."""
    records = {record.path: record for record in source.records}
    problems: list[Problem] = []
    for path, text in texts.items():
        record, found = parse_record(path, text.encode())
        problems += found
        if record is not None:
            records[path] = record
    return replace(source, records=tuple(sorted(records.values(), key=lambda record: record.path))), problems


def the_first(path: str, problems: list[Problem]) -> list[Problem]:
    """The problems of a file as far as anybody would read on, with a word about the others."""
    if len(problems) <= MOST_REPORTED:
        return problems
    message = msg("Only the first {most} problems of this file are listed.", most=MOST_REPORTED)
    more = refuse(Location(path), "more-problems", message, msg("Mend those that are listed first."))
    return [*problems[:MOST_REPORTED], more]


def _parse(path: str, data: bytes) -> tuple[Record | None, list[Problem]]:
    text, problems = decode(path, data)
    if text is None:
        return None, problems
    if not problems and (content := quick_content(text)) is not None:
        return Record(path, data, kept=content), []
    root, problems = _with_places(path, text, problems)
    return (Record(path, data, kept=_mapping(root)), []) if root else (None, problems)


def _with_places(path: str, text: str, problems: list[Problem]) -> tuple[Mapping | None, list[Problem]]:
    """The tree of a text, or everything that is wrong with it; `problems` are those of its characters."""
    clean = not problems  # hidden characters may be why a text is no YAML: then its syntax is not judged
    try:
        root = build_tree(path, text, problems)
    except YamlError as fault:
        return None, _with_syntax(problems, explain(path, split_lines(text), fault)) if clean else problems
    if not problems and not isinstance(root, Mapping):
        problems.append(_no_mapping(path, root))
    return (None, problems) if problems or not isinstance(root, Mapping) else (root, [])


@lru_cache(_MOST_TREES)
def _tree(path: str, data: bytes) -> Mapping:
    """The tree of a file that was read without problems."""
    root, problems = _with_places(path, data.decode(), [])
    if root is None:
        raise ValueError(path, *map(str, problems))
    return root


def _content(path: str, data: bytes) -> Content:
    found = quick_content(data.decode())
    return found if found is not None else _mapping(_tree(path, data))


def _mapping(root: Mapping) -> Content:
    return {entry.key: plain(entry.value) for entry in root.entries}


def _with_syntax(problems: list[Problem], fault: Problem) -> list[Problem]:
    """The problems of a text that is no YAML; braces that broke off are no second problem of their line."""
    same = {("yaml-comma", fault.location.line)}
    return [*(found for found in problems if (found.rule, found.location.line) not in same), fault]


def _no_mapping(path: str, root: Node | None) -> Problem:
    if root is None or (isinstance(root, Scalar) and root.is_null):
        message = msg("The file is empty.")
        return refuse(Location(path), "file-empty", message, msg("Fill the file or delete it."))
    fix = msg("Begin with “key: value”, with a space after the colon.")
    if isinstance(root, Scalar):
        message = msg(
            "The file holds only the text “{text}” where keys with values are expected.", text=shorten(root.text)
        )
    else:
        message = msg("The file holds a list where keys with values are expected.")
    return refuse(root.at, "file-shape", message, fix)


def read_lines(root: Path, path: str) -> tuple[str, ...]:
    """The lines of an ordinary file as far as they can be read, to be shown beside a problem.

    Links are not followed.
    """
    file = root / path
    if file.is_symlink() or not file.is_file():
        return ()
    data, _ = read_bytes(root, path)
    return split_lines(data.decode(errors="replace")) if data is not None else ()
