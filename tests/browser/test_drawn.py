"""Numbers drawn in tables as they are seen: on every width what is compared has equal room, and nothing is cut."""

from __future__ import annotations

from decimal import Decimal

import pytest
from playwright.sync_api import Browser

from generator.components.block import Block, Cell, Section
from generator.components.drawn import in_columns, in_rows
from generator.components.table import Table, TableColumn, TableRow
from generator.model.address import Address
from generator.model.quantity import Quantity
from generator.render.components import render_block
from generator.render.styles import bundle
from tests.project import ROOT
from tests.shows import show

pytestmark = pytest.mark.browser

WIDTHS = (320, 360, 768, 1280)
PART = "not-sole-traders"
PAGE = (
    '<!doctype html><html lang="ru"><meta charset="utf-8"><style>{css}</style>'
    '<body data-md-color-scheme="default"><main class="md-typeset">{html}</main>'
)
SEEN = """() => {
    const all = query => [...document.querySelectorAll(query)];
    const texts = all("main *").filter(one => one.checkVisibility() && !one.closest(".cb-hidden, sup")
        && [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim()));
    return {
        rooms: all("tr").map(row => [...row.querySelectorAll("svg")].map(one => one.getBoundingClientRect().width)),
        smallest: Math.min(...texts.map(one => parseFloat(getComputedStyle(one).fontSize))),
        beyond: all("main *").filter(one => one.checkVisibility() && !one.closest(".cb-hidden")
            && one.getBoundingClientRect().right > document.documentElement.clientWidth + 1).length,
        fills: ["whole", "part"].map(name => all(`.cb-drawn--parted .cb-drawn__${name}`).map(one =>
            getComputedStyle(one).fill)),
    };
}"""


def cell(value: int, *parts: int) -> Cell:
    at = Address("sample", "figures", ("x",))
    inner = tuple(Quantity(at.child(PART), value=Decimal(part)) for part in parts)
    return Cell(Quantity(at, value=Decimal(value), parts=inner))


def table(kind: str) -> Table:
    """Two groups in the columns, with heads of very different length, or one column of wholes with parts."""
    titles = ("Средняя численность работников", "Сумма")
    if kind == "pairs":
        rows = [TableRow(Cell(title), (cell(n), cell(808))) for n, title in enumerate(titles, 61)]
        columns = (
            TableColumn("Показатель"),
            TableColumn("Все", numeric=True),
            TableColumn("Обеспечивающие", numeric=True),
        )
        return Table("Две группы", columns, in_rows(rows), mixed=True)
    rows = [TableRow(Cell(title), (cell(64_000_000, 29_000_000),)) for title in titles]
    return Table(
        "Сколько", (TableColumn("Показатель"), TableColumn("Всего", numeric=True)), in_columns(rows, [0], part=PART)
    )


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("kind", ["pairs", "wholes"])
def test_what_is_compared_has_equal_room_inside_the_screen(browser: Browser, kind: str, width: int) -> None:
    block = Block("b", table(kind))
    html = render_block(block, show("ru", "site", Section("s", "S", (block,))))
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.set_content(PAGE.format(css=bundle(ROOT / "templates", "site"), html=html))
    seen = page.evaluate(SEEN)
    page.close()
    rooms = [room for row in seen["rooms"] for room in row]
    assert len(rooms) == (4 if kind == "pairs" else 2)
    assert max(rooms) - min(rooms) <= 1
    assert seen["smallest"] >= 12
    assert seen["beyond"] == 0


@pytest.mark.parametrize("forced", ["active", "none"])
def test_a_part_stands_out_from_its_whole_in_whatever_colours(browser: Browser, forced: str) -> None:
    block = Block("b", table("wholes"))
    html = render_block(block, show("ru", "site", Section("s", "S", (block,))))
    context = browser.new_context(forced_colors=forced)  # type: ignore[arg-type]
    page = context.new_page()
    page.set_content(PAGE.format(css=bundle(ROOT / "templates", "site"), html=html))
    whole, part = page.evaluate(SEEN)["fills"]
    context.close()
    assert len(whole) == len(part) == 2
    assert not set(whole) & set(part)
