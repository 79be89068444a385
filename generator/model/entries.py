"""A cluster's indicators, bodies and roadmap, with the parts that it takes from the shared libraries filled in."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from generator.model import sections
from generator.model.address import Address
from generator.model.atlas import BodyEntry, DirectionEntry, KpiRow, RoadmapEntry
from generator.model.base import EMPTY
from generator.model.library import Library
from generator.model.places import Places
from generator.model.quantities import Cell
from generator.problems import Problem, Severity, msg


class Entries:
    """The entries of one cluster; `problems` are those that take a shared record which does not exist, or lack what
    only it could say."""

    def __init__(self, slug: str, library: Library, places: Places) -> None:
        self.slug = slug
        self.library = library
        self.places = places
        self.problems: list[Problem] = []

    def kpis(self, own: Mapping[str, sections.Kpi]) -> tuple[KpiRow, ...]:
        """In the order of the shared definitions."""
        for name in own:
            if name not in self.library.kpis:
                self._unshared("kpis", name)
        return tuple(
            KpiRow(name, kpi.title, kpi.unit, _by_year(own[name].plan), _by_year(own[name].actual), kpi.short)
            for name, kpi in self.library.kpis.items()
            if name in own
        )

    def bodies(self, own: Mapping[str, sections.Body]) -> tuple[BodyEntry, ...]:
        """What a cluster says of a body goes before what is shared."""
        entries: list[BodyEntry] = []
        for name, body in own.items():
            base = self.library.bodies.get(name, sections.Body())
            title, level = body.title or base.title, body.level or base.level
            if title is None or level is None:
                self._unshared("bodies", "bodies", name)
                continue
            members = base.members if body.members is None else body.members
            functions = base.functions if body.functions is None else body.functions
            organisation = body.organisation or base.organisation
            texts = (tuple((members or EMPTY).values()), tuple((functions or EMPTY).values()))
            entries.append(BodyEntry(name, level, title, organisation, *texts))
        return tuple(entries)

    def roadmap(self, own: Mapping[str, sections.Direction]) -> tuple[DirectionEntry, ...]:
        """Directions and items, numbered by their place."""
        directions: list[DirectionEntry] = []
        for number, (name, direction) in enumerate(own.items(), 1):
            title = direction.title or self.library.directions.get(name)
            if title is None:
                self._unshared("roadmap", name)
                continue
            items = (
                self._item(name, f"{number}.{place}", key, item)
                for place, (key, item) in enumerate(direction.items.items(), 1)
            )
            entries = tuple(item for item in items if item is not None)
            directions.append(DirectionEntry(name, number, title, entries))
        return tuple(directions)

    def _item(self, direction: str, number: str, key: str, item: sections.Item) -> RoadmapEntry | None:
        base = self.library.items.get(key, sections.Item())
        title = item.title or base.title
        if title is None:
            self._unshared("roadmap", direction, "items", key)
            return None
        return RoadmapEntry(key, number, title, item.schedule or base.schedule, item.printed, item.note or base.note)

    def _unshared(self, kind: str, *path: str) -> None:
        """Nothing is wrong here where the centre or its file could not be understood."""
        centre = self.library.centre
        if centre not in self.places.owners("centre") or Address(centre, kind) in self.places.broken:
            return
        at = Address(self.slug, kind, path)
        file = f"data/centres/{centre}/{kind}.yml"
        message = msg("“{name}” is neither complete here nor known in {file}", name=path[-1], file=file)
        fix = msg("Correct the name, or write title and the rest here")
        self.problems.append(Problem(self.places.of(at), Severity.ERROR, "dangling-reference", message, fix, str(at)))


def _by_year(cells: Mapping[str, Cell]) -> Mapping[int, Cell]:
    return MappingProxyType({int(year): cell for year, cell in cells.items()})
