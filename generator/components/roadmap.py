"""The roadmap by direction: a picture by quarters, and the list with the years in which something is due."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from generator.components.block import Block
from generator.components.inline import Inline, Mark
from generator.components.roadmap_chart import roadmap_chart
from generator.components.scene import Scene, Slot
from generator.kinds.document import Task
from generator.kinds.roadmap import DirectionEntry
from generator.model.schedules import Schedule


@dataclass(frozen=True)
class RoadmapItem:
    """An item of the roadmap; `timing` says when it is due, `years` are those in which something is due.

    `schedule` is the item's own or that of the item above it.
    """

    id: str
    number: str
    title: Inline
    timing: str
    years: tuple[int, ...]
    schedule: Schedule | None
    marks: tuple[Mark, ...] = ()
    result: Inline = ""
    level: int = 1  # 2 for an item inside another

    @property
    def repeats(self) -> bool:
        """Whether it is due again and again."""
        return self.schedule is not None and self.schedule.repeats is not None


@dataclass(frozen=True)
class Direction:
    """A priority direction of the roadmap; one without a title is the whole."""

    id: str
    number: str
    title: Inline
    items: tuple[RoadmapItem, ...]


@dataclass(frozen=True)
class Roadmap:
    """The roadmap by direction; `years` are the choices of the filter."""

    kind: ClassVar[str] = "roadmap"
    directions: tuple[Direction, ...]
    years: tuple[int, ...]

    @property
    def results(self) -> bool:
        """Whether expected results are given."""
        return any(item.result for direction in self.directions for item in direction.items)


def build(scene: Scene, slot: Slot, directions: tuple[DirectionEntry, ...]) -> Iterator[Block]:
    """The roadmap of a cluster."""
    found = [
        Direction(entry.id, str(entry.number), scene.voice.title(entry.title), tuple(_entries(scene, slot, entry)))
        for entry in directions
    ]
    return _blocks(scene, slot, found)


def of_tasks(scene: Scene, slot: Slot, tasks: Mapping[str, Task]) -> Iterator[Block]:
    """The roadmap of a document: one direction without a title, items inside items right after them."""
    return _blocks(scene, slot, [Direction("all", "", "", tuple(_tasks(scene, tasks, "", None)))])


def _blocks(scene: Scene, slot: Slot, directions: Sequence[Direction]) -> Iterator[Block]:
    years = sorted({year for direction in directions for item in direction.items for year in item.years})
    view = Roadmap(tuple(directions), tuple(years))
    chart = roadmap_chart(scene.voice, view.directions, scene.horizon)
    if chart is not None:
        yield scene.block(f"chart-{chart.name}", chart, records=(slot.at,))
    yield scene.block(slot.name, view, records=(slot.at,))


def _entries(scene: Scene, slot: Slot, entry: DirectionEntry) -> Iterator[RoadmapItem]:
    for item in entry.items:
        yield RoadmapItem(
            item.id,
            item.printed or item.number,
            scene.voice.inline(item.title),
            scene.voice.schedule(item.schedule) if item.schedule else "",
            item.schedule.years(scene.horizon) if item.schedule else (),
            item.schedule,
            scene.notes(item.note),
        )


def _tasks(scene: Scene, tasks: Mapping[str, Task], prefix: str, inherited: Schedule | None) -> Iterator[RoadmapItem]:
    voice = scene.voice
    for number, (name, task) in enumerate(tasks.items(), 1):
        schedule = task.schedule or inherited
        yield RoadmapItem(
            name,
            f"{prefix}{number}",
            voice.inline(task.title),
            voice.schedule(task.schedule) if task.schedule else "",
            schedule.years(scene.horizon) if schedule else (),
            schedule,
            result=voice.inline(task.result) if task.result else "",
            level=2 if prefix else 1,
        )
        yield from _tasks(scene, task.items, f"{prefix}{number}.", schedule)
