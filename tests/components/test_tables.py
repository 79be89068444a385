"""What stands in the cells of plans and chains."""

from __future__ import annotations

from generator.components.chain import Chain
from generator.components.table import Table
from generator.kinds.atlas import Atlas
from generator.model.quantity import Quantity, State
from tests.subjects import said, section, view, voice


def test_cells_of_the_plan(sample: Atlas) -> None:
    words = voice(sample, "ru")
    table = section(sample, "kpis", "ru").blocks[-1].view
    assert isinstance(table, Table)
    assert [column.title for column in table.columns[1:]] == ["2020", "2021", "2022", "2023", "2024", "2030"]
    members, head, sales, actual = ([said(words, cell) for cell in row.cells] for row in table.rows)
    assert members == ["7", "–", "—", "15", "", ""]
    assert head == []
    assert (sales[0], sales[4]) == ("1\u00a0000,5", "1О00")
    assert actual == ["1\u00a0200", "1\u00a0300,5", "", "", "", ""]
    assert [row.role for row in table.rows] == ["row", "group", "row", "row"]
    assert [row.main for row in table.rows if row.within] == [False, True]


def test_cells_of_the_plan_are_numbers_with_their_state(sample: Atlas) -> None:
    table = section(sample, "kpis").blocks[-1].view
    assert isinstance(table, Table)
    numbers = [[cell.content for cell in row.cells] for row in table.rows]
    members, _, sales, _ = ([item.state if isinstance(item, Quantity) else None for item in row] for row in numbers)
    assert members == [State.EXACT, State.NOT_PLANNED, State.LOST, State.EXACT, None, None]
    assert sales == [State.EXACT, None, None, None, State.PRINTED, State.EXACT]
    first = numbers[0][0]
    assert isinstance(first, Quantity)
    assert str(first.address) == "sample/kpis:members.plan.2020"
    assert [len(cell.marks) for cell in table.rows[0].cells] == [0, 0, 0, 1, 0, 0]


def test_cells_of_the_chain(sample: Atlas) -> None:
    words = voice(sample)
    found = view(section(sample, "products"), Chain)
    rows = {row.id: row for row in found.rows}
    assert {name: tuple(said(words, cell) for cell in row.cells[:2]) for name, row in rows.items()} == {
        "pots": ("30", "10"),
        "pans": ("10", "6"),
        "wholesale": ("—", "—"),
        "retail": ("666", ""),
    }
    revenue = rows["retail"].cells[-1]
    assert isinstance(revenue.content, Quantity)
    assert (said(words, revenue), revenue.content.state) == ("9.94", State.PRINTED)
    assert [stage.core for stage in found.stages] == [True, False]
    assert [words.unmarked(column.title) for column in found.columns] == [
        "Product line",
        "Organisations",
        "of which not sole traders",
        "Average headcount",
        "Revenue",
    ]
