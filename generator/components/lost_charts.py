"""Charts whose data the source no longer holds: listed, never drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from generator.components.block import Block
from generator.components.inline import Inline, Mark
from generator.components.scene import Scene, Slot
from generator.model.address import Address
from generator.model.refs import ChartRef


@dataclass(frozen=True)
class LostChart:
    """A chart whose data did not survive in the source document; `detail` is its unit and period."""

    title: Inline
    detail: str = ""
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True)
class LostCharts:
    """The charts of a topic that are lost, with the explanation in words."""

    kind: ClassVar[str] = "lost_charts"
    items: tuple[LostChart, ...]
    explanation: str


def build(scene: Scene, slot: Slot, refs: tuple[ChartRef, ...]) -> Iterator[Block]:
    """The charts that the references name."""
    voice = scene.voice
    charts = {ref: voice.atlas.scopes[voice.owner].charts[ref] for ref in refs}
    items = []
    for chart in charts.values():
        details = (voice.plain(chart.unit) if chart.unit else "", voice.period(chart.period) if chart.period else "")
        marks = scene.notes(chart.note)
        if chart.sample is not None:
            marks = (*marks, Mark(voice.sample(chart.sample.n)))
        items.append(LostChart(voice.inline(chart.title), ", ".join(filter(None, details)), marks))
    text = voice.ui("The source names these charts, but their data have not survived; nothing is drawn in their place.")
    yield scene.block(
        slot.name,
        LostCharts(tuple(items), text),
        sources=(chart.source for chart in charts.values()),
        records=(Address(voice.owner, "charts", (ref,)) for ref in charts),
    )
