"""Key performance indicators: the plan year by year, beside what came of it, as a picture and a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.charts.lines import Line, Panel, line_panels
from generator.components.block import Block, Cell
from generator.components.chart import Chart, sentence, span
from generator.components.scene import Scene, Slot
from generator.components.table import Table, TableColumn, TableRow, number_cell
from generator.components.table_charts import point, told_courses
from generator.components.voice import Voice
from generator.kinds.kpi import KpiRow, of_plan
from generator.model.quantity import Quantity

Years = Mapping[int, Quantity]


def plan_of(slot: Slot, row: KpiRow) -> Years:
    """The plan of an indicator by year."""
    return of_plan(slot.at.child(row.id, "plan"), row.cells, row.unit)


def build(scene: Scene, slot: Slot, rows: tuple[KpiRow, ...]) -> Iterator[Block]:
    """The picture, where any number is known, and the table."""
    years = sorted({year for row in rows for year in (*row.cells, *row.actual)})
    voice = scene.voice
    numbers = [
        (row, plan_of(slot, row), of_plan(slot.at.child(row.id, "actual"), row.actual, row.unit)) for row in rows
    ]
    columns = (
        TableColumn(voice.ui("Indicator")),
        TableColumn(voice.ui("Unit")),
        *(TableColumn(str(year), numeric=True) for year in years),
    )
    lines = tuple(line for row, plan, actual in numbers for line in _rows(scene, row, plan, actual, years))
    table = Table(voice.ui("Plan by year"), columns, lines)
    chart = _chart(voice, numbers, years, table)
    if chart is not None:
        yield scene.block(f"chart-{chart.name}", chart, origin=scene.plan, records=(slot.at,))
    yield scene.block(slot.name, table, origin=scene.plan, records=(slot.at,))


def _rows(scene: Scene, row: KpiRow, plan: Years, actual: Years, years: Sequence[int]) -> Iterator[TableRow]:
    """The plan of an indicator and, under it, what came of it as far as is known."""
    voice = scene.voice
    unit = Cell(voice.head(row.unit))

    def cells(numbers: Years) -> tuple[Cell, ...]:
        return tuple(number_cell(scene, numbers.get(year)) for year in years)

    yield TableRow(Cell(voice.inline(row.title)), (unit, *cells(plan)), id=f"kpi-{row.id}")
    if actual:
        yield TableRow(Cell(voice.ui("actual")), (unit, *cells(actual)))


def _chart(
    voice: Voice, numbers: Sequence[tuple[KpiRow, Years, Years]], years: Sequence[int], table: Table
) -> Chart | None:
    panels = [_panel(voice, row, plan, actual, years) for row, plan, actual in numbers]
    if not any(panel.drawn for panel in panels):
        return None
    known = any(actual for _, _, actual in numbers)
    title = voice.ui("Indicators by year: plan and actual") if known else voice.ui("Targets by year")
    scale = voice.ui("each indicator on a scale of its own, from zero")
    return Chart(
        "kpis",
        title,
        f"{span(years[0], years[-1])}, {scale}",
        line_panels(panels, zero=True),
        sentence(title, told_courses(voice, panels)),
        table.without_ids(),
    )


def _panel(voice: Voice, row: KpiRow, plan: Years, actual: Years, years: Sequence[int]) -> Panel:
    unit, title = voice.head(row.unit), voice.neat(row.short or row.title)
    planned = _line(voice, voice.ui("plan"), plan, years)
    if not actual:
        return Panel(title, unit, (planned,))
    came = _line(voice, voice.ui("actual"), actual, years)
    return Panel(title, unit, (Line(planned.name, planned.points, main=False), came))


def _line(voice: Voice, name: str, numbers: Years, years: Sequence[int]) -> Line:
    return Line(name, tuple(point(voice, str(year), numbers.get(year)) for year in years))
