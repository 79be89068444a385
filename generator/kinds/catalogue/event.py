"""Events: exhibitions, business missions, visits; on known days or by a schedule."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, Self

from pydantic import Field, RootModel, model_validator

from generator.kinds.catalogue.card import OWNERS, Card, Media
from generator.model.base import Frozen, wrong
from generator.model.codes import Country
from generator.model.kind import Kind, each_of
from generator.model.refs import OrganisationRef
from generator.model.schedules import Schedule
from generator.model.texts import Text
from generator.model.values import Day, WebAddress
from generator.problems import msg


@dataclass(frozen=True)
class Occurrence:
    """Once that something takes place, both days included. Where it is not `exact`, it is on some day in this time."""

    first: date
    last: date
    exact: bool


class Event(Card):
    """A file an event: `events/<id>.yml`."""

    kind: Literal["exhibition", "mission", "visit", "training", "meeting"] = Field(
        description="Kind of event: exhibition, mission, visit, training, meeting"
    )
    title: Text = Field(description="Name")
    starts: Day | None = Field(default=None, description="First day: 2026-09-14")
    ends: Day | None = Field(default=None, description="Last day; left out where there is only one")
    schedule: Schedule | None = Field(
        default=None, description="Time instead of days: Q2 2026; {on: 2026, repeats: yearly}"
    )
    place: Text = Field(description="Town")
    country: Country | None = Field(default=None, description="Country: KZ")
    venue: Text | None = Field(default=None, description="Venue and address")
    organiser: Text | None = Field(default=None, description="Who holds it")
    organised_by: tuple[OrganisationRef, ...] = Field(default=(), description="Who holds it: names from organisations/")
    participants: tuple[OrganisationRef, ...] = Field(
        default=(), description="Who takes part: names from organisations/"
    )
    summary: Text | None = Field(default=None, description="A sentence or two for the card")
    text: tuple[Text, ...] = Field(default=(), description="Description, paragraph by paragraph")
    link: WebAddress | None = Field(default=None, description="Page of the event: https://…")
    media: tuple[Media, ...] = Field(default=(), description="Pictures")

    @model_validator(mode="after")
    def dated(self) -> Self:
        """Days or a schedule, and not both."""
        if (self.starts is None) == (self.schedule is None) or (self.ends is not None and self.starts is None):
            fix = msg("Write starts: and, of several days, ends:; or schedule:")
            raise wrong("event", "An event has its days, or a schedule", fix)
        if self.starts is not None and self.ends is not None and self.ends < self.starts:
            raise wrong("event", "The event ends before it begins", msg("Correct one of its two dates"))
        return self

    def occurrences(self, horizon: int) -> Iterator[Occurrence]:
        """Every time that it takes place, up to the end of the year of the horizon, in the order of time."""
        if self.starts is not None:
            yield Occurrence(self.starts, self.ends or self.starts, exact=True)
        for span in self.schedule.spans(horizon) if self.schedule is not None else ():
            yield Occurrence(_first_day(span.start), _first_day(span.end) - timedelta(days=1), exact=False)


def _first_day(month: int) -> date:
    """The first day of a month that is counted from the year 0."""
    return date(month // 12, month % 12 + 1, 1)


class EventsFile(RootModel[Frozen[Event]]):
    """events/: all of an owner."""


KIND = Kind(
    "event",
    Event,
    each_of(OWNERS, "events", EventsFile, Event),
    needs={"web": ("title", "place"), "print": ("title", "place", "summary")},
)
