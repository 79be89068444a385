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

    rule: Id = Field(description="Rule as its message names it: printed-number")
    at: OwnAddress = Field(
        description="File without .yml and the place in it: roadmap:marketing.items.umbrella-brand.printed"
    )
    found: Short = Field(default="", description="What the rule found: numbers and words of its message, 134 / 160")
    reason: Text = Field(description="Why it is accepted")
    by: Text = Field(description="Who accepted it")
    on: Day = Field(description="When: 2020-12-23")


class WaiversFile(RootModel[Frozen[Waiver]]):
    """waivers.yml: accepted problems of this cluster."""


KIND = Kind(
    "waiver",
    Waiver,
    (of_cluster("waivers", WaiversFile, starter=False), of_document("waivers", WaiversFile)),
    label=lambda waiver: waiver.reason,
)
