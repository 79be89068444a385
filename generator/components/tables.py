"""The tables of a topic, with their numbers drawn in the cells where they ask for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from generator.charts.bars import Measure, Row, bar_panels
from generator.charts.lines import Line, Panel, line_panels
from generator.components.block import Block, Cell
from generator.components.chart import bar, point, sentence, told_courses, told_extremes
from generator.components.drawn import in_columns, in_rows
from generator.components.inline import Inline, Joined
from generator.components.scene import Scene, Slot
from generator.components.table import Drawing, Table, TableColumn, TableRow, number_cell, taken_figures
from generator.components.voice import Voice
from generator.kinds.topic import DataColumn, DataRow, DataTable, of_table
from generator.model.quantity import Quantity

_WHOLE = Decimal(100)  # per cent

Cells = Mapping[tuple[str, str], Quantity]  # by row and column


def build(scene: Scene, slot: Slot, tables: Mapping[str, DataTable]) -> Iterator[Block]:
    """The tables of a topic."""
    for table_id, data in tables.items():
        at = slot.at.child(table_id)
        cells = of_table(at, data, scene.voice.atlas.quantity)
        table = _table(scene, data, cells)
        if data.chart is not None:
            table = _drawn(scene.voice, data, cells, table)
        taken = taken_figures(scene, at.owner, (cell for row in data.rows.values() for cell in row.cells.values()))
        sources = (data.source, *(scene.voice.atlas.quantity(figure).source for figure in taken))
        yield scene.block(f"{slot.name}-{table_id}", table, sources=sources, records=(at, *taken))


def _table(scene: Scene, data: DataTable, cells: Cells) -> Table:
    voice = scene.voice
    columns = [TableColumn("", marks=scene.notes(data.note))]
    for column in data.columns.values():
        head = voice.head(column.unit or "")
        columns.append(TableColumn(_title(voice, column), head, numeric=not column.text))
    rows = tuple(_row(scene, row_id, row, data.columns, cells) for row_id, row in data.rows.items())
    caption: Inline = voice.title(data.title)
    if data.period is not None:
        caption = Joined("{}, {}", (caption, voice.period(data.period)))
    return Table(caption, tuple(columns), rows)


def _row(
    scene: Scene,
    row_id: str,
    row: DataRow,
    columns: Mapping[str, DataColumn],
    cells: Cells,
) -> TableRow:
    head: Inline = scene.voice.inline(row.title)
    if row.unit:
        head = Joined("{}, {}", (head, scene.voice.head(row.unit)))
    if row.is_head:
        return TableRow(Cell(head), role="group", id=row_id)
    return TableRow(
        Cell(head),
        tuple(
            _words(scene, row, name)
            if column.text
            else number_cell(scene, cells.get((row_id, name)), signed=column.signed)
            for name, column in columns.items()
        ),
        id=row_id,
        within=row.group is not None,
    )


def _title(voice: Voice, column: DataColumn) -> Inline:
    """What a column is called: by itself, or by its time."""
    if column.title is not None:
        return voice.inline(column.title)
    return voice.period(column.period) if column.period else ""


def _words(scene: Scene, row: DataRow, column: str) -> Cell:
    return Cell(scene.voice.inline(row.texts[column])) if column in row.texts else Cell()


def _drawn(voice: Voice, data: DataTable, cells: Cells, table: Table) -> Table:
    """The table with its numbers drawn: one scale a column, or years side by side on one scale a row."""
    places = [place for place, column in enumerate(data.columns.values()) if not column.text]
    if data.chart == "bars":
        drawing = _bars(voice, data, cells)
        scale = voice.ui("every column on a scale of its own, from zero") if len(places) > 1 else ""
        rows = in_columns(table.rows, places)
    elif data.chart == "shares":
        drawing = _bars(voice, data, cells)
        scale = voice.ui("shares of a whole: the full width is 100 %")
        rows = in_columns(table.rows, places, whole=_WHOLE)
    else:
        drawing = _lines(voice, data, cells)
        scale = voice.ui("each indicator on a scale of its own, from zero") if len(data.rows) > 1 else ""
        rows = in_rows(table.rows, "column")
    return replace(table, rows=rows, scale=scale, drawing=drawing) if drawing else table


def _bars(voice: Voice, data: DataTable, cells: Cells) -> Drawing | None:
    """The columns as panels of bars, the rows in their order."""
    rows = [(row_id, row) for row_id, row in data.rows.items() if row.cells]
    names = [_name(voice, data, row) for _, row in rows]
    measures = [
        Measure(
            voice.neat_inline(_title(voice, column)),
            voice.head(column.unit or ""),
            tuple(bar(voice, cells.get((row_id, column_id)), signed=column.signed) for row_id, _ in rows),
        )
        for column_id, column in data.numeric.items()
    ]
    if not any(one and one.value is not None for measure in measures for one in measure.bars):
        return None
    told = told_extremes(voice, names, measures)
    return Drawing(bar_panels([Row(text) for text in names], measures, names=190), _alt(voice, data, told))


def _lines(voice: Voice, data: DataTable, cells: Cells) -> Drawing | None:
    """The columns are years: a panel a row."""
    panels = list(_panels(voice, data, cells))
    if not any(panel.drawn for panel in panels):
        return None
    return Drawing(line_panels(panels), _alt(voice, data, told_courses(voice, panels)))


def _alt(voice: Voice, data: DataTable, told: Sequence[str]) -> str:
    return sentence(voice.neat_inline(voice.title(data.title)), told)


def _panels(voice: Voice, data: DataTable, cells: Cells) -> Iterator[Panel]:
    for row_id, row in data.rows.items():
        if not row.cells:
            continue
        title = _name(voice, data, row)
        points = tuple(
            point(voice, voice.neat_inline(_title(voice, column)), cells.get((row_id, column_id)))
            for column_id, column in data.numeric.items()
        )
        yield Panel(title, voice.head(row.unit or ""), (Line(title, points),))


def _name(voice: Voice, data: DataTable, row: DataRow) -> str:
    """What a row is called apart from the others: with the name of its group."""
    title = voice.neat(row.title)
    if row.group is None:
        return title
    return f"{voice.neat(data.rows[row.group].title)}: {title[:1].lower()}{title[1:]}"
