"""Two groups side by side by the same measures: a row a measure, both groups on one scale."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.charts.bars import Measure, Row, bar_panels
from generator.components.block import Block, Cell
from generator.components.chart import bar, sentence
from generator.components.drawn import in_rows
from generator.components.inline import Joined, Number
from generator.components.scene import Scene, Slot
from generator.components.table import Drawing, Table, TableColumn, TableRow
from generator.components.voice import Voice
from generator.kinds.topic import PairMeasure, Pairs
from generator.model.quantity import Quantity
from generator.model.texts import Text

Compared = tuple[Text, Sequence[Quantity]]  # title of a measure, its two quantities


def build(scene: Scene, slot: Slot, pairs: Pairs) -> Iterator[Block]:
    """The table, its numbers drawn where any is known."""
    compared = [compare(scene.voice, measure) for measure in pairs.measures.values()]
    sources = (quantity.source for _, quantities in compared for quantity in quantities)
    yield scene.block(slot.name, _table(scene, pairs, compared), sources=sources, records=(slot.at,))


def compare(voice: Voice, measure: PairMeasure) -> Compared:
    """The title of a measure, that of its first figure where it has none, and its two quantities."""
    quantities = [voice.figure(ref) for ref in measure.of]
    return measure.title or voice.figure_title(quantities[0]), quantities


def _table(scene: Scene, pairs: Pairs, compared: Sequence[Compared]) -> Table:
    voice = scene.voice
    columns = (
        TableColumn(voice.ui("Indicator")),
        TableColumn(voice.title(pairs.first), numeric=True),
        TableColumn(voice.title(pairs.second), numeric=True),
    )
    rows = [
        TableRow(
            Cell(Joined("{}, {}", (voice.title(text), voice.unit_and_period(quantities[0])))),
            tuple(Cell(Number(quantity, "number"), scene.marks(quantity)) for quantity in quantities),
        )
        for text, quantities in compared
    ]
    drawing = _drawing(voice, pairs, compared)
    scale = voice.ui("each indicator on a scale of its own, from zero") if drawing else ""
    return Table(voice.title(pairs.title), columns, in_rows(rows), scale, drawing, mixed=True)


def _drawing(voice: Voice, pairs: Pairs, compared: Sequence[Compared]) -> Drawing | None:
    groups = [voice.neat(text) for text in (pairs.first, pairs.second)]
    measures, told = [], []
    for text, quantities in compared:
        bars = tuple(bar(voice, quantity) for quantity in quantities)
        if any(one is not None and one.value is not None for one in bars):
            measures.append(Measure(voice.neat(text), voice.unit_and_period(quantities[0]), bars))
            labels = [one.label if one else "" for one in bars]
            told.append(
                voice.ui("{name}: {first} and {second}", name=voice.neat(text), first=labels[0], second=labels[1])
            )
    if not measures:
        return None
    spec = bar_panels([Row(text, main=index == 0) for index, text in enumerate(groups)], measures, names=92)
    return Drawing(spec, sentence(f"{voice.neat(pairs.title)} ({' / '.join(groups)})", told))
