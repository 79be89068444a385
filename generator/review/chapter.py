"""A part of a report."""

from __future__ import annotations

from dataclasses import dataclass

from generator.review.leaves import Figure
from generator.review.pieces import Line


@dataclass(frozen=True)
class Chapter:
    """A heading with lines under it, and figures under these; `level` 2 and 3."""

    title: str
    level: int
    lines: tuple[Line, ...] = ()
    figures: tuple[Figure, ...] = ()
