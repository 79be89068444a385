"""Which file holds what: the explicit registry of data files."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from pydantic import BaseModel

from generator.model import documents, outlines, sections, shared
from generator.model.address import Address
from generator.model.base import ID_PATTERN

_OWNER = "{owner}"


@dataclass(frozen=True)
class FileKind:
    """A kind of data file: its name in addresses, where it lies, its model, and the name of its JSON Schema.

    `main` is the kind that every folder must have that has this one; a file without owner that is `required` must be
    there for anything to be built.
    """

    name: str
    template: str
    model: type[BaseModel]
    schema_name: str = ""
    main: str = ""
    required: bool = False

    @property
    def schema(self) -> str:
        """The name of its JSON Schema: its own where another kind of the same name lies elsewhere."""
        return self.schema_name or self.name

    def path(self, owner: str) -> str:
        """Where the file of an owner lies."""
        return self.template.replace(_OWNER, owner)

    def owner(self, path: str) -> str | None:
        """Whose file lies at a path: nothing for what all share, None where the path is not of this kind."""
        found = self._pattern.fullmatch(path)
        return found.groupdict().get("owner", "") if found else None

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        before, owner, after = self.template.partition(_OWNER)
        name = f"(?P<owner>{ID_PATTERN.strip('^$')})" if owner else ""
        return re.compile(re.escape(before) + name + re.escape(after))


def _of_centre(name: str, model: type[BaseModel], schema: str = "") -> FileKind:
    own = schema or (f"centre-{name}" if name != "centre" else "")
    return FileKind(name, f"data/centres/{_OWNER}/{name}.yml", model, own, main="centre")


def _of_cluster(name: str, model: type[BaseModel]) -> FileKind:
    return FileKind(name, f"data/clusters/{_OWNER}/{name}.yml", model, main="cluster")


def _of_document(name: str, model: type[BaseModel]) -> FileKind:
    return FileKind(name, f"data/documents/{_OWNER}/{name}.yml", model, main="document")


FILE_KINDS: tuple[FileKind, ...] = (
    _of_centre("centre", shared.CentreFile),
    _of_centre("notes", sections.NotesFile, "notes"),
    _of_centre("kpis", shared.KpisLibrary),
    _of_centre("bodies", shared.BodiesLibrary),
    _of_centre("roadmap", shared.RoadmapLibrary),
    FileKind("units", "data/shared/units.yml", shared.UnitsFile, required=True),
    FileKind("sources", "data/sources.yml", shared.SourcesFile, required=True),
    FileKind("breakdowns", "data/shared/breakdowns.yml", shared.BreakdownsFile),
    FileKind("edition", f"catalogs/{_OWNER}.yml", shared.Edition),
    FileKind("outline", f"catalogs/outlines/{_OWNER}.yml", outlines.Outline),
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
    """The kind of the file at a path and its owner, or nothing for a path that is no data file."""
    for kind in FILE_KINDS:
        owner = kind.owner(path)
        if owner is not None:
            return kind, owner
    return None


def address_of(path: str) -> Address | None:
    """The address of the file at a path, without keys; nothing for a path that is no data file."""
    found = kind_of(path)
    return Address(found[1], found[0].name) if found else None


def needed_by(paths: set[str]) -> set[str]:
    """The files without which nothing can be built: those that all share, and the main one of every folder."""
    needed = {kind.path("") for kind in FILE_KINDS if kind.required}
    for path in paths:
        found = kind_of(path)
        mains = [kind for kind in FILE_KINDS if found and kind.name == found[0].main]
        needed |= {kind.path(found[1]) for kind in mains if found}
    return needed
