"""A roadmap at a glance: how many activities are due in every quarter, first and again, year by year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from generator.components import roadmap
from generator.components.block import Block, section_at
from generator.components.roadmap import Roadmap, RoadmapItem
from generator.components.scene import Scene, Slot
from generator.components.trends import heights
from generator.kinds.roadmap import DirectionEntry
from generator.language.messages import interface_plural
from generator.model.address import Address

_LONGEST = 40  # quarters that a phone can show


@dataclass(frozen=True)
class Quarter:
    """How high the bars of a quarter are, in hundredths of the highest: all of them, and those that are due again."""

    all: float
    again: float


@dataclass(frozen=True)
class Year:
    """A year with its quarters, and how many activities are due in it, in words too."""

    year: int
    due: int
    told: str
    quarters: tuple[Quarter, ...]


@dataclass(frozen=True)
class RoadmapStrip:
    """Years side by side; `day_at` is the date of the data in hundredths of the width, `to` the whole roadmap."""

    kind: ClassVar[str] = "roadmap_strip"
    years: tuple[Year, ...]
    to: Address
    day: str = ""
    day_at: str = ""


def build(scene: Scene, slot: Slot, directions: tuple[DirectionEntry, ...]) -> Iterator[Block]:
    """The strip, where anything has a date and the years have room."""
    for block in roadmap.build(scene, slot, directions):
        view = block.view
        if isinstance(view, Roadmap) and view.scale and 4 * len(view.scale.years) <= _LONGEST:
            to = section_at(scene.voice.owner, "roadmap")
            strip = RoadmapStrip(tuple(_years(scene, view)), to, view.day, view.scale.day_at)
            yield scene.block(slot.name, strip, origin=scene.plan, records=(slot.at,))


def _years(scene: Scene, view: Roadmap) -> Iterator[Year]:
    years = view.scale.years if view.scale else ()
    counts = [_due(view.items, 12 * year + 3 * n, 12 * year + 3 * n + 3) for year in years for n in range(4)]
    highest = Decimal(max((sum(count) for count in counts), default=0))
    bars = [heights([Decimal(sum(count)), Decimal(count[1])], highest) for count in counts]
    for place, year in enumerate(years):
        due = sum(_due(view.items, 12 * year, 12 * year + 12))
        told = interface_plural("{n} activity", "{n} activities", due, scene.voice.lang)
        quarters = (Quarter(whole or 0.0, again or 0.0) for whole, again in bars[4 * place : 4 * place + 4])
        yield Year(year, due, told, tuple(quarters))


def _due(items: tuple[RoadmapItem, ...], start: int, end: int) -> tuple[int, int]:
    """How many activities are due between two months for the first time, and how many only again."""
    first = again = 0
    for item in items:
        found = [span for span in item.spans if span.start < end and start < span.end]
        first += any(not span.again for span in found)
        again += bool(found) and all(span.again for span in found)
    return first, again
