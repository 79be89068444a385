"""The files of a chart, and its place in page and book."""

from __future__ import annotations

import json

import pytest
from markupsafe import Markup

from generator.charts.paint import WEB
from generator.editions import views as v
from generator.language import Lang
from generator.render.components import render_block
from generator.render.drawings import chart_files, drawing, table_csv

TABLE = v.Table(
    Markup("Sales"),
    (v.TableColumn(Markup("Firm <b>A</b>")), v.TableColumn(Markup("Sales"), "RUB", numeric=True)),
    (
        v.TableRow(v.Cell(Markup("Group")), role="group"),
        v.TableRow(v.Cell(Markup("A; B, C")), (v.Cell(Markup("1\u00a0000,5")),)),
        v.TableRow(v.Cell(Markup("D")), (v.Cell(Markup("−2,1")),)),
        v.TableRow(v.Cell(Markup("E")), (v.Cell(Markup("+3")),)),
        v.TableRow(v.Cell(Markup("F")), (v.Cell(Markup("—"), "lost", "утрачено"),)),
        v.TableRow(v.Cell(Markup("G")), (v.Cell(Markup("9,94"), "printed", "так напечатано"),)),
        v.TableRow(v.Cell(Markup("H")), (v.Cell(Markup("более 7")),)),
    ),
)
CHART = v.Chart("sales", Markup("Sales"), "RUB, 2018", '{"color":"#040404"}', "Sales: 1; 2.", TABLE, 3)
BLOCK = v.Block("kpis-chart-sales", CHART, source=Markup("Survey"))
SVGS = {CHART.spec: '<svg width="482" height="20" viewBox="0 0 482 20"><path fill="#040404"/></svg>'}


@pytest.mark.parametrize(
    ("lang", "number", "line"),
    [("ru", Markup("1\u00a0000,5"), "A, B;1000,5"), ("en", Markup("1,000.5"), '"A, B",1000.5')],
)
def test_numbers_are_read_by_the_spreadsheets_of_the_language(lang: Lang, number: Markup, line: str) -> None:
    row = v.TableRow(v.Cell(Markup("A, B")), (v.Cell(number),))
    assert table_csv(v.Table(TABLE.caption, TABLE.columns, (row,)), lang).splitlines()[1] == line


def test_a_csv_has_units_and_says_what_is_no_number() -> None:
    assert table_csv(TABLE, "ru").split("\r\n") == [
        "Firm A;Sales, RUB",
        "Group",
        '"A; B, C";1000,5',
        "D;-2,1",
        "E;3",
        "F;утрачено",
        "G;9,94 (так напечатано)",
        "H;более 7",
        "",
    ]


def test_a_chart_has_three_files_in_real_colours() -> None:
    files = chart_files(CHART, SVGS, "#8a5a00", "ru")
    assert list(files) == ["sales.svg", "sales.csv", "sales.vl.json"]
    assert b'fill="#8a5a00"' in files["sales.svg"]
    assert files["sales.csv"].startswith(b"\xef\xbb\xbf")
    assert json.loads(files["sales.vl.json"]) == {"color": "#8a5a00"}


def test_the_site_has_data_and_files_one_click_away() -> None:
    html = render_block(BLOCK, "en", "site", drawing=drawing(BLOCK, SVGS, WEB, titled=False))
    assert 'aria-label="Sales: 1; 2."' in html
    assert 'fill="var(--accent)"' in html
    assert html.index("<svg") < html.index("Survey") < html.index("<details") < html.index("<table")
    assert [f'href="charts/sales.{name}" download' in html for name in ("svg", "csv", "vl.json")] == [True] * 3


def test_print_has_a_numbered_caption_and_no_files() -> None:
    html = render_block(BLOCK, "ru", "print", drawing=drawing(BLOCK, SVGS, WEB, titled=True))
    assert "Рис.\u00a03." in html
    assert "<title>Sales: 1; 2.</title>" in html
    assert "<details" not in html
    assert "download" not in html


def test_nothing_is_drawn_for_other_blocks() -> None:
    assert drawing(v.Block("t", TABLE), SVGS, WEB, titled=False) == ""
