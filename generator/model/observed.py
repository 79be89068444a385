"""From what is written to quantities: cells, counts, samples."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from decimal import Decimal

from generator.model.address import Address
from generator.model.period import Period
from generator.model.quantity import Quantity, State
from generator.model.refs import BreakdownRef
from generator.model.written import Cell, Sample

CELL_STATES = {"none": State.NOT_PLANNED, "lost": State.LOST, "printed": State.PRINTED}


def known(said: Quantity, value: Decimal | int | None) -> Quantity:
    """With a value, or as one that is missing."""
    if value is None:
        return replace(said, state=State.MISSING)
    return replace(said, value=Decimal(value))


def counted(said: Quantity, total: int | None, parts: Mapping[BreakdownRef, int]) -> Quantity:
    """A count with its parts."""
    found = (known(replace(said, address=said.address.child(name)), part) for name, part in parts.items())
    return replace(known(said, total), parts=tuple(found))


Figures = Callable[[str, str], Quantity]  # what a reference that an owner writes names


def of_cell(
    address: Address,
    cell: Cell,
    figures: Figures,
    *,
    unit: str = "",
    period: Period | None = None,
    source: str | None = None,
) -> Quantity:
    """A cell of a table, a plan or a chain; unit, period and source are those of its row, column or table.

    One that takes a figure has all that is known of it, at its own place.
    """
    notes = (str(cell.note),) if cell.note else ()
    if cell.figure is not None:
        found = figures(cell.figure, address.owner)
        of_figure = found.notes if found.address.owner == address.owner else ()
        return replace(found, address=address, notes=tuple(dict.fromkeys((*of_figure, *notes))), parts=())
    said = Quantity(address, unit, period=period, source=source, notes=notes)
    if cell.printed is not None:
        return replace(said, value=cell.value, state=State.PRINTED, printed=cell.printed)
    if cell.state in CELL_STATES:
        return replace(said, state=CELL_STATES[cell.state])
    return known(said, cell.value)


def of_sample(address: Address, sample: Sample, unit: str = "") -> Quantity:
    """How many were asked, in the unit of those that they were taken from."""
    return Quantity(address, unit, Decimal(sample.n))


def of_members(address: Address, names: Iterable[object]) -> Quantity:
    """How many are named in a list."""
    return Quantity(address, value=Decimal(len(list(names))))
