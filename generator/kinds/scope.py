"""What clusters and documents have in common."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.kinds.chart import Chart
from generator.kinds.figure import Figure
from generator.kinds.note import Note
from generator.kinds.waiver import Waiver
from generator.model.address import Address
from generator.model.base import nothing


@dataclass(frozen=True, kw_only=True)
class Scope:
    """What a cluster and a document have in common: a folder with figures, charts, notes and waivers of its own."""

    slug: str
    folder: str
    centre: str
    figures: Mapping[str, Figure] = field(default_factory=nothing)
    charts: Mapping[str, Chart] = field(default_factory=nothing)
    notes: Mapping[str, Note] = field(default_factory=nothing)
    waivers: Mapping[str, Waiver] = field(default_factory=nothing)

    def path(self, name: str) -> str:
        """The path of one of its files."""
        return f"{self.folder}/{name}.yml"

    def address(self, kind: str, *path: str | int) -> Address:
        """A place in one of its files."""
        return Address(self.slug, kind).child(*path)
