"""Awards of a cluster: fairs, prizes."""

from __future__ import annotations

from pydantic import Field, RootModel

from generator.model.base import Frozen, Model
from generator.model.kind import Kind, of_cluster
from generator.model.texts import Text
from generator.model.values import Day


class Award(Model):
    """Something that is given."""

    title: Text = Field(description="За что награда")
    day: Day = Field(description="День: 2021-05-17")
    town: Text = Field(description="Где вручена")
    text: Text | None = Field(default=None, description="Одна-две фразы о ней")


class AwardsFile(RootModel[Frozen[Award]]):
    """awards.yml: awards by id, in their order."""


KIND = Kind("award", Award, (of_cluster("awards", AwardsFile, starter=False),))
