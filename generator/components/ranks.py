"""Places of the region in several indicators: on one axis, and as a list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from generator.charts.ranks import Place, rank_strip
from generator.components.block import Block, Cell
from generator.components.chart import Chart, sentence
from generator.components.inline import Inline, Mark, Number
from generator.components.scene import Scene, Slot
from generator.components.table import Table, TableColumn, TableRow
from generator.components.voice import Voice
from generator.model.quantity import Quantity
from generator.model.refs import FigureRef

_FEWEST = 2


@dataclass(frozen=True)
class Rank:
    """The place of the region in one indicator; the indicator's own value may be lost."""

    place: Number
    title: Inline
    detail: str
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True)
class Ranks:
    """Ranks of the region, as printed; `caption` says what a rank means."""

    kind: ClassVar[str] = "ranks"
    items: tuple[Rank, ...]
    caption: Inline


def build(scene: Scene, slot: Slot, refs: tuple[FigureRef, ...]) -> Iterator[Block]:
    """The strip where there are several places, then all of them as a list."""
    quantities = [scene.voice.figure(ref) for ref in refs]
    sources = [quantity.source for quantity in quantities]
    caption = _caption(scene)
    chart = _chart(scene.voice, slot.name, caption, [quantity for quantity in quantities if quantity.rank])
    if chart is not None:
        yield scene.block(f"chart-{slot.name}", chart, sources=sources)
    yield scene.block(
        slot.name, Ranks(tuple(_rank(scene, quantity) for quantity in quantities), caption), sources=sources
    )


def _caption(scene: Scene) -> Inline:
    """What a place means, in the words of the centre."""
    voice = scene.voice.of(scene.centre)
    centre = voice.atlas.centres.get(scene.centre)
    if centre is None:  # a case of another region
        return voice.ui("Rank of the region")
    return (
        voice.title(centre.ranks) if centre.ranks else voice.ui("Rank of {region}", region=voice.plain(centre.region))
    )


def _title(voice: Voice, quantity: Quantity) -> Inline:
    return voice.of(quantity.address.owner).inline(voice.figure_title(quantity))


def _rank(scene: Scene, quantity: Quantity) -> Rank:
    marks = scene.notes(quantity.notes, quantity.address.owner)
    return Rank(Number(quantity, "number"), _title(scene.voice, quantity), scene.voice.unit_and_period(quantity), marks)


def _chart(voice: Voice, name: str, caption: Inline, known: list[Quantity]) -> Chart | None:
    """A strip from the first place on; how many regions there are is not known, so the axis stays open."""
    if len(known) < _FEWEST:
        return None
    titles = [_title(voice, quantity) for quantity in known]
    periods = dict.fromkeys(voice.period(quantity.period) for quantity in known if quantity.period)
    columns = (
        TableColumn(voice.ui("Indicator")),
        TableColumn(voice.ui("Period")),
        TableColumn(voice.ui("Rank"), numeric=True),
    )
    rows = tuple(
        TableRow(Cell(title), (Cell(voice.period(quantity.period) if quantity.period else ""), Cell(quantity)))
        for title, quantity in zip(titles, known, strict=True)
    )
    places = [
        Place(voice.neat_inline(title), int(quantity.value or 0)) for title, quantity in zip(titles, known, strict=True)
    ]
    told = [voice.ui("{name} – {value}", name=place.title, value=place.rank) for place in places]
    return Chart(
        name,
        caption,
        ", ".join([*periods, voice.ui("the first place is the best")]),
        rank_strip(places),
        sentence(voice.unmarked(caption), told),
        Table(caption, columns, rows),
    )
