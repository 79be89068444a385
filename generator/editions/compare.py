"""The clusters of a centre side by side: the plan for each indicator, and potential members by the same measures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from markupsafe import Markup, escape

from generator.charts.bars import Bar, Measure, Row, bar_panels
from generator.editions.chapters import programme_source
from generator.editions.charts.common import cell_bar, figure_bar, plain_text, sentence, span, told_extremes
from generator.editions.section import SectionBuilder
from generator.editions.views import Cell, Chart, Claims, Empty, Page, Table, TableColumn, TableRow
from generator.editions.words import Words
from generator.model.atlas import Atlas, Cluster, KpiRow
from generator.model.sections import PairMeasure, Pairs

PATH = "compare.md"
_PANELS = 4  # side by side in one chart
_NAMES = 110  # width of the column with the clusters' names, in points


def compare_page(words: Words, clusters: Sequence[Cluster]) -> Page:
    """Every chart has its data as a table and as a file."""
    builder = SectionBuilder(words, clusters[0], "compare")
    intro = words.ui("The figures are those of the programmes; every indicator has a scale of its own, from zero.")
    builder.add("intro", Claims((escape(intro),), bulleted=False))
    _kpis(builder, clusters)
    _metrics(builder, clusters)
    title = escape(words.ui("Clusters compared"))
    section = builder.finish(title, "")
    return Page(PATH, title.striptags(), intro, (section,), fallbacks=words.fallbacks)


def _rows(words: Words, clusters: Sequence[Cluster]) -> list[Row]:
    return [Row(plain_text(words, cluster.file.short, cluster.slug)) for cluster in clusters]


def _kpis(builder: SectionBuilder, clusters: Sequence[Cluster]) -> None:
    """The plan for the last year in groups of panels, then the plan for all years as one table."""
    words = builder.words
    ids = list(dict.fromkeys(row.id for cluster in clusters for row in cluster.kpis))
    known = {(cluster.slug, row.id): row for cluster in clusters for row in cluster.kpis}
    years = sorted({year for row in known.values() for year in row.cells})
    if not years:
        return
    source = Markup("; ").join(programme_source(words, cluster) for cluster in clusters)
    title = words.ui("Plan for the indicators in {year}", year=years[-1])
    heading = escape(words.ui("Indicators"))
    for number, group in enumerate(_groups(ids), 1):
        measures = [_kpi_measure(words, kpi, clusters, known, years[-1]) for kpi in group]
        chart = _chart(words, f"kpis-{number}", escape(title), "", clusters, measures)
        builder.add(f"kpis-{number}", chart, heading if number == 1 else Empty, source)
    table = _kpi_table(builder, ids, clusters, known, years)
    title = words.ui("Plan by year, {years}", years=span(years[0], years[-1]))
    builder.add("kpis-table", table, escape(title), source)


def _groups(ids: Sequence[str]) -> Iterator[list[str]]:
    rest = iter(ids)
    while group := list(islice(rest, _PANELS)):
        yield group


def _kpi_measure(
    words: Words, kpi: str, clusters: Sequence[Cluster], known: dict[tuple[str, str], KpiRow], year: int
) -> Measure:
    rows = [known.get((cluster.slug, kpi)) for cluster in clusters]
    first = next(row for row in rows if row is not None)
    bars = tuple(cell_bar(words, row.cells.get(year)) if row is not None else None for row in rows)
    return Measure(plain_text(words, first.short or first.title), words.unit_head(words.atlas.units[first.unit]), bars)


def _kpi_table(
    builder: SectionBuilder,
    ids: Sequence[str],
    clusters: Sequence[Cluster],
    known: dict[tuple[str, str], KpiRow],
    years: Sequence[int],
) -> Table:
    """A group of rows an indicator, a row a cluster, a column a year."""
    words = builder.words
    rows = []
    for kpi in ids:
        first = next(known[cluster.slug, kpi] for cluster in clusters if (cluster.slug, kpi) in known)
        unit = words.unit_head(words.atlas.units[first.unit])
        rows.append(TableRow(Cell(Markup("{}, {}").format(words.title(first.title), unit)), role="group"))
        for cluster in clusters:
            row = known.get((cluster.slug, kpi))
            if row is not None:
                cells = tuple(builder.cell(row.cells[year]) if year in row.cells else Cell(Empty) for year in years)
                rows.append(TableRow(Cell(words.title(cluster.file.short)), cells))
    columns = (TableColumn(escape(words.ui("Cluster"))), *(TableColumn(escape(year), numeric=True) for year in years))
    return Table(escape(words.ui("Plan for the indicators by cluster and year")), columns, tuple(rows))


def _pairs(cluster: Cluster) -> Pairs | None:
    """The two groups that a cluster puts side by side."""
    return next((topic.pairs for topic in cluster.members.values() if topic.pairs is not None), None)


def _metrics(builder: SectionBuilder, clusters: Sequence[Cluster]) -> None:
    """A chart a group of potential members: a panel a measure, a bar a cluster."""
    words = builder.words
    compared = [(cluster, pairs) for cluster in clusters if (pairs := _pairs(cluster)) is not None]
    if not compared:
        return
    owners = [cluster for cluster, _ in compared]
    names = list(dict.fromkeys(name for _, pairs in compared for name in pairs.measures))
    heading = escape(words.ui("Potential members"))
    for place, group in enumerate((compared[0][1].first, compared[0][1].second)):
        measures = [
            _metric(words, [(cluster, pairs.measures.get(name)) for cluster, pairs in compared], place)
            for name in names
        ]
        chart = _chart(words, f"members-{place + 1}", words.title(group), "", owners, measures)
        refs = [
            words.atlas.figure(cluster.slug, m.of[place])[1].source
            for cluster, p in compared
            for m in p.measures.values()
        ]
        builder.add(f"members-{place + 1}", chart, heading if place == 0 else Empty, builder.source_line(refs))


def _metric(words: Words, measures: Sequence[tuple[Cluster, PairMeasure | None]], place: int) -> Measure:
    bars: list[Bar | None] = []
    title = unit = ""
    for cluster, measure in measures:
        if measure is None:
            bars.append(None)
            continue
        figure = words.atlas.figure(cluster.slug, measure.of[place])[1]
        title = title or plain_text(words, measure.title or figure.title, cluster.slug)
        unit = unit or words.unit_head(words.atlas.units[figure.unit])
        bars.append(figure_bar(words, cluster.slug, measure.of[place]))
    return Measure(title, unit, tuple(bars))


def _chart(
    words: Words, name: str, title: Markup, subtitle: str, clusters: Sequence[Cluster], measures: Sequence[Measure]
) -> Chart:
    """Panels side by side with the same rows: the clusters."""
    rows = _rows(words, clusters)
    names = [row.title for row in rows]
    columns = (
        TableColumn(escape(words.ui("Cluster"))),
        *(TableColumn(escape(measure.title), measure.unit, numeric=True) for measure in measures),
    )
    table = Table(
        title,
        columns,
        tuple(
            TableRow(
                Cell(escape(row.title)),
                tuple(Cell(escape(bar.label)) if (bar := measure.bars[n]) else Cell(Empty) for measure in measures),
            )
            for n, row in enumerate(rows)
        ),
    )
    alt = sentence(title.striptags(), told_extremes(words, names, measures))
    return Chart(name, title, subtitle, bar_panels(rows, measures, names=_NAMES), alt, table)


def comparable(atlas: Atlas, slugs: Sequence[str]) -> list[Cluster]:
    """The clusters that can be compared: those that have a plan."""
    return [atlas.clusters[slug] for slug in slugs if atlas.clusters[slug].kpis]
