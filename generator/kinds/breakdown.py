"""Breakdowns: what is counted apart inside of counts."""

from __future__ import annotations

from pydantic import Field, RootModel

from generator.model.base import Frozen, Model
from generator.model.kind import FileKind, Kind
from generator.model.phrases import Phrase
from generator.model.refs import BreakdownRef
from generator.model.texts import Text


class Breakdown(Model):
    """What is counted apart inside a count, e.g. firms that are not sole traders."""

    title: Text = Field(description="Heading of the column: of which not sole traders")
    aside: Phrase = Field(description="Beside a number; # is the place of the number: # not sole traders")


class BreakdownsFile(RootModel[Frozen[Breakdown]]):
    """shared/breakdowns.yml: what is counted apart inside of counts."""


KIND = Kind(
    "breakdown",
    Breakdown,
    (FileKind("breakdowns", "data/shared/breakdowns.yml", BreakdownsFile),),
    ref=BreakdownRef,
)
