"""Tables whose numbers are drawn in their cells: which of them share a scale, and from where it begins."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

from generator.charts.cells import Drawn, Form, Scale, from_zero
from generator.components.block import Cell, quantity_of
from generator.components.table import TableRow
from generator.model.quantity import Quantity, State


def drawn_value(quantity: Quantity | None) -> Decimal | None:
    """The number that has a length: of a range, of what is lost or not there none."""
    return None if quantity is None or quantity.high is not None else quantity.read


def on_one_scale(cells: Sequence[Cell], *, form: Form = "bar", part: str = "", main: bool = True) -> tuple[Cell, ...]:
    """The cells with their numbers drawn from zero, all on the same scale; `part` is the id of a breakdown that is
    drawn inside its whole."""
    return _on(from_zero(_values(cells)), cells, form, part, main=main)


def in_columns(
    rows: Sequence[TableRow], columns: Sequence[int], *, part: str = "", whole: Decimal | None = None
) -> tuple[TableRow, ...]:
    """Rows whose numbers are drawn on one scale a column, that of parts up to the whole; `columns` are places among
    the cells."""
    ends = [] if whole is None else [whole]
    scales = {
        column: from_zero([*_values([row.cells[column] for row in rows if row.cells]), *ends]) for column in columns
    }

    def cell(place: int, one: Cell, *, main: bool) -> Cell:
        return _on(scales[place], (one,), "bar", part, main=main)[0] if place in scales else one

    return _mapped(rows, lambda row: tuple(cell(place, one, main=row.main) for place, one in enumerate(row.cells)))


def in_rows(rows: Sequence[TableRow], form: Form = "bar") -> tuple[TableRow, ...]:
    """Rows whose numbers are drawn on a scale of their own."""
    return _mapped(rows, lambda row: on_one_scale(row.cells, form=form, main=row.main))


def together(rows: Sequence[TableRow], form: Form) -> tuple[TableRow, ...]:
    """Rows whose numbers are all drawn on one scale."""
    scale = from_zero(_values([cell for row in rows for cell in row.cells]))
    return _mapped(rows, lambda row: _on(scale, row.cells, form, "", main=row.main))


def _mapped(rows: Sequence[TableRow], cells: Callable[[TableRow], tuple[Cell, ...]]) -> tuple[TableRow, ...]:
    return tuple(replace(row, cells=cells(row)) if row.cells else row for row in rows)


def _values(cells: Sequence[Cell]) -> list[Decimal]:
    known = (drawn_value(quantity_of(cell)) for cell in cells)
    return [value for value in known if value is not None]


def _on(scale: Scale, cells: Sequence[Cell], form: Form, part: str, *, main: bool) -> tuple[Cell, ...]:
    return tuple(replace(cell, drawn=_drawn(scale, quantity_of(cell), form, part, main=main)) for cell in cells)


def _drawn(scale: Scale, quantity: Quantity | None, form: Form, part: str, *, main: bool) -> Drawn | None:
    value = drawn_value(quantity)
    if quantity is None or value is None:
        return None
    inner = drawn_value(quantity.part(part)) if part else None
    if inner is not None and not 0 <= inner <= value:
        inner = None  # a part that is larger than its whole cannot be drawn in it
    return Drawn(
        form,
        scale.share(Decimal(0)),
        scale.share(value),
        scale.share(inner) if inner is not None else None,
        main,
        quantity.state is State.PRINTED,
    )
