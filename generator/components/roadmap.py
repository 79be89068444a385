"""The roadmap by direction: a row an item, with its text and its time on a scale of years and quarters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import ClassVar

from generator.components.block import Block
from generator.components.inline import Inline, Joined, Mark
from generator.components.scene import Scene, Slot
from generator.kinds.document import Task
from generator.kinds.roadmap import DirectionEntry, RoadmapEntry, Status
from generator.language.messages import ui
from generator.language.numbers import date_text
from generator.model.address import Address
from generator.model.schedules import Span

STATUSES: Mapping[Status, str] = {
    "planned": ui("planned"),
    "under-way": ui("under way"),
    "done": ui("done"),
    "postponed": ui("postponed"),
    "cancelled": ui("cancelled"),
}
_QUARTERS_FIT = 6  # years
_YEARS_FIT = 10  # labels beside each other on a phone


@dataclass(frozen=True)
class Scale:
    """The years that all rows share; `day` is the date of the data, where it lies within them."""

    first: int
    last: int
    day: date | None = None

    @property
    def years(self) -> tuple[int, ...]:
        """All of them, in order."""
        return tuple(range(self.first, self.last + 1))

    @property
    def has_quarters(self) -> bool:
        """Whether quarters have room for their numbers."""
        return len(self.years) <= _QUARTERS_FIT

    @property
    def step(self) -> int:
        """Every how many years a label has room."""
        return -(-len(self.years) // _YEARS_FIT)

    def at(self, month: int | Fraction) -> str:
        """Where a month from the year 0 begins, in percent of the width."""
        share = Fraction(100) * (month - 12 * self.first) / (12 * len(self.years))
        return f"{float(share):.4f}".rstrip("0").rstrip(".")

    def wide(self, span: Span) -> str:
        """How long a span is, in percent of the width."""
        return self.at(12 * self.first + span.end - span.start)

    @property
    def day_at(self) -> str:
        """Where the date of the data is, in percent of the width; nothing where it is not shown."""
        if self.day is None:
            return ""
        month = 12 * self.day.year + self.day.month
        following = date(month // 12, month % 12 + 1, 1)
        days = (following - self.day.replace(day=1)).days
        return self.at(month - 1 + Fraction(self.day.day - 1, days))


@dataclass(frozen=True)
class RoadmapItem:
    """An item of the roadmap; `timing` says when it is due, `state` what its status is called."""

    id: str
    at: Address
    number: str
    title: Inline
    timing: str
    spans: tuple[Span, ...] = ()
    marks: tuple[Mark, ...] = ()
    status: str = ""
    state: str = ""
    responsible: Inline = ""
    result: Inline = ""
    level: int = 1  # 2 for an item inside another

    @property
    def years(self) -> tuple[int, ...]:
        """The years in which something is due."""
        years = {year for span in self.spans for year in range(span.start // 12, (span.end - 1) // 12 + 1)}
        return tuple(sorted(years))


@dataclass(frozen=True)
class Direction:
    """A priority direction of the roadmap; one without a title is the whole."""

    id: str
    number: str
    title: Inline
    items: tuple[RoadmapItem, ...]


@dataclass(frozen=True)
class Roadmap:
    """The roadmap by direction; without a scale where nothing has a date. `day` is the date of the data in words."""

    kind: ClassVar[str] = "roadmap"
    is_wide: ClassVar[bool] = True
    directions: tuple[Direction, ...]
    scale: Scale | None = None
    day: str = ""

    @property
    def items(self) -> tuple[RoadmapItem, ...]:
        """All items in their order."""
        return tuple(item for direction in self.directions for item in direction.items)

    @property
    def titled(self) -> tuple[tuple[str, Inline], ...]:
        """The directions that can be chosen, with number and title; one without a title is all there is."""
        return tuple((one.id, Joined("{} {}", (one.number, one.title))) for one in self.directions if one.title)

    @property
    def years(self) -> tuple[tuple[str, str], ...]:
        """The years in which something is due, each with its name."""
        return tuple((str(year), str(year)) for year in sorted({year for item in self.items for year in item.years}))

    @property
    def statuses(self) -> tuple[tuple[str, str], ...]:
        """Each status that an item has, with what it is called."""
        return tuple({item.status: item.state for item in self.items if item.status}.items())

    @property
    def results(self) -> bool:
        """Whether results are given."""
        return any(item.result for item in self.items)

    def shows(self, *, again: bool) -> bool:
        """Whether something is due once, or again and again: what the legend explains."""
        return any(span.again == again for item in self.items for span in item.spans)


def build(scene: Scene, slot: Slot, directions: tuple[DirectionEntry, ...]) -> Iterator[Block]:
    """The roadmap of a cluster."""
    found = [
        Direction(entry.id, str(entry.number), scene.voice.title(entry.title), tuple(_entries(scene, slot, entry)))
        for entry in directions
    ]
    yield _block(scene, slot, found)


def of_tasks(scene: Scene, slot: Slot, tasks: Mapping[str, Task]) -> Iterator[Block]:
    """The roadmap of a document: one direction without a title, items inside items right after them."""
    yield _block(scene, slot, [Direction("all", "", "", tuple(_tasks(scene, slot.at, tasks, (), "")))])


def _block(scene: Scene, slot: Slot, directions: Sequence[Direction]) -> Block:
    view = Roadmap(tuple(directions))
    spans = [span for item in view.items for span in item.spans]
    if spans:
        first = min(span.start for span in spans) // 12
        last = max((max(span.end for span in spans) - 1) // 12, scene.horizon)
        day = scene.day if scene.day and first <= scene.day.year <= last else None
        view = Roadmap(view.directions, Scale(first, last, day), date_text(day, scene.voice.lang) if day else "")
    return scene.block(slot.name, view, records=(slot.at,))


def _entries(scene: Scene, slot: Slot, direction: DirectionEntry) -> Iterator[RoadmapItem]:
    for entry in direction.items:
        at, keys = slot.at.child(*direction.keys(entry)), (direction.id, *entry.path)
        item = _item(scene, at, keys, entry.printed or entry.number, entry)
        yield replace(item, marks=scene.notes(entry.note), level=min(len(entry.path), 2))


def _tasks(
    scene: Scene, at: Address, tasks: Mapping[str, Task], within: tuple[str, ...], prefix: str
) -> Iterator[RoadmapItem]:
    for number, (name, task) in enumerate(tasks.items(), 1):
        item = _item(scene, at.child(name), (*within, name), f"{prefix}{number}", task)
        yield replace(item, level=2 if within else 1)
        yield from _tasks(scene, at.child(name, "items"), task.items, (*within, name), f"{prefix}{number}.")


def _item(scene: Scene, at: Address, keys: tuple[str, ...], number: str, said: Task | RoadmapEntry) -> RoadmapItem:
    voice, schedule = scene.voice, said.schedule
    return RoadmapItem(
        "_".join(keys),  # no key has this sign, so no two ways to an item are spelled alike
        at,
        number,
        voice.inline(said.title),
        voice.schedule(schedule) if schedule else voice.ui("no date given"),
        schedule.spans(scene.horizon) if schedule else (),
        status=said.status or "",
        state=voice.ui(STATUSES[said.status]) if said.status else "",
        responsible=voice.inline(said.responsible) if said.responsible else "",
        result=voice.inline(said.result) if said.result else "",
    )
