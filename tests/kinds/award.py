"""A kind of record that the generator does not have: what one costs."""

from __future__ import annotations

from pydantic import RootModel

from generator.model.base import Frozen, Model
from generator.model.kind import Kind, of_cluster
from generator.model.refs import SourceRef
from generator.model.schedules import Date
from generator.model.texts import Text


class Award(Model):
    """Something that is given."""

    title: Text
    date: Date
    source: SourceRef | None = None


class AwardsFile(RootModel[Frozen[Award]]):
    """awards.yml."""


KIND = Kind("award", Award, (of_cluster("awards", AwardsFile),))
