"""Centres: who publishes, with a family of clusters."""

from __future__ import annotations

from pydantic import Field

from generator.kinds.contacts import Contacts, contacts_missing
from generator.kinds.identity import Accent, Identity, legible
from generator.model.base import Model
from generator.model.kind import Kind, of_centre
from generator.model.refs import CentreRef, ClusterRef, FigureRef
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
    figures: tuple[FigureRef, ...] = Field(default=(), description="Leading figures of the home page, one a cluster")
    family: Text | None = Field(default=None, description="What the family of clusters is called: Six clusters")
    contacts: Contacts | None = Field(default=None, description="How to get in touch; a site cannot do without")
    identity: Identity | None = Field(default=None, description="Corporate design, where it is one's own")
    ranks: Text | None = Field(
        default=None, description="What a rank of the region means: … among the regions of Russia"
    )


KIND = Kind(
    "centre",
    CentreFile,
    (of_centre("centre", CentreFile),),
    ref=CentreRef,
    label=lambda centre: centre.short,
    rules=(contacts_missing, legible),
)
