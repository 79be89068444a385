"""Ways in: what to do, step by step, to become a member."""

from __future__ import annotations

from pydantic import Field, RootModel

from generator.model.base import Frozen, Model
from generator.model.kind import Kind, of_centre
from generator.model.refs import SourceRef
from generator.model.texts import Text


class Step(Model):
    """One step: what to do, what belongs to it, and where the rule stands."""

    title: Text = Field(description="What to do")
    text: tuple[Text, ...] = Field(default=(), description="Paragraphs")
    points: tuple[Text, ...] = Field(default=(), description="List under the text")
    source: SourceRef
    place: Text | None = Field(default=None, description="Where the source says so: section 2.3")


class JoinFile(RootModel[Frozen[Step]]):
    """centres/<slug>/join.yml: how to become a member of one of its clusters, step by step."""


KIND = Kind("step", Step, (of_centre("join", JoinFile),))
