"""Roadmaps: directions with items and when these are due."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from pydantic import Field, GetJsonSchemaHandler, RootModel, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from generator.model.base import Frozen, Model, nothing
from generator.model.kind import Kind, of_centre, of_cluster
from generator.model.refs import Notes, Tasks
from generator.model.rules import warning
from generator.model.schedules import Schedule
from generator.model.texts import Text
from generator.model.values import Short
from generator.problems import Problem, msg

if TYPE_CHECKING:
    from generator.kinds.atlas import Atlas
    from generator.kinds.taking import Taking


Status = Literal["planned", "under-way", "done", "postponed", "cancelled"]


class Item(Model):
    """A roadmap item, or what a cluster says otherwise about a shared one. `printed` is the number in the document."""

    title: Text | None = None
    schedule: Schedule | None = None
    status: Status | None = Field(default=None, description="What the item has come to; left out: not known")
    responsible: Text | None = Field(default=None, description="Who answers for it: a post or an organisation")
    result: Text | None = Field(default=None, description="The result: the one expected, or the one there is")
    serves: Tasks = ()
    printed: Short | None = None
    note: Notes = ()
    items: Frozen[Item] = Field(default_factory=nothing, description="Items inside this one")

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
    """An item of a cluster's roadmap, shared parts filled in; `number` is by order, `printed` as in the document.

    `path` are the keys from its direction: those of two and more belong to an item inside another.
    """

    path: tuple[str, ...]
    number: str
    title: Text
    schedule: Schedule | None
    status: Status | None
    responsible: Text | None
    result: Text | None
    printed: str | None
    note: tuple[str, ...]

    @property
    def id(self) -> str:
        """Its own key."""
        return self.path[-1]


@dataclass(frozen=True)
class DirectionEntry:
    """A direction of a cluster's roadmap; `items` in their order, those inside others right after these."""

    id: str
    number: int
    title: Text
    items: tuple[RoadmapEntry, ...]

    def keys(self, item: RoadmapEntry) -> tuple[str, ...]:
        """The way to an item in roadmap.yml."""
        return (self.id, *(key for name in item.path for key in ("items", name)))


def roadmap_entries(taking: Taking, own: Mapping[str, Direction]) -> tuple[DirectionEntry, ...]:
    """Directions and items of a cluster, numbered by their place; what it does not say is taken from its centre."""
    directions: list[DirectionEntry] = []
    for number, (name, direction) in enumerate(own.items(), 1):
        title = direction.title or taking.library.directions.get(name)
        if title is None:
            taking.unshared("roadmap", name)
            continue
        entries = tuple(_items(taking, direction.items, taking.library.items, (name,), f"{number}."))
        directions.append(DirectionEntry(name, number, title, entries))
    return tuple(directions)


def _items(
    taking: Taking, own: Mapping[str, Item], shared: Mapping[str, Item], within: tuple[str, ...], prefix: str
) -> Iterator[RoadmapEntry]:
    """Items in their order, each with those inside it; `within` are the keys of the direction and of items above."""
    for place, (key, item) in enumerate(own.items(), 1):
        base = shared.get(key) or taking.library.items.get(key) or Item()
        said = item.model_copy(update={name: value for name, value in base if not getattr(item, name)})
        if said.title is None:
            taking.unshared("roadmap", within[0], *(step for name in (*within[1:], key) for step in ("items", name)))
            continue
        number, path = f"{prefix}{place}", (*within, key)
        rest = (said.schedule, said.status, said.responsible, said.result, item.printed, said.note)
        yield RoadmapEntry(path[1:], number, said.title, *rest)
        yield from _items(taking, said.items, base.items, path, f"{number}.")


def printed_number(atlas: Atlas) -> Iterator[Problem]:
    """The document numbers a roadmap item otherwise than its place in the list does."""
    for cluster in atlas.clusters.values():
        for direction in cluster.roadmap:
            for item in direction.items:
                if item.printed is not None and item.printed != item.number:
                    yield warning(
                        atlas,
                        cluster.address("roadmap", *direction.keys(item), "printed"),
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
                    at = cluster.address("roadmap", *direction.keys(item))
                    yield warning(atlas, at, "schedule-horizon", message, msg("Correct the date"))


KIND = Kind(
    "roadmap item",
    Item,
    (of_centre("roadmap", RoadmapLibrary, "centre-roadmap"), of_cluster("roadmap", RoadmapFile)),
    rules=(printed_number, schedule_horizon),
)
