"""Editions: publications to make."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from pydantic import Field

from generator.model.base import Model
from generator.model.kind import FileKind, Kind
from generator.model.refs import CentreRef, ClusterRef, LanguageRef, OutlineRef
from generator.model.texts import Text
from generator.model.values import Number


class Press(Model):
    """How a printing house prints an edition."""

    profile: Literal["FOGRA39"] = Field(
        default="FOGRA39", description="Paper and inks: FOGRA39 is coated paper, offset"
    )
    bleed: Number = Field(default=Decimal(3), ge=3, le=5, description="Bleed in millimetres, from 3 to 5")
    binding: Literal["saddle", "glued"] = Field(
        default="saddle", description="Binding: saddle is stitched in the fold, its pages fill sheets of four"
    )


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
    press: Press | None = Field(
        default=None, description="What the printing house needs to know; without it no file is made for it"
    )

    def holds(self, slug: str) -> bool:
        """Whether a cluster belongs to the edition."""
        return self.clusters == "all" or slug in self.clusters


KIND = Kind("edition", Edition, (FileKind("edition", "catalogs/{owner}.yml", Edition),))
