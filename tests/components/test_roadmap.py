"""The roadmap: what stands in its rows, and that every mark is drawn where its schedule says, on one scale."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from generator.components.block import Block, Section
from generator.components.roadmap import Direction, Roadmap, RoadmapItem, Scale
from generator.kinds.atlas import Atlas
from generator.model.address import Address
from generator.model.schedules import Schedule, Span
from generator.render.components import render_block
from generator.render.shown import Medium
from tests.model.test_schedules import SCHEDULES
from tests.shows import show
from tests.subjects import section, spaced, subject, view

MEDIA: tuple[Medium, ...] = ("site", "print")
ROW = re.compile(r'<tr id="b-([^"]+)".*?</tr>', re.S)
# Begin and length, or where a mark stands, in percent.
DRAWN = {
    "site": re.compile(
        r'<rect class="cb-roadmap__(bar|turn|tick)" x="([0-9.]+)%"(?: width="([0-9.]+)%")?(?: width="3")? height="12"/>'
    ),
    "print": re.compile(r'<i class="cb-roadmap__(bar|turn|tick)" style="left: ([0-9.]+)%(?:; width: ([0-9.]+)%)?"'),
}
NEAR = Fraction(1, 1000)  # percent: a hundredth of a pixel


def roadmap(schedules: Sequence[Schedule], horizon: int) -> Roadmap:
    """A roadmap of items with these schedules."""
    items = tuple(
        RoadmapItem(f"i{number}", Address("o", "roadmap", (f"i{number}",)), str(number), "x", "x", one.spans(horizon))
        for number, one in enumerate(schedules)
    )
    spans = [span for item in items for span in item.spans]
    first, last = min(span.start for span in spans) // 12, (max(span.end for span in spans) - 1) // 12
    return Roadmap((Direction("d", "", "", items),), Scale(first, last))


def html(found: Roadmap, medium: Medium) -> str:
    """The component as it is shown."""
    block = Block("b", found)
    return str(render_block(block, show("en", medium, Section("s", "S", (block,)))))


def misplaced(text: str, found: Roadmap, medium: Medium) -> list[str]:
    """The items whose marks do not stand where their spans say."""
    assert found.scale is not None
    begin, whole = 12 * found.scale.first, 12 * len(found.scale.years)
    rows = {row[1]: DRAWN[medium].findall(row[0]) for row in ROW.finditer(text)}
    wrong = []
    for item in found.items:
        wanted: list[tuple[str, int, int]] = []
        for span in item.spans:
            wanted.append(("turn" if span.again else "bar", span.start, span.end))
            wanted += [("tick", span.end, span.end)] if span.again else []
        read = [(name, Fraction(x), Fraction(x) + Fraction(width or 0)) for name, x, width in rows[item.id]]
        same = [name for name, *_ in read] == [name for name, *_ in wanted] and all(
            abs(place - Fraction(100 * (month - begin), whole)) < NEAR
            for (_, *places), (_, *months) in zip(read, wanted, strict=True)
            for place, month in zip(places, months, strict=True)
        )
        wrong += [] if same else [item.id]
    return wrong


@given(st.lists(SCHEDULES, min_size=1, max_size=3), st.integers(1990, 2040))
def test_every_mark_begins_and_ends_where_its_schedule_says(written: list[object], horizon: int) -> None:
    schedules = []
    for one in written:
        try:
            schedules.append(Schedule.model_validate(one))
        except ValidationError:
            return
    found = roadmap(schedules, horizon)
    for medium in MEDIA:
        assert misplaced(html(found, medium), found, medium) == []


@pytest.mark.parametrize("medium", MEDIA)
def test_a_mark_that_is_inset_or_left_out_is_noticed(medium: Medium) -> None:
    found = roadmap([Schedule.model_validate(one) for one in ("2021", {"on": "2020", "repeats": "yearly"})], 2024)
    text = html(found, medium)
    assert misplaced(re.sub(r'(width(?:="|: ))20%', r"\g<1>19.4%", text, count=1), found, medium) == ["i0"]
    assert misplaced(text.replace("cb-roadmap__tick", "cb-roadmap__bar"), found, medium) == ["i1"]
    assert misplaced(re.sub(r"<(rect|i) class=\"cb-roadmap__bar.*?>", "", text), found, medium) == ["i0", "i1"]


def test_the_lines_of_the_years_stand_on_the_same_scale() -> None:
    found = roadmap([Schedule.model_validate({"from": "2020", "to": "2023"})], 2023)
    assert re.findall(r'<line x1="([0-9.]+)%" x2="\1%" y2="100%"/>', html(found, "site")) == [
        "0",
        "25",
        "50",
        "75",
        "100",
    ]
    assert 'style="--year: 25%"' in html(found, "print")


def test_a_whole_period_fills_the_scale() -> None:
    scale, whole = Scale(2021, 2023), Span(12 * 2021, 12 * 2024)
    assert (scale.at(whole.start), scale.wide(whole)) == ("0", "100")


def test_the_day_of_the_data_is_exact() -> None:
    assert Scale(2021, 2022, date(2021, 7, 1)).day_at == "25"
    assert Scale(2021, 2021, date(2021, 12, 17)).day_at == "95.9677"  # 11 months and 16 of 31 days


@pytest.mark.parametrize(("day", "shown"), [(date(2022, 3, 1), True), (date(2025, 1, 1), False), (None, False)])
def test_the_day_is_shown_only_within_the_plan(sample: Atlas, day: date | None, shown: bool) -> None:
    found = view(next(one for one in subject(sample, day=day).sections if one.id == "roadmap"), Roadmap)
    assert found.scale is not None
    assert (found.scale.day is not None) == shown
    assert (spaced(found.day) == "1 March 2022") == shown
    for medium in MEDIA:
        assert ("cb-roadmap__day" in html(found, medium)) == shown


def test_the_scale_goes_to_the_horizon_and_to_what_is_due_after_it() -> None:
    scale = Scale(1900, 2100)
    assert len([year for place, year in enumerate(scale.years) if place % scale.step == 0]) <= 10
    assert not scale.has_quarters


def test_the_legend_explains_only_what_there_is(sample: Atlas) -> None:
    once, again = roadmap([Schedule.model_validate("2021")], 2022), "recurring"
    assert again not in html(once, "site")
    assert "scheduled period" in html(once, "site")
    only = roadmap([Schedule.model_validate({"from": "2021", "to": "2022", "repeats": "quarterly"})], 2022)
    assert again in html(only, "site")
    assert "scheduled period" not in html(only, "site")


def test_an_item_without_a_date_has_the_word_and_no_mark(sample: Atlas) -> None:
    found = view(section(sample, "roadmap"), Roadmap)
    undated = next(item for item in found.items if item.at.path[-1] == "undated")
    assert (undated.timing, undated.spans, undated.years) == ("no date given", (), ())
    text = next(row[0] for row in ROW.finditer(html(found, "site")) if row[1] == undated.id)
    assert DRAWN["site"].findall(text) == []
    assert "no date given" in text


def test_without_dates_there_is_no_scale() -> None:
    item = RoadmapItem("i", Address("o", "roadmap", ("i",)), "1", "x", "no date given")
    text = html(Roadmap((Direction("d", "", "", (item,)),)), "site")
    assert "<svg" not in text
    assert ".ics" not in text


def test_rows_say_what_the_data_say(sample: Atlas) -> None:
    marketing, own = view(section(sample, "roadmap"), Roadmap).directions
    assert [item.number for item in marketing.items] == ["1.1", "1.2", "1.4", "1.4"]
    stages, first = own.items[-2:]
    assert (stages.status, stages.state, stages.level) == ("under-way", "under way", 1)
    assert (first.number, first.state, first.level) == ("2.4.1", "done", 2)
    assert first.at == Address("sample", "roadmap", ("own", "items", "stages", "items", "first"))
    text = html(view(section(sample, "roadmap"), Roadmap), "print")
    for part in ("Responsible: Sample director", "The sample is ready", "under way"):
        assert part in spaced(text)


def test_ids_of_items_are_unique_whatever_their_keys(sample: Atlas) -> None:
    found = view(section(sample, "roadmap"), Roadmap)
    twice = replace(
        found, directions=tuple(replace(one, id=name) for one, name in zip(found.directions, "ab", strict=True))
    )
    ids = [item.id for item in twice.items]
    assert len(ids) == len(set(ids))
