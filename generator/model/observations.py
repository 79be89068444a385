"""From the models of the data to quantities: figures, cells of tables, plans, links of the chain, samples."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from generator.model.address import Address
from generator.model.base import BreakdownRef
from generator.model.figures import Figure, Sample
from generator.model.quantities import TOTAL, Cell, Period
from generator.model.quantity import Quantity, State
from generator.model.sections import Chain, ChainRow, DataTable

_STATES = {"none": State.NOT_PLANNED, "lost": State.LOST, "printed": State.PRINTED}


def of_figure(address: Address, figure: Figure, computed: Decimal | None = None) -> Quantity:
    """A figure, or the part of its count that the second step of the address names; `computed` is what its rule gave.

    A part that it does not have is MISSING.
    """
    said = Quantity(
        replace(address, path=address.path[:1]),
        figure.unit,
        qualifier=figure.qualifier,
        period=figure.period,
        source=figure.source,
        sample=figure.sample,
        notes=tuple(figure.note),
    )
    whole = _valued(said, figure, computed)
    if address.field in ((), (TOTAL,)):
        return whole
    return whole.part(address.path[-1]) or replace(said, address=address, state=State.MISSING)


def _valued(said: Quantity, figure: Figure, computed: Decimal | None) -> Quantity:
    """With the one value that the figure holds."""
    if figure.count is not None:
        return _counted(said, figure.count.total, figure.count.parts)
    if figure.rank is not None:
        return replace(said, value=Decimal(figure.rank), rank=True)
    if figure.range is not None:
        return replace(said, value=figure.range.from_, high=figure.range.to)
    if figure.printed is not None:
        return replace(said, state=State.PRINTED, printed=figure.printed)
    if figure.lost:
        return replace(said, state=State.LOST)
    if figure.derive is not None:
        return replace(_known(said, computed), derived=figure.derive.printed != computed)
    return _known(said, figure.value)


def _known(said: Quantity, value: Decimal | int | None) -> Quantity:
    if value is None:
        return replace(said, state=State.MISSING)
    return replace(said, value=Decimal(value))


def _counted(said: Quantity, total: int | None, parts: Mapping[BreakdownRef, int]) -> Quantity:
    """A count with its parts."""
    known = (_known(replace(said, address=said.address.child(name)), part) for name, part in parts.items())
    return replace(_known(said, total), parts=tuple(known))


def of_cell(
    address: Address, cell: Cell, *, unit: str = "", period: Period | None = None, source: str | None = None
) -> Quantity:
    """A cell of a table, a plan or a chain; unit, period and source are those of its row, column or table."""
    notes = (str(cell.note),) if cell.note else ()
    said = Quantity(address, unit, period=period, source=source, notes=notes)
    if cell.printed is not None:
        return replace(said, state=State.PRINTED, printed=cell.printed)
    if cell.state in _STATES:
        return replace(said, state=_STATES[cell.state])
    return _known(said, cell.value)


def of_plan(address: Address, cells: Mapping[int, Cell], unit: str) -> dict[int, Quantity]:
    """The plan of an indicator, or what came of it, by year; `address` is that of its cells."""
    return {
        year: of_cell(address.child(year), cell, unit=unit, period=Period.model_construct(start=year, end=year))
        for year, cell in cells.items()
    }


def of_sample(address: Address, sample: Sample, unit: str = "") -> Quantity:
    """How many were asked, in the unit of those that they were taken from."""
    return Quantity(address, unit, Decimal(sample.n))


def of_members(address: Address, names: Iterable[object]) -> Quantity:
    """How many are named in a list."""
    return Quantity(address, value=Decimal(len(list(names))))


def of_table(address: Address, table: DataTable) -> dict[tuple[str, str], Quantity]:
    """The cells of a table by row and column; the unit of a row goes before that of its column."""
    units = {name: column.unit for name, column in table.columns.items()}
    return {
        (row_id, column_id): of_cell(
            address.child("rows", row_id, "cells", column_id),
            cell,
            unit=row.unit or units.get(column_id) or "",
            period=table.period,
            source=table.source,
        )
        for row_id, row in table.rows.items()
        for column_id, cell in row.cells.items()
    }


@dataclass(frozen=True)
class Link:
    """The three numbers of a link of the value chain."""

    firms: Quantity
    headcount: Quantity
    revenue: Quantity


def of_link(address: Address, row: ChainRow, chain: Chain) -> Link:
    """A link of the chain; `address` is that of its row."""
    firms = Quantity(address.child("firms"), period=chain.firms, source=chain.source)
    if row.firms.state in _STATES:
        firms = replace(firms, state=_STATES[row.firms.state])
    else:
        firms = _counted(firms, row.firms.total, row.firms.parts)
    return Link(
        firms,
        of_cell(address.child("headcount"), row.headcount, period=chain.headcount, source=chain.source),
        of_cell(
            address.child("revenue"), row.revenue, unit=chain.revenue_unit, period=chain.revenue, source=chain.source
        ),
    )


def of_chain(address: Address, chain: Chain) -> dict[Address, Link]:
    """All links in the order of the flow by the address of their row; `address` is that of the chain."""
    rows = (
        (address.child("stages", stage_id, "groups", group_id, "rows", row_id), row)
        for stage_id, stage in chain.stages.items()
        for group_id, group in stage.groups.items()
        for row_id, row in group.rows.items()
    )
    return {place: of_link(place, row, chain) for place, row in rows}
