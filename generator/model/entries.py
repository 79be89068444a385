"""A cluster's indicators, bodies and roadmap, with the parts that it takes from the shared libraries filled in."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from generator.model import sections
from generator.model.atlas import BodyEntry, DirectionEntry, KpiRow, RoadmapEntry
from generator.model.base import EMPTY
from generator.model.library import Library
from generator.model.quantities import Cell
from generator.problems import Location, Problem, Severity, msg


def _unshared(slug: str, file: str, where: str, name: str) -> Problem:
    """An entry that takes a shared record which does not exist, or lacks what only it could say."""
    return Problem(
        Location(f"data/clusters/{slug}/{file}.yml"),
        Severity.ERROR,
        "dangling-reference",
        msg("“{name}” is neither complete here nor known in data/shared/{file}.yml", name=name, file=file),
        msg("Correct the name, or write title and the rest here"),
        subject=where,
    )


def kpi_rows(slug: str, own: Mapping[str, sections.Kpi], library: Library) -> tuple[tuple[KpiRow, ...], list[Problem]]:
    problems = [_unshared(slug, "kpis", name, name) for name in own if name not in library.kpis]
    rows = tuple(
        KpiRow(name, kpi.title, kpi.unit, _by_year(own[name].plan), _by_year(own[name].actual), kpi.short)
        for name, kpi in library.kpis.items()
        if name in own
    )
    return rows, problems


def _by_year(cells: Mapping[str, Cell]) -> Mapping[int, Cell]:
    return MappingProxyType({int(year): cell for year, cell in cells.items()})


def body_entries(
    slug: str, own: Mapping[str, sections.Body], library: Library
) -> tuple[tuple[BodyEntry, ...], list[Problem]]:
    entries: list[BodyEntry] = []
    problems: list[Problem] = []
    for name, body in own.items():
        base = library.bodies.get(name, sections.Body())
        title, level = body.title or base.title, body.level or base.level
        if title is None or level is None:
            problems.append(_unshared(slug, "bodies", f"bodies.{name}", name))
            continue
        members = base.members if body.members is None else body.members
        functions = base.functions if body.functions is None else body.functions
        organisation = body.organisation or base.organisation
        entries.append(
            BodyEntry(
                name,
                level,
                title,
                organisation,
                tuple((members or EMPTY).values()),
                tuple((functions or EMPTY).values()),
            )
        )
    return tuple(entries), problems


def roadmap_entries(
    slug: str, own: Mapping[str, sections.Direction], library: Library
) -> tuple[tuple[DirectionEntry, ...], list[Problem]]:
    directions: list[DirectionEntry] = []
    problems: list[Problem] = []
    for number, (name, direction) in enumerate(own.items(), 1):
        title = direction.title or library.directions.get(name)
        if title is None:
            problems.append(_unshared(slug, "roadmap", name, name))
            continue
        entries: list[RoadmapEntry] = []
        for position, (key, item) in enumerate(direction.items.items(), 1):
            base = library.items.get(key, sections.Item())
            text = item.title or base.title
            if text is None:
                problems.append(_unshared(slug, "roadmap", f"{name}.items.{key}", key))
                continue
            schedule = item.schedule or base.schedule
            entries.append(
                RoadmapEntry(key, f"{number}.{position}", text, schedule, item.printed, item.note or base.note)
            )
        directions.append(DirectionEntry(name, number, title, tuple(entries)))
    return tuple(directions), problems
