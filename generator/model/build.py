"""Records → Atlas: every file typed, shared parts filled in, every cross-reference proved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TypeVar, cast

from pydantic import BaseModel, RootModel

from generator.model import sections, shared
from generator.model.atlas import (
    Atlas,
    BodyEntry,
    Cluster,
    DirectionEntry,
    KpiRow,
    RoadmapEntry,
)
from generator.model.base import EMPTY
from generator.model.derive import Deriver
from generator.model.figures import Note, Source
from generator.model.files import FILE_KINDS, kind_of
from generator.model.quantities import Cell, Unit
from generator.model.references import check_references
from generator.model.texts import Text
from generator.model.validation import place, read_file
from generator.problems import Location, Problem, Severity, errors_in, msg
from generator.source.records import Record
from generator.source.records import Source as SourceFiles

V = TypeVar("V")
M = TypeVar("M", bound=BaseModel)
Typed = dict[str, BaseModel]


def build_atlas(source: SourceFiles) -> tuple[Atlas | None, list[Problem]]:
    """The Atlas of all records. It is absent where a file could not be read; the problems say why."""
    typed: Typed = {}
    problems: list[Problem] = []
    for record in source.records:
        found, wrong = _read(record)
        problems += wrong
        if found is not None:
            typed[record.path] = found
    present = {record.path for record in source.records} | source.unread
    problems += _missing_files(present)
    library = Library(typed)
    records = MappingProxyType({record.path: record for record in source.records})
    clusters, more = _clusters(typed, library)
    broken = frozenset(present - typed.keys())
    problems += [_placed(problem, records) for problem in more if _shared_file(problem) not in broken]
    deriver = Deriver(clusters, library.units)
    atlas = Atlas(
        centres=library.named("centre", shared.CentreFile),
        clusters=MappingProxyType(clusters),
        units=library.units,
        sources=library.sources,
        notes=library.notes,
        editions=library.named("edition", shared.Edition),
        values=MappingProxyType(deriver.values),
        records=records,
        files=MappingProxyType(typed),
        broken=broken,
    )
    problems += check_references(atlas)
    if not errors_in(problems):
        deriver.run()
        problems += _underivable(atlas, deriver)
    return (None if errors_in(problems) else atlas), problems


def _read(record: Record) -> tuple[BaseModel | None, list[Problem]]:
    """One record by the model of its path."""
    kind = kind_of(record.path)
    if kind is None:
        known = [item.name for item in FILE_KINDS if item.pattern.startswith("data/clusters/")]
        fix = msg("Files of a cluster are called {known}", known=", ".join(f"{name}.yml" for name in known))
        location = Location(record.path)
        return None, [Problem(location, Severity.ERROR, "unknown-file", msg("This file is not known here"), fix)]
    return read_file(record, kind[0].model)


def _shared_file(problem: Problem) -> str:
    """The file that an entry of a cluster takes its shared part from; what a broken one holds is unknown."""
    return f"data/shared/{problem.location.path.rpartition('/')[2]}"


def _placed(problem: Problem, records: Mapping[str, Record]) -> Problem:
    """A problem that knows its keys, at its line."""
    root = records[problem.location.path].root
    return replace(problem, location=place(root, tuple(problem.subject.split("."))))


def _missing_files(paths: set[str]) -> list[Problem]:
    """Files without which nothing can be built: the shared ones, and cluster.yml beside any file of a cluster."""
    folders = {path.rsplit("/", 1)[0] for path in paths if path.startswith("data/clusters/")}
    wanted = ["data/shared/units.yml", "data/sources.yml", *(f"{folder}/cluster.yml" for folder in sorted(folders))]
    return [
        Problem(
            Location(path),
            Severity.ERROR,
            "missing-file",
            msg("The file {path} is missing", path=path),
            msg("Make it, or delete the folder that needs it"),
        )
        for path in wanted
        if path not in paths
    ]


class Library:
    """What clusters share, taken from the typed files."""

    def __init__(self, typed: Typed) -> None:
        self.typed = typed
        self.units: Mapping[str, Unit] = self._root("data/shared/units.yml", shared.UnitsFile)
        self.sources: Mapping[str, Source] = self._root("data/sources.yml", shared.SourcesFile)
        self.notes: Mapping[str, Note] = self._root("data/shared/notes.yml", sections.NotesFile)
        self.kpis: Mapping[str, shared.Kpi] = self._root("data/shared/kpis.yml", shared.KpisLibrary)
        self.bodies: Mapping[str, sections.Body] = self._root("data/shared/bodies.yml", shared.BodiesLibrary)
        roadmap = typed.get("data/shared/roadmap.yml")
        self.directions: Mapping[str, Text] = (
            roadmap.directions if isinstance(roadmap, shared.RoadmapLibrary) else EMPTY
        )
        self.items: Mapping[str, sections.Item] = roadmap.items if isinstance(roadmap, shared.RoadmapLibrary) else EMPTY

    def _root(self, path: str, model: type[RootModel[Mapping[str, V]]]) -> Mapping[str, V]:
        found = self.typed.get(path)
        return found.root if isinstance(found, model) else EMPTY

    def named(self, kind: str, model: type[M]) -> Mapping[str, M]:
        """All files of a kind by their slug."""
        found = {}
        for path, content in self.typed.items():
            match = kind_of(path)
            if match and match[0].name == kind and isinstance(content, model):
                found[match[1]] = content
        return MappingProxyType(found)


def _clusters(typed: Typed, library: Library) -> tuple[dict[str, Cluster], list[Problem]]:
    clusters: dict[str, Cluster] = {}
    problems: list[Problem] = []
    for slug in library.named("cluster", sections.ClusterFile):
        folder = f"data/clusters/{slug}"
        files = {
            path.removeprefix(f"{folder}/")[:-4]: item for path, item in typed.items() if path.startswith(f"{folder}/")
        }
        clusters[slug], more = _cluster(slug, files, library)
        problems += more
    return clusters, problems


def _cluster(slug: str, files: dict[str, BaseModel], library: Library) -> tuple[Cluster, list[Problem]]:
    """One cluster from its files."""

    def root(name: str) -> Mapping[str, V]:
        found = files.get(name)
        return cast("Mapping[str, V]", found.root) if isinstance(found, RootModel) else EMPTY

    bodies = cast("sections.BodiesFile | None", files.get("bodies"))
    kpis, first = _kpis(slug, root("kpis"), library)
    entries, second = _bodies(slug, bodies.bodies if bodies else EMPTY, library)
    roadmap, third = _roadmap(slug, root("roadmap"), library)
    cluster = Cluster(
        slug=slug,
        file=cast("sections.ClusterFile", files["cluster"]),
        figures=root("figures"),
        charts=root("charts"),
        notes=root("notes"),
        industry=root("industry"),
        members=root("members"),
        chain=cast("sections.ChainFile | None", files.get("chain")),
        swot=cast("sections.SwotFile | None", files.get("swot")),
        strategy=cast("sections.StrategyFile | None", files.get("strategy")),
        kpis=kpis,
        bodies=entries,
        bodies_note=bodies.note if bodies else (),
        roadmap=roadmap,
        waivers=root("waivers"),
    )
    return cluster, first + second + third


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


def _kpis(
    slug: str, plan: Mapping[str, Mapping[str, Cell]], library: Library
) -> tuple[tuple[KpiRow, ...], list[Problem]]:
    problems = [_unshared(slug, "kpis", name, name) for name in plan if name not in library.kpis]
    rows = tuple(
        KpiRow(name, kpi.title, kpi.unit, MappingProxyType({int(year): cell for year, cell in plan[name].items()}))
        for name, kpi in library.kpis.items()
        if name in plan
    )
    return rows, problems


def _bodies(
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


def _roadmap(
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


def _underivable(atlas: Atlas, deriver: Deriver) -> list[Problem]:
    """Derived figures whose rule leads in a circle, or to a figure without a number."""
    problems = []
    for (slug, name), reason in deriver.failed.items():
        message = (
            msg("The rule of “{name}” leads back to itself", name=name)
            if reason == "cycle"
            else msg("“{name}” cannot be computed: one of its figures has no number, or divides by zero", name=name)
        )
        location = atlas.locate(f"data/clusters/{slug}/figures.yml", (name, "derive"))
        fix = msg("Refer to figures that have a value or a count")
        problems.append(Problem(location, Severity.ERROR, "derive", message, fix))
    return problems
