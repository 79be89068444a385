"""Clusters side by side: the plan for each indicator, and potential members by the same measures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from generator.charts.bars import Measure, Row, bar_panels
from generator.components.block import Block, Cell
from generator.components.chart import Chart, bar, sentence, span, told_extremes
from generator.components.inline import Inline, Joined, joined
from generator.components.kpis import Years
from generator.components.pairs import compare
from generator.components.scene import Scene, Slot
from generator.components.table import Table, TableColumn, TableRow, number_cell
from generator.components.voice import Voice
from generator.kinds.cluster import Cluster
from generator.kinds.kpi import KpiRow, of_plan
from generator.kinds.topic import Pairs
from generator.model.address import Address
from generator.model.quantity import Quantity

_PANELS = 4  # side by side in one chart
_NAMES = 110  # width of the column with the clusters' names, in points

Column = tuple[str, str, Sequence[Quantity | None]]  # title, unit, a number a cluster
Plans = Mapping[tuple[str, str], tuple[KpiRow, Years]]  # by cluster and indicator


def kpis(scene: Scene, slot: Slot, clusters: tuple[Cluster, ...]) -> Iterator[Block]:
    """The plan for the last year in groups of panels, then the plan for all years as one table."""
    voice = scene.voice
    plans: Plans = {
        (cluster.slug, row.id): (row, of_plan(Address(cluster.slug, "kpis", (row.id, "plan")), row.cells, row.unit))
        for cluster in clusters
        for row in cluster.kpis
    }
    years = sorted({year for _, plan in plans.values() for year in plan})
    if not years:
        return
    ids = list(dict.fromkeys(kpi for _, kpi in plans))
    origin = joined([_programme(voice, cluster) for cluster in clusters], "; ")
    title = voice.ui("{year} targets", year=years[-1])
    for number, group in enumerate(_groups(ids), 1):
        columns = [_column(voice, kpi, clusters, plans, years[-1]) for kpi in group]
        chart = _chart(voice, f"{slot.name}-{number}", title, clusters, columns)
        yield scene.block(chart.name, chart, slot.title if number == 1 else "", origin=origin)
    heading = voice.ui("Plan by year, {years}", years=span(years[0], years[-1]))
    yield scene.block(f"{slot.name}-table", _table(scene, ids, clusters, plans, years), heading, origin=origin)


def _programme(voice: Voice, cluster: Cluster) -> Inline:
    programme = cluster.file.programme
    return voice.of(cluster.slug).title(programme.title) if programme else ""


def _groups(ids: Sequence[str]) -> Iterator[list[str]]:
    rest = iter(ids)
    while group := list(islice(rest, _PANELS)):
        yield group


def _first(kpi: str, clusters: Sequence[Cluster], plans: Plans) -> tuple[Cluster, KpiRow]:
    return next((cluster, plans[cluster.slug, kpi][0]) for cluster in clusters if (cluster.slug, kpi) in plans)


def _column(voice: Voice, kpi: str, clusters: Sequence[Cluster], plans: Plans, year: int) -> Column:
    known = [plans.get((cluster.slug, kpi)) for cluster in clusters]
    owner, first = _first(kpi, clusters, plans)
    numbers = [plan[1].get(year) if plan is not None else None for plan in known]
    return voice.of(owner.slug).neat(first.short or first.title), voice.head(first.unit), numbers


def _table(scene: Scene, ids: Sequence[str], clusters: Sequence[Cluster], plans: Plans, years: Sequence[int]) -> Table:
    """A group of rows an indicator, a row a cluster, a column a year."""
    voice = scene.voice
    rows = []
    for kpi in ids:
        owner, first = _first(kpi, clusters, plans)
        head = Joined("{}, {}", (voice.of(owner.slug).title(first.title), voice.head(first.unit)))
        rows.append(TableRow(Cell(head), role="group"))
        for cluster in clusters:
            if (cluster.slug, kpi) in plans:
                plan = plans[cluster.slug, kpi][1]
                cells = tuple(number_cell(scene, plan.get(year)) for year in years)
                rows.append(TableRow(Cell(voice.of(cluster.slug).title(cluster.file.short)), cells))
    columns = (TableColumn(voice.ui("Cluster")), *(TableColumn(str(year), numeric=True) for year in years))
    return Table(voice.ui("Targets by cluster and year"), columns, tuple(rows))


def groups(scene: Scene, slot: Slot, clusters: tuple[Cluster, ...]) -> Iterator[Block]:
    """A chart a group of potential members: a panel a measure, a bar a cluster."""
    compared = [(cluster, pairs) for cluster in clusters if (pairs := _pairs(cluster)) is not None]
    if not compared:
        return
    voice = scene.voice
    owners = [cluster for cluster, _ in compared]
    names = list(dict.fromkeys(name for _, pairs in compared for name in pairs.measures))
    first = voice.of(owners[0].slug)
    for place, group in enumerate((compared[0][1].first, compared[0][1].second)):
        columns = [_metric(voice, compared, name, place) for name in names]
        chart = _chart(voice, f"{slot.name}-{place + 1}", first.title(group), owners, columns)
        sources = [
            voice.of(cluster.slug).figure(measure.of[place]).source
            for cluster, pairs in compared
            for measure in pairs.measures.values()
        ]
        yield scene.block(chart.name, chart, slot.title if place == 0 else "", sources=sources)


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


def _chart(voice: Voice, name: str, title: Inline, clusters: Sequence[Cluster], columns: Sequence[Column]) -> Chart:
    """Panels side by side with the same rows: the clusters."""
    names = [voice.of(cluster.slug).neat(cluster.file.short) for cluster in clusters]
    measures = [Measure(text, unit, tuple(bar(voice, one) for one in numbers)) for text, unit, numbers in columns]
    heads = (
        TableColumn(voice.ui("Cluster")),
        *(TableColumn(measure.title, measure.unit, numeric=True) for measure in measures),
    )
    rows = tuple(
        TableRow(Cell(text), tuple(number_cell(None, numbers[n]) for _, _, numbers in columns))
        for n, text in enumerate(names)
    )
    alt = sentence(voice.unmarked(title), told_extremes(voice, names, measures))
    drawing = bar_panels([Row(text) for text in names], measures, names=_NAMES)
    return Chart(name, title, "", drawing, alt, Table(title, heads, rows))
