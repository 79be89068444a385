"""Records → Atlas: shared parts filled in, short forms read, everything frozen."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from pydantic import ValidationError

from generator.kinds.atlas import Atlas
from generator.model.period import Period
from generator.model.schedules import Schedule
from generator.model.texts import Text
from generator.model.written import Cell
from tests.project import read_project, write_tree


def test_bodies_take_what_is_shared_and_say_what_is_their_own(sample: Atlas) -> None:
    board, manager, helper = sample.clusters["sample"].bodies
    assert board.title is not None
    assert manager.title is not None
    assert (board.title["en"], board.level, [member["en"] for member in board.members]) == (
        "Sample Board",
        1,
        ["Sample chair"],
    )
    assert (manager.title["en"], manager.level) == ("Own sample manager", 3)
    assert [function["en"] for function in manager.functions] == ["Runs the daily business"]
    assert manager.organisation is not None
    assert (helper.level, helper.members, helper.functions) == (4, (), ())


def test_roadmap_numbers_by_place_and_keeps_the_printed_one(sample: Atlas) -> None:
    items = [item for direction in sample.clusters["sample"].roadmap for item in direction.items]
    numbers = ["1.1", "1.2", "1.3", "1.4", "2.1", "2.2", "2.3", "2.4", "2.4.1"]
    assert [item.number for item in items] == numbers
    assert [item.printed for item in items if item.printed] == ["1.4"]
    assert items[0].title["en"] == "Sample catalogue"
    assert items[1].note == ("all-samples",)
    assert [(item.path, item.status) for item in items[-2:]] == [
        (("stages",), "under-way"),
        (("stages", "first"), "done"),
    ]


def test_kpis_stand_in_the_order_of_their_definitions(sample: Atlas) -> None:
    members, sales = sample.clusters["sample"].kpis
    assert (members.id, sales.id) == ("members", "sales")
    assert {year: cell.state for year, cell in members.cells.items()} == {
        2020: "exact",
        2021: "none",
        2022: "lost",
        2023: "exact",
    }
    assert sales.cells[2024].state == "printed"


def test_the_atlas_cannot_be_changed(sample: Atlas) -> None:
    with pytest.raises(TypeError):
        sample.clusters["sample"].figures["new"] = sample.clusters["sample"].figures["firms"]  # type: ignore[index]
    with pytest.raises(ValidationError):
        sample.clusters["sample"].file.draft = True  # type: ignore[misc]


@pytest.mark.parametrize(
    ("written", "period"),
    [
        ("2018", (2018, 2018, None)),
        ("2014-2018", (2014, 2018, None)),
        ("2014–2018", (2014, 2018, None)),
        ({"as-of": "2020-08"}, (2020, 2020, 8)),
    ],
)
def test_periods(written: object, period: tuple[int, int, int | None]) -> None:
    found = Period.model_validate(written)
    assert (found.start, found.end, found.as_of_month) == period


@pytest.mark.parametrize(
    "written", ["18", "2018-2014", "2018, 2019", {"as-of": "2020-13"}, {"as-of": "2020"}, ["2018"]]
)
def test_periods_that_are_none(written: object) -> None:
    with pytest.raises(ValidationError):
        Period.model_validate(written)


@pytest.mark.parametrize(
    ("written", "years"),
    [
        ("2021", (2021,)),
        ("12.2020", (2020,)),
        ("Q4 2021", (2021,)),
        ({"on": "2021", "repeats": "yearly"}, (2021, 2022, 2023, 2024)),
        ({"on": ["2021", "2023"]}, (2021, 2023)),
        ({"from": "11.2020", "to": "2022"}, (2020, 2021, 2022)),
        ({"from": "2022"}, (2022, 2023, 2024)),
        ({"from": "2020", "to": "2021", "repeats": "quarterly"}, (2020, 2021)),
    ],
)
def test_years_in_which_something_is_due(written: object, years: tuple[int, ...]) -> None:
    assert Schedule.model_validate(written).years(2024) == years


@pytest.mark.parametrize(
    "written", ["13.2020", "Q5 2021", "21", {"to": "2021"}, {"on": "2021", "from": "2021"}, "soon"]
)
def test_schedules_that_are_none(written: object) -> None:
    with pytest.raises(ValidationError):
        Schedule.model_validate(written)


@pytest.mark.parametrize(
    ("written", "value", "state"),
    [
        ("7", Decimal(7), "exact"),
        ("0.50", Decimal("0.50"), "exact"),
        ("-", None, "none"),
        ({"lost": "true"}, None, "lost"),
        ({"value": "7"}, Decimal(7), "exact"),
    ],
)
def test_cells(written: object, value: Decimal | None, state: str) -> None:
    cell = Cell.model_validate(written)
    assert (cell.value, cell.state) == (value, state)


@pytest.mark.parametrize("written", ["seven", "", {"lost": "false"}, {"note": "x"}, ["7"]])
def test_cells_that_are_none(written: object) -> None:
    with pytest.raises(ValidationError):
        Cell.model_validate(written)


def test_texts_in_both_languages() -> None:
    assert Text.model_validate("ISO").get("en") == ("ISO", "en")
    assert Text.model_validate({"ru": "Да", "en": "Yes"}).get("en") == ("Yes", "en")
    assert Text.model_validate({"ru": "Да"}).get("en") == ("Да", "ru")
    assert Text.model_validate({"ru": "Да"}).get("ru") == ("Да", "ru")


def test_problems_of_all_files_come_at_once(minimal_project: Path) -> None:
    write_tree(
        minimal_project,
        {
            "data/clusters/sample/figures.yml": "firms: {title: Компании, unit: firms}\n",
            "data/clusters/sample/notes.yml": "a: [\n",
            "data/sources.yml": "sample-survey: {txt: Опрос}\n",
        },
    )
    atlas, problems = read_project(minimal_project)
    assert atlas is None
    assert sorted({problem.location.path.rpartition("/")[2] for problem in problems}) == [
        "figures.yml",
        "notes.yml",
        "sources.yml",
    ]
