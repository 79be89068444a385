"""What was published when: the history of a cluster for its readers, written by `clusterbook history` and reviewed like
all data, so that no build needs git."""

from __future__ import annotations

from pydantic import Field, RootModel

from generator.model.base import Frozen, Model
from generator.model.kind import Kind, of_cluster
from generator.model.texts import Text
from generator.model.values import Day

NAME = "history"


class Publication(Model):
    """What changed for readers with one publication."""

    on: Day = Field(description="When: 2020-12-23")
    changes: tuple[Text, ...] = Field(min_length=1, description="What changed, a sentence each")


class HistoryFile(RootModel[Frozen[Publication]]):
    """history.yml: publications by their names, such as the tags in git."""


KIND = Kind(
    "publication",
    Publication,
    (of_cluster(NAME, HistoryFile, starter=False),),
    label=lambda _: None,
)
