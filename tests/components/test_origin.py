"""What a publication says of itself: by the date of its data, never by the clock."""

from __future__ import annotations

from datetime import date

import pytest

from generator.components.origin import data_years, origin_lines
from generator.kinds.atlas import Atlas
from generator.language import Lang
from tests.subjects import spaced, voice


@pytest.mark.parametrize(
    ("day", "end"),
    [
        (date(2026, 11, 21), ["The planning period, to {horizon}, has ended.", "Edition of 21 November 2026."]),
        (date(2020, 12, 1), ["Edition of 1 December 2020."]),
        (None, []),
    ],
)
def test_the_plan_is_over_by_the_date_of_the_data(sample: Atlas, day: date | None, end: list[str]) -> None:
    programme = sample.clusters["sample"].file.programme
    assert programme is not None
    first, years, *rest = (spaced(line) for line in origin_lines(voice(sample), day))
    assert first.startswith(f"A retelling of the {programme.year} programme: ")
    assert years == "Data for 2014–2020."
    assert rest == [line.format(horizon=programme.horizon) for line in end]


@pytest.mark.parametrize(("lang", "said"), [("ru", "Данные за 2021 г."), ("en", "Data for 2021.")])
def test_data_of_one_year_are_not_those_of_several(
    sample: Atlas, lang: Lang, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.components.origin.data_years", lambda *_: (2021, 2021))
    assert said in [spaced(line) for line in origin_lines(voice(sample, lang), None)]


def test_years_of_plans_are_not_those_of_data(sample: Atlas) -> None:
    first, last = data_years(voice(sample), 2020) or (0, 0)
    assert (first, last) == (2014, 2020)
    assert data_years(voice(sample), 2013) is None
