"""Waivers: problems that are accepted, with the reason."""

from __future__ import annotations

from pydantic import Field, RootModel

from generator.model.base import Frozen, Id, Model, OwnAddress
from generator.model.kind import Kind, of_cluster, of_document
from generator.model.texts import Text


class Waiver(Model):
    """A problem that is accepted, with the reason. `at` is the place as the message names it."""

    rule: Id = Field(description="Правило, как его называет сообщение: printed-number")
    at: OwnAddress = Field(description="Файл без .yml и место в нем: roadmap:marketing.items.umbrella-brand.printed")
    reason: Text = Field(description="Почему принято")


class WaiversFile(RootModel[Frozen[Waiver]]):
    """waivers.yml: accepted problems of this cluster."""


KIND = Kind(
    "waiver",
    Waiver,
    (of_cluster("waivers", WaiversFile, starter=False), of_document("waivers", WaiversFile)),
    label=lambda waiver: waiver.reason,
)
