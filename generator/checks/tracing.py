"""Rules about what leads where: from the tasks of a strategy to what is done for them and how it is measured."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain

from generator.kinds.atlas import Atlas
from generator.kinds.kpi import KpisFile
from generator.kinds.roadmap import Item, RoadmapFile
from generator.kinds.strategy import StrategyFile
from generator.model.address import Address
from generator.model.refs import TaskRef
from generator.model.rules import Look, Verdict, warning
from generator.problems import Message, msg

Serving = Mapping[Address, tuple[TaskRef, ...]]  # by the place of an item or indicator, the tasks that it serves

_NOT_SERVED: Mapping[str, Message] = {
    "roadmap": msg("No item of the roadmap serves this task"),
    "kpis": msg("No indicator measures this task"),
}


def task_unserved(atlas: Atlas) -> Iterator[Verdict]:
    """A task of the strategy that no item of the roadmap serves, or no indicator; where none says what it serves,
    nobody knows."""
    fix = msg("Ask whether a measure or an indicator is missing, or add the task to serves: of one")
    for slug, strategy in atlas.named("strategy", StrategyFile).items():
        for kind, serving in _serving(atlas, slug).items():
            served = set(chain.from_iterable(serving.values()))
            for name in strategy.tasks:
                if not served:
                    yield Look.SILENT
                elif name in served:
                    yield Look.SOUND
                else:
                    at = Address(slug, "strategy", ("tasks", name))
                    yield warning(atlas, at, "task-unserved", _NOT_SERVED[kind], fix)


def serves_nothing(atlas: Atlas) -> Iterator[Verdict]:
    """An item of the roadmap or an indicator that serves no task, where others of its kind say which they serve."""
    fix = msg("Ask why it is in the programme, or name its tasks under serves:")
    for slug in atlas.named("strategy", StrategyFile):
        for serving in _serving(atlas, slug).values():
            for at, tasks in serving.items():
                if not any(serving.values()):
                    yield Look.SILENT
                elif tasks:
                    yield Look.SOUND
                else:
                    yield warning(atlas, at, "serves-nothing", msg("This serves no task of the strategy"), fix)


def _serving(atlas: Atlas, slug: str) -> Mapping[str, Serving]:
    """Items and indicators of a cluster by the kind of their file."""
    directions = atlas.records(slug, "roadmap", RoadmapFile)
    items = (
        one
        for name, direction in directions.items()
        for one in _items(Address(slug, "roadmap", (name, "items")), direction.items)
    )
    plans = atlas.records(slug, "kpis", KpisFile)
    return {
        "roadmap": dict(items),
        "kpis": {Address(slug, "kpis", (name,)): plan.serves for name, plan in plans.items()},
    }


def _items(
    place: Address, items: Mapping[str, Item], above: tuple[TaskRef, ...] = ()
) -> Iterator[tuple[Address, tuple[TaskRef, ...]]]:
    """Items and those inside them, which serve what these serve."""
    for name, item in items.items():
        tasks = (*above, *item.serves)
        yield place.child(name), tasks
        yield from _items(place.child(name, "items"), item.items, tasks)
