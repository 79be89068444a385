"""What a cluster makes: the core links of its value chain, with how many work in each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from generator.components.block import Block, Cell, section_at
from generator.components.inline import Inline
from generator.components.scene import Scene, Slot
from generator.components.trends import heights
from generator.kinds.chain import Chain, of_chain
from generator.model.address import Address


@dataclass(frozen=True)
class ProductLine:
    """A line with its firms, and the length of its bar in hundredths of the longest."""

    title: Inline
    firms: Cell
    length: float | None


@dataclass(frozen=True)
class ProductLines:
    """The lines with most firms first; `to` is the chapter that has the whole chain."""

    kind: ClassVar[str] = "product_lines"
    head: str
    items: tuple[ProductLine, ...]
    to: Address


def build(scene: Scene, slot: Slot, chain: Chain) -> Iterator[Block]:
    """The links of the core; nothing of a chain that belongs to another cluster."""
    if chain.stray is not None:
        return
    voice, numbers = scene.voice, of_chain(slot.at, chain, scene.voice.atlas.quantity)
    found = []
    for stage_id, stage in chain.stages.items():
        for group_id, group in stage.groups.items() if stage.core else ():
            at = slot.at.child("stages", stage_id, "groups", group_id, "rows")
            found += [(row, numbers[at.child(name)].firms) for name, row in group.rows.items()]
    found.sort(key=lambda line: -(line[1].read or Decimal(0)))
    lengths = heights([firms.read for _, firms in found])
    items = tuple(
        ProductLine(voice.inline(row.title), Cell(firms), length)
        for (row, firms), length in zip(found, lengths, strict=True)
    )
    if items:
        head = f"{voice.ui('Organisations')}, {voice.period(chain.firms)}"
        view = ProductLines(head, items, section_at(voice.owner, "products"))
        yield scene.block(slot.name, view, sources=(chain.source,), records=(slot.at,))
