"""The files that all share: units, breakdowns, sources. Those of a centre, from which its clusters take. Editions."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, RootModel

from generator.language import Lang
from generator.model.base import CentreRef, ClusterRef, FigureRef, Frozen, Model, OutlineRef, UnitRef
from generator.model.figures import Source
from generator.model.quantities import Breakdown, Unit
from generator.model.sections import Accent, Body, Item
from generator.model.texts import Text


class CentreFile(Model):
    """centres/<slug>/centre.yml: the centre that publishes, and its family of clusters in order."""

    name: Text
    short: Text
    region: Text
    city: Text
    lead: Text
    about: tuple[Text, ...]
    accent: Accent
    clusters: tuple[ClusterRef, ...]
    figures: tuple[FigureRef, ...] = Field(default=(), description="Key figures of the home page")
    family: Text | None = Field(default=None, description="Как называется семья кластеров: Шесть кластеров")
    ranks: Text | None = Field(default=None, description="Что значит место региона: … место среди субъектов РФ")


class UnitsFile(RootModel[Frozen[Unit]]):
    """shared/units.yml."""


class BreakdownsFile(RootModel[Frozen[Breakdown]]):
    """shared/breakdowns.yml: what is counted apart inside of counts."""


class SourcesFile(RootModel[Frozen[Source]]):
    """sources.yml."""


class Kpi(Model):
    """The definition of an indicator; its order in the file is the order of the table."""

    title: Text
    short: Text | None = Field(default=None, description="Короткое название для диаграмм")
    unit: UnitRef


class KpisLibrary(RootModel[Frozen[Kpi]]):
    """centres/<slug>/kpis.yml: the indicators of a centre's clusters."""


class BodiesLibrary(RootModel[Frozen[Body]]):
    """centres/<slug>/bodies.yml: bodies that its clusters have in common."""


class RoadmapLibrary(Model):
    """centres/<slug>/roadmap.yml: directions and items that recur in its clusters."""

    directions: Frozen[Text]
    items: Frozen[Item]


class Edition(Model):
    """catalogs/<slug>.yml: a publication to make."""

    kind: OutlineRef = Field(description="План издания: имя файла в catalogs/outlines/ без .yml")
    title: Text
    centre: CentreRef | None = None
    clusters: tuple[ClusterRef, ...] | Literal["all"] = "all"
    languages: tuple[Lang, ...] = Field(min_length=1)
    file: str | None = Field(
        default=None,
        pattern=r"^[a-z0-9-]*\{(cluster|document)\}[a-z0-9-]*$",
        max_length=100,
        description="File name, e.g. programme-{cluster}",
    )

    def holds(self, slug: str) -> bool:
        """Whether a cluster belongs to the edition."""
        return self.clusters == "all" or slug in self.clusters
