"""The key figures of an overview: one that leads, and the others beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from generator.components.block import Block
from generator.components.key_figures import KeyFigure, key_figure
from generator.components.scene import Scene, Slot
from generator.model.refs import FigureRef


@dataclass(frozen=True)
class Leading:
    """The first figure large, the rest less so."""

    kind: ClassVar[str] = "leading"
    items: tuple[KeyFigure, ...]


def build(scene: Scene, slot: Slot, refs: tuple[FigureRef, ...]) -> Iterator[Block]:
    """The figures of a list, the first of which leads."""
    quantities = [scene.voice.figure(ref) for ref in refs]
    view = Leading(tuple(key_figure(scene, quantity) for quantity in quantities))
    yield scene.block(slot.name, view, sources=(quantity.source for quantity in quantities))
