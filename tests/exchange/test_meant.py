"""What people and their spreadsheets make of a questionnaire: understood, or told, and never passed over."""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Iterator

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook

from generator.exchange.choices import choices_of
from generator.exchange.csv_files import csv_files
from generator.exchange.shape import Form
from generator.exchange.sheets import Held
from generator.exchange.tables import tables_of
from generator.exchange.workbook import read_book
from generator.kinds.atlas import Atlas
from generator.language import LANGS, Lang
from generator.render.csv import csv_rows
from tests.exchange.filled import FIRM, OWNER, taken
from tests.project import GOOD


def every_cell(book: Workbook) -> Iterator[tuple[str, str]]:
    """All cells of the sheets that are read, and those around them, without what only tells: headings and help."""
    for sheet in (sheet for sheet in book if sheet.title not in ("start", "lists")):
        is_form = sheet.title == "organisations"
        for row in sheet.iter_rows(max_row=sheet.max_row + 2, max_col=sheet.max_column + 2):
            for one in row:
                tells = one.column in (1, 2, 4) if is_form else (one.row or 0) <= 2
                if not tells:
                    yield sheet.title, one.coordinate


def test_no_cell_is_lost_in_silence(sent: bytes) -> None:
    """Whatever is written, wherever: it is read, or told."""
    book = openpyxl.load_workbook(io.BytesIO(sent))
    places = list(every_cell(book))
    for sheet, place in places:
        book[sheet][place] = "zzz"
    book["products"]["C3"].comment = Comment("call us", "firm")
    out = io.BytesIO()
    book.save(out)
    filled, problems = read_book("firm.xlsx", out.getvalue())
    assert filled is not None
    read = {one.at.cell for sheet in filled.sheets for row in sheet.rows for one in row if one.text == "zzz"}
    told = {problem.location.cell for problem in problems}
    assert len(places) > 1000
    assert {f"{sheet}!{place}" for sheet, place in places} == read | (told - {"products!C3"})
    assert [problem.rule for problem in problems if problem.location.cell == "products!C3"] == ["exchange-left"]


def spelt_at_home(atlas: Atlas, book: Workbook, lang: Lang) -> int:
    """Numbers with a comma, days with points, and names in place of words; how many cells are others now."""
    count = 0
    for table in tables_of(atlas, OWNER, FIRM):
        for row in table.rows:
            for at, (column, text) in enumerate(zip(table.columns, row, strict=True)):
                leaf = column.leaf
                if not text or leaf is None or leaf.form not in (Form.WORD, Form.WORDS):
                    continue
                names = dict(choices_of(atlas, OWNER, leaf, lang))
                said = "; ".join(names.get(word) or word for word in text.split(", "))
                if leaf.held is Held.NUMBER:
                    said = text.replace(".", ",")
                elif leaf.held is Held.DAY:
                    said = ".".join(reversed(text.split("-")))
                sheet = book[table.name]
                place = (
                    f"C{at + 1}"
                    if table.name == "organisations"
                    else sheet.cell(3 + table.rows.index(row), at + 1).coordinate
                )
                sheet[place] = said
                count += said != text
    return count


@pytest.mark.parametrize("lang", LANGS)
def test_what_is_spelt_as_at_home_is_understood(atlas: Atlas, sent: bytes, lang: Lang) -> None:
    book = openpyxl.load_workbook(io.BytesIO(sent))
    assert spelt_at_home(atlas, book, lang) > 20
    out = io.BytesIO()
    book.save(out)
    assert taken(GOOD / "catalogue", out.getvalue()) == ({}, [])


def test_what_a_spreadsheet_takes_for_another_thing_is_told(atlas: Atlas, sent: bytes) -> None:
    """Every code and word of digits as a number, and as a day: nothing of it is written without a word."""
    for made in (lambda text: float(text) if "." in text else int(text), lambda _: datetime.datetime(2026, 5, 2)):
        book = openpyxl.load_workbook(io.BytesIO(sent))
        changed = set()
        for table in tables_of(atlas, OWNER, FIRM):
            for at, column in enumerate(table.columns):
                place = f"C{at + 1}" if table.name == "organisations" else f"{get_column_letter(at + 1)}3"
                text = str(book[table.name][place].value or "")
                leaf = column.leaf
                if leaf and leaf.held is Held.TEXT and re.fullmatch(r"[0-9]+(\.[0-9]+)?", text):
                    book[table.name][place] = made(text.replace("0", "9", 1))
                    changed.add(f"firm.xlsx:{table.name}!{place}")
        out = io.BytesIO()
        book.save(out)
        told = taken(GOOD / "catalogue", out.getvalue())[1]
        assert len(changed) > 3
        assert changed <= {one.partition(" ")[0] for one in told if " exchange-format: " in one}


def test_numbers_of_csv_have_the_sign_of_its_country(atlas: Atlas) -> None:
    """Where cells end with a semicolon, a spreadsheet would make a day of 2.5."""
    found = set()
    for content in csv_files(tables_of(atlas, OWNER), ";").values():
        head, *rows = csv_rows(content.decode("utf-8-sig"))
        at = [place for place, name in enumerate(head) if name.endswith(("value", ".from", ".to"))]
        found |= {row[place] for row in rows for place in at}
    assert any("," in one for one in found)
    assert not any("." in one for one in found)
