"""Tables ↔ a questionnaire workbook: the only door to openpyxl."""

from __future__ import annotations

import datetime
import io
import re
import warnings
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import openpyxl
from openpyxl.cell.cell import Cell as OfBook
from openpyxl.cell.cell import MergedCell
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from generator import __version__
from generator.exchange.archive import has_pictures, unsafe
from generator.exchange.choices import Choices
from generator.exchange.shape import Form
from generator.exchange.sheets import Cell, Filled, Held, Row, Sheet
from generator.exchange.tables import ID, LINK, Column, Table
from generator.model.base import ID_PATTERN
from generator.problems import Location, Message, Problem, Severity, errors_in, msg

START, LISTS = "start", "lists"  # the sheets that hold no table
MOST_ROWS, MOST_COLUMNS = 5000, 400
_HEAD = 2  # rows above the records: names of columns, and what they are called
_FORM_COLUMNS = 4  # name, heading, value, help
_ELSEWHERE = msg("Delete it; notes to us go into a letter")
_REMARK = msg("Read it, and write into a cell what belongs there")
_PICTURES = msg("Put them as files beside the data, and name them under media")
_EPOCH = datetime.datetime(1980, 1, 1)
_QUIET, _BOLD = Font(size=8, color="808080"), Font(bold=True)
_FILL = PatternFill("solid", fgColor="EEF1F3")
_OPEN = Protection(locked=False)
_WRAP, _TOP = Alignment(wrap_text=True, vertical="top"), Alignment(vertical="top")
_LONGEST_PROMPT, _LONGEST_TITLE = 250, 30


@dataclass(frozen=True)
class Words:
    """What a workbook says in the language of whoever fills it in: lines of advice, a heading for every column, and a
    help for those of fields."""

    advice: Sequence[str]
    headings: Mapping[str, str]
    helps: Mapping[str, str]


def book_bytes(
    owner: str, organisation: str, tables: Sequence[Table], choices: Mapping[str, Choices], words: Words
) -> bytes:
    """The workbook of an organisation, or of all records of an owner; the same tables give the same bytes."""
    book = Workbook()
    start = book.active
    assert isinstance(start, Worksheet)  # noqa: S101 - a new workbook has a sheet
    start.title = START
    _start(start, owner, organisation, words)
    lists = book.create_sheet(LISTS)
    places = _lists(lists, choices)
    for table in tables:
        sheet = book.create_sheet(table.name)
        if _is_form(table, organisation):
            _form(sheet, table, places, words)
        else:
            _table(sheet, table, places, words)
    book.move_sheet(lists, len(tables))
    return _saved(book)


def _saved(book: Workbook) -> bytes:
    """The bytes of a workbook without the time at which it was made."""
    book.properties.creator, book.properties.created, book.properties.modified = "clusterbook", _EPOCH, _EPOCH
    raw, made = io.BytesIO(), io.BytesIO()
    book.save(raw)
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            content = old.read(part)
            if part.filename == "docProps/core.xml":  # openpyxl writes the time of saving there
                content = _undated(content)
            new.writestr(zipfile.ZipInfo(part.filename, _EPOCH.timetuple()[:6]), content, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _undated(content: bytes) -> bytes:
    before, tag, rest = content.partition(b"<dcterms:modified")
    opening, _, after = rest.partition(b">")
    return before + tag + opening + b">" + _EPOCH.strftime("%Y-%m-%dT%H:%M:%SZ").encode() + after[after.index(b"<") :]


def _start(sheet: Worksheet, owner: str, organisation: str, words: Words) -> None:
    for stated in (("clusterbook", __version__), ("owner", owner), (LINK, organisation)):
        sheet.append(stated)
    for line in ("", *words.advice):
        sheet.append((line,))
    for number in range(1, sheet.max_row + 1):
        sheet.cell(number, 1).alignment = _WRAP
        if number <= 3:  # what only the program reads
            sheet.cell(number, 1).font = sheet.cell(number, 2).font = _QUIET
    sheet.column_dimensions["A"].width = 110
    sheet.protection.sheet = True


def _lists(sheet: Worksheet, choices: Mapping[str, Choices]) -> dict[str, str]:
    """Write all lists side by side; where the words of each stand, by the name of its column."""
    places: dict[str, str] = {}
    for number, (name, known) in enumerate(choices.items()):
        at = 2 * number + 1
        _write(sheet.cell(1, at), name).font = _QUIET
        for row, (word, called) in enumerate(known, 2):
            _write(sheet.cell(row, at), word)
            _write(sheet.cell(row, at + 1), called)
        letter = get_column_letter(at)
        sheet.column_dimensions[letter].width, sheet.column_dimensions[get_column_letter(at + 1)].width = 24, 40
        places[name] = f"{LISTS}!${letter}$2:${letter}${len(known) + 1}"
    sheet.protection.sheet = True
    return places


def _table(sheet: Worksheet, table: Table, places: Mapping[str, str], words: Words) -> None:
    """A row a record under two locked rows of headings; the columns below are open, however many rows there will be."""
    for at, column in enumerate(table.columns, 1):
        letter = get_column_letter(at)
        whole = sheet.column_dimensions[letter]
        whole.width, whole.number_format, whole.protection = 34 if column.lang else 18, "@", _OPEN
        _write(sheet.cell(1, at), column.name).font = _QUIET
        head = _write(sheet.cell(2, at), _heading(table, column, words))
        head.font, head.fill, head.alignment = _BOLD, _FILL, _WRAP
        _advise(sheet, table, column, f"{letter}{_HEAD + 1}:{letter}{MOST_ROWS}", places, words)
        for place, row in enumerate(table.rows, _HEAD + 1):
            _entry(sheet.cell(place, at), row[at - 1])
    sheet.row_dimensions[2].height = 45
    sheet.freeze_panes = f"{get_column_letter(len(table.names) + 1)}{_HEAD + 1}"
    _protect(sheet)


def _form(sheet: Worksheet, table: Table, places: Mapping[str, str], words: Words) -> None:
    """The only record of a table, a row a field: name, heading, value, help."""
    texts = table.rows[0] if table.rows else ("",) * len(table.columns)
    for at, (column, text) in enumerate(zip(table.columns, texts, strict=True), 1):
        _write(sheet.cell(at, 1), column.name).font = _QUIET
        head = _write(sheet.cell(at, 2), _heading(table, column, words))
        head.font, head.fill, head.alignment = _BOLD, _FILL, _TOP
        _entry(sheet.cell(at, 3), text)
        _write(sheet.cell(at, 4), words.helps.get(f"{table.name}.{column.name}", "")).alignment = _WRAP
        _advise(sheet, table, column, f"C{at}", places, words)
    for letter, width in (("A", 14), ("B", 58), ("C", 60), ("D", 60)):
        sheet.column_dimensions[letter].width = width
    _protect(sheet)


def _is_form(table: Table, organisation: str) -> bool:
    return bool(organisation) and table.branch is None and table.kind.schema == LINK


def _heading(table: Table, column: Column, words: Words) -> str:
    return words.headings.get(f"{table.name}.{column.name}", column.name)


def _entry(cell: OfBook | MergedCell, text: str) -> None:
    """A cell to write in. Whatever is typed stays a text: codes keep their zeros, and nothing is computed."""
    _write(cell, text)
    cell.number_format, cell.protection, cell.alignment = "@", _OPEN, _WRAP


def _write(cell: OfBook | MergedCell, text: str) -> OfBook | MergedCell:
    if text and isinstance(cell, OfBook):
        cell.value = text
        cell.data_type = "s"  # else a text that begins with = would be a formula
        cell.quotePrefix = text[0] in "=+-@\t\r"
    return cell


def _advise(
    sheet: Worksheet, table: Table, column: Column, cells: str, places: Mapping[str, str], words: Words
) -> None:
    """The help of a column at its cells, and its words as a list to choose from."""
    name, leaf = f"{table.name}.{column.name}", column.leaf
    if leaf is None:
        return
    known = places.get(name) if leaf.form is Form.WORD else None
    rule = DataValidation(
        type="list" if known else None, formula1=known, allow_blank=True, showErrorMessage=False, showInputMessage=True
    )
    rule.promptTitle, rule.prompt = words.headings[name][:_LONGEST_TITLE], words.helps[name][:_LONGEST_PROMPT] or None
    if known or rule.prompt:
        rule.add(cells)
        sheet.add_data_validation(rule)


def _protect(sheet: Worksheet) -> None:
    sheet.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.formatRows = False  # these stay allowed


def read_book(path: str, data: bytes) -> tuple[Filled | None, list[Problem]]:
    """What a workbook holds, or why it cannot be taken."""
    problems = list(unsafe(path, data))
    if problems:
        return None, problems
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(data))
    except Exception:
        return None, [_wrong(Location(path), msg("The file is no workbook, or is damaged"))]
    if book.chartsheets or START not in book.sheetnames:
        return None, [_wrong(Location(path), msg("This is no questionnaire of clusterbook"))]
    start = {str(row[0].value): _text(row[1].value) for row in book[START].iter_rows(max_row=3, max_col=2)}
    owner, organisation = start.get("owner", ""), start.get(LINK, "")
    sheets, unread = [], []
    for name in book.sheetnames:
        if name not in (START, LISTS):
            sheet = book[name]
            is_form = bool(organisation) and sheet.cell(1, 1).value == ID and _stands(sheet)
            found = list(_faults(path, sheet))
            problems += found
            if errors_in(found):
                unread.append(name)
            else:
                problems += _outside(path, sheet, is_form=is_form)
                sheets.append(_sheet(path, sheet, is_form=is_form))
    version = start.get("clusterbook", "")
    filled = Filled(owner, organisation, tuple(sheets), Location(path), tuple(unread), version)
    problems += [_left(Location(path), msg("Pictures in a workbook are not taken"), _PICTURES)] * has_pictures(data)
    return filled, problems


def _stands(sheet: Worksheet) -> bool:
    """Whether a sheet is a form: names of fields stand under each other."""
    return sheet.title == f"{LINK}s"


def _faults(path: str, sheet: Worksheet) -> Iterator[Problem]:
    """Merged cells, formulas, errors, and sheets without end."""
    if sheet.max_row > MOST_ROWS or sheet.max_column > MOST_COLUMNS:
        at = _at(path, sheet, f"{get_column_letter(sheet.max_column)}{sheet.max_row}")
        message = msg("A sheet has at most {rows} rows and {columns} columns", rows=MOST_ROWS, columns=MOST_COLUMNS)
        yield _wrong(at, message, msg("Delete what stands far below or far to the right"))
        return
    for cells in sheet.merged_cells.ranges:
        at = _at(path, sheet, cells.coord.partition(":")[0])
        yield _wrong(at, msg("Cells are merged here: {cells}", cells=cells.coord), msg("Split them again"))
    for row in sheet.iter_rows():
        for cell in row:
            if cell.data_type == "f":
                at = _at(path, sheet, cell.coordinate)
                yield _wrong(at, msg("A formula stands here"), msg("Write the value itself"))
            elif cell.data_type == "e":
                at = _at(path, sheet, cell.coordinate)
                yield _wrong(at, msg("An error of the spreadsheet stands here"), msg("Write the value itself"))


def _outside(path: str, sheet: Worksheet, *, is_form: bool) -> Iterator[Problem]:
    """What stands where nothing is read: beside the questions, in place of the headings, in remarks at cells."""
    width = max((cell.column for cell in sheet[1] if cell.value), default=0)
    second = _text(sheet.cell(_HEAD, 1).value)
    if sheet.cell(1, 1).value != ID:
        return  # all of it stands elsewhere, which is told once
    if not is_form and (re.fullmatch(ID_PATTERN, second) or not second):
        at = _at(path, sheet, f"A{_HEAD}")
        yield _wrong(at, msg("The second line is not that of the headings"), msg("Put the headings back in this line"))
    for row in sheet.iter_rows():
        asks = bool(row[0].value) if is_form else True
        for place, cell in enumerate(row):
            is_read = asks and place < _FORM_COLUMNS if is_form else place < width
            if _text(cell.value).strip() and not is_read:
                at = _at(path, sheet, cell.coordinate)
                yield _wrong(at, msg("What stands here belongs to no question"), _ELSEWHERE)
            if cell.comment is not None:
                message = msg(
                    "A remark at this cell is not taken: {text}", text=" ".join(cell.comment.text.split())[:200]
                )
                yield _left(_at(path, sheet, cell.coordinate), message, _REMARK)


def _sheet(path: str, sheet: Worksheet, *, is_form: bool) -> Sheet:
    rows = [
        [Cell(_text(cell.value), _at(path, sheet, cell.coordinate), _held(cell.value)) for cell in row]
        for row in sheet.iter_rows()
    ]
    if is_form:
        head = [row[0] for row in rows if row[0].text]
        record = [row[2] for row in rows if row[0].text and len(row) > 2]
        filled: list[Row] = [record] if any(cell.text for cell in record) else []
        labels = [(row[0].text, cell) for row in rows if row[0].text for cell in (*row[1:2], *row[3:_FORM_COLUMNS])]
    else:
        head = [cell for cell in (rows[0] if rows else []) if cell.text]
        filled = [row for row in rows[_HEAD:] if any(cell.text.strip() for cell in row)]
        labels = [(name.text, cell) for name, cell in zip(head, rows[1] if len(rows) > 1 else [], strict=False)]
    cut = [row[: len(head)] for row in filled if len(row) >= len(head)]
    return Sheet(sheet.title, head, cut, _at(path, sheet, "A1"), labels)


def _at(path: str, sheet: Worksheet, coordinate: str) -> Location:
    return Location(path, cell=f"{sheet.title}!{coordinate}")


def _text(value: object) -> str:
    """What a cell shows, without the looks: a number as it was typed, a day as 2026-09-14."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return format(value, ".15g")
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat()
    return str(value).replace("\r\n", "\n").replace("_x000D_", "")


def _held(value: object) -> Held:
    """What the spreadsheet takes a value for."""
    if isinstance(value, datetime.datetime | datetime.date | datetime.time | datetime.timedelta):
        return Held.DAY
    return Held.NUMBER if isinstance(value, int | float) and not isinstance(value, bool) else Held.TEXT


def _left(at: Location, message: Message, fix: Message) -> Problem:
    return Problem(at, Severity.WARNING, "exchange-left", message, fix)


def _wrong(at: Location, message: Message, fix: Message | None = None) -> Problem:
    fix = fix or msg("Fill in the workbook as it was sent, and save it as .xlsx")
    return Problem(at, Severity.ERROR, "exchange-workbook", message, fix)
