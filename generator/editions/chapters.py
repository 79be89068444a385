"""The chapters of a cluster: one function each, from the data to a section of finished blocks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from generator.editions.charts.flow import chain_chart
from generator.editions.charts.plan import roadmap_chart
from generator.editions.charts.series import kpi_chart
from generator.editions.section import SectionBuilder
from generator.editions.swot import build_swot
from generator.editions.views import (
    Bodies,
    Body,
    Cell,
    Chain,
    ChainGroup,
    ChainRow,
    ChainStage,
    Claims,
    ClusterCard,
    Direction,
    Empty,
    Family,
    Roadmap,
    RoadmapItem,
    Section,
    Strategy,
    Table,
    TableColumn,
    TableRow,
)
from generator.editions.words import Words
from generator.language.messages import ui
from generator.model.atlas import Cluster, DirectionEntry, KpiRow
from generator.model.quantities import Cell as DataCell
from generator.model.sections import ChainFile, Topic
from generator.model.sections import ChainRow as DataChainRow


@dataclass(frozen=True)
class Chapter:
    """A chapter of the programme and page of the site: its id is also the page's name."""

    id: str
    title: str
    part: int
    build: Callable[[SectionBuilder, Cluster], None]
    present: Callable[[Cluster], bool]


def build_chapter(chapter: Chapter, words: Words, cluster: Cluster, number: str) -> tuple[Section, tuple[str, ...]]:
    """The finished section, and the ids of the sources that it uses."""
    builder = SectionBuilder(words, cluster, chapter.id)
    chapter.build(builder, cluster)
    return builder.finish(escape(words.ui(chapter.title)), number), tuple(builder.sources)


def _industry(builder: SectionBuilder, cluster: Cluster) -> None:
    _topics(builder, cluster.industry)


def _members(builder: SectionBuilder, cluster: Cluster) -> None:
    _topics(builder, cluster.members)


def _topics(builder: SectionBuilder, topics: Mapping[str, Topic]) -> None:
    for name, topic in topics.items():
        builder.topic(name, topic)


def _products(builder: SectionBuilder, cluster: Cluster) -> None:
    file = cluster.chain
    if file is None:
        return
    _topics(builder, file.topics)
    chain = file.chain
    words = builder.words
    view = Chain(
        words.title(chain.title, builder.scope.slug),
        _chain_columns(builder, file),
        tuple(
            ChainStage(
                stage_id,
                words.title(stage.title),
                stage.core,
                tuple(
                    ChainGroup(
                        group_id,
                        words.title(group.title) if group.title else Empty,
                        tuple(_chain_row(builder, row_id, row) for row_id, row in group.rows.items()),
                    )
                    for group_id, group in stage.groups.items()
                ),
            )
            for stage_id, stage in chain.stages.items()
        ),
        words.inline(chain.stray, builder.scope.slug) if chain.stray else Empty,
    )
    source = builder.source_line((chain.source,))
    chart = chain_chart(words, builder.scope.slug, chain, view)
    builder.chart(chart, source, view.caption)
    builder.add("chain", view, Empty if chart else view.caption, source)


def _chain_columns(builder: SectionBuilder, file: ChainFile) -> tuple[TableColumn, ...]:
    chain, words = file.chain, builder.words
    revenue_unit = words.unit_head(words.atlas.units[chain.revenue_unit])
    people = words.ui("people")
    return (
        TableColumn(escape(words.ui("Product direction")), marks=builder.note_marks(chain.note)),
        TableColumn(escape(words.ui("Organisations")), words.period(chain.firms), numeric=True),
        TableColumn(escape(words.ui("of which not sole traders")), words.period(chain.firms), numeric=True),
        TableColumn(escape(words.ui("Average headcount")), f"{people}, {words.period(chain.headcount)}", numeric=True),
        TableColumn(escape(words.ui("Revenue")), f"{revenue_unit}, {words.period(chain.revenue)}", numeric=True),
    )


def _chain_row(builder: SectionBuilder, row_id: str, row: DataChainRow) -> ChainRow:
    title = builder.words.inline(row.title, builder.scope.slug)
    firms = builder.count_cell(row.firms.total, row.firms.state)
    corporate = builder.count_cell(row.firms.not_sole_traders, row.firms.state)
    return ChainRow(row_id, title, firms, corporate, builder.cell(row.headcount), builder.cell(row.revenue))


def _strategy(builder: SectionBuilder, cluster: Cluster) -> None:
    file = cluster.strategy
    if file is None:
        return
    words, slug = builder.words, builder.scope.slug
    tasks = tuple(words.inline(task, slug) for task in file.tasks.values())
    builder.add("statement", Strategy(words.inline(file.mission, slug), words.inline(file.goal, slug), tasks))


def _kpis(builder: SectionBuilder, cluster: Cluster) -> None:
    words, rows = builder.words, cluster.kpis
    years = sorted({year for row in rows for year in (*row.cells, *row.actual)})
    columns = (
        TableColumn(escape(words.ui("Indicator"))),
        TableColumn(escape(words.ui("Unit"))),
        *(TableColumn(escape(year), numeric=True) for year in years),
    )
    table_rows = tuple(line for row in rows for line in _kpi_rows(builder, row, years))
    table = Table(escape(words.ui("Plan by year")), columns, table_rows)
    source = programme_source(words, cluster)
    builder.chart(kpi_chart(words, rows, table), source)
    builder.add("plan", table, source=source)


def programme_source(words: Words, cluster: Cluster) -> Markup:
    """Plans stand in the programme itself."""
    return words.title(cluster.file.programme.title, cluster.slug) if cluster.file.programme else Empty


def _kpi_rows(builder: SectionBuilder, row: KpiRow, years: Sequence[int]) -> list[TableRow]:
    """The plan of an indicator and, under it, what came of it as far as is known."""
    words = builder.words

    def cells(by_year: Mapping[int, DataCell]) -> tuple[Cell, ...]:
        return tuple(builder.cell(by_year[year]) if year in by_year else Cell(Empty) for year in years)

    unit = Cell(escape(words.unit_head(words.atlas.units[row.unit])))
    plan = TableRow(Cell(words.inline(row.title)), (unit, *cells(row.cells)), id=f"kpi-{row.id}")
    if not row.actual:
        return [plan]
    return [plan, TableRow(Cell(escape(words.ui("actual"))), (unit, *cells(row.actual)))]


def _organisation(builder: SectionBuilder, cluster: Cluster) -> None:
    words, slug = builder.words, builder.scope.slug
    bodies = tuple(
        Body(
            body.id,
            body.level,
            words.title(body.title, slug),
            words.inline(body.organisation, slug) if body.organisation else Empty,
            tuple(words.inline(member, slug) for member in body.members),
            tuple(words.inline(function, slug) for function in body.functions),
        )
        for body in cluster.bodies
    )
    builder.add("bodies", Bodies(bodies))
    for ref in cluster.bodies_note:
        note = words.inline(words.atlas.note(slug, ref).text, slug)
        builder.add(f"note-{ref}", Claims((note,), bulleted=False))
    builder.add("family", family(words, builder.scope.centre, slug, {}), escape(words.ui("The family of clusters")))


def family(words: Words, centre: str, own: str, links: dict[str, str]) -> Family:
    """The clusters of a centre, the reader's own first; `links` are the addresses of those that have pages."""
    slugs = [slug for slug in words.atlas.centres[centre].clusters if slug in words.atlas.clusters]
    ordered = sorted(slugs, key=lambda slug: slug != own)
    return Family(tuple(cluster_card(words, slug, own, links.get(slug, "")) for slug in ordered))


def cluster_card(words: Words, slug: str, own: str, href: str) -> ClusterCard:
    file = words.atlas.clusters[slug].file
    states = {
        "association": words.ui("Association"),
        "planned": words.ui("Planned"),
        "cluster": "" if file.programme else words.ui("Programme not published here yet"),
    }
    state = ", ".join(part for part in (states[file.status], str(file.founded or "")) if part)
    title, summary = words.title(file.short, slug), words.inline(file.summary, slug)
    return ClusterCard(slug, title, summary, slug == own, href, state, file.accent.light, file.accent.dark)


def _roadmap(builder: SectionBuilder, cluster: Cluster) -> None:
    programme = cluster.file.programme
    horizon = programme.horizon if programme else 0
    directions = tuple(_direction(builder, entry, horizon) for entry in cluster.roadmap)
    years = sorted({year for direction in directions for item in direction.items for year in item.years})
    view = Roadmap(directions, tuple(years))
    schedules = {item.id: item.schedule for entry in cluster.roadmap for item in entry.items if item.schedule}
    builder.chart(roadmap_chart(builder.words, view, schedules, horizon))
    builder.add("plan", view)


def _direction(builder: SectionBuilder, entry: DirectionEntry, horizon: int) -> Direction:
    words, slug = builder.words, builder.scope.slug
    items = tuple(
        RoadmapItem(
            item.id,
            item.printed or item.number,
            words.inline(item.title, slug),
            words.schedule(item.schedule) if item.schedule else "",
            item.schedule.years(horizon) if item.schedule else (),
            bool(item.schedule and item.schedule.repeats),
            builder.note_marks(item.note),
        )
        for item in entry.items
    )
    return Direction(entry.id, str(entry.number), words.title(entry.title, slug), items)


CHAPTERS: tuple[Chapter, ...] = (
    Chapter("industry", ui("The industry and the region"), 1, _industry, lambda c: bool(c.industry)),
    Chapter("members", ui("Members of the cluster"), 1, _members, lambda c: bool(c.members)),
    Chapter("products", ui("Product directions and the value chain"), 1, _products, lambda c: c.chain is not None),
    Chapter(
        "swot", ui("Strengths, weaknesses, opportunities and threats"), 1, build_swot, lambda c: c.swot is not None
    ),
    Chapter("strategy", ui("Mission, goal and tasks"), 2, _strategy, lambda c: c.strategy is not None),
    Chapter("kpis", ui("Key performance indicators"), 2, _kpis, lambda c: bool(c.kpis)),
    Chapter("organisation", ui("Organisation"), 2, _organisation, lambda c: bool(c.bodies)),
    Chapter("roadmap", ui("Roadmap"), 2, _roadmap, lambda c: bool(c.roadmap)),
)

PARTS: tuple[str, str] = (ui("Current state of the cluster"), ui("Target model of the cluster"))


def numbered_chapters(cluster: Cluster) -> list[tuple[str, Chapter]]:
    """The chapters that the cluster has, with their numbers: 1.1, 1.2, …, 2.1, …"""
    present = [chapter for chapter in CHAPTERS if chapter.present(cluster)]
    numbered = []
    for part in (1, 2):
        numbered += [(f"{part}.{n}", chapter) for n, chapter in enumerate((c for c in present if c.part == part), 1)]
    return numbered
