"""The plans of clusters side by side: an indicator at a time, all its clusters and years on one scale."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from generator.charts.bars import Measure, Row, bar_panels
from generator.components.block import Block, Cell
from generator.components.chart import bar, sentence, told_extremes
from generator.components.inline import Inline, joined
from generator.components.kpis import Years, plan_of
from generator.components.scene import Scene, Slot
from generator.components.table import Drawing, Table, TableColumn, TableRow, Taken, number_cell
from generator.components.trends import heights
from generator.kinds.cluster import Cluster
from generator.kinds.kpi import KpiRow
from generator.model.address import Address

_NAMES = 110  # width of the column with the clusters' names in the drawing, in points


@dataclass(frozen=True)
class Planned:
    """A year: its number, and the height of its bar in hundredths of the indicator's highest; None without a number."""

    cell: Cell
    height: float | None


@dataclass(frozen=True)
class Series:
    """What a cluster plans, a number a year."""

    slug: str
    name: Inline
    years: tuple[Planned, ...]


@dataclass(frozen=True)
class Multiple:
    """An indicator with the clusters that plan it."""

    id: str
    title: Inline
    short: Inline
    unit: str
    series: tuple[Series, ...]


@dataclass(frozen=True)
class Multiples:
    """Indicators by the same years, the last of which is the target; `title` is that of the table to take away, `head`
    stands over the clusters."""

    kind: ClassVar[str] = "multiples"
    years: tuple[int, ...]
    items: tuple[Multiple, ...]
    title: Inline = ""
    head: str = ""
    drawing: Drawing | None = None

    @property
    def taken(self) -> Taken | None:
        """All years as one table, the targets as a drawing."""
        if self.drawing is None:
            return None
        columns = (TableColumn(self.head), *(TableColumn(str(year), numeric=True) for year in self.years))
        rows: list[TableRow] = []
        for item in self.items:
            rows.append(TableRow(Cell(joined([item.title, item.unit]) if item.unit else item.title), role="group"))
            rows += [TableRow(Cell(one.name), tuple(year.cell for year in one.years)) for one in item.series]
        return Taken(self.drawing, Table(self.title, columns, tuple(rows)))


def build(scene: Scene, slot: Slot, clusters: tuple[Cluster, ...]) -> Iterator[Block]:
    """Every indicator that a cluster plans, in the order of the data."""
    plans = {
        cluster.slug: {row.id: plan_of(scene.voice.atlas, Address(cluster.slug, "kpis"), row) for row in cluster.kpis}
        for cluster in clusters
    }
    years = tuple(sorted({year for rows in plans.values() for plan in rows.values() for year in plan}))
    if not years:
        return
    first: dict[str, tuple[Cluster, KpiRow]] = {}
    for cluster in clusters:
        for row in cluster.kpis:
            first.setdefault(row.id, (cluster, row))
    items = tuple(_multiple(scene, *told, clusters, plans, years) for told in first.values())
    records = (Address(slug, "kpis", (name,)) for slug, rows in plans.items() for name in rows)
    origin = joined([_programme(scene, cluster) for cluster in clusters if cluster.file.programme], "; ")
    drawing = _drawing(scene, [row for _, row in first.values()], clusters, plans, years[-1])
    view = Multiples(years, items, slot.title, scene.voice.ui("Cluster"), drawing)
    yield scene.block(slot.name, view, slot.title, origin=origin, records=records)


def _drawing(
    scene: Scene,
    indicators: Sequence[KpiRow],
    clusters: Sequence[Cluster],
    plans: Mapping[str, Mapping[str, Years]],
    target: int,
) -> Drawing | None:
    """A panel an indicator, a bar a cluster: what each wants to reach in the last year."""
    voice = scene.voice
    names = [voice.of(cluster.slug).neat(cluster.file.short) for cluster in clusters]
    measures = [
        Measure(
            voice.neat(row.short or row.title),
            voice.head(row.unit),
            tuple(bar(voice, plans[cluster.slug].get(row.id, {}).get(target)) for cluster in clusters),
        )
        for row in indicators
    ]
    known = [one for one in measures if any(found and found.value is not None for found in one.bars)]
    if not known:
        return None
    title = voice.ui("{year} targets", year=target)
    spec = bar_panels([Row(name) for name in names], known, names=_NAMES)
    return Drawing(spec, sentence(title, told_extremes(voice, names, known)))


def _multiple(
    scene: Scene,
    owner: Cluster,
    row: KpiRow,
    clusters: Sequence[Cluster],
    plans: Mapping[str, Mapping[str, Years]],
    years: Sequence[int],
) -> Multiple:
    voice = scene.voice.of(owner.slug)
    having = [(cluster, plans[cluster.slug][row.id]) for cluster in clusters if row.id in plans[cluster.slug]]
    known = [plan[year].read for _, plan in having for year in plan]
    highest = max((number for number in known if number is not None), default=Decimal(0))
    return Multiple(
        row.id,
        voice.title(row.title),
        voice.title(row.short or row.title),
        voice.head(row.unit),
        tuple(_series(scene, cluster, plan, years, highest) for cluster, plan in having),
    )


def _series(scene: Scene, cluster: Cluster, plan: Years, years: Sequence[int], highest: Decimal) -> Series:
    bars = heights([plan[year].read if year in plan else None for year in years], highest)
    cells = [number_cell(scene, plan.get(year)) for year in years]
    name = scene.voice.of(cluster.slug).title(cluster.file.short)
    return Series(cluster.slug, name, tuple(Planned(*pair) for pair in zip(cells, bars, strict=True)))


def _programme(scene: Scene, cluster: Cluster) -> Inline:
    programme = cluster.file.programme
    return scene.voice.of(cluster.slug).title(programme.title) if programme else ""
