"""What clusters share, taken from the typed files of their centre."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TypeVar

from pydantic import BaseModel, RootModel

from generator.model import sections, shared
from generator.model.address import Address
from generator.model.base import EMPTY
from generator.model.figures import Note
from generator.model.texts import Text

V = TypeVar("V")
M = TypeVar("M", bound=BaseModel)
Typed = dict[Address, BaseModel]


class Library:
    """What the clusters of a centre have in common; empty where a file is missing or broken."""

    def __init__(self, typed: Typed, centre: str) -> None:
        self.centre = centre
        self.notes: Mapping[str, Note] = root_of(typed, centre, "notes", sections.NotesFile)
        self.kpis: Mapping[str, shared.Kpi] = root_of(typed, centre, "kpis", shared.KpisLibrary)
        self.bodies: Mapping[str, sections.Body] = root_of(typed, centre, "bodies", shared.BodiesLibrary)
        found = typed.get(Address(centre, "roadmap"))
        roadmap = found if isinstance(found, shared.RoadmapLibrary) else None
        self.directions: Mapping[str, Text] = roadmap.directions if roadmap else EMPTY
        self.items: Mapping[str, sections.Item] = roadmap.items if roadmap else EMPTY


def root_of(typed: Typed, owner: str, kind: str, model: type[RootModel[Mapping[str, V]]]) -> Mapping[str, V]:
    """The mapping that a file is; empty where there is none that can be understood."""
    found = typed.get(Address(owner, kind))
    return found.root if isinstance(found, model) else EMPTY


def named(typed: Typed, kind: str, model: type[M]) -> Mapping[str, M]:
    """All files of a kind by their owner."""
    found = {
        address.owner: content
        for address, content in typed.items()
        if address.kind == kind and isinstance(content, model)
    }
    return MappingProxyType(found)
