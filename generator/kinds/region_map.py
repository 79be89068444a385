"""The map of a centre's region: its outline, and the towns of its clusters as far as the sources name them."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.model.base import Frozen, Model, nothing
from generator.model.kind import Kind, of_centre
from generator.model.refs import ClusterRef, SourceRef, TownRef
from generator.model.texts import Text
from generator.model.values import Latitude, Longitude

Point = tuple[Longitude, Latitude]
Ring = Annotated[tuple[Point, ...], Field(min_length=3, max_length=400)]


class Presence(Model):
    """What a cluster has in a town, as its programme says."""

    cluster: ClusterRef
    what: Text = Field(description="What the cluster has there – only what the source names")


class Town(Model):
    """A town of the region."""

    name: Text
    at: Point = Field(description="Longitude and latitude in degrees: [41.97, 45.04]")
    clusters: tuple[Presence, ...] = ()
    note: Text | None = Field(default=None, description="Why the town matters otherwise: the Fund works here")


class MapFile(Model):
    """centres/<slug>/map.yml: degrees of longitude and latitude, no more than a drawing of a page needs."""

    source: SourceRef
    outline: tuple[Ring, ...] = Field(min_length=1, max_length=20, description="Outline of the region, ring by ring")
    towns: Frozen[Town] = Field(default_factory=nothing)


KIND = Kind("town", Town, (of_centre("map", MapFile),), ref=TownRef, label=lambda town: town.name)
