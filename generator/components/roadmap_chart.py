"""A roadmap as a timeline: what is due when, with everything that recurs expanded up to the horizon."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from generator.charts.timeline import Item, Span, timeline
from generator.components.block import Cell
from generator.components.chart import Chart, span
from generator.components.table import Table, TableColumn, TableRow
from generator.components.voice import Voice
from generator.language.messages import interface_plural
from generator.model.schedules import Date, Schedule

if TYPE_CHECKING:
    from generator.components.roadmap import Direction

_SLIP = 0.001  # sums of parts of years are not exact
_PARTS = {"yearly": 1, "half-yearly": 2, "quarterly": 4}  # how often a year


def roadmap_chart(voice: Voice, directions: Sequence[Direction], horizon: int) -> Chart | None:
    """The items of a roadmap by direction; none where nothing has a date."""
    items: list[Item] = []
    for direction in directions:
        if direction.title:
            items.append(Item(direction.number, voice.neat_inline(direction.title), head=True))
        items += [
            Item(item.number, voice.neat_inline(item.title), spans_of(item.schedule, horizon))
            for item in direction.items
            if item.schedule is not None
        ]
    dated = [item for item in items if item.spans]
    if not dated:
        return None
    first = int(min(one.start for item in dated for one in item.spans))
    title = voice.ui("Roadmap by quarter")
    return Chart(
        "roadmap",
        title,
        voice.ui("{years}; in colour: first due, grey: again", years=span(first, horizon)),
        timeline(items, (first, horizon)),
        _told(voice, f"{title}, {span(first, horizon)}", len(directions), dated),
        _table(voice, directions),
    )


def _told(voice: Voice, lead: str, count: int, dated: list[Item]) -> str:
    again = sum(any(one.again for one in item.spans) for item in dated)
    directions = interface_plural("{n} direction", "{n} directions", count, voice.lang)
    items = interface_plural("{n} activity", "{n} activities", len(dated), voice.lang)
    recurring = interface_plural("{n} of them recurs", "{n} of them recur", again, voice.lang)
    return f"{lead}: {directions}, {items}; {recurring}."


def spans_of(schedule: Schedule, horizon: int) -> tuple[Span, ...]:
    """When it is due, first and again, up to the end of the year of the horizon."""
    found = [Span(*_stretch(date)) for date in schedule.on]
    if schedule.from_ is not None:
        start, end = _stretch(schedule.from_)
        if schedule.to is not None:
            end = _stretch(schedule.to)[1]
        found = [Span(start, end if schedule.to or schedule.repeats else horizon + 1)]
    if schedule.repeats is None:
        return tuple(found)
    first, step = found[-1], 1 / _PARTS[schedule.repeats]
    length = min(first.end - first.start, step)
    if schedule.to is None:
        found[-1] = Span(first.start, first.start + length)
    starts = (
        first.start + step * turn for turn in range(1, (horizon + 1 - int(first.start)) * _PARTS[schedule.repeats])
    )
    again = [start for start in starts if start >= found[-1].end - _SLIP and start + length <= horizon + 1 + _SLIP]
    return (*found, *(Span(start, start + length, again=True) for start in again))


def _stretch(date: Date) -> tuple[float, float]:
    """The beginning and the end of a month, quarter or year."""
    if date.month:
        return date.year + (date.month - 1) / 12, date.year + date.month / 12
    if date.quarter:
        return date.year + (date.quarter - 1) / 4, date.year + date.quarter / 4
    return float(date.year), float(date.year + 1)


def _table(voice: Voice, directions: Sequence[Direction]) -> Table:
    columns = (
        TableColumn(voice.ui("Activity")),
        TableColumn(voice.ui("No.")),
        TableColumn(voice.ui("Timing")),
    )
    rows: list[TableRow] = []
    for direction in directions:
        if direction.title:
            rows.append(TableRow(Cell(direction.title), role="group"))
        rows += [TableRow(Cell(item.title), (Cell(item.number), Cell(item.timing))) for item in direction.items]
    return Table(voice.ui("Roadmap by direction"), columns, tuple(rows))
