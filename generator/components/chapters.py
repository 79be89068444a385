"""The other chapters of a publication as cards, each with what stands in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from generator.components.block import Block
from generator.components.finished import Finished
from generator.components.inline import Inline
from generator.components.scene import Scene, Slot
from generator.model.address import Address

_TOLD = 4  # of the headings in a chapter


@dataclass(frozen=True)
class ChapterCard:
    """A chapter and the first headings in it; `more` says that there are others."""

    title: Inline
    to: Address
    inside: tuple[Inline, ...]
    more: bool = False


@dataclass(frozen=True)
class Chapters:
    """Cards in the order of the publication."""

    kind: ClassVar[str] = "chapters"
    items: tuple[ChapterCard, ...]


def build(scene: Scene, slot: Slot, finished: Finished) -> Iterator[Block]:
    """A card for every chapter."""
    items = []
    for place in finished.places:
        inside = tuple(dict.fromkeys(block.title for block in place.section.blocks if block.title))
        items.append(ChapterCard(place.title, place.to, inside[:_TOLD], len(inside) > _TOLD))
    if items:
        yield scene.block(slot.name, Chapters(tuple(items)))
