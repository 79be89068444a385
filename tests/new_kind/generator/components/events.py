"""Events: a card each, and all of them as a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from generator.components.block import Block, Cell
from generator.components.inline import Inline
from generator.components.scene import Scene, Slot
from generator.components.table import Table, TableColumn, TableRow
from generator.kinds.event import Event
from generator.language.numbers import date_text


@dataclass(frozen=True)
class EventCard:
    """An event with its day and town."""

    id: str
    title: Inline
    day: str
    town: Inline
    text: Inline = ""


@dataclass(frozen=True)
class Events:
    """Cards, and the same as a table."""

    kind: ClassVar[str] = "events"
    items: tuple[EventCard, ...]
    table: Table


def build(scene: Scene, slot: Slot, events: Mapping[str, Event]) -> Iterator[Block]:
    """The events in the order of the data."""
    voice = scene.voice
    cards = tuple(
        EventCard(
            name,
            voice.title(event.title),
            date_text(event.day, voice.lang),
            voice.inline(event.town),
            voice.inline(event.text) if event.text else "",
        )
        for name, event in events.items()
    )
    columns = (TableColumn(voice.ui("Activity")), TableColumn(voice.ui("Timing")))
    rows = tuple(TableRow(Cell(card.title), (Cell(card.day),), id=card.id) for card in cards)
    table = Table(voice.ui("Activity"), columns, rows)
    yield scene.block(slot.name, Events(cards, table), records=(slot.at.child(name) for name in events))
