"""The plan of every indicator at a glance: where it begins, where it leads, and a small picture of the years."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from generator.components.block import Block, Cell, section_at
from generator.components.inline import Inline
from generator.components.kpis import plan_of
from generator.components.scene import Scene, Slot
from generator.kinds.kpi import KpiRow
from generator.model.address import Address
from generator.model.quantity import Quantity

_HEIGHT = 100  # of the highest bar


@dataclass(frozen=True)
class Trend:
    """An indicator: its first and last planned numbers, and the heights of its years, in hundredths of the highest.

    A height is None where nothing is planned or known.
    """

    title: Inline
    unit: str
    first: Cell
    last: Cell
    first_year: int
    last_year: int
    heights: tuple[float | None, ...]


@dataclass(frozen=True)
class Trends:
    """Indicators side by side; `to` is the chapter that has all years."""

    kind: ClassVar[str] = "trends"
    items: tuple[Trend, ...]
    to: Address


def build(scene: Scene, slot: Slot, rows: tuple[KpiRow, ...]) -> Iterator[Block]:
    """The indicators that have a planned number."""
    items = tuple(
        trend for row in rows if (trend := _trend(scene, row, plan_of(scene.voice.atlas, slot.at, row))) is not None
    )
    if items:
        view = Trends(items, section_at(scene.voice.owner, "kpis"))
        yield scene.block(slot.name, view, origin=scene.plan, records=(slot.at,))


def _trend(scene: Scene, row: KpiRow, plan: Mapping[int, Quantity]) -> Trend | None:
    known = [year for year in sorted(plan) if plan[year].read is not None]
    if not known:
        return None
    first, last = known[0], known[-1]
    voice = scene.voice
    return Trend(
        voice.title(row.short or row.title),
        voice.head(row.unit),
        Cell(plan[first]),
        Cell(plan[last]),
        first,
        last,
        heights([plan[year].read for year in sorted(plan)]),
    )


def heights(values: Sequence[Decimal | None], highest: Decimal | None = None) -> tuple[float | None, ...]:
    """Bars from zero on one scale, in hundredths of the highest; nothing below zero is drawn."""
    top = highest if highest is not None else max((value for value in values if value is not None), default=Decimal(0))
    return tuple(
        None if value is None else round(float(max(value, Decimal(0)) / top * _HEIGHT), 1) if top > 0 else 0.0
        for value in values
    )
