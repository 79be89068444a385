"""Cells of tables, plans and chains that take a figure: what stands in the head must be its unit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.kinds.chain import Chain, rows_of
from generator.kinds.kpi import KpiPlan, told_of
from generator.kinds.topic import DataTable
from generator.model.address import Address
from generator.model.written import Cell
from generator.problems import Problem, Severity, msg

if TYPE_CHECKING:
    from generator.kinds.atlas import Atlas


def cell_unit(atlas: Atlas) -> Iterator[Problem]:
    """A cell that takes a figure of another unit than its row, its column or its indicator has."""
    for at, item in atlas.of(DataTable, Chain, KpiPlan):
        for place, cell, unit in _cells(atlas, at, item):
            found = atlas.quantity(cell.figure, at.owner) if cell.figure else None
            if found is not None and found.unit != unit:
                names = {"name": str(cell.figure), "unit": found.unit, "other": unit or "–"}
                message = msg("“{name}” is in {unit}, here it would stand as {other}", **names)
                fix = msg("Give row or column the unit of the figure, or take another figure")
                yield Problem(atlas.place(place), Severity.ERROR, "cell-unit", message, fix, str(place))


def _cells(atlas: Atlas, at: Address, item: object) -> Iterator[tuple[Address, Cell, str]]:
    """The cells of a table, a chain or a plan, each with its address and the unit under which it stands."""
    if isinstance(item, DataTable):
        for row_id, row in item.rows.items():
            for name, cell in row.cells.items():
                unit = row.unit or item.columns[name].unit or ""
                yield at.child("rows", row_id, "cells", name), cell, unit
    elif isinstance(item, Chain):
        for place, link in rows_of(at, item):
            yield place.child("revenue"), link.revenue, item.revenue_unit
    elif isinstance(item, KpiPlan):
        indicator = atlas.libraries[atlas.scopes[at.owner].centre].kpis[at.id]
        for key, cells, _ in told_of(item):
            for year, cell in cells.items():
                yield at.child(key, year), cell, indicator.unit
