"""Mission, goal and tasks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from generator.components.block import Block
from generator.components.inline import Inline
from generator.components.scene import Scene, Slot
from generator.kinds.strategy import StrategyFile


@dataclass(frozen=True)
class Strategy:
    """What a cluster is for, and what it sets out to do."""

    kind: ClassVar[str] = "strategy"
    mission: Inline
    goal: Inline
    tasks: tuple[Inline, ...]


def build(scene: Scene, slot: Slot, file: StrategyFile) -> Iterator[Block]:
    """All three."""
    voice = scene.voice
    tasks = tuple(voice.inline(task) for task in file.tasks.values())
    yield scene.block(
        slot.name, Strategy(voice.inline(file.mission), voice.inline(file.goal), tasks), records=(slot.at,)
    )
