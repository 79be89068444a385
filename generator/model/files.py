"""Which file holds what: the explicit registry of data files."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pydantic import BaseModel

from generator.model import documents, outlines, sections, shared
from generator.model.address import Address


@dataclass(frozen=True)
class FileKind:
    """A kind of data file: its name in addresses, where it lies, its model, and the name of its JSON Schema."""

    name: str
    pattern: str
    model: type[BaseModel]
    schema_name: str = ""

    @property
    def schema(self) -> str:
        """The name of its JSON Schema: its own where another kind of the same name lies elsewhere."""
        return self.schema_name or self.name

    def match(self, path: str) -> re.Match[str] | None:
        """The match whose `slug` group names the record, where the path is of this kind."""
        return re.fullmatch(self.pattern, path)


def _of_cluster(name: str, model: type[BaseModel]) -> FileKind:
    return FileKind(name, rf"data/clusters/(?P<slug>[a-z0-9-]+)/{name}\.yml", model)


def _of_document(name: str, model: type[BaseModel]) -> FileKind:
    return FileKind(name, rf"data/documents/(?P<slug>[a-z0-9-]+)/{name}\.yml", model)


def scope_of(path: str) -> str:
    """The slug of the cluster or document that a file belongs to; nothing for shared files."""
    parts = path.split("/")
    return parts[2] if len(parts) == 4 and parts[1] in ("clusters", "documents") else ""


FILE_KINDS: tuple[FileKind, ...] = (
    FileKind("centre", r"data/centres/(?P<slug>[a-z0-9-]+)\.yml", shared.CentreFile),
    FileKind("units", r"data/shared/units\.yml", shared.UnitsFile),
    FileKind("sources", r"data/sources\.yml", shared.SourcesFile),
    FileKind("notes", r"data/shared/notes\.yml", sections.NotesFile, "shared-notes"),
    FileKind("kpis", r"data/shared/kpis\.yml", shared.KpisLibrary, "shared-kpis"),
    FileKind("bodies", r"data/shared/bodies\.yml", shared.BodiesLibrary, "shared-bodies"),
    FileKind("roadmap", r"data/shared/roadmap\.yml", shared.RoadmapLibrary, "shared-roadmap"),
    FileKind("edition", r"catalogs/(?P<slug>[a-z0-9-]+)\.yml", shared.Edition),
    FileKind("outline", r"catalogs/outlines/(?P<slug>[a-z0-9-]+)\.yml", outlines.Outline),
    _of_document("document", documents.DocumentFile),
    _of_document("figures", sections.FiguresFile),
    _of_document("charts", sections.ChartsFile),
    _of_document("notes", sections.NotesFile),
    _of_document("waivers", sections.WaiversFile),
    _of_cluster("cluster", sections.ClusterFile),
    _of_cluster("figures", sections.FiguresFile),
    _of_cluster("charts", sections.ChartsFile),
    _of_cluster("notes", sections.NotesFile),
    _of_cluster("industry", sections.TopicsFile),
    _of_cluster("members", sections.TopicsFile),
    _of_cluster("chain", sections.ChainFile),
    _of_cluster("swot", sections.SwotFile),
    _of_cluster("strategy", sections.StrategyFile),
    _of_cluster("kpis", sections.KpisFile),
    _of_cluster("bodies", sections.BodiesFile),
    _of_cluster("roadmap", sections.RoadmapFile),
    _of_cluster("waivers", sections.WaiversFile),
)


def kind_of(path: str) -> tuple[FileKind, str] | None:
    """The kind of the file at a path and the slug in it, or nothing for a path that is no data file."""
    for kind in FILE_KINDS:
        if found := kind.match(path):
            return kind, found.groupdict().get("slug", "")
    return None


def address_of(path: str) -> Address | None:
    """The address of the file at a path, without keys; nothing for a path that is no data file."""
    found = kind_of(path)
    return Address(found[1], found[0].name) if found else None
