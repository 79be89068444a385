"""Records → Atlas: every file typed, shared parts filled in, every cross-reference proved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TypeVar, cast

from pydantic import BaseModel, RootModel

from generator.model import sections, shared
from generator.model.atlas import Atlas, Cluster, Document
from generator.model.base import EMPTY
from generator.model.derive import LONGEST_CIRCLE, Deriver
from generator.model.documents import DocumentFile
from generator.model.entries import body_entries, kpi_rows, roadmap_entries
from generator.model.files import FILE_KINDS, kind_of, scope_of
from generator.model.library import Library, Typed
from generator.model.outlines import Outline
from generator.model.references import check_references
from generator.model.validation import place, read_file
from generator.problems import Location, Problem, Severity, errors_in, msg
from generator.source.records import Record
from generator.source.records import Source as SourceFiles

V = TypeVar("V")


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
    missing = _missing_files(present)
    problems += missing
    library = Library(typed)
    records = MappingProxyType({record.path: record for record in source.records})
    clusters, more = _clusters(typed, library)
    wanted = present | {problem.location.path for problem in missing}
    broken = frozenset(wanted - typed.keys())
    problems += [_placed(problem, records) for problem in more if _shared_file(problem) not in broken]
    documents = {
        slug: _document(slug, file, _files(typed, f"data/documents/{slug}"))
        for slug, file in library.named("document", DocumentFile).items()
    }
    problems += _same_names(clusters, documents)
    deriver = Deriver({**clusters, **documents}, library.units)
    atlas = Atlas(
        centres=library.named("centre", shared.CentreFile),
        clusters=MappingProxyType(clusters),
        documents=MappingProxyType(documents),
        units=library.units,
        sources=library.sources,
        notes=library.notes,
        editions=library.named("edition", shared.Edition),
        outlines=library.named("outline", Outline),
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
    """Files without which nothing can be built: the shared ones, and the main file beside any other of its folder."""
    mains = {"clusters": "cluster.yml", "documents": "document.yml"}
    folders = sorted({path.rsplit("/", 1)[0] for path in paths if scope_of(path)})
    wanted = ["data/shared/units.yml", "data/sources.yml"]
    wanted += [f"{folder}/{mains[folder.split('/')[1]]}" for folder in folders]
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


def _files(typed: Typed, folder: str) -> dict[str, BaseModel]:
    """The typed files of a folder by name without ending."""
    return {path.removeprefix(f"{folder}/")[:-4]: item for path, item in typed.items() if path.startswith(f"{folder}/")}


def _root(files: Mapping[str, BaseModel], name: str) -> Mapping[str, V]:
    """The mapping that a file is; empty where there is no such file."""
    found = files.get(name)
    return cast("Mapping[str, V]", found.root) if isinstance(found, RootModel) else EMPTY


def _clusters(typed: Typed, library: Library) -> tuple[dict[str, Cluster], list[Problem]]:
    clusters: dict[str, Cluster] = {}
    problems: list[Problem] = []
    for slug, file in library.named("cluster", sections.ClusterFile).items():
        clusters[slug], more = _cluster(slug, file, _files(typed, f"data/clusters/{slug}"), library)
        problems += more
    return clusters, problems


def _cluster(
    slug: str, file: sections.ClusterFile, files: Mapping[str, BaseModel], library: Library
) -> tuple[Cluster, list[Problem]]:
    """One cluster from its files."""
    bodies = cast("sections.BodiesFile | None", files.get("bodies"))
    kpis, first = kpi_rows(slug, _root(files, "kpis"), library)
    entries, second = body_entries(slug, bodies.bodies if bodies else EMPTY, library)
    roadmap, third = roadmap_entries(slug, _root(files, "roadmap"), library)
    cluster = Cluster(
        slug=slug,
        folder=f"data/clusters/{slug}",
        centre=file.centre,
        file=file,
        figures=_root(files, "figures"),
        charts=_root(files, "charts"),
        notes=_root(files, "notes"),
        waivers=_root(files, "waivers"),
        industry=_root(files, "industry"),
        members=_root(files, "members"),
        chain=cast("sections.ChainFile | None", files.get("chain")),
        swot=cast("sections.SwotFile | None", files.get("swot")),
        strategy=cast("sections.StrategyFile | None", files.get("strategy")),
        kpis=kpis,
        bodies=entries,
        bodies_note=bodies.note if bodies else (),
        roadmap=roadmap,
    )
    return cluster, first + second + third


def _document(slug: str, file: DocumentFile, files: Mapping[str, BaseModel]) -> Document:
    """One document from its files."""
    return Document(
        slug=slug,
        folder=f"data/documents/{slug}",
        centre=file.centre or "",
        file=file,
        figures=_root(files, "figures"),
        charts=_root(files, "charts"),
        notes=_root(files, "notes"),
        waivers=_root(files, "waivers"),
    )


def _same_names(clusters: Mapping[str, Cluster], documents: Mapping[str, Document]) -> list[Problem]:
    """A document with the name of a cluster: a reference `name/figure` would not know which is meant."""
    message, fix = msg("A cluster has the same name as this document"), msg("Rename the folder of the document")
    return [
        Problem(Location(documents[slug].path("document")), Severity.ERROR, "duplicate-name", message, fix)
        for slug in documents
        if slug in clusters
    ]


def _underivable(atlas: Atlas, deriver: Deriver) -> list[Problem]:
    """Derived figures whose rule leads in a circle, or to a figure without a number."""
    problems = []
    for figure, circle in deriver.failed.items():
        way = [address.id if address.owner == figure.owner else f"{address.owner}/{address.id}" for address in circle]
        shown = way if len(way) < LONGEST_CIRCLE else [*way[:-1], "…"]
        message = (
            msg("The rule of “{name}” leads back to itself: {way}", name=figure.id, way=" → ".join((*shown, way[0])))
            if way
            else msg(
                "“{name}” cannot be computed: one of its figures has no number, or divides by zero", name=figure.id
            )
        )
        fix = msg("Refer to figures that have a value or a count")
        problems.append(Problem(atlas.place(figure.child("derive")), Severity.ERROR, "derive", message, fix))
    return problems
