"""Whether filled tables have the form in which they went out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.exchange.sheets import Filled, Sheet
from generator.exchange.tables import Table
from generator.problems import Problem, Severity, msg


def fitting(filled: Filled, tables: Mapping[str, Table]) -> Iterator[Problem]:
    """Sheets that are foreign or missing, and columns that are not where they were."""
    there = {sheet.name for sheet in filled.sheets}
    for sheet in filled.sheets:
        if sheet.name in tables:
            yield from _columns(sheet, tables[sheet.name])
        else:
            message = msg("The sheet “{sheet}” does not belong here", sheet=sheet.name)
            fix = msg("Delete it; notes to us go into a letter")
            yield Problem(sheet.at, Severity.ERROR, "exchange-sheet", message, fix)
    for name in tables.keys() - there - set(filled.unread):
        message = msg("The sheet “{sheet}” is missing", sheet=name)
        yield Problem(filled.at, Severity.ERROR, "exchange-sheet", message, msg("Fill in the workbook as it was sent"))


def _columns(sheet: Sheet, table: Table) -> Iterator[Problem]:
    names = [column.name for column in table.columns]
    found = [cell.text for cell in sheet.head]
    for place, name in enumerate(names):
        if place >= len(found) or found[place] != name:
            at = sheet.head[place].at if place < len(found) else sheet.at
            message = msg("The column “{name}” does not stand here", name=name)
            fix = msg("Put the columns back as they were: their first line must stay as it was sent")
            yield Problem(at, Severity.ERROR, "exchange-column", message, fix)
            return
    if len(found) > len(names):
        at = sheet.head[len(names)].at
        message = msg("The column “{name}” does not belong here", name=found[len(names)])
        yield Problem(at, Severity.ERROR, "exchange-column", message, msg("Delete it"))
