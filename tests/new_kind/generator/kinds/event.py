"""Events of a cluster: exhibitions, missions, meetings."""

from __future__ import annotations

from pydantic import Field, RootModel

from generator.model.base import Frozen, Model
from generator.model.kind import Kind, of_cluster
from generator.model.texts import Text
from generator.model.values import Day


class Event(Model):
    """Something that takes place."""

    title: Text = Field(description="Название события")
    day: Day = Field(description="День: 2021-05-17")
    town: Text = Field(description="Где оно проходит")
    text: Text | None = Field(default=None, description="Одна-две фразы о нем")


class EventsFile(RootModel[Frozen[Event]]):
    """events.yml: events by id, in their order."""


KIND = Kind("event", Event, (of_cluster("events", EventsFile, starter=False),))
