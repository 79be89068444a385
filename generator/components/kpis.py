"""Key performance indicators: the plan year by year, beside what came of it, each indicator on a scale of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from generator.charts.lines import Line, Panel, line_panels
from generator.components.block import Block, Cell
from generator.components.chart import point, sentence, told_courses
from generator.components.drawn import together
from generator.components.inline import Inline, Joined, joined
from generator.components.scene import Scene, Slot, source_line
from generator.components.table import Drawing, Table, TableColumn, TableRow, number_cell, taken_figures
from generator.components.voice import Voice
from generator.kinds.atlas import Atlas
from generator.kinds.kpi import KpiRow, of_plan
from generator.language.numbers import date_text
from generator.model.address import Address
from generator.model.quantity import Quantity

Years = Mapping[int, Quantity]
Numbers = Sequence[tuple[KpiRow, Years, Years]]  # plan and actual of each indicator


def plan_of(atlas: Atlas, at: Address, row: KpiRow) -> Years:
    """The plan of an indicator by year; `at` is the address of the plan of all."""
    return of_plan(at.child(row.id, "plan"), row.cells, row.unit, atlas.quantity)


def _later(atlas: Atlas, at: Address, row: KpiRow) -> Years:
    """What others plan for the years after the programme."""
    return of_plan(at.child(row.id, "later"), row.later, row.unit, atlas.quantity, row.later_source)


def build(scene: Scene, slot: Slot, rows: tuple[KpiRow, ...]) -> Iterator[Block]:
    """The table, its numbers drawn year by year."""
    years = sorted({year for row in rows for year in (*row.cells, *row.actual, *row.later)})
    voice, atlas, at = scene.voice, scene.voice.atlas, slot.at
    numbers = [
        (
            row,
            {**plan_of(atlas, at, row), **_later(atlas, at, row)},
            of_plan(at.child(row.id, "actual"), row.actual, row.unit, atlas.quantity, row.source),
        )
        for row in rows
    ]
    known = any(actual for _, _, actual in numbers)
    columns = (TableColumn(voice.ui("Indicator")), *(TableColumn(str(year), numeric=True) for year in years))
    table = Table(
        voice.ui("Indicators by year: plan and actual") if known else voice.ui("Plan by year"),
        columns,
        tuple(line for row, plan, actual in numbers for line in _rows(scene, row, plan, actual, years)),
        voice.ui("each indicator on a scale of its own, from zero") if len(rows) > 1 else "",
        _drawing(voice, numbers, years),
    )
    names = dict.fromkeys(ref for row in rows for ref in (row.source, row.later_source) if ref)
    cells = (cell for row in rows for told in (row.cells, row.actual, row.later) for cell in told.values())
    taken = taken_figures(scene, at.owner, cells)
    block = scene.block(slot.name, table, sources=names, records=(slot.at, *taken))
    yield replace(block, source=_origin(scene, rows, known=known))


def _origin(scene: Scene, rows: Sequence[KpiRow], *, known: bool) -> Inline:
    """Where the plan is from, and what came of it, and the plans for later years."""
    voice, told = scene.voice, list[Inline]()
    later = dict.fromkeys(row.later_source for row in rows if row.later_source)
    actual = dict.fromkeys((row.source, row.as_of) for row in rows if row.source or row.as_of)
    if scene.plan:
        is_alone = not known and not later
        told.append(scene.plan if is_alone else Joined(voice.ui("plan: {source}", source="{}"), (scene.plan,)))
    for source, day in actual:
        said = [source_line(voice, voice.atlas.sources[source])] if source else []
        dated = [voice.ui("as of {day}", day=date_text(day, voice.lang))] if day else []
        told.append(Joined(voice.ui("actual: {source}", source="{}"), (joined([*said, *dated]),)))
    for source in later:
        line = source_line(voice, voice.atlas.sources[source])
        told.append(Joined(voice.ui("plans for later years: {source}", source="{}"), (line,)))
    return joined(told, "; ")


def _rows(scene: Scene, row: KpiRow, plan: Years, actual: Years, years: Sequence[int]) -> tuple[TableRow, ...]:
    """The plan of an indicator; where it is known what came of it, both under the name of the indicator."""
    voice, name = scene.voice, f"kpi-{row.id}"
    title = Cell(Joined("{}, {}", (voice.inline(row.title), voice.head(row.unit))))

    def cells(numbers: Years) -> tuple[Cell, ...]:
        return tuple(number_cell(scene, numbers.get(year)) for year in years)

    if not actual:
        return together([TableRow(title, cells(plan), id=name)], "column")
    planned = TableRow(Cell(voice.ui("plan")), cells(plan), within=True, main=False)
    came = TableRow(Cell(voice.ui("actual")), cells(actual), within=True)
    return together([TableRow(title, role="group", id=name), planned, came], "column")


def _drawing(voice: Voice, numbers: Numbers, years: Sequence[int]) -> Drawing | None:
    panels = [_panel(voice, row, plan, actual, years) for row, plan, actual in numbers]
    if not any(panel.drawn for panel in panels):
        return None
    known = any(actual for _, _, actual in numbers)
    title = voice.ui("Indicators by year: plan and actual") if known else voice.ui("Targets by year")
    return Drawing(line_panels(panels), sentence(title, told_courses(voice, panels)))


def _panel(voice: Voice, row: KpiRow, plan: Years, actual: Years, years: Sequence[int]) -> Panel:
    unit, title = voice.head(row.unit), voice.neat(row.short or row.title)
    planned = _line(voice, voice.ui("plan"), plan, years)
    if not actual:
        return Panel(title, unit, (planned,))
    came = _line(voice, voice.ui("actual"), actual, years)
    return Panel(title, unit, (Line(planned.name, planned.points, main=False), came))


def _line(voice: Voice, name: str, numbers: Years, years: Sequence[int]) -> Line:
    return Line(name, tuple(point(voice, str(year), numbers.get(year)) for year in years))
