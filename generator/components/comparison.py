"""Figures of one unit side by side: each a bar with its part inside, all on one scale."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.charts.bars import Measure, Row, bar_panels
from generator.components.block import Block, Cell
from generator.components.chart import bar, sentence
from generator.components.drawn import in_columns
from generator.components.inline import Inline, Joined, Number
from generator.components.scene import Scene, Slot
from generator.components.table import Drawing, Table, TableColumn, TableRow
from generator.components.voice import Voice
from generator.kinds.topic import Bars
from generator.model.quantity import Quantity

_FEWEST = 2


def build(scene: Scene, slot: Slot, bars: Bars) -> Iterator[Block]:
    """The table, under the title of the bars themselves; its numbers are drawn where there are enough to compare."""
    voice = scene.voice
    quantities = [voice.figure(ref) for ref in bars.of]
    title: Inline = voice.title(bars.title) if bars.title else voice.ui("Side by side")
    parts = list(dict.fromkeys(part.address.path[-1] for quantity in quantities for part in quantity.parts))
    inner = parts[0] if len(parts) == 1 else ""  # of several parts none is that inside the whole
    drawing = _drawing(voice, title, quantities, inner)
    rows = [_row(scene, quantity, parts) for quantity in quantities]
    table = Table(
        Joined("{}, {}", (title, unit)) if (unit := voice.head(quantities[0].unit)) else title,
        tuple(_columns(voice, parts, inner)),
        in_columns(rows, (0,), part=inner) if drawing else tuple(rows),
        drawing=drawing,
    )
    yield scene.block(slot.name, table, sources=(quantity.source for quantity in quantities), records=(slot.at,))


def _columns(voice: Voice, parts: Sequence[str], inner: str) -> Iterator[TableColumn]:
    yield TableColumn(voice.ui("Indicator"))
    yield TableColumn(voice.ui("Total"), numeric=True, sign="whole" if inner else "")
    for part in parts:
        yield TableColumn(voice.part_title(part), numeric=True, sign="part" if part == inner else "")


def _row(scene: Scene, quantity: Quantity, parts: Sequence[str]) -> TableRow:
    numbers = [quantity, *(quantity.part(part) for part in parts)]
    cells = [Cell(Number(one, "number")) if one else Cell() for one in numbers]
    cells[0] = Cell(cells[0].content, scene.marks(quantity))
    return TableRow(Cell(_name(scene.voice, quantity)), tuple(cells))


def _name(voice: Voice, quantity: Quantity) -> Inline:
    title = voice.of(quantity.address.owner).title(voice.figure_title(quantity))
    return Joined("{}, {}", (title, voice.period(quantity.period))) if quantity.period else title


def _drawing(voice: Voice, title: Inline, quantities: Sequence[Quantity], part: str) -> Drawing | None:
    bars = tuple(bar(voice, quantity, part=part) for quantity in quantities)
    if sum(one is not None and one.value is not None for one in bars) < _FEWEST:
        return None
    names = [voice.neat_inline(_name(voice, quantity)) for quantity in quantities]
    head = voice.ui("Total")
    if part:
        head = f"{head} ({voice.part_title(part)})"
    spec = bar_panels(
        [Row(text) for text in names],
        [Measure(head, voice.head(quantities[0].unit), bars)],
        names=220,
    )
    told = [
        voice.ui("{name} – {value}", name=text, value=one.label if one else "")
        for text, one in zip(names, bars, strict=True)
    ]
    return Drawing(spec, sentence(voice.neat_inline(title), told))
