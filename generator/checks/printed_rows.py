"""Rows of numbers that stand side by side in a document: of tables, plans, chains and roadmaps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from generator.kinds.atlas import Atlas
from generator.kinds.chain import Chain, of_chain
from generator.kinds.document import DocumentTopic, Task
from generator.kinds.kpi import KpiPlan
from generator.kinds.topic import DataTable, of_table
from generator.language.prose import references
from generator.model.address import Address
from generator.model.observed import of_cell
from generator.model.quantity import Quantity
from generator.model.schedules import Date
from generator.model.written import Cell


@dataclass(frozen=True)
class Row:
    """Numbers that stand one after another in a document, and where the data have them."""

    at: Address
    numbers: tuple[str, ...]


def rows_under(atlas: Atlas, place: Address) -> Iterator[Row]:
    """The rows of what lies under a place of the data."""
    if place.kind == "roadmap" and place.owner in atlas.clusters:
        yield from _roadmap(atlas, place.owner)
    for at, item in atlas.items_of(place.owner):
        if at.kind != place.kind or at.path[: len(place.path)] != place.path:
            continue
        if isinstance(item, Chain):
            for link_at, link in of_chain(at, item, atlas.quantity).items():
                numbers = (link.firms, *link.firms.parts, link.headcount, link.revenue)
                yield Row(link_at, tuple(one for number in numbers for one in _printed(number)))
        elif isinstance(item, KpiPlan):
            planned = [number for cell in item.plan.values() if (number := _planned(atlas, at, cell)) is not None]
            yield Row(at, tuple(map(plain, planned)))
        elif isinstance(item, DataTable):
            yield from _table(atlas, at, item)
        elif isinstance(item, DocumentTopic):
            yield from _tasks(at.child("roadmap"), item.roadmap)


def _printed(number: Quantity) -> tuple[str, ...]:
    if number.printed is not None:
        found = number.printed.value.replace(" ", "").replace("\u00a0", "").replace(",", ".")
        return (plain(Decimal(found)),) if found.replace(".", "", 1).isdigit() else ()
    return (plain(number.value),) if number.value is not None else ()


def _planned(atlas: Atlas, at: Address, cell: Cell) -> Decimal | None:
    return of_cell(at, cell, atlas.quantity).read


def _table(atlas: Atlas, at: Address, table: DataTable) -> Iterator[Row]:
    cells = of_table(at, table, atlas.quantity)
    for name, row in table.rows.items():
        numbers = [cells[name, column].read for column in row.cells]
        yield Row(at.child("rows", name), tuple(plain(number) for number in numbers if number is not None))


def _roadmap(atlas: Atlas, owner: str) -> Iterator[Row]:
    """The items of a cluster's roadmap with their number and dates."""
    for direction in atlas.clusters[owner].roadmap:
        for item in direction.items:
            dates = item.schedule.on if item.schedule else ()
            number = (item.printed or item.number).rstrip(".")
            at = Address(owner, "roadmap", direction.keys(item))
            yield Row(at, (number, *(one for date in dates for one in dated(date))))


def _tasks(at: Address, tasks: Mapping[str, Task], above: str = "") -> Iterator[Row]:
    """The items of a document's roadmap with their number and dates; `at` is the place of the list."""
    for place, (name, task) in enumerate(tasks.items(), 1):
        number, schedule = f"{above}{place}", task.schedule
        dates = (*schedule.on, schedule.from_, schedule.to) if schedule else ()
        has_number = any(references(text) for text in task.title.said.values())  # which stands between
        yield Row(at.child(name), (number, *(() if has_number else _span([date for date in dates if date]))))
        yield from _tasks(at.child(name, "items"), task.items, f"{number}.")


def _span(dates: list[Date]) -> tuple[str, ...]:
    """Quarters of one year share it: `1 2 2021`."""
    if len(dates) == 2 and all(date.quarter for date in dates) and dates[0].year == dates[1].year:
        return (str(dates[0].quarter), str(dates[1].quarter), str(dates[0].year))
    return tuple(one for date in dates for one in dated(date))


def dated(date: Date) -> tuple[str, ...]:
    """`2021`, `12.2020`, or `4 2021` for a quarter."""
    if date.month:
        return (f"{date.month:02}.{date.year}",)
    return (str(date.quarter), str(date.year)) if date.quarter else (str(date.year),)


def plain(value: Decimal) -> str:
    """A value without zeros at its end."""
    return f"{value.normalize():f}" if value else "0"
