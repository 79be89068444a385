"""When an item is due: in whole months, in the order of time, up to the horizon."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from generator.model.schedules import Schedule, Span


def months(*spans: Span) -> list[tuple[str, str, bool]]:
    """Spans with their first and last month as people write them."""
    return [(_month(span.start), _month(span.end - 1), span.again) for span in spans]


def _month(count: int) -> str:
    return f"{count % 12 + 1}.{count // 12}"


@pytest.mark.parametrize(
    ("schedule", "spans"),
    [
        ("2021", [("1.2021", "12.2021", False)]),
        ("Q4 2021", [("10.2021", "12.2021", False)]),
        ("12.2022", [("12.2022", "12.2022", False)]),
        ({"on": ["2023", "2021"]}, [("1.2021", "12.2021", False), ("1.2023", "12.2023", False)]),
        ({"from": "11.2020", "to": "2022"}, [("11.2020", "12.2022", False)]),
        ({"from": "2021"}, [("1.2021", "12.2023", False)]),
        ({"from": "2024"}, [("1.2024", "12.2024", False)]),
        ({"on": "2022", "repeats": "yearly"}, [("1.2022", "12.2022", False), ("1.2023", "12.2023", True)]),
        (
            {"on": "11.2022", "repeats": "half-yearly"},
            [("11.2022", "11.2022", False), ("1.2023", "6.2023", True), ("7.2023", "12.2023", True)],
        ),
        (
            {"from": "Q3 2022", "to": "Q1 2023", "repeats": "quarterly"},
            [("7.2022", "9.2022", True), ("10.2022", "12.2022", True), ("1.2023", "3.2023", True)],
        ),
        (
            {"from": "11.2022", "to": "2023", "repeats": "yearly"},
            [("11.2022", "12.2022", True), ("1.2023", "12.2023", True)],
        ),
        ({"on": "2024", "repeats": "yearly"}, [("1.2024", "12.2024", False)]),
    ],
)
def test_what_recurs_is_due_once_in_every_year_half_year_or_quarter(
    schedule: object, spans: list[tuple[str, str, bool]]
) -> None:
    assert months(*Schedule.model_validate(schedule).spans(2023)) == spans


DATES = st.one_of(
    st.integers(1900, 2100).map(str),
    st.tuples(st.integers(1, 12), st.integers(1900, 2100)).map(lambda pair: f"{pair[0]}.{pair[1]}"),
    st.tuples(st.integers(1, 4), st.integers(1900, 2100)).map(lambda pair: f"Q{pair[0]} {pair[1]}"),
)
REPEATS = st.sampled_from([{}, {"repeats": "yearly"}, {"repeats": "half-yearly"}, {"repeats": "quarterly"}])
SCHEDULES = st.one_of(
    DATES,
    st.builds(lambda dates, repeats: {"on": dates, **repeats}, st.lists(DATES, min_size=1, max_size=4), REPEATS),
    st.builds(lambda start, repeats: {"from": start, **repeats}, DATES, REPEATS),
    st.builds(lambda start, end, repeats: {"from": start, "to": end, **repeats}, DATES, DATES, REPEATS),
)


@given(SCHEDULES, st.integers(1900, 2100) | st.just(0))
def test_spans_are_in_order_and_no_two_turns_overlap(written: object, horizon: int) -> None:
    try:
        schedule = Schedule.model_validate(written)
    except ValidationError:
        return  # a range that ends before it begins
    spans = schedule.spans(horizon)
    assert spans != ()
    assert all(span.start < span.end for span in spans)
    assert list(spans) == sorted(spans, key=lambda span: (span.start, span.end))
    turns = [span for span in spans if span.again]
    assert all(one.end <= other.start for one, other in pairwise(turns))
    if schedule.to is not None and schedule.from_ is not None:
        assert (spans[0].start, spans[-1].end) == (schedule.from_.span.start, schedule.to.span.end)
        assert all(one.end == other.start for one, other in pairwise(spans))


@pytest.mark.parametrize(
    "schedule",
    [
        {"from": "2022", "to": "2021"},
        {"from": "Q3 2021", "to": "Q2 2021"},
        {"on": "2021", "to": "2022"},
        {"to": "2022"},
        {"on": []},
        {"on": "2021", "from": "2020"},
    ],
)
def test_what_is_no_schedule_is_refused(schedule: object) -> None:
    with pytest.raises(ValidationError) as refused:
        Schedule.model_validate(schedule)
    assert refused.value.errors()[0]["type"] == "schedule"
