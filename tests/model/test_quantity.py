"""Figures, cells, plans and links of the chain as quantities."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.kinds.atlas import Atlas
from generator.kinds.figure import Figure, of_figure
from generator.kinds.kpi import of_plan
from generator.model.address import Address
from generator.model.observed import of_cell, of_members
from generator.model.quantity import Quantity, State, read_number
from generator.model.written import Cell


def nobody(ref: str, owner: str) -> Quantity:
    """No cell here takes a figure."""
    raise AssertionError(ref)


HERE = Address("pharma", "figures", ("x",))


def figure(**fields: object) -> Figure:
    return Figure.model_validate({"title": "X", "unit": "firms", **fields})


@pytest.mark.parametrize(
    ("fields", "state", "value", "high"),
    [
        ({"value": "2.41"}, State.EXACT, "2.41", None),
        ({"range": {"from": "3.5", "to": "3.9"}}, State.EXACT, "3.5", "3.9"),
        ({"count": {"total": "61"}}, State.EXACT, "61", None),
        ({"rank": "48", "lost": "true"}, State.EXACT, "48", None),
        ({"lost": "true"}, State.LOST, None, None),
        ({"printed": {"value": "11,7", "doubt": "?"}}, State.PRINTED, None, None),
    ],
)
def test_the_one_value_of_a_figure(
    fields: dict[str, object], state: State, value: str | None, high: str | None
) -> None:
    found = of_figure(HERE, figure(**fields))
    expected = tuple(None if end is None else Decimal(end) for end in (value, high))
    assert (found.state, (found.value, found.high), found.rank) == (state, expected, "rank" in fields)


def test_what_a_figure_says_beside_its_value() -> None:
    fields = {"qualifier": "about", "period": "2018", "source": "s", "note": ["a", "b"], "sample": {"n": "29"}}
    found = of_figure(HERE, figure(value="5", **fields))
    assert (found.unit, found.qualifier, found.source, found.notes) == ("firms", "about", "s", ("a", "b"))
    assert found.period is not None
    assert found.period.years == (2018,)
    assert found.sample is not None
    assert found.sample.n == 29


def test_a_part_of_a_count_has_an_address_of_its_own() -> None:
    pair = figure(count={"total": "61", "not-sole-traders": "29"}, source="s")
    whole, part = of_figure(HERE, pair), of_figure(HERE.child("not-sole-traders"), pair)
    assert (whole.value, whole.parts) == (Decimal(61), (part,))
    assert (str(part.address), part.value, part.source) == ("pharma/figures:x.not-sole-traders", Decimal(29), "s")
    assert whole.part("not-sole-traders") == part
    assert of_figure(HERE.child("total"), pair) == whole
    assert of_figure(HERE.child("other"), pair).state is State.MISSING


@pytest.mark.parametrize(("printed", "derived"), [(None, True), ("39.5", False), ("40.0", True)])
def test_a_derived_figure_is_what_its_rule_gave(printed: str | None, derived: bool) -> None:
    rule = {"ratio": ["a", "b"], **({"printed": printed} if printed else {})}
    found = of_figure(HERE, figure(derive=rule), Decimal("39.5"))
    assert (found.value, found.derived, found.state) == (Decimal("39.5"), derived, State.EXACT)


@pytest.mark.parametrize(
    ("written", "state", "read"),
    [
        ("7", State.EXACT, 7),
        ("-", State.NOT_PLANNED, None),
        ({"lost": "true"}, State.LOST, None),
        ({"printed": {"value": "129,01", "doubt": "?"}}, State.PRINTED, Decimal("129.01")),
        ({"value": None}, State.MISSING, None),
    ],
)
def test_cells(written: object, state: State, read: object) -> None:
    found = of_cell(HERE, Cell.model_validate(written), nobody, unit="rub-bn")
    assert (found.state, found.read, found.unit) == (state, read, "rub-bn")


def test_a_plan_has_a_period_a_year() -> None:
    plan = of_plan(HERE.child("plan"), {2020: Cell(value=Decimal(7))}, "items", nobody)
    assert str(plan[2020].address) == "pharma/figures:x.plan.2020"
    assert plan[2020].period is not None
    assert plan[2020].period.years == (2020,)


def test_members_are_counted() -> None:
    assert of_members(HERE, ["a", "b"]).value == 2


@pytest.mark.parametrize(
    ("text", "number"),
    [("617", "617"), ("11,7", "11.7"), ("0.010", "0.010"), ("1 234 567,8", "1234567.8"), ("1\u00a0234", "1234")],
)
def test_damaged_numbers_that_can_be_read(text: str, number: str) -> None:
    assert read_number(text) == Decimal(number)


@pytest.mark.parametrize("text", ["", " ", "1e5", "NaN", "-1", "+1", "1,2,3", "1 ", "1  2", "٣", "1_000", "9,94*"])
def test_damaged_numbers_that_are_none(text: str) -> None:
    assert read_number(text) is None


@given(st.text(alphabet="0123456789,. -e_\u00a0x", max_size=12))
def test_reading_never_fails(text: str) -> None:
    found = read_number(text)
    assert found is None or found >= 0


@given(st.decimals(-10_000, 10_000, places=3), st.integers(0, 3))
def test_rounding_keeps_all_but_the_digits(value: Decimal, digits: int) -> None:
    rounded = Quantity(HERE, value=value, high=value).rounded(digits)
    assert rounded.value == rounded.high == rounded.shown
    assert rounded.value is not None
    assert abs(rounded.value - value) * 2 <= Decimal(1).scaleb(-digits)


def test_figures_by_address_and_by_reference(sample: Atlas) -> None:
    by_address = sample.quantity(Address("sample", "figures", ("firms", "not-sole-traders")))
    assert sample.quantity("firms.not-sole-traders", "sample") == by_address
    assert sample.quantity("sample/firms.not-sole-traders", "other") == by_address
    assert by_address.value is not None
    for text in ("nothing", "Firms"):
        with pytest.raises(KeyError):
            sample.quantity(text, "sample")
