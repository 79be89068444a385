"""What the clusters of a centre have in common."""

from __future__ import annotations

from collections.abc import Mapping

from generator.kinds.body import BodiesLibrary, Body
from generator.kinds.kpi import Kpi, KpisLibrary
from generator.kinds.note import Note, NotesFile
from generator.kinds.roadmap import Item, RoadmapLibrary
from generator.model.base import EMPTY
from generator.model.store import Store
from generator.model.texts import Text


class Library:
    """The shared parts of one centre; empty where a file is missing or broken."""

    def __init__(self, store: Store, centre: str) -> None:
        self.centre = centre
        self.notes: Mapping[str, Note] = store.records(centre, "notes", NotesFile)
        self.kpis: Mapping[str, Kpi] = store.records(centre, "kpis", KpisLibrary)
        self.bodies: Mapping[str, Body] = store.records(centre, "bodies", BodiesLibrary)
        roadmap = store.file(centre, "roadmap", RoadmapLibrary)
        self.directions: Mapping[str, Text] = roadmap.directions if roadmap else EMPTY
        self.items: Mapping[str, Item] = roadmap.items if roadmap else EMPTY
