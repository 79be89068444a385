"""What to do, step by step, each step with the rule that it follows from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from generator.components.block import Block
from generator.components.inline import Inline, Joined
from generator.components.scene import Scene, Slot, source_line
from generator.kinds.join import Step as StepRecord


@dataclass(frozen=True)
class Step:
    """A step; `source` is where it is said."""

    id: str
    title: Inline
    text: tuple[Inline, ...]
    points: tuple[Inline, ...]
    source: Inline


@dataclass(frozen=True)
class Steps:
    """Steps in their order."""

    kind: ClassVar[str] = "steps"
    items: tuple[Step, ...]


def build(scene: Scene, slot: Slot, steps: Mapping[str, StepRecord]) -> Iterator[Block]:
    """The steps with the places that they are taken from."""
    items = tuple(_step(scene, name, step) for name, step in steps.items())
    yield scene.block(slot.name, Steps(items), records=(slot.at,))


def _step(scene: Scene, name: str, step: StepRecord) -> Step:
    voice = scene.voice
    source = source_line(voice, voice.atlas.sources[step.source])
    return Step(
        name,
        voice.title(step.title),
        tuple(voice.inline(text) for text in step.text),
        tuple(voice.inline(text) for text in step.points),
        Joined("{}, {}", (source, voice.inline(step.place))) if step.place else source,
    )
