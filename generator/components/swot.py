"""SWOT factors with their codes in four fields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from generator.components.block import Block
from generator.components.inline import Inline
from generator.components.scene import Scene, Slot
from generator.components.voice import Voice
from generator.kinds.swot import SwotFile
from generator.language.messages import ui
from generator.model.texts import Text

SIDES: tuple[tuple[str, str, str], ...] = (
    ("strengths", ui("Strengths"), ui("S{n}")),
    ("weaknesses", ui("Weaknesses"), ui("W{n}")),
    ("opportunities", ui("Opportunities"), ui("O{n}")),
    ("threats", ui("Threats"), ui("T{n}")),
)


@dataclass(frozen=True)
class Factor:
    """A factor with its code (S1, W2, O3, T4; in Russian С1, Сл2, В3, У4)."""

    id: str
    code: str
    text: Inline


@dataclass(frozen=True)
class Quadrant:
    """One field of a SWOT: `side` is strengths, weaknesses, opportunities or threats."""

    side: str
    title: str
    factors: tuple[Factor, ...]


@dataclass(frozen=True)
class Swot:
    """Four fields in the order strengths, weaknesses, opportunities, threats."""

    kind: ClassVar[str] = "swot"
    is_wide: ClassVar[bool] = True
    quadrants: tuple[Quadrant, ...]


def build(scene: Scene, slot: Slot, file: SwotFile) -> Iterator[Block]:
    """The four fields."""
    quadrants = tuple(
        Quadrant(side, scene.voice.ui(title), tuple(factors(scene.voice, file, side).values()))
        for side, title, _ in SIDES
    )
    yield scene.block(slot.name, Swot(quadrants), records=(slot.at,))


def unknown_code(voice: Voice, side: str) -> str:
    """The code of a factor of a side of which nothing else is known."""
    return voice.ui(next(pattern for name, _, pattern in SIDES if name == side), n="?")


def factors(voice: Voice, file: SwotFile, side: str) -> dict[str, Factor]:
    """The factors of a side by id; codes are numbered by order."""
    texts: dict[str, Mapping[str, Text]] = {
        "strengths": file.strengths,
        "weaknesses": file.weaknesses,
        "opportunities": file.opportunities,
        "threats": file.threats,
    }
    code = next(pattern for name, _, pattern in SIDES if name == side)
    return {
        name: Factor(name, voice.ui(code, n=n), voice.inline(text))
        for n, (name, text) in enumerate(texts[side].items(), 1)
    }
