"""Records of the catalogue in short, one under the other: what a brochure says of products and services."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from generator.components.block import Block
from generator.components.cards import Shot
from generator.components.groups import Group
from generator.components.scene import Scene, Slot
from generator.components.sheets import SheetCard, sheet_card
from generator.model.address import Address

_A_PAGE = 4  # of such cards are the words


@dataclass(frozen=True)
class Strips:
    """Cards of a line each: a picture, name and maker, a sentence, a code."""

    kind: ClassVar[str] = "strips"
    items: tuple[SheetCard, ...]

    @property
    def shown(self) -> tuple[Shot, ...]:
        """The pictures of the cards."""
        return tuple(shot for item in self.items for shot in item.shots)

    def homes(self) -> Iterator[tuple[Address, str]]:
        """Where in a book each record stands."""
        yield from ((item.at, item.anchor) for item in self.items)


def build(scene: Scene, slot: Slot, group: Group) -> Iterator[Block]:
    """The records of a group."""
    view = Strips(tuple(sheet_card(scene, scene.stand, entry, _A_PAGE) for entry in group.entries))
    yield scene.block(slot.name, view, records=(entry.at for entry in group.entries))
