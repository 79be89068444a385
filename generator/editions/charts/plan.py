"""A roadmap as a timeline: what is due when, with everything that recurs expanded up to the horizon."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import escape

from generator.charts.timeline import Item, Span, timeline
from generator.editions.charts.common import plain_html, span
from generator.editions.views import Cell, Chart, Roadmap, Table, TableColumn, TableRow
from generator.editions.words import Words
from generator.language.messages import interface_plural
from generator.model.schedules import Date, Schedule

_SLIP = 0.001  # sums of parts of years are not exact
_PARTS = {"yearly": 1, "half-yearly": 2, "quarterly": 4}  # how often a year


def roadmap_chart(words: Words, view: Roadmap, schedules: Mapping[str, Schedule], horizon: int) -> Chart | None:
    """The items of a roadmap by direction; `schedules` are theirs, by id."""
    items: list[Item] = []
    for direction in view.directions:
        if direction.title:
            items.append(Item(direction.number, plain_html(words, direction.title), head=True))
        items += [
            Item(item.number, plain_html(words, item.title), spans_of(schedules[item.id], horizon))
            for item in direction.items
            if item.id in schedules
        ]
    dated = [item for item in items if item.spans]
    if not dated:
        return None
    first = int(min(one.start for item in dated for one in item.spans))
    title = words.ui("Roadmap by quarter")
    subtitle = words.ui("{years}; in colour: first due, grey: again", years=span(first, horizon))
    return Chart(
        "roadmap",
        escape(title),
        subtitle,
        timeline(items, (first, horizon)),
        _told(words, title, view, dated, first, horizon),
        _table(words, view),
    )


def _told(words: Words, title: str, view: Roadmap, dated: list[Item], first: int, horizon: int) -> str:
    count, again = len(dated), sum(any(one.again for one in item.spans) for item in dated)
    directions = interface_plural("{n} direction", "{n} directions", len(view.directions), words.lang)
    items = interface_plural("{n} activity", "{n} activities", count, words.lang)
    recurring = interface_plural("{n} of them recurs", "{n} of them recur", again, words.lang)
    return f"{title}, {span(first, horizon)}: {directions}, {items}; {recurring}."


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


def _table(words: Words, view: Roadmap) -> Table:
    columns = (
        TableColumn(escape(words.ui("Activity"))),
        TableColumn(escape(words.ui("No."))),
        TableColumn(escape(words.ui("Timing"))),
    )
    rows: list[TableRow] = []
    for direction in view.directions:
        if direction.title:
            rows.append(TableRow(Cell(direction.title), role="group"))
        rows += [
            TableRow(Cell(item.title), (Cell(escape(item.number)), Cell(escape(item.schedule))))
            for item in direction.items
        ]
    return Table(escape(words.ui("Roadmap by direction")), columns, tuple(rows))
