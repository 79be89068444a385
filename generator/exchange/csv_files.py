"""Tables ↔ a folder of CSV files, one a table."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

from generator.exchange.sheets import Cell, Filled, Held, Sheet
from generator.exchange.tables import Table
from generator.problems import Location, Message, Problem, Severity, msg
from generator.render.csv import csv_rows, csv_text

LARGEST = 20 * 1024 * 1024  # bytes


def csv_files(tables: Sequence[Table], delimiter: str) -> dict[str, bytes]:
    """The files by name: under the names of the columns a row a record. Texts that spreadsheets would compute have an
    apostrophe before them; numbers have the decimal sign of the country of the delimiter, else 2.5 becomes a day."""
    return {f"{table.name}.csv": _text(table, delimiter).encode("utf-8-sig") for table in tables}


def _text(table: Table, delimiter: str) -> str:
    head = [column.name for column in table.columns]
    if delimiter != ";":
        return csv_text([head, *table.rows], delimiter)
    numbers = [column.leaf is not None and column.leaf.held is Held.NUMBER for column in table.columns]
    rows = (
        [cell.replace(".", ",") if is_number else cell for cell, is_number in zip(row, numbers, strict=True)]
        for row in table.rows
    )
    return csv_text([head, *rows], delimiter)


def read_csv(folder: Path, owner: str) -> tuple[Filled, list[Problem]]:
    """What the files of a folder hold."""
    problems: list[Problem] = []
    sheets = []
    for file in sorted(folder.glob("*.csv")):
        if file.is_symlink() or not file.is_file():
            problems.append(_wrong(str(file), msg("This is not an ordinary file"), msg("Put the file itself here")))
        elif (sheet := _sheet(file, problems)) is not None:
            sheets.append(sheet)
    return Filled(owner, "", tuple(sheets), Location(str(folder))), problems


def _sheet(file: Path, problems: list[Problem]) -> Sheet | None:
    if file.stat().st_size > LARGEST:
        message = msg("The file is larger than {most} MB.", most=LARGEST // 1024 // 1024)
        problems.append(_wrong(str(file), message, msg("Split the file into several smaller ones.")))
        return None
    try:
        rows = csv_rows(file.read_bytes().decode("utf-8-sig"))
    except UnicodeDecodeError:
        problems.append(_wrong(str(file), msg("The file is not UTF-8 text"), msg("Save it as “CSV UTF-8”")))
        return None
    except csv.Error:
        fix = msg("Open it in a spreadsheet and save it as CSV again")
        problems.append(_wrong(str(file), msg("The quotation marks of this file are in disorder"), fix))
        return None
    cells = [
        [Cell(text, Location(str(file), line, at)) for at, text in enumerate(row, 1)]
        for line, row in enumerate(rows, 1)
    ]
    head = cells[0] if cells else []
    filled = [row for row in cells[1:] if any(cell.text.strip() for cell in row)]
    for row in filled:
        if len(row) != len(head):
            message = msg("This row has {found} cells instead of {count}", found=len(row), count=len(head))
            problems.append(
                Problem(
                    row[0].at, Severity.ERROR, "exchange-row", message, msg("Look for a missing or a doubled delimiter")
                )
            )
    return Sheet(file.stem, head, [row for row in filled if len(row) == len(head)], Location(str(file)))


def _wrong(path: str, message: Message, fix: Message) -> Problem:
    return Problem(Location(path), Severity.ERROR, "exchange-file", message, fix)
