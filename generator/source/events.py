"""A text as a stream of events of PyYAML with positions, read lazily so that a reader can stop early."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

import yaml

VERSION: str = yaml.__version__
LOADER: type[yaml.CSafeLoader] | type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Position(NamedTuple):  # there are many: these are made three times as fast as dataclasses
    """Line and column from 1, in characters."""

    line: int
    column: int


class Kind(Enum):
    """What an event begins or ends."""

    DOCUMENT = auto()
    MAPPING = auto()
    SEQUENCE = auto()
    SCALAR = auto()
    ALIAS = auto()
    END = auto()


class Event(NamedTuple):
    """One step through a document; `start` and `end` are offsets in the text, `last` is the line of the end."""

    kind: Kind
    at: Position
    start: int
    end: int
    text: str = ""
    quoted: bool = False
    flow: bool = False
    anchor: str | None = None
    tag: str | None = None
    directives: bool = False
    last: int = 0


class YamlError(Exception):
    """The text is no YAML: the engine's own words and the places that they are about."""

    def __init__(self, context: str, opened: Position | None, problem: str, at: Position) -> None:
        super().__init__(problem)
        self.context = context
        self.opened = opened
        self.problem = problem
        self.at = at


def read_events(text: str) -> Iterator[Event]:
    """The events of a text without those of the stream itself; raises YamlError where it is no YAML."""
    try:
        for event in yaml.parse(text, Loader=LOADER):
            if found := _event(event):
                yield found
    except yaml.MarkedYAMLError as error:
        at = _position(error.problem_mark) or _position(error.context_mark) or Position(1, 1)
        context, problem = str(error.context or ""), str(error.problem or "")
        raise YamlError(context, _position(error.context_mark), problem, at) from error
    except yaml.YAMLError as error:
        raise YamlError("", None, str(error), Position(1, 1)) from error


def _position(mark: yaml.Mark | None) -> Position | None:
    return Position(mark.line + 1, mark.column + 1) if mark else None


def _event(event: yaml.Event) -> Event | None:
    if event.start_mark is None or event.end_mark is None:
        return None  # only events that a program made have no marks
    at = Position(event.start_mark.line + 1, event.start_mark.column + 1)
    start, end = event.start_mark.index, event.end_mark.index
    if isinstance(event, yaml.ScalarEvent):
        quoted = event.style not in (None, "")
        last = event.end_mark.line + (event.end_mark.column > 0)  # a block ends where the next line begins
        return Event(Kind.SCALAR, at, start, end, event.value, quoted, anchor=event.anchor, tag=event.tag, last=last)
    if isinstance(event, yaml.AliasEvent):
        return Event(Kind.ALIAS, at, start, end, event.anchor or "")
    if isinstance(event, yaml.CollectionStartEvent):
        kind = Kind.MAPPING if isinstance(event, yaml.MappingStartEvent) else Kind.SEQUENCE
        return Event(kind, at, start, end, flow=bool(event.flow_style), anchor=event.anchor, tag=event.tag)
    if isinstance(event, yaml.CollectionEndEvent):
        return Event(Kind.END, at, start, end)
    if isinstance(event, yaml.DocumentStartEvent):
        return Event(Kind.DOCUMENT, at, start, end, directives=bool(event.version or event.tags))
    return None
