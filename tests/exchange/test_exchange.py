"""Workbooks and CSV: out and back changes nothing, a change arrives, and what is wrong is told by its cell."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from random import Random

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.workbook import Workbook

from generator.checking import check
from generator.exchange.cells import cells_of, value_of
from generator.exchange.csv_files import csv_files, read_csv
from generator.exchange.run import imported, workbooks
from generator.exchange.shape import Form, Leaf
from generator.exchange.tables import kinds_of, tables_of
from generator.exchange.workbook import read_book
from generator.kinds.atlas import Atlas
from generator.render.csv import csv_rows, csv_text
from generator.source.nodes import Mapping as Mapping_
from generator.source.nodes import Plain, plain
from generator.source.records import parse_record
from generator.source.replace import write_all
from generator.source.rewrite import rewritten
from tests.conftest import Run
from tests.exchange.filled import FIRM, OWNER, taken
from tests.project import GOOD

LANGS = ("ru", "en")
CYRILLIC = re.compile("[а-я]", re.I)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return Path(shutil.copytree(GOOD / "catalogue", tmp_path / "project"))


def read_record(path: Path) -> Mapping_:
    record, problems = parse_record("data/x.yml", path.read_bytes())
    assert record is not None, problems
    return record.root


def files(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*.yml")}


def filled_in(sent: bytes, change: Callable[[Workbook], object]) -> bytes:
    """The workbook with a change that somebody has made in a spreadsheet."""
    book = openpyxl.load_workbook(io.BytesIO(sent))
    change(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def cell(book: Workbook, sheet: str, row: str, column: str) -> str:
    """Where the value of a column stands in the row of a record."""
    found = book[sheet]
    if sheet == "organisations":
        return next(f"C{one.row}" for one in found["A"] if one.value == column)
    letter = next(one.column_letter for one in found[1] if one.value == column)
    line = next((one.row for one in found["A"] if one.value == row), None)
    return f"{letter}{line or found.max_row + 1}"


def put(book: Workbook, sheet: str, row: str, column: str, value: str | float | None) -> None:
    book[sheet][cell(book, sheet, row, column)] = value


def test_out_and_back_changes_nothing(atlas: Atlas, sent: bytes, tmp_path: Path) -> None:
    assert taken(GOOD / "catalogue", sent) == ({}, [])
    for name, content in csv_files(tables_of(atlas, OWNER), ";").items():
        (tmp_path / name).write_bytes(content)
    filled, problems = read_csv(tmp_path, OWNER)
    assert not problems
    assert len(filled.sheets) > 10
    assert any(sheet.rows for sheet in filled.sheets)
    done = imported(GOOD / "catalogue", [filled])
    assert (done.texts, done.problems) == ({}, ())


def test_a_questionnaire_speaks_one_language(atlas: Atlas, sent: bytes) -> None:
    """Headings and help are told in the language that is asked for; names of columns stay, so either comes back."""
    english = workbooks(atlas, OWNER, FIRM, "en")[f"{OWNER}-{FIRM}.xlsx"]
    assert taken(GOOD / "catalogue", english) == ({}, [])
    for data, is_right in ((english, lambda text: not CYRILLIC.search(text)), (sent, CYRILLIC.search)):
        book = openpyxl.load_workbook(io.BytesIO(data))
        words = [row[0] for row in book["start"].iter_rows(min_row=5, values_only=True)]
        for sheet in (sheet for sheet in book if sheet.title not in ("start", "lists")):
            rules = sheet.data_validations.dataValidation
            words += [text for rule in rules for text in (rule.promptTitle, rule.prompt) if text]
            rows = list(sheet.iter_rows(values_only=True))
            words += [text for row in rows for text in (row[1], row[3])] if sheet.title == "organisations" else rows[1]
        assert len(words) > 200
        assert [text for text in words if text and not is_right(str(text))] == []


def test_the_same_data_are_the_same_bytes(atlas: Atlas, sent: bytes) -> None:
    assert workbooks(atlas, OWNER, FIRM, "ru")[f"{OWNER}-{FIRM}.xlsx"] == sent


def test_a_change_is_written_where_it_belongs(project: Path, sent: bytes) -> None:
    def change(book: Workbook) -> None:
        put(book, "products", "hill-cheese", "summary.ru", "Другие слова")
        put(book, "products", "hill-cheese", "net.value", 2.5)
        put(book, "organisations", FIRM, "founded", 1999)

    before = files(project)
    texts, problems = taken(project, filled_in(sent, change))
    assert problems == []
    write_all(project, texts)
    after = files(project)
    product, firm = (
        f"data/clusters/{OWNER}/{name}" for name in ("products/hill-cheese.yml", f"organisations/{FIRM}.yml")
    )
    assert {path for path in after if after[path] != before.get(path)} == {product, firm}
    was, now = before[product].decode().split("\n"), after[product].decode().split("\n")
    assert {line.strip() for line in set(now) - set(was)} >= {"ru: Другие слова"} or "Другие слова" in after[
        product
    ].decode()
    assert [line for line in was if line.startswith("#")] == [line for line in now if line.startswith("#")]
    assert b"1999" in after[firm]


def test_a_new_row_is_a_new_file(project: Path, sent: bytes) -> None:
    def change(book: Workbook) -> None:
        line = book["products"].max_row + 1
        for column, value in (
            ("id", "butter"),
            ("name.ru", "Масло"),
            ("name.en", "Butter"),
            ("category", "cheese"),
            ("hs", "0406"),
        ):
            letter = cell(book, "products", "hill-cheese", column)[0:-1]
            book["products"][f"{letter}{line}"] = value

    texts, problems = taken(project, filled_in(sent, change))
    assert problems == []
    assert list(texts) == [f"data/clusters/{OWNER}/products/butter.yml"]
    assert 'hs: "0406"' in texts[f"data/clusters/{OWNER}/products/butter.yml"]  # the zero is still there
    assert f"maker: {FIRM}" in texts[f"data/clusters/{OWNER}/products/butter.yml"]


def merged(book: Workbook) -> None:
    book["products"].merge_cells("B3:C3")


def moved(book: Workbook) -> None:
    sheet = book["products"]
    sheet["B1"], sheet["C1"] = sheet["C1"].value, sheet["B1"].value


def cheese(column: str, value: str | None) -> Callable[[Workbook], object]:
    """Another value in the row of the cheese."""
    return lambda book: put(book, "products", "hill-cheese", column, value)


BAD: tuple[tuple[Callable[[Workbook], object], str], ...] = (
    (cheese("name.en", "=1+1"), "firm.xlsx:products!G3 error exchange-workbook: A formula stands here"),
    (merged, "firm.xlsx:products!B3 error exchange-workbook: Cells are merged here: B3:C3"),
    (moved, "firm.xlsx:products!B1 error exchange-column: The column “tags” does not stand here"),
    (
        lambda book: book.create_sheet("notes"),
        "firm.xlsx:notes!A1 error exchange-sheet: The sheet “notes” does not belong here",
    ),
    (lambda book: book.remove(book["products"]), "firm.xlsx:1:1 error exchange-sheet: The sheet “products” is missing"),
    (lambda book: book["start"].__setitem__("B3", "x"), "error exchange: “sample/x”, whose tables these are, is not"),
    (cheese("id", "Сыр"), "error id-form: “Сыр” cannot be an id"),
    (cheese("id", "salt"), "error exchange-id: “salt” is the id of something that another organisation has"),
    (lambda book: put(book, "organisations", FIRM, "id", "baths"), "error exchange-id: “baths” is the id of something"),
    (cheese("hs", "12"), "error code: "),
    (cheese("category", "nothing"), "error dangling-reference: There is no category “nothing”"),
    (cheese("export", "KZ, XX"), "error code: “XX” is the code of no country"),
    (cheese("name.ru", None), "error missing-"),
    (cheese("summary.ru", "a\u200bb"), "error hidden-character: An invisible character stands here"),
    (lambda book: put(book, "organisations", FIRM, "inn", "1234567890"), "error code: “1234567890” cannot be right"),
    (lambda book: book["products"].__setitem__("A9000", "far"), "error exchange-workbook: A sheet has at most 5000"),
    (
        lambda book: book["certificates"].delete_rows(2),
        "certificates!A2 error exchange-workbook: The second line is not",
    ),
)


@pytest.mark.parametrize(("change", "expected"), BAD, ids=[text.partition("error ")[2][:40] for _, text in BAD])
def test_what_is_wrong_is_told_by_its_cell(
    project: Path, sent: bytes, change: Callable[[Workbook], object], expected: str
) -> None:
    texts, problems = taken(project, filled_in(sent, change))
    assert any(expected in problem for problem in problems), problems
    assert all(problem.startswith("firm.xlsx:") for problem in problems)
    assert texts == {}


def test_a_sheet_that_cannot_be_read_hides_no_fault_of_the_others(project: Path, sent: bytes) -> None:
    """One round of mending is enough; nothing is taken."""

    def change(book: Workbook) -> None:
        put(book, "organisations", FIRM, "founded", 1999)
        put(book, "organisations", FIRM, "inn", "1234567890")
        put(book, "products", "hill-cheese", "name.en", "=1+1")
        put(book, "certificates", "eac", "issued", "2019-13-01")

    texts, problems = taken(project, filled_in(sent, change))
    assert texts == {}
    for sheet in ("organisations", "products", "certificates"):
        assert any(problem.startswith(f"firm.xlsx:{sheet}!") for problem in problems), problems
    only = filled_in(sent, cheese("name.en", "=1+1"))
    assert [one for one in taken(project, only)[1] if "A formula stands here" not in one] == []


@pytest.mark.parametrize("place", ["organisations!B3", "organisations!D3", "products!C2"])
def test_what_is_written_over_headings_and_helps_is_told(project: Path, sent: bytes, place: str) -> None:
    name, _, at = place.partition("!")
    texts, problems = taken(project, filled_in(sent, lambda book: book[name].__setitem__(at, "Our best cheese")))
    assert texts == {}
    (said,) = problems
    assert said.startswith(f"firm.xlsx:{place} warning exchange-left: What is written over a heading or a help")
    assert said.endswith(": Our best cheese")


def test_a_workbook_of_another_version_has_other_helps(project: Path, sent: bytes) -> None:
    def change(book: Workbook) -> None:
        book["start"]["B1"] = "0.0.1"
        book["organisations"]["D3"] = "An older help"

    assert taken(project, filled_in(sent, change)) == ({}, [])


def test_a_failed_import_writes_nothing(project: Path, sent: bytes, command: Run, tmp_path: Path) -> None:
    """One bad cell among good ones: the cell and the way out are named, and no file is another one."""

    def change(book: Workbook) -> None:
        put(book, "organisations", FIRM, "founded", 1999)
        put(book, "products", "hill-cheese", "hs", "04069")

    workbook = tmp_path / "filled.xlsx"
    before = files(project)
    workbook.write_bytes(filled_in(sent, change))
    result = command("exchange", "xlsx", "--root", str(project), "--in", str(workbook))
    at, message = result.err.splitlines()[0].split(" ", 1)
    assert at.endswith(
        f"filled.xlsx:products!{cell(openpyxl.load_workbook(workbook), 'products', 'hill-cheese', 'hs')}"
    )
    assert message == (
        "error code: “04069” has 5 digits; an HS code has 4, 6, 8, 10. "
        "Fix: Write it as the tariff prints it: 9019 20 000 0."
    )
    assert result.err.splitlines()[-1] == "Nothing was written."
    assert result.code == 1
    assert files(project) == before


def with_part(sent: bytes, name: str, content: bytes) -> bytes:
    made = io.BytesIO(sent)
    with zipfile.ZipFile(made, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return made.getvalue()


def entities(sent: bytes) -> bytes:
    """A workbook whose strings grow by entities."""
    made = io.BytesIO()
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
    with zipfile.ZipFile(io.BytesIO(sent)) as old, zipfile.ZipFile(made, "w") as new:
        for part in old.infolist():
            content = old.read(part)
            if part.filename == "xl/worksheets/sheet2.xml":
                content = bomb + content.replace(b"</t>", b"&b;</t>", 1)
            new.writestr(part.filename, content)
    return made.getvalue()


@pytest.mark.parametrize(
    ("damage", "expected"),
    [
        (lambda sent: with_part(sent, "xl/vbaProject.bin", b"x"), "The workbook holds macros"),
        (
            lambda sent: with_part(sent, "xl/externalLinks/externalLink1.xml", b"x"),
            "The workbook holds links to other files",
        ),
        (lambda sent: with_part(sent, "xl/bomb.xml", b"\0" * 70_000_000), "more than 60 MB when it is unpacked"),
        (entities, "The file is no workbook, or is damaged"),
        (lambda sent: sent[: len(sent) // 2], "The file is no workbook, or is damaged"),
        (lambda _: b"", "The file is no workbook, or is damaged"),
        (lambda _: b"x" * 11_000_000, "The workbook is larger than 10 MB"),
    ],
)
def test_a_hostile_file_is_not_opened(sent: bytes, damage: Callable[[bytes], bytes], expected: str) -> None:
    filled, problems = read_book("firm.xlsx", damage(sent))
    assert filled is None
    assert any(expected in str(problem.message) for problem in problems), problems


WORDS = st.text(st.sampled_from("ab я=+-@'\"\n;,\t{[#"), max_size=12)


@given(st.lists(st.lists(WORDS, min_size=2, max_size=2), min_size=1, max_size=4), st.sampled_from(";,"))
def test_csv_is_read_as_it_is_written(rows: list[list[str]], delimiter: str) -> None:
    head = ["id", "name.ru"]
    trimmed = [[word.strip("\t\r") for word in row] for row in rows]
    assert csv_rows(csv_text([head, *trimmed], delimiter)) == [head, *trimmed]


def test_no_cell_of_a_workbook_is_computed(project: Path) -> None:
    path = project / f"data/clusters/{OWNER}/organisations/{FIRM}.yml"
    content = plain(read_record(path))
    assert isinstance(content, dict)
    evil = '=HYPERLINK("https://evil.example")'
    path.write_text(rewritten(path.read_text(encoding="utf-8"), {**content, "makes": evil}), encoding="utf-8")
    found = check(project).atlas
    assert found is not None
    data = workbooks(found, OWNER, FIRM, "ru")[f"{OWNER}-{FIRM}.xlsx"]
    cells = [one for sheet in openpyxl.load_workbook(io.BytesIO(data)) for row in sheet.iter_rows() for one in row]
    assert [one.value for one in cells].count(evil) == len(LANGS)
    assert all(one.data_type != "f" for one in cells)
    assert taken(project, data) == ({}, [])


@given(st.sampled_from([Form.TEXT, Form.TEXTS, Form.WORDS, Form.WORD, Form.RAW]), st.randoms(use_true_random=False))
def test_cells_say_what_the_value_says(form: Form, random: Random) -> None:
    words = ("слово", "a b", "12.50", "0101", "x\ny", "{a: b}", "-")
    texts: Plain = {lang: random.choice(words[:5]) for lang in LANGS}
    values: dict[Form, Plain] = {
        Form.TEXT: texts,
        Form.TEXTS: [texts, {lang: random.choice(words[:4]) for lang in LANGS}],
        Form.WORDS: [random.choice(words[2:4]) for _ in range(3)],
        Form.WORD: random.choice(words[:5]),
        Form.RAW: {"on": "2026", "repeats": "yearly"},
    }
    value, leaf = values[form], Leaf(("field",), form)
    read = value_of(cells_of(value, leaf, LANGS), leaf, LANGS)
    assert cells_of(read, leaf, LANGS) == cells_of(value, leaf, LANGS)


def test_every_kind_with_files_of_its_own_goes_out(atlas: Atlas) -> None:
    names = {table.name for table in tables_of(atlas, OWNER)}
    assert {kind.name for kind in kinds_of("cluster")} <= names


def test_a_cluster_without_organisations_is_told(minimal_project: Path, command: Run, tmp_path: Path) -> None:
    for asked, said in (((), "“sample” has no organisations yet"), (("--organisation", "x"), "no such organisation")):
        asks = ("exchange", "xlsx", "--root", str(minimal_project), "--cluster", "sample", *asked)
        result = command(*asks, "--out", str(tmp_path / "forms"))
        assert said in result.err
        assert not (tmp_path / "forms").exists()
