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
    figures: tuple[FigureRef, ...] = Field(default=(), description="Ведущие цифры главной страницы, одна от кластера")
    family: Text | None = Field(default=None, description="Как называется семья кластеров: Шесть кластеров")
    contacts: Contacts | None = Field(default=None, description="Как связаться; для сайта обязательно")
    identity: Identity | None = Field(default=None, description="Фирменный стиль, если он свой")
    ranks: Text | None = Field(default=None, description="Что значит место региона: … место среди субъектов РФ")


KIND = Kind(
    "centre",
    CentreFile,
    (of_centre("centre", CentreFile),),
    ref=CentreRef,
    label=lambda centre: centre.short,
    rules=(contacts_missing, legible),
)
