"""The calendar of a roadmap: as RFC 5545 has it, the same for the same data, and read back as what it was."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.components.block import Block
from generator.components.roadmap import Direction, Roadmap, RoadmapItem, Scale
from generator.kinds.atlas import Atlas
from generator.language import LANGS, Lang
from generator.model.address import Address
from generator.model.schedules import Schedule
from generator.render.calendar import CalendarPage, calendar_text, fold
from tests.subjects import section, view, voice

DAY = date(2021, 7, 1)
EVENT = ["UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "STATUS", "TRANSP"]


def page(atlas: Atlas, lang: Lang = "en") -> CalendarPage:
    """The page of the sample's roadmap."""
    site = "https://example.org/"
    return CalendarPage(site, f"{site}{lang}/clusters/sample/roadmap/", "Sample. Roadmap", DAY, voice(atlas, lang))


def calendar(atlas: Atlas, lang: Lang = "en") -> str:
    """The calendar of the sample."""
    return calendar_text(Block("roadmap-plan", view(section(atlas, "roadmap", lang), Roadmap)), *rest(atlas, lang))


def rest(atlas: Atlas, lang: Lang) -> tuple[Roadmap, CalendarPage]:
    """What a calendar is made of besides its block."""
    return view(section(atlas, "roadmap", lang), Roadmap), page(atlas, lang)


def unfolded(text: str) -> list[str]:
    """The lines of a file as a reader of calendars puts them together; it must be in order."""
    assert text.endswith("\r\n")
    assert not re.search(r"(?<!\r)\n|\r(?!\n)", text)
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    return re.sub(r"\r\n[ \t]", "", text).removesuffix("\r\n").split("\r\n")


def read(text: str) -> Iterator[dict[str, str]]:
    """The events with their values, as a reader of calendars takes them."""
    event: dict[str, str] = {}
    for line in unfolded(text):
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            event = {}
        elif line == "END:VEVENT":
            yield event
        else:
            assert name not in event, line
            event[name.partition(";")[0]] = re.sub(r"\\(.)", lambda sign: "\n" if sign[1] in "nN" else sign[1], value)


@pytest.mark.parametrize("lang", LANGS)
def test_a_calendar_has_a_day_for_every_time_that_something_is_due(sample: Atlas, lang: Lang) -> None:
    text, view_ = calendar(sample, lang), rest(sample, lang)[0]
    lines = unfolded(text)
    assert lines[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]
    assert lines[-1] == "END:VCALENDAR"
    events = list(read(text))
    assert len(events) == sum(len(item.spans) for item in view_.items)
    assert all(list(event)[: len(EVENT)] == EVENT for event in events)
    assert len({event["UID"] for event in events}) == len(events)
    first = next(event for event in events if event["UID"] == "sample/roadmap:own.items.stages.items.first@example.org")
    assert (first["DTSTAMP"], first["DTSTART"], first["DTEND"]) == ("20210701T000000Z", "20210630", "20210701")
    assert first["URL"] == f"https://example.org/{lang}/clusters/sample/roadmap/#roadmap-plan-own_stages_first"
    assert first["SUMMARY"].startswith("2.4.1 ")


def test_both_languages_have_the_same_days_under_the_same_names(sample: Atlas) -> None:
    one, other = ([(event["UID"], event["DTSTART"]) for event in read(calendar(sample, lang))] for lang in LANGS)
    assert one == other


def test_the_same_data_give_the_same_bytes(sample: Atlas) -> None:
    assert calendar(sample) == calendar(sample)


def test_who_is_responsible_and_what_came_of_it_is_told(sample: Atlas) -> None:
    told = {event["UID"]: event["DESCRIPTION"] for event in read(calendar(sample))}
    stages = told["sample/roadmap:own.items.stages@example.org"]
    assert stages.splitlines()[2:] == ["Status: under way", "Responsible: Sample director"]
    assert "Result: The sample is ready" in told["sample/roadmap:own.items.stages.items.first@example.org"]


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_comes_back_as_it_was(sample: Atlas, text: str) -> None:
    span = Schedule.model_validate("2021").spans(2021)
    item = RoadmapItem("i", Address("o", "roadmap", ("i",)), "1", "x", text, span, responsible="x")
    found = Roadmap((Direction("d", "", "", (item,)),), Scale(2021, 2021))
    (event,) = read(calendar_text(Block("b", found), found, page(sample)))
    kept = re.sub(r"[\x00-\x08\x0b-\x1f\x7f]", "", re.sub(r"\r\n|[\r\x85\u2028\u2029]", "\n", text))
    assert event["DESCRIPTION"] == f"Sample. Roadmap\nTiming: {kept}\nResponsible: x"


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=300))
def test_lines_are_folded_between_letters(text: str) -> None:
    pieces = fold(text)
    assert all(len(piece.encode()) <= 75 for piece in pieces)
    assert pieces[0] + "".join(piece[1:] for piece in pieces[1:]) == text
    assert all(piece.startswith(" ") for piece in pieces[1:])


def test_a_reader_notices_what_is_not_in_order(sample: Atlas) -> None:
    for spoiled in (calendar(sample).replace("\r\n", "\n"), f"{calendar(sample)}X:{'x' * 80}\r\n"):
        with pytest.raises(AssertionError):
            unfolded(spoiled)
