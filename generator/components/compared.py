"""Clusters side by side: their potential members by the same measures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.charts.bars import Bar, Measure, Row, bar_panels
from generator.components.block import Block, Cell
from generator.components.chart import bar, sentence, told_extremes
from generator.components.drawn import in_columns
from generator.components.inline import Number
from generator.components.pairs import compare
from generator.components.scene import Scene, Slot
from generator.components.table import Drawing, Table, TableColumn, TableRow
from generator.components.voice import Voice
from generator.kinds.cluster import Cluster
from generator.kinds.topic import Pairs
from generator.model.quantity import Quantity
from generator.model.texts import Text

_NAMES = 110  # width of the column with the clusters' names, in points

Column = tuple[str, str, Sequence[Quantity | None]]  # title, unit, a number a cluster


def groups(scene: Scene, slot: Slot, clusters: tuple[Cluster, ...]) -> Iterator[Block]:
    """Potential members as one table: a group of rows a group of members, a column a measure, on a scale of its own."""
    compared = [(cluster, pairs) for cluster in clusters if (pairs := _pairs(cluster)) is not None]
    if not compared:
        return
    voice = scene.voice
    owners = [cluster for cluster, _ in compared]
    names = list(dict.fromkeys(name for _, pairs in compared for name in pairs.measures))
    titles = (compared[0][1].first, compared[0][1].second)
    halves = [[_metric(voice, compared, name, place) for name in names] for place in (0, 1)]
    rows: list[TableRow] = []
    for title, columns in zip(titles, halves, strict=True):
        rows.append(TableRow(Cell(voice.of(owners[0].slug).title(title)), role="group"))
        rows += [
            TableRow(
                Cell(voice.of(cluster.slug).title(cluster.file.short)),
                tuple(_linked(numbers[place]) for _, _, numbers in columns),
                within=True,
            )
            for place, cluster in enumerate(owners)
        ]
    heads = [TableColumn(title, unit, numeric=True) for title, unit, _ in halves[0]]
    table = Table(
        slot.title or voice.ui("Potential members"),
        (TableColumn(voice.ui("Cluster")), *heads),
        in_columns(rows, range(len(heads))),
        voice.ui("every column on a scale of its own, from zero"),
        _drawing(voice, voice.unmarked(slot.title), owners, halves, titles),
    )
    sources = [
        voice.of(cluster.slug).figure(ref).source
        for cluster, pairs in compared
        for measure in pairs.measures.values()
        for ref in measure.of
    ]
    yield scene.block(slot.name, table, slot.title, sources=sources)


def _linked(quantity: Quantity | None) -> Cell:
    return Cell(Number(quantity, "number")) if quantity is not None else Cell()


def _pairs(cluster: Cluster) -> Pairs | None:
    """The two groups that a cluster puts side by side."""
    return next((topic.pairs for topic in cluster.members.values() if topic.pairs is not None), None)


def _metric(voice: Voice, compared: Sequence[tuple[Cluster, Pairs]], name: str, place: int) -> Column:
    title = unit = ""
    numbers: list[Quantity | None] = []
    for cluster, pairs in compared:
        if name not in pairs.measures:
            numbers.append(None)
            continue
        owner = voice.of(cluster.slug)
        _, quantities = compare(owner, pairs.measures[name])
        title = title or owner.neat(pairs.measures[name].title or owner.figure_title(quantities[place]))
        unit = unit or voice.head(quantities[place].unit)
        numbers.append(quantities[place])
    return title, unit, numbers


def _drawing(
    voice: Voice,
    title: str,
    clusters: Sequence[Cluster],
    halves: Sequence[Sequence[Column]],
    heads: Sequence[Text] = (),
) -> Drawing | None:
    """A panel a column, a bar a cluster; the halves of the columns stand one under the other, each under its head."""
    rows: list[Row] = []
    bars: list[list[Bar | None]] = [[] for _ in halves[0]]
    for place, columns in enumerate(halves):
        if heads:
            rows.append(Row(voice.of(clusters[0].slug).neat(heads[place]), head=True))
            bars = [[*known, None] for known in bars]
        rows += [Row(voice.of(cluster.slug).neat(cluster.file.short)) for cluster in clusters]
        bars = [
            [*known, *(bar(voice, one) for one in numbers)]
            for known, (_, _, numbers) in zip(bars, columns, strict=True)
        ]
    measures = [Measure(text, unit, tuple(known)) for (text, unit, _), known in zip(halves[0], bars, strict=True)]
    if not any(one and one.value is not None for measure in measures for one in measure.bars):
        return None
    told = told_extremes(voice, [row.title for row in rows], measures)
    return Drawing(bar_panels(rows, measures, names=_NAMES), sentence(title, told))
