"""Centres: who publishes, with a family of clusters."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pydantic import Field

from generator.kinds.contacts import Contacts, contacts_missing
from generator.kinds.identity import Accent, Identity, legible
from generator.model.address import Address
from generator.model.base import Model
from generator.model.kind import Kind, of_centre
from generator.model.refs import CentreRef, ClusterRef, FigureRef
from generator.model.rules import warning
from generator.model.texts import Text
from generator.problems import Problem, msg

if TYPE_CHECKING:
    from generator.kinds.atlas import Atlas


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
    figures: tuple[FigureRef, ...] = Field(default=(), description="Leading figures of the home page, one a cluster")
    family: Text | None = Field(default=None, description="What the family of clusters is called: Six clusters")
    contacts: Contacts | None = Field(default=None, description="How to get in touch; a site cannot do without")
    identity: Identity | None = Field(default=None, description="Corporate design, where it is one's own")
    ranks: Text | None = Field(
        default=None, description="What a rank of the region means: … among the regions of Russia"
    )


def cluster_listed(atlas: Atlas) -> Iterator[Problem]:
    """A cluster that its centre does not list: menus, the first page and the cards of clusters leave it out."""
    for slug, cluster in atlas.clusters.items():
        centre = cluster.file.centre
        if not cluster.file.draft and slug not in atlas.centres[centre].clusters:
            message = msg("The centre “{centre}” does not list this cluster", centre=centre)
            path = atlas.places.path(Address(centre, "centre"))
            fix = msg("Add it to clusters: in {file}, or make it a draft", file=path)
            yield warning(atlas, Address(slug, "cluster", ("centre",)), "cluster-listed", message, fix)


KIND = Kind(
    "centre",
    CentreFile,
    (of_centre("centre", CentreFile),),
    ref=CentreRef,
    label=lambda centre: centre.short,
    rules=(contacts_missing, legible, cluster_listed),
)
