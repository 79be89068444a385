"""What a cluster is for, in two sentences: its mission and its goal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from generator.components.block import Block
from generator.components.inline import Inline
from generator.components.scene import Scene, Slot
from generator.kinds.strategy import StrategyFile


@dataclass(frozen=True)
class Statement:
    """The mission leads, the goal stands under its name."""

    kind: ClassVar[str] = "statement"
    mission: Inline
    goal: Inline


def build(scene: Scene, slot: Slot, file: StrategyFile) -> Iterator[Block]:
    """Both of them."""
    voice = scene.voice
    view = Statement(voice.inline(file.mission), voice.inline(file.goal))
    yield scene.block(slot.name, view, records=(slot.at.child("mission"), slot.at.child("goal")))
