"""Awards: a card each, and all of them as a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from generator.components.block import Block, Cell
from generator.components.inline import Inline
from generator.components.scene import Scene, Slot
from generator.components.table import Table, TableColumn, TableRow
from generator.kinds.award import Award
from generator.language.numbers import date_text


@dataclass(frozen=True)
class AwardCard:
    """An award with its day and town."""

    id: str
    title: Inline
    day: str
    town: Inline
    text: Inline = ""


@dataclass(frozen=True)
class Awards:
    """Cards, and the same as a table."""

    kind: ClassVar[str] = "awards"
    items: tuple[AwardCard, ...]
    table: Table


def build(scene: Scene, slot: Slot, awards: Mapping[str, Award]) -> Iterator[Block]:
    """The awards in the order of the data."""
    voice = scene.voice
    cards = tuple(
        AwardCard(
            name,
            voice.title(award.title),
            date_text(award.day, voice.lang),
            voice.inline(award.town),
            voice.inline(award.text) if award.text else "",
        )
        for name, award in awards.items()
    )
    columns = (TableColumn(voice.ui("Activity")), TableColumn(voice.ui("Timing")))
    rows = tuple(TableRow(Cell(card.title), (Cell(card.day),), id=card.id) for card in cards)
    table = Table(voice.ui("Activity"), columns, rows)
    yield scene.block(slot.name, Awards(cards, table), records=(slot.at.child(name) for name in awards))
