"""The calendar of exhibitions, missions and visits: every time that something takes place, by years."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import ClassVar

from generator.components.block import Block
from generator.components.cards import name_of
from generator.components.inline import Inline, Link, joined
from generator.components.scene import Scene, Slot
from generator.components.shelf import Entry
from generator.components.voice import Voice
from generator.kinds.catalogue.event import Event, Occurrence
from generator.language.messages import ui
from generator.language.numbers import date_range, month_year
from generator.language.world import country
from generator.model.address import Address
from generator.model.values import LAST_YEAR

EVENTS = {
    "exhibition": ui("Exhibition"),
    "mission": ui("Business mission"),
    "visit": ui("Visit"),
    "training": ui("Training"),
    "meeting": ui("Meeting"),
}
_AHEAD = 2  # how many years after that of the data recurring events are expanded


@dataclass(frozen=True)
class Held:
    """Once that an event takes place, both days included; where it is not `exact`, on some day in this time."""

    at: Address
    id: str
    first: date
    last: date
    exact: bool
    label: str
    title: Inline
    when: str
    place: Inline
    organiser: Inline = ""
    participants: Inline = ""
    summary: Inline = ""
    text: tuple[Inline, ...] = ()
    link: str = ""
    accent: str = ""
    sample: bool = False


@dataclass(frozen=True)
class Year:
    """A year with what begins in it; a month would say more than is known of many events."""

    title: str
    items: tuple[Held, ...]


@dataclass(frozen=True)
class Events:
    """What takes place, in the order of time."""

    kind: ClassVar[str] = "events"
    years: tuple[Year, ...]

    @property
    def items(self) -> tuple[Held, ...]:
        """All of it."""
        return tuple(item for year in self.years for item in year.items)

    def homes(self) -> Iterator[tuple[Address, str]]:
        """Where each event stands first."""
        seen: set[Address] = set()
        for item in self.items:
            if item.at not in seen:
                seen.add(item.at)
                yield item.at, item.id


def build(scene: Scene, slot: Slot, entries: tuple[Entry[Event], ...]) -> Iterator[Block]:
    """All events from the day of the data on."""
    held = sorted(
        (one for entry in entries for one in _held(scene, entry)), key=lambda one: (one.first, one.last, one.at)
    )
    years = groupby(held, key=lambda one: one.first.year)
    view = Events(tuple(Year(str(year), tuple(items)) for year, items in years))
    if held:
        yield scene.block(slot.name, view, records=(entry.at for entry in entries))


def _held(scene: Scene, entry: Entry[Event]) -> Iterator[Held]:
    day = scene.voice.atlas.day
    first = next(entry.record.occurrences(LAST_YEAR), None)
    horizon = (day or first.first).year + _AHEAD if first is not None else 0
    whole: Held | None = None
    for number, turn in enumerate(entry.record.occurrences(horizon), 1):
        if day is not None and turn.last < day:
            continue
        whole = whole or _event(scene, entry)
        tail = f"-{number}" if number > 1 else ""
        yield replace(
            whole,
            id=f"{whole.id}{tail}",
            first=turn.first,
            last=turn.last,
            exact=turn.exact,
            when=_when(scene.voice, turn),
        )


def _when(voice: Voice, turn: Occurrence) -> str:
    """The days, or the month, quarter, half-year or year in which it is."""
    if turn.exact:
        return date_range(turn.first, turn.last, voice.lang)
    start, end = turn.first, turn.last
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    if months == 1:
        return month_year(start.year, start.month, voice.lang)
    if months == 3 and start.month % 3 == 1:
        return voice.ui("quarter {quarter} of {year}", quarter=start.month // 3 + 1, year=start.year)
    if months == 6 and start.month % 6 == 1:
        return voice.ui("half-year {half} of {year}", half=start.month // 6 + 1, year=start.year)
    if months == 12 and start.month == 1:
        return str(start.year)
    first, last = (month_year(day.year, day.month, voice.lang) for day in (start, end))
    return f"{first} – {last}"


def _event(scene: Scene, entry: Entry[Event]) -> Held:
    voice, record, shelf = scene.voice.of(entry.at.owner), entry.record, scene.stand
    by = [shelf.organisation(ref, entry.at.owner) for ref in record.organised_by]
    who = [shelf.organisation(ref, entry.at.owner) for ref in record.participants]
    place: list[Inline] = [voice.inline(record.place)]
    place += [country(record.country, voice.lang)] if record.country and record.country != "RU" else []
    place += [voice.inline(record.venue)] if record.venue else []
    organiser: list[Inline] = [voice.inline(record.organiser)] if record.organiser else []
    clusters = shelf.clusters_of(entry)
    return Held(
        entry.at,
        f"event-{entry.at.owner}-{entry.at.id}",
        date.min,
        date.min,
        exact=True,
        label=voice.ui(EVENTS[record.kind]),
        title=voice.title(record.title),
        when="",
        place=joined(place),
        organiser=joined([*organiser, *(Link(one.at, name_of(voice, one.record)) for one in by)]),
        participants=joined([Link(one.at, name_of(voice, one.record)) for one in who]),
        summary=voice.inline(record.summary) if record.summary else "",
        text=tuple(voice.inline(part) for part in record.text),
        link=record.link or "",
        accent=clusters[0] if clusters else "",
        sample=record.sample,
    )
