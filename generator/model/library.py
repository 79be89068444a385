"""What clusters share, taken from the typed files."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TypeVar

from pydantic import BaseModel, RootModel

from generator.model import sections, shared
from generator.model.address import Address
from generator.model.base import EMPTY
from generator.model.figures import Note, Source
from generator.model.quantities import Unit
from generator.model.texts import Text

V = TypeVar("V")
M = TypeVar("M", bound=BaseModel)
Typed = dict[Address, BaseModel]


class Library:
    """The shared files by what they hold; empty where a file is missing or broken."""

    def __init__(self, typed: Typed) -> None:
        self.typed = typed
        self.units: Mapping[str, Unit] = self._root("units", shared.UnitsFile)
        self.sources: Mapping[str, Source] = self._root("sources", shared.SourcesFile)
        self.notes: Mapping[str, Note] = self._root("notes", sections.NotesFile)
        self.kpis: Mapping[str, shared.Kpi] = self._root("kpis", shared.KpisLibrary)
        self.bodies: Mapping[str, sections.Body] = self._root("bodies", shared.BodiesLibrary)
        roadmap = typed.get(Address("", "roadmap"))
        self.directions: Mapping[str, Text] = (
            roadmap.directions if isinstance(roadmap, shared.RoadmapLibrary) else EMPTY
        )
        self.items: Mapping[str, sections.Item] = roadmap.items if isinstance(roadmap, shared.RoadmapLibrary) else EMPTY

    def _root(self, kind: str, model: type[RootModel[Mapping[str, V]]]) -> Mapping[str, V]:
        found = self.typed.get(Address("", kind))
        return found.root if isinstance(found, model) else EMPTY

    def named(self, kind: str, model: type[M]) -> Mapping[str, M]:
        """All files of a kind by their owner."""
        found = {
            address.owner: content
            for address, content in self.typed.items()
            if address.kind == kind and isinstance(content, model)
        }
        return MappingProxyType(found)
