"""Charts over tables: the columns as bars side by side, or years as lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.charts.bars import Measure, Row, bar_panels
from generator.charts.lines import Line, Panel, Point, line_panels
from generator.components.chart import Chart, bar, label, sentence, span, told_extremes
from generator.components.table import Table
from generator.components.voice import Voice
from generator.kinds.topic import DataRow, DataTable
from generator.model.quantity import Quantity

Cells = Mapping[tuple[str, str], Quantity]  # by row and column


def table_chart(voice: Voice, name: str, data: DataTable, cells: Cells, table: Table) -> Chart | None:
    """The chart that a table asks for; none where it has nothing to draw."""
    if data.chart is None:
        return None
    draw = _bars if data.chart == "bars" else _lines
    return draw(voice, name, data, cells, table)


def _bars(voice: Voice, name: str, data: DataTable, cells: Cells, table: Table) -> Chart | None:
    """The columns of a table as panels; rows by the size of the first one."""
    rows = [(row_id, row) for row_id, row in data.rows.items() if row.cells]
    first = next(iter(data.columns))
    known = {row_id: bar(voice, cells.get((row_id, first))) for row_id, _ in rows}
    rows.sort(key=lambda item: -(one.value or 0) if (one := known[item[0]]) else 0)
    names = [voice.neat(row.title) for _, row in rows]
    measures = [
        Measure(
            voice.neat(column.title),
            voice.head(column.unit or ""),
            tuple(bar(voice, cells.get((row_id, column_id)), signed=column.signed) for row_id, _ in rows),
        )
        for column_id, column in data.columns.items()
    ]
    if not any(one and one.value is not None for measure in measures for one in measure.bars):
        return None
    title = voice.title(data.title)
    parts = [voice.period(data.period)] if data.period else []
    parts.append(voice.ui("in the order of the first measure, every bar from zero"))
    return Chart(
        name,
        title,
        ", ".join(parts),
        bar_panels([Row(text) for text in names], measures, names=190),
        sentence(voice.neat_inline(title), told_extremes(voice, names, measures)),
        table.without_ids(),
    )


def _lines(voice: Voice, name: str, data: DataTable, cells: Cells, table: Table) -> Chart | None:
    """A table whose columns are years as a panel a row; rows of a group bear its name."""
    panels = list(_panels(voice, data, cells))
    if not any(panel.drawn for panel in panels):
        return None
    heading = voice.title(data.title)
    years = [voice.neat(column.title) for column in data.columns.values()]
    scale = voice.ui("each indicator on a scale of its own, not from zero")
    return Chart(
        name,
        heading,
        f"{span(years[0], years[-1])}, {scale}",
        line_panels(panels, zero=False),
        sentence(voice.neat_inline(heading), told_courses(voice, panels)),
        table.without_ids(),
    )


def _panels(voice: Voice, data: DataTable, cells: Cells) -> Iterator[Panel]:
    for row_id, row in data.rows.items():
        if not row.cells:
            continue
        title = voice.neat(row.title)
        if row.group is not None:
            title = f"{voice.neat(data.rows[row.group].title)}: {title[:1].lower()}{title[1:]}"
        points = tuple(
            point(voice, voice.neat(column.title), cells.get((row_id, column_id)))
            for column_id, column in data.columns.items()
        )
        yield Panel(title, _unit(voice, row), (Line(title, points),))


def _unit(voice: Voice, row: DataRow) -> str:
    return voice.head(row.unit or "")


def point(voice: Voice, at: str, quantity: Quantity | None) -> Point:
    """A number at its place on a line; a gap where nothing stands."""
    return Point(at, None, "") if quantity is None else Point(at, quantity.read, label(voice, quantity))


def told_courses(voice: Voice, panels: Sequence[Panel]) -> list[str]:
    """Where each line begins and ends."""
    told = []
    for panel in panels:
        for line in panel.lines:
            name = panel.title if len(panel.lines) == 1 else f"{panel.title} ({line.name})"
            told += _course(voice, name, [one for one in line.points if one.value is not None])
    return told


def _course(voice: Voice, name: str, points: Sequence[Point]) -> list[str]:
    if not points:
        return []
    first, last = points[0], points[-1]
    if first is last:
        return [voice.ui("{name}: {value} in {year}", name=name, value=first.label, year=first.at)]
    if first.value == last.value:
        return [
            voice.ui(
                "{name}: {value} in {start} and in {end}", name=name, value=first.label, start=first.at, end=last.at
            )
        ]
    return [
        voice.ui(
            "{name}: from {first} in {start} to {last} in {end}",
            name=name,
            first=first.label,
            start=first.at,
            last=last.label,
            end=last.at,
        )
    ]
