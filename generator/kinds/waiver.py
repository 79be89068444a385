"""Waivers: problems that are accepted, with the reason."""

from __future__ import annotations

from pydantic import Field, RootModel

from generator.model.base import Frozen, Id, Model, OwnAddress
from generator.model.kind import Kind, of_cluster, of_document
from generator.model.texts import Text
from generator.model.values import Day, Short


class Waiver(Model):
    """A problem that is accepted, with the reason: at one place, and only as long as the same is found there.

    `at` is the place as the message names it, `found` what the rule found there, as the message says it.
    """

    rule: Id = Field(description="Правило, как его называет сообщение: printed-number")
    at: OwnAddress = Field(description="Файл без .yml и место в нем: roadmap:marketing.items.umbrella-brand.printed")
    found: Short = Field(default="", description="Что нашло правило: числа и слова его сообщения, 134 / 160")
    reason: Text = Field(description="Почему принято")
    by: Text = Field(description="Кто принял")
    on: Day = Field(description="Когда: 2020-12-23")


class WaiversFile(RootModel[Frozen[Waiver]]):
    """waivers.yml: accepted problems of this cluster."""


KIND = Kind(
    "waiver",
    Waiver,
    (of_cluster("waivers", WaiversFile, starter=False), of_document("waivers", WaiversFile)),
    label=lambda waiver: waiver.reason,
)
