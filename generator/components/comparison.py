"""Figures of one unit side by side as bars, the reader's own first; beside them the parts of counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.charts.bars import Measure, Row, bar_panels
from generator.components.block import Block, Cell
from generator.components.chart import Chart, bar, sentence
from generator.components.inline import Inline
from generator.components.scene import Scene, Slot
from generator.components.table import Table, TableColumn, TableRow, number_cell
from generator.components.voice import Voice
from generator.model.quantity import Quantity
from generator.model.refs import FigureRef

_FEWEST = 2


def build(scene: Scene, slot: Slot, refs: tuple[FigureRef, ...]) -> Iterator[Block]:
    """The chart, where there are enough numbers to compare; it has the title of its first figure."""
    quantities = [scene.voice.figure(ref) for ref in refs]
    title = slot.title or scene.voice.of(quantities[0].address.owner).title(scene.voice.figure_title(quantities[0]))
    chart = _chart(scene.voice, slot.name, title, quantities)
    if chart is not None:
        yield scene.block(f"chart-{slot.name}", chart, sources=(quantity.source for quantity in quantities))


def _chart(voice: Voice, name: str, title: Inline, quantities: Sequence[Quantity]) -> Chart | None:
    totals = tuple(bar(voice, quantity) for quantity in quantities)
    if sum(one is not None and one.value is not None for one in totals) < _FEWEST:
        return None
    unit = voice.head(quantities[0].unit)
    names = [_name(voice, quantity) for quantity in quantities]
    columns: dict[str, list[Quantity | None]] = {"": list(quantities)}
    for part in dict.fromkeys(part.address.path[-1] for quantity in quantities for part in quantity.parts):
        columns[part] = [quantity.part(part) for quantity in quantities]
    measures = [
        Measure(voice.part_title(part) if part else voice.ui("Total"), unit, tuple(bar(voice, one) for one in column))
        for part, column in columns.items()
    ]
    periods = dict.fromkeys(voice.period(quantity.period) for quantity in quantities if quantity.period)
    told = [
        voice.ui("{name} – {value}", name=text, value=one.label if one else "")
        for text, one in zip(names, totals, strict=True)
    ]
    return Chart(
        name,
        title,
        ", ".join([unit, *periods]),
        bar_panels([Row(text, main=index == 0) for index, text in enumerate(names)], measures, names=200),
        sentence(voice.neat_inline(title), told),
        _table(voice, title, quantities, measures, list(columns.values())),
    )


def _name(voice: Voice, quantity: Quantity) -> str:
    return voice.of(quantity.address.owner).neat(voice.figure_title(quantity))


def _table(
    voice: Voice,
    title: Inline,
    quantities: Sequence[Quantity],
    measures: Sequence[Measure],
    columns: Sequence[Sequence[Quantity | None]],
) -> Table:
    heads = (
        TableColumn(voice.ui("Indicator")),
        TableColumn(voice.ui("Period")),
        *(TableColumn(measure.title, measure.unit, numeric=True) for measure in measures),
    )
    rows = tuple(
        TableRow(
            Cell(voice.of(quantity.address.owner).title(voice.figure_title(quantity))),
            (
                Cell(voice.period(quantity.period) if quantity.period else ""),
                *(number_cell(None, one) for one in numbers),
            ),
        )
        for quantity, *numbers in zip(quantities, *columns, strict=True)
    )
    return Table(title, heads, rows)
