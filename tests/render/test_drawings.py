"""The files of a chart, and its place in page and book."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.components.block import Cell
from generator.components.inline import Joined, Mark, Marked, Number, Said
from generator.components.table import Drawing, Table, TableColumn, TableRow, Taken
from generator.language import LANGS, Lang
from generator.model.address import Address
from generator.model.quantity import Quantity, State
from generator.model.texts import Text
from generator.model.written import Printed
from generator.render.drawings import chart_files, table_csv
from tests.shows import show

AT = Address("sample", "kpis", ("sales",))
DOUBT = Text(ru="Буква {firms|number}", en="A letter {firms|number}")


def number(value: str) -> Quantity:
    return Quantity(AT, value=Decimal(value))


def printed(value: str) -> Quantity:
    return Quantity(AT, state=State.PRINTED, printed=Printed(value=value, doubt=DOUBT))


TABLE = Table(
    "Sales",
    (TableColumn(Said("Firm *A*", "ru")), TableColumn("Sales", "RUB", numeric=True)),
    (
        TableRow(Cell("Group"), role="group"),
        TableRow(Cell("A; B, C"), (Cell(number("1000.5")),)),
        TableRow(Cell("D"), (Cell(number("-2.1")),)),
        TableRow(Cell("E"), (Cell(number("3"), signed=True),)),
        TableRow(Cell("F"), (Cell(Quantity(AT, state=State.LOST)),)),
        TableRow(Cell("G"), (Cell(printed("9,94"), (Mark("note"),)),)),
        TableRow(Cell("H"), (Cell(Quantity(AT, value=Decimal(7), qualifier="more-than")),)),
        TableRow(Cell("I"), (Cell(Quantity(AT, state=State.NOT_PLANNED)),)),
        TableRow(Cell("J"), (Cell(number("2.50")),)),
        TableRow(Cell("K"), (Cell(Quantity(AT, value=Decimal(3), high=Decimal("3.5"))),)),
        TableRow(Cell("L"), (Cell(printed("1О00")),)),
        TableRow(Cell("M"), (Cell(printed("1 000,5")),)),
        TableRow(Cell("N"), (Cell(Quantity(AT, state=State.MISSING)),)),
        TableRow(Cell("O"), (Cell(),)),
        TableRow(Cell("P"), (Cell(Joined("{}, {}", ("a", Marked("b", Mark("c"))))),)),
        TableRow(Cell("Q"), (Cell(Quantity(AT, value=Decimal("1E+3"))),)),
        TableRow(Cell("R"), (Cell(Number(Quantity(AT, value=Decimal("2.50")), "number")),)),
        TableRow(Cell("S"), (Cell(Number(Quantity(AT, value=Decimal(48), rank=True, among=85))),)),
    ),
)
TAKEN = Taken(Drawing('{"color":"#040404"}', "Sales: 1; 2."), TABLE)
SVGS = {TAKEN.drawing.spec: '<svg width="482" height="20" viewBox="0 0 482 20"><path fill="#040404"/></svg>'}


@pytest.mark.parametrize(("lang", "line"), [("ru", "A, B;1000,5"), ("en", '"A, B",1000.5')])
def test_numbers_are_read_by_the_spreadsheets_of_the_language(lang: Lang, line: str) -> None:
    row = TableRow(Cell("A, B"), (Cell(number("1000.5")),))
    table = Table(TABLE.caption, TABLE.columns, (row,))
    assert table_csv(table, show(lang).voice).splitlines()[1] == line


def test_a_csv_has_units_and_says_what_is_no_number() -> None:
    assert table_csv(TABLE, show("ru").voice).replace("\u00a0", " ").split("\r\n") == [
        "Firm A;Sales, RUB",
        "Group;",
        '"A; B, C";1000,5',
        "D;-2,1",
        "E;3",
        "F;не сохранилось в источнике",
        "G;9,94 (так в источнике, возможно искажение)",
        "H;более 7",
        "I;не запланировано",
        "J;2,50",
        "K;3–3,5",
        "L;1О00 (Буква 40)",
        "M;1000,5 (Буква 40)",
        "N;",
        "O;",
        "P;a, b",
        "Q;1000",
        "R;2,50",
        "S;48",
        "",
    ]


def read(text: str, lang: Lang) -> list[Decimal]:
    """The numbers of a one-column table as a spreadsheet of the language's country reads them."""
    sign, delimiter = (",", ";") if lang == "ru" else (".", ",")
    rows = list(csv.reader(io.StringIO(text), delimiter=delimiter))
    return [Decimal(row[1].replace(sign, ".")) for row in rows[1:]]


@given(
    st.lists(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**18), max_value=10**18)),
    st.sampled_from(LANGS),
    st.booleans(),
)
def test_numbers_stay_numbers(values: list[Decimal], lang: Lang, signed: bool) -> None:
    """Whatever is known exactly is read back as it is: no spaces, no sign of the other language, no exponent."""
    rows = tuple(TableRow(Cell("r"), (Cell(Quantity(AT, value=value), signed=signed),)) for value in values)
    text = table_csv(Table("T", TABLE.columns, rows), show(lang).voice)
    assert read(text, lang) == values
    assert "E" not in text.partition("\r\n")[2]


def test_a_chart_has_three_files_in_real_colours() -> None:
    files = chart_files("sales", TAKEN, SVGS, "#8a5a00", show("ru").voice)
    assert list(files) == ["sales.svg", "sales.csv", "sales.vl.json"]
    assert b'fill="#8a5a00"' in files["sales.svg"]
    assert files["sales.csv"].startswith(b"\xef\xbb\xbf")
    assert json.loads(files["sales.vl.json"]) == {"color": "#8a5a00"}
