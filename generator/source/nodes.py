"""YAML as written: texts, mappings and lists with the position of every key and value; nothing is interpreted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeAlias

from generator.problems import Location

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain] | None"


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text; numbers, dates and words like `no` stay as written. Block texts (|, >) count as `quoted`.

    `last` is the line on which it ends, if that is another one.
    """

    text: str
    quoted: bool
    at: Location
    last: int = 0

    @property
    def is_null(self) -> bool:
        """Whether nothing is written here: an empty value, `null` or `~` without quotation marks."""
        return not self.quoted and self.text == ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A key of a mapping with its value."""

    key: str
    key_at: Location
    value: Node


@dataclass(frozen=True)
class Mapping:
    """Entries in the order of the file; every key stands once."""

    entries: tuple[Entry, ...]
    at: Location

    def entry(self, key: str) -> Entry | None:
        """The entry of a key, with the key's position."""
        return self._by_key.get(key)

    @cached_property
    def _by_key(self) -> dict[str, Entry]:
        return {entry.key: entry for entry in self.entries}

    def get(self, key: str) -> Node | None:
        """The value of a key."""
        entry = self.entry(key)
        return entry.value if entry else None

    def keys(self) -> tuple[str, ...]:
        """All keys in the order of the file."""
        return tuple(entry.key for entry in self.entries)


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    at: Location


Node: TypeAlias = Scalar | Mapping | Sequence


def place_in(scalar: Scalar, lines: tuple[str, ...], offset: int) -> Location:
    """Where the word at an offset of a text stands in the lines of its file, if it has several: lines are folded and
    signs are escaped there, so the word is looked for; else the place of the whole."""
    word = (scalar.text[offset:].split() or [""])[0]
    if scalar.last <= scalar.at.line or not word:
        return scalar.at
    passed = scalar.text.count(word, 0, offset)
    for number, line in enumerate(lines[scalar.at.line - 1 : scalar.last], scalar.at.line):
        start = scalar.at.column - 1 if number == scalar.at.line else 0
        while (found := line.find(word, start)) >= 0:
            if not passed:
                return replace(scalar.at, line=number, column=found + 1)
            passed, start = passed - 1, found + len(word)
    return scalar.at


def plain(node: Node) -> Plain:
    """The same as dicts, lists, texts and None, for a validator: every scalar stays text."""
    if isinstance(node, Mapping):
        return {entry.key: plain(entry.value) for entry in node.entries}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return None if node.is_null else node.text
