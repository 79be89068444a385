"""Charts whose data the source no longer holds: listed, never drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from generator.components.block import Block, section_at
from generator.components.inline import Inline, Joined, Link
from generator.components.scene import Scene, Slot
from generator.components.voice import Voice
from generator.kinds.chart import Chart
from generator.language.messages import interface_plural
from generator.model.address import Address
from generator.model.refs import ChartRef


@dataclass(frozen=True)
class LostChart:
    """A chart whose data did not survive in the source document; `details` are its unit and period, and its sample."""

    title: Inline
    details: tuple[Inline, ...] = ()


@dataclass(frozen=True)
class LostCharts:
    """The charts of a topic that are lost: how many, and the way to where the source is described."""

    kind: ClassVar[str] = "lost_charts"
    is_pointer: ClassVar[bool] = True
    items: tuple[LostChart, ...]
    summary: str
    more: Inline
    pointer: Inline = ""  # the same within a sentence


def chart_words(voice: Voice, chart: Chart, *, within: bool = False) -> Iterator[Inline]:
    """What is known of a chart: unit and period, and how many firms it covers; `within` a sentence in small letters."""
    unit = voice.plain(chart.unit) if chart.unit else ""
    period = voice.period(chart.period) if chart.period else ""
    if unit or period:
        yield ", ".join(filter(None, (unit, period)))
    if chart.sample is not None:
        said = voice.sample(chart.sample.n)
        yield said[:1].lower() + said[1:] if within else said


def build(scene: Scene, slot: Slot, refs: tuple[ChartRef, ...]) -> Iterator[Block]:
    """The charts that the references name."""
    voice = scene.voice
    charts = {ref: voice.atlas.scopes[voice.owner].charts[ref] for ref in refs}
    items = tuple(LostChart(voice.inline(chart.title), tuple(chart_words(voice, chart))) for chart in charts.values())
    one, many = "Data lost for {n} chart of the document", "Data lost for {n} charts of the document"
    summary = interface_plural(one, many, len(items), voice.lang)
    more = Link(section_at(voice.owner, "source-state"), voice.ui("State of the source"))
    yield scene.block(
        slot.name,
        LostCharts(items, summary, more, Joined(voice.ui("see “{place}”", place="{}"), (more,))),
        sources=(chart.source for chart in charts.values()),
        records=(Address(voice.owner, "charts", (ref,)) for ref in charts),
    )
