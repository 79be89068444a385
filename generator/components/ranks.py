"""Places of the region in several indicators: a row each, all on one line from the first place on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.charts.cells import Drawn, of_places
from generator.charts.ranks import Place, rank_strip
from generator.components.block import Block, Cell
from generator.components.chart import sentence
from generator.components.inline import Inline, Joined, Number
from generator.components.scene import Scene, Slot
from generator.components.table import Drawing, Table, TableColumn, TableRow
from generator.components.voice import Voice
from generator.model.quantity import Quantity
from generator.model.refs import FigureRef

_FEWEST = 2  # to be drawn beside one another


def build(scene: Scene, slot: Slot, refs: tuple[FigureRef, ...]) -> Iterator[Block]:
    """All places as one table, drawn where there are several."""
    quantities = [scene.voice.figure(ref).placed for ref in refs]
    yield scene.block(slot.name, _table(scene, quantities), sources=[one.source for one in quantities])


def _table(scene: Scene, quantities: Sequence[Quantity]) -> Table:
    voice, caption = scene.voice, _caption(scene)
    rows = tuple(
        TableRow(
            Cell(_title(voice, quantity), scene.notes(quantity.notes, quantity.address.owner)),
            (Cell(Number(quantity)),),
        )
        for quantity in quantities
    )
    head = TableColumn(voice.ui("Rank"), numeric=True)
    known = [quantity for quantity in quantities if quantity.rank]
    if len(known) < _FEWEST:
        return Table(caption, (TableColumn(voice.ui("Indicator")), head), rows)
    among = _among(known)
    last = str(among or of_places([_place(quantity) for quantity in known], None).high)
    columns = (TableColumn(voice.ui("Indicator")), replace(head, ends=("1", last if among else f"{last}…")))
    drawn = tuple(_drawn(row, quantity, known, among) for row, quantity in zip(rows, quantities, strict=True))
    scale = voice.ui("the first place is the best")
    return Table(caption, columns, drawn, scale, _drawing(voice, caption, known, among))


def _place(quantity: Quantity) -> int:
    return int(quantity.value or 0)


def _among(known: Sequence[Quantity]) -> int | None:
    """How many places there are, where all say the same."""
    counts = {quantity.among for quantity in known}
    return counts.pop() if len(counts) == 1 else None


def _drawn(row: TableRow, quantity: Quantity, known: Sequence[Quantity], among: int | None) -> TableRow:
    if not quantity.rank or quantity.value is None:
        return row
    scale = of_places([_place(one) for one in known], among)
    drawn = Drawn("place", 0, scale.share(quantity.value), open=among is None)
    return replace(row, cells=(replace(row.cells[0], drawn=drawn),))


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
    title = voice.of(quantity.address.owner).inline(voice.figure_title(quantity))
    return Joined("{}, {}", (title, voice.period(quantity.period))) if quantity.period else title


def _drawing(voice: Voice, caption: Inline, known: Sequence[Quantity], among: int | None) -> Drawing:
    places = [
        Place(voice.neat_inline(_title(voice, quantity)), _place(quantity), voice.rank(quantity)) for quantity in known
    ]
    told = [voice.ui("{name} – {value}", name=place.title, value=place.label) for place in places]
    return Drawing(rank_strip(places, among), sentence(voice.unmarked(caption), told))
