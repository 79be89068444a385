"""Roadmaps: directions with items and when these are due."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import GetJsonSchemaHandler, RootModel, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from generator.model.base import Frozen, Model
from generator.model.kind import Kind, of_centre, of_cluster
from generator.model.refs import Notes
from generator.model.rules import warning
from generator.model.schedules import Schedule
from generator.model.texts import Text
from generator.model.values import Short
from generator.problems import Problem, msg

if TYPE_CHECKING:
    from generator.kinds.atlas import Atlas
    from generator.kinds.taking import Taking


class Item(Model):
    """A roadmap item, or what a cluster says otherwise about a shared one. `printed` is the number in the document."""

    title: Text | None = None
    schedule: Schedule | None = None
    printed: Short | None = None
    note: Notes = ()

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"anyOf": [{"type": "null"}, handler(schema)]}

    @model_validator(mode="before")
    @classmethod
    def as_shared(cls, value: object) -> object:
        """An empty entry takes the shared item as it is."""
        return {} if value is None else value


class Direction(Model):
    """A priority direction with its items in order."""

    title: Text | None = None
    items: Frozen[Item]


class RoadmapFile(RootModel[Frozen[Direction]]):
    """roadmap.yml: directions in order."""


class RoadmapLibrary(Model):
    """centres/<slug>/roadmap.yml: directions and items that recur in its clusters."""

    directions: Frozen[Text]
    items: Frozen[Item]


@dataclass(frozen=True)
class RoadmapEntry:
    """An item of a cluster's roadmap, shared parts filled in; `number` is by order, `printed` as in the document."""

    id: str
    number: str
    title: Text
    schedule: Schedule | None
    printed: str | None
    note: tuple[str, ...] = ()


@dataclass(frozen=True)
class DirectionEntry:
    """A direction of a cluster's roadmap."""

    id: str
    number: int
    title: Text
    items: tuple[RoadmapEntry, ...]


def roadmap_entries(taking: Taking, own: Mapping[str, Direction]) -> tuple[DirectionEntry, ...]:
    """Directions and items of a cluster, numbered by their place; what it does not say is taken from its centre."""
    directions: list[DirectionEntry] = []
    for number, (name, direction) in enumerate(own.items(), 1):
        title = direction.title or taking.library.directions.get(name)
        if title is None:
            taking.unshared("roadmap", name)
            continue
        items = (
            _item(taking, name, f"{number}.{place}", key, item)
            for place, (key, item) in enumerate(direction.items.items(), 1)
        )
        entries = tuple(item for item in items if item is not None)
        directions.append(DirectionEntry(name, number, title, entries))
    return tuple(directions)


def _item(taking: Taking, direction: str, number: str, key: str, item: Item) -> RoadmapEntry | None:
    base = taking.library.items.get(key, Item())
    title = item.title or base.title
    if title is None:
        taking.unshared("roadmap", direction, "items", key)
        return None
    return RoadmapEntry(key, number, title, item.schedule or base.schedule, item.printed, item.note or base.note)


def printed_number(atlas: Atlas) -> Iterator[Problem]:
    """The document numbers a roadmap item otherwise than its place in the list does."""
    for cluster in atlas.clusters.values():
        for direction in cluster.roadmap:
            for item in direction.items:
                if item.printed is not None and item.printed != item.number:
                    yield warning(
                        atlas,
                        cluster.address("roadmap", direction.id, "items", item.id, "printed"),
                        "printed-number",
                        msg(
                            "The document numbers this item {printed}; by its place it is {number}",
                            printed=item.printed,
                            number=item.number,
                        ),
                        msg("Look for a missing item; if the document skips a number, write a waiver with the reason"),
                    )


def schedule_horizon(atlas: Atlas) -> Iterator[Problem]:
    """A roadmap item due outside the years of the programme."""
    for cluster in atlas.clusters.values():
        programme = cluster.file.programme
        if programme is None:
            continue
        for direction in cluster.roadmap:
            for item in direction.items:
                years = item.schedule.years(programme.horizon) if item.schedule else (programme.year,)
                if not years or min(years) < programme.year or max(years) > programme.horizon:
                    span = f"{programme.year}–{programme.horizon}"
                    message = msg("“{name}” is due outside the programme's years {span}", name=item.id, span=span)
                    at = cluster.address("roadmap", direction.id, "items", item.id)
                    yield warning(atlas, at, "schedule-horizon", message, msg("Correct the date"))


KIND = Kind(
    "roadmap item",
    Item,
    (of_centre("roadmap", RoadmapLibrary, "centre-roadmap"), of_cluster("roadmap", RoadmapFile)),
    rules=(printed_number, schedule_horizon),
)
