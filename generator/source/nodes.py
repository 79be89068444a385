"""YAML as written: texts, mappings and lists with the position of every key and value; nothing is interpreted."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from generator.problems import Location

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain] | None"


@dataclass(frozen=True)
class Scalar:
    """A text; numbers, dates and words like `no` stay as written. Block texts (|, >) count as `quoted`."""

    text: str
    quoted: bool
    at: Location

    @property
    def is_null(self) -> bool:
        """Whether nothing is written here: an empty value, `null` or `~` without quotation marks."""
        return not self.quoted and self.text == ""


@dataclass(frozen=True)
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


@dataclass(frozen=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    at: Location


Node: TypeAlias = Scalar | Mapping | Sequence


def locate(node: Node, path: tuple[str | int, ...]) -> Location:
    """The deepest position that exists along a path: of the key in a mapping, of the item in a list."""
    at = node.at
    for step in path:
        if isinstance(node, Mapping) and (entry := node.entry(str(step))):
            node, at = entry.value, entry.key_at
        elif isinstance(node, Sequence) and isinstance(step, int) and 0 <= step < len(node.items):
            node = node.items[step]
            at = node.at
        else:
            break
    return at


def plain(node: Node) -> Plain:
    """The same as dicts, lists, texts and None, for a validator: every scalar stays text."""
    if isinstance(node, Mapping):
        return {entry.key: plain(entry.value) for entry in node.entries}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return None if node.is_null else node.text
