"""The calendars of roadmaps, for those who want the dates in their own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from generator.components.block import Block
from generator.components.finished import Finished
from generator.components.inline import Inline
from generator.components.roadmap import Roadmap
from generator.components.scene import Scene, Slot
from generator.model.address import Address


@dataclass(frozen=True)
class Calendar:
    """A calendar by the section whose page it lies beside and the block of its roadmap."""

    title: Inline
    page: Address
    block: str


@dataclass(frozen=True)
class Calendars:
    """Calendars one under the other."""

    kind: ClassVar[str] = "calendars"
    items: tuple[Calendar, ...]


def build(scene: Scene, slot: Slot, finished: Finished) -> Iterator[Block]:
    """A calendar for every roadmap that has dates."""
    found = tuple(
        Calendar(block.title or place.title or place.section.title, place.to, block.id)
        for place in finished.places
        for block in place.section.blocks
        if isinstance(block.view, Roadmap) and block.view.scale
    )
    if found:
        yield scene.block(slot.name, Calendars(found))
