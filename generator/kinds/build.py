"""Records → Atlas: every file typed, shared parts filled in, every cross-reference proved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType

from generator.kinds.atlas import Atlas
from generator.kinds.breakdown import BreakdownsFile
from generator.kinds.centre import CentreFile
from generator.kinds.cluster import Cluster, ClusterFile, cluster_of
from generator.kinds.derive import Deriver, underivable
from generator.kinds.document import DocumentFile, document_of
from generator.kinds.edition import Edition
from generator.kinds.held import beside_editions, without_faults
from generator.kinds.language import LanguagesFile, spoken
from generator.kinds.library import Library
from generator.kinds.outline import Outline
from generator.kinds.references import check_references
from generator.kinds.registry import FILE_KINDS, kind_of
from generator.kinds.source import SourcesFile
from generator.kinds.unit import UnitsFile
from generator.model.address import Address
from generator.model.base import Ref
from generator.model.loose import loose_references
from generator.model.places import Places
from generator.model.reading import read_files
from generator.model.store import Store
from generator.problems import Problem, Severity, errors_in, msg
from generator.source.records import Source


def build_atlas(source: Source, day: date | None = None) -> tuple[Atlas | None, list[Problem]]:
    """The Atlas of all records, on the day of the data. It is absent where a file could not be read; the problems say
    why. Of a printed edition that is wrong it has what can be understood."""
    store, problems = read_files(source, FILE_KINDS, spoken(source))
    libraries = {slug: Library(store, slug) for slug in store.named("centre", CentreFile)}
    clusters, more = _clusters(store, libraries)
    problems += more + _same_names(store.places)
    documents = {slug: document_of(store, slug, file) for slug, file in store.named("document", DocumentFile).items()}
    units = store.records("", "units", UnitsFile)
    deriver = Deriver({**clusters, **documents}, units)
    atlas = Atlas(
        files=store.files,
        places=store.places,
        centres=store.named("centre", CentreFile),
        clusters=MappingProxyType(clusters),
        documents=MappingProxyType(documents),
        languages=store.records("", "languages", LanguagesFile),
        units=units,
        sources=store.records("", "sources", SourcesFile),
        breakdowns=store.records("", "breakdowns", BreakdownsFile),
        libraries=MappingProxyType(libraries),
        editions=store.named("edition", Edition),
        outlines=store.named("outline", Outline),
        values=MappingProxyType(deriver.values),
        day=day,
    )
    problems += check_references(atlas, _loose(store.places))
    if errors_in(problems):
        atlas = without_faults(atlas, source, problems)
    if atlas.places.broken or errors_in(beside_editions(atlas, problems)):
        return None, problems
    deriver.run()
    problems += underivable(atlas, deriver)
    return (None if errors_in(beside_editions(atlas, problems)) else atlas), problems


def sound_files(source: Source) -> Store:
    """The files that can be understood each by itself, where all together are no Atlas."""
    return read_files(source, FILE_KINDS, spoken(source))[0]


def _clusters(store: Store, libraries: Mapping[str, Library]) -> tuple[dict[str, Cluster], list[Problem]]:
    clusters: dict[str, Cluster] = {}
    problems: list[Problem] = []
    for slug, file in store.named("cluster", ClusterFile).items():
        library = libraries.get(file.centre) or Library(store, file.centre)
        clusters[slug], more = cluster_of(store, slug, file, library)
        problems += more
    return clusters, problems


def _loose(places: Places) -> Iterator[tuple[Address, Ref]]:
    """The references in files that could not be understood."""
    for address in sorted(places.broken & places.records.keys()):
        record = places.records[address]
        found = kind_of(record.path)
        if found is not None:
            yield from loose_references(found[0].of_one, record.content, address)


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
