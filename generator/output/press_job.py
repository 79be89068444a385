"""What a printing house asks for, as the work that makes its file is told of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Job:
    """`bleed` in millimetres; `profile` is an ICC file, whose name is that of the way to print; a book that is stitched
    has pages by the sheet; `epoch` is the date of the data, in seconds since 1970."""

    profile: Path
    bleed: float
    is_stitched: bool
    epoch: int


@dataclass(frozen=True)
class Pressed:
    """What making the file came to: its pages, or what is wrong, a sentence each."""

    pages: int = 0
    problems: tuple[str, ...] = ()
