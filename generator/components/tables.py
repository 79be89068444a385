"""The tables of a topic, each after the chart that it asks for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.components.block import Block, Cell
from generator.components.inline import Inline, Joined
from generator.components.scene import Scene, Slot
from generator.components.table import Table, TableColumn, TableRow, number_cell
from generator.components.table_charts import Cells, table_chart
from generator.kinds.topic import DataColumn, DataRow, DataTable, of_table


def build(scene: Scene, slot: Slot, tables: Mapping[str, DataTable]) -> Iterator[Block]:
    """The tables of a topic, each after its chart where it has one."""
    for table_id, data in tables.items():
        name = f"{slot.name}-{table_id}"
        at = slot.at.child(table_id)
        cells = of_table(at, data)
        table = _table(scene, data, cells)
        chart = table_chart(scene.voice, name, data, cells, table)
        if chart is not None:
            yield scene.block(f"chart-{name}", chart, sources=(data.source,), records=(at,))
        yield scene.block(name, table, sources=(data.source,), records=(at,))


def _table(scene: Scene, data: DataTable, cells: Cells) -> Table:
    voice = scene.voice
    columns = [TableColumn("", marks=scene.notes(data.note))]
    for column in data.columns.values():
        columns.append(TableColumn(voice.inline(column.title), voice.head(column.unit or ""), numeric=True))
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
    if not row.cells:
        return TableRow(Cell(head), role="group", id=row_id)
    return TableRow(
        Cell(head),
        tuple(number_cell(scene, cells.get((row_id, name)), signed=column.signed) for name, column in columns.items()),
        id=row_id,
    )
