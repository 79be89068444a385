"""Tables as somebody has filled them in: texts with their places, whatever kind of file they came in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from generator.problems import Location


class Held(Enum):
    """What a spreadsheet took a value for, or should: of a number it drops zeros, of 2.5 it may make a day."""

    TEXT = auto()
    NUMBER = auto()
    DAY = auto()


@dataclass(frozen=True)
class Cell:
    """A text and where it stands."""

    text: str
    at: Location
    held: Held = Held.TEXT


Row = Sequence[Cell]


@dataclass(frozen=True)
class Sheet:
    """A table: its name, the names of its columns, its rows without empty ones; `labels` are the headings and helps of
    the columns, each with the name of its own."""

    name: str
    head: Row
    rows: Sequence[Row]
    at: Location
    labels: Sequence[tuple[str, Cell]] = ()


@dataclass(frozen=True)
class Filled:
    """What one file or folder holds: whose tables these are, and of which organisation; `unread` are the sheets that
    cannot be taken, so that nothing can. `version` is the program that sent it out."""

    owner: str
    organisation: str
    sheets: tuple[Sheet, ...]
    at: Location
    unread: tuple[str, ...] = ()
    version: str = ""
