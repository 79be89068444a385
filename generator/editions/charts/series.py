"""Indicators over the years: the plan of the KPIs, and tables whose columns are years."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import escape

from generator.charts.lines import Line, Panel, Point, line_panels
from generator.editions.charts.common import cell_label, cell_value, plain_html, plain_text, sentence, span, without_ids
from generator.editions.views import Chart, Table
from generator.editions.words import Words
from generator.model.atlas import KpiRow
from generator.model.quantities import Cell
from generator.model.sections import DataTable


def kpi_chart(words: Words, rows: Sequence[KpiRow], table: Table) -> Chart | None:
    """The plan of every indicator year by year, beside what came of it where that is known."""
    years = sorted({year for row in rows for year in (*row.cells, *row.actual)})
    panels = [_kpi_panel(words, row, years) for row in rows]
    if not any(panel.drawn for panel in panels):
        return None
    known = any(row.actual for row in rows)
    title = words.ui("Indicators by year: plan and actual") if known else words.ui("Plan for the indicators by year")
    scale = words.ui("each indicator on a scale of its own, from zero")
    return Chart(
        "kpis",
        escape(title),
        f"{span(years[0], years[-1])}, {scale}",
        line_panels(panels, zero=True),
        sentence(title, _told(words, panels)),
        without_ids(table),
    )


def _kpi_panel(words: Words, row: KpiRow, years: Sequence[int]) -> Panel:
    unit, title = words.unit_head(words.atlas.units[row.unit]), plain_text(words, row.short or row.title)
    plan = _line(words, words.ui("plan"), row.cells, years)
    if not row.actual:
        return Panel(title, unit, (plan,))
    actual = _line(words, words.ui("actual"), row.actual, years)
    return Panel(title, unit, (Line(plan.name, plan.points, main=False), actual))


def _line(words: Words, name: str, cells: Mapping[int, Cell], years: Sequence[int]) -> Line:
    points = tuple(
        Point(str(year), cell_value(cells[year]), cell_label(words, cells[year]))
        if year in cells
        else Point(str(year), None, "")
        for year in years
    )
    return Line(name, points)


def _told(words: Words, panels: Sequence[Panel]) -> list[str]:
    """Where each line begins and ends."""
    told = []
    for panel in panels:
        for line in panel.lines:
            name = panel.title if len(panel.lines) == 1 else f"{panel.title} ({line.name})"
            told += _course(words, name, [point for point in line.points if point.value is not None])
    return told


def _course(words: Words, name: str, points: Sequence[Point]) -> list[str]:
    if not points:
        return []
    first, last = points[0], points[-1]
    if first is last:
        return [words.ui("{name}: {value} in {year}", name=name, value=first.label, year=first.at)]
    if first.value == last.value:
        return [
            words.ui(
                "{name}: {value} in {start} and in {end}", name=name, value=first.label, start=first.at, end=last.at
            )
        ]
    return [
        words.ui(
            "{name}: from {first} in {start} to {last} in {end}",
            name=name,
            first=first.label,
            start=first.at,
            last=last.label,
            end=last.at,
        )
    ]


def table_lines(words: Words, slug: str, name: str, data: DataTable, table: Table) -> Chart | None:
    """A table whose columns are years as a panel a row; rows of a group bear its name."""
    panels = []
    group = ("", "")
    for row_id, row in data.rows.items():
        title = plain_text(words, row.title, slug)
        if not row.cells:
            group = (f"{row_id}-", title)
            continue
        if group[0] and row_id.startswith(group[0]):
            title = f"{group[1]}: {title[:1].lower()}{title[1:]}"
        unit = words.unit_head(words.atlas.units[row.unit]) if row.unit else ""
        points = tuple(
            Point(
                plain_text(words, column.title, slug),
                cell_value(row.cells[column_id]) if column_id in row.cells else None,
                cell_label(words, row.cells[column_id]) if column_id in row.cells else "",
            )
            for column_id, column in data.columns.items()
        )
        panels.append(Panel(title, unit, (Line(title, points),)))
    if not any(panel.drawn for panel in panels):
        return None
    heading = words.title(data.title, slug)
    years = [plain_text(words, column.title, slug) for column in data.columns.values()]
    scale = words.ui("each indicator on a scale of its own, not from zero")
    return Chart(
        name,
        heading,
        f"{span(years[0], years[-1])}, {scale}",
        line_panels(panels, zero=False),
        sentence(plain_html(words, heading), _told(words, panels)),
        without_ids(table),
    )
