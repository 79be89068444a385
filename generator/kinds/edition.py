"""Editions: publications to make."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.model.base import Model
from generator.model.kind import FileKind, Kind
from generator.model.refs import CentreRef, ClusterRef, LanguageRef, OutlineRef
from generator.model.texts import Text


class Edition(Model):
    """catalogs/<slug>.yml: a publication to make."""

    kind: OutlineRef = Field(description="Outline of the edition: name of a file in catalogs/outlines/ without .yml")
    title: Text
    centre: CentreRef | None = None
    clusters: tuple[ClusterRef, ...] | Literal["all"] = "all"
    languages: tuple[LanguageRef, ...] = Field(min_length=1)
    file: str | None = Field(
        default=None,
        pattern=r"^[a-z0-9-]*\{(cluster|document)\}[a-z0-9-]*$",
        max_length=100,
        description="File name, e.g. programme-{cluster}",
    )

    def holds(self, slug: str) -> bool:
        """Whether a cluster belongs to the edition."""
        return self.clusters == "all" or slug in self.clusters


KIND = Kind("edition", Edition, (FileKind("edition", "catalogs/{owner}.yml", Edition),))
