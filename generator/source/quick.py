"""A text → what it says, without places: nearly every file is sound, and so it costs half.

Whatever is refused, or may be, is left to `tree.py`, which knows why and where.
"""

from __future__ import annotations

from collections.abc import Callable
from sys import intern
from typing import cast

import yaml

from generator.source.events import LOADER
from generator.source.nodes import Plain
from generator.source.tree import DEEPEST, LONGEST_KEY, LONGEST_WORD, MOST_NODES, NULLS, overlong


class _DoubtError(Exception):
    """Something stands here that must be looked at more closely."""


def quick_content(text: str) -> dict[str, Plain] | None:
    """What a YAML text without unusual characters says; None where it must be looked at more closely."""
    loader = LOADER(text)
    try:
        return _Reader(text, cast(Callable[[], yaml.Event], loader.get_event)).document()
    except (yaml.YAMLError, _DoubtError):
        return None
    finally:
        loader.dispose()


class _Reader:
    def __init__(self, text: str, following: Callable[[], yaml.Event]) -> None:
        self.text = text
        self.following = following
        self.escapes = "\\" in text
        self.nodes = 0

    def document(self) -> dict[str, Plain]:
        self.following()  # the stream begins
        start = self.following()
        if not isinstance(start, yaml.DocumentStartEvent) or start.version or start.tags:
            raise _DoubtError
        first = self.following()
        if not isinstance(first, yaml.MappingStartEvent):
            raise _DoubtError
        content = self._mapping(first, 1)
        self.following()  # the document ends
        if not isinstance(self.following(), yaml.StreamEndEvent) or self.nodes > MOST_NODES:
            raise _DoubtError
        return content

    def _value(self, event: yaml.Event, depth: int) -> Plain:
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(event, depth)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(event, depth)
        raise _DoubtError  # an alias

    def _scalar(self, event: yaml.ScalarEvent) -> str | None:
        self.nodes += 1
        value: str = event.value
        if event.anchor is not None or event.tag is not None:
            raise _DoubtError
        if len(value) > LONGEST_WORD and overlong(value) is not None:
            raise _DoubtError
        if not event.style:
            return None if value in NULLS else value
        if self.escapes and "\\" in self._written(event):
            raise _DoubtError  # an escape, which may mean a sign that is refused
        return value

    def _written(self, event: yaml.Event) -> str:
        start, end = event.start_mark, event.end_mark
        return self.text[start.index : end.index] if start and end else self.text

    def _sequence(self, start: yaml.SequenceStartEvent, depth: int) -> list[Plain]:
        self._enter(start, depth)
        items: list[Plain] = []
        while not isinstance(event := self.following(), yaml.SequenceEndEvent):
            items.append(self._value(event, depth + 1))
        return items

    def _mapping(self, start: yaml.MappingStartEvent, depth: int) -> dict[str, Plain]:
        self._enter(start, depth)
        entries: dict[str, Plain] = {}
        while not isinstance(event := self.following(), yaml.MappingEndEvent):
            key = self._scalar(event) if isinstance(event, yaml.ScalarEvent) else None
            if key is None or key in entries or key == "<<" or len(key) > LONGEST_KEY or not key.strip():
                raise _DoubtError
            value = self._value(self.following(), depth + 1)
            if value is None and start.flow_style:
                raise _DoubtError  # `{One, two}`: perhaps no keys were meant
            entries[intern(key)] = value  # the same keys stand in every record
        return entries

    def _enter(self, start: yaml.CollectionStartEvent, depth: int) -> None:
        self.nodes += 1
        if start.anchor is not None or start.tag is not None or depth > DEEPEST:
            raise _DoubtError
