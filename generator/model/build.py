"""Records → Atlas: every file typed, shared parts filled in, every cross-reference proved."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TypeVar, cast

from pydantic import BaseModel, RootModel

from generator.model import sections, shared
from generator.model.address import Address
from generator.model.atlas import Atlas, Cluster, Document
from generator.model.base import EMPTY
from generator.model.derive import LONGEST_CIRCLE, Deriver
from generator.model.documents import DocumentFile
from generator.model.entries import Entries
from generator.model.library import Library, Typed, named, root_of
from generator.model.outlines import Outline
from generator.model.places import Places
from generator.model.reading import read_files
from generator.model.references import check_references
from generator.problems import Problem, Severity, errors_in, msg
from generator.source.records import Source as SourceFiles

V = TypeVar("V")


def build_atlas(source: SourceFiles) -> tuple[Atlas | None, list[Problem]]:
    """The Atlas of all records. It is absent where a file could not be read; the problems say why."""
    typed, places, problems = read_files(source)
    centres = named(typed, "centre", shared.CentreFile)
    libraries = {slug: Library(typed, slug) for slug in centres}
    clusters, more = _clusters(typed, libraries, places)
    problems += more + _same_names(places)
    documents = {
        slug: _document(slug, file, _files(typed, slug))
        for slug, file in named(typed, "document", DocumentFile).items()
    }
    units = root_of(typed, "", "units", shared.UnitsFile)
    deriver = Deriver({**clusters, **documents}, units)
    atlas = Atlas(
        centres=centres,
        clusters=MappingProxyType(clusters),
        documents=MappingProxyType(documents),
        units=units,
        sources=root_of(typed, "", "sources", shared.SourcesFile),
        breakdowns=root_of(typed, "", "breakdowns", shared.BreakdownsFile),
        libraries=MappingProxyType(libraries),
        editions=named(typed, "edition", shared.Edition),
        outlines=named(typed, "outline", Outline),
        values=MappingProxyType(deriver.values),
        files=MappingProxyType(typed),
        places=places,
    )
    problems += check_references(atlas)
    if places.broken or errors_in(problems):
        return None, problems
    deriver.run()
    problems += _underivable(atlas, deriver)
    return (None if errors_in(problems) else atlas), problems


def _files(typed: Typed, owner: str) -> dict[str, BaseModel]:
    """The typed files of an owner by kind."""
    return {address.kind: item for address, item in typed.items() if address.owner == owner}


def _root(files: Mapping[str, BaseModel], name: str) -> Mapping[str, V]:
    """The mapping that a file is; empty where there is no such file."""
    found = files.get(name)
    return cast("Mapping[str, V]", found.root) if isinstance(found, RootModel) else EMPTY


def _clusters(
    typed: Typed, libraries: Mapping[str, Library], places: Places
) -> tuple[dict[str, Cluster], list[Problem]]:
    clusters: dict[str, Cluster] = {}
    problems: list[Problem] = []
    for slug, file in named(typed, "cluster", sections.ClusterFile).items():
        library = libraries.get(file.centre) or Library(typed, file.centre)
        clusters[slug], more = _cluster(slug, file, _files(typed, slug), Entries(slug, library, places))
        problems += more
    return clusters, problems


def _cluster(
    slug: str, file: sections.ClusterFile, files: Mapping[str, BaseModel], entries: Entries
) -> tuple[Cluster, list[Problem]]:
    """One cluster from its files."""
    bodies = cast("sections.BodiesFile | None", files.get("bodies"))
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
        kpis=entries.kpis(_root(files, "kpis")),
        bodies=entries.bodies(bodies.bodies if bodies else EMPTY),
        bodies_note=bodies.note if bodies else (),
        roadmap=entries.roadmap(_root(files, "roadmap")),
    )
    return cluster, entries.problems


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


def _same_names(places: Places) -> list[Problem]:
    """Two folders of one name: a reference `name/figure` would not know which is meant."""
    message, fix = (
        msg("A cluster, a document and a centre must not have the same name"),
        msg("Rename one of the folders"),
    )
    problems = []
    seen: set[str] = set()
    for kind in ("centre", "cluster", "document"):
        same = [Address(owner, kind) for owner in sorted(places.owners(kind) & seen)]
        problems += [Problem(places.of(at), Severity.ERROR, "duplicate-name", message, fix, str(at)) for at in same]
        seen |= places.owners(kind)
    return problems


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
        at = figure.child("derive")
        problems.append(Problem(atlas.place(at), Severity.ERROR, "derive", message, fix, str(at)))
    return problems
