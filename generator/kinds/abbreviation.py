"""Abbreviations with what they stand for."""

from __future__ import annotations

from pydantic import Field, RootModel

from generator.model.base import Frozen, Model
from generator.model.kind import FileKind, Kind
from generator.model.texts import Text


class Abbreviation(Model):
    """An abbreviation; a book lists those that it uses."""

    short: Text = Field(description="As it stands in texts: CMW")
    long: Text = Field(description="What it means")


class AbbreviationsFile(RootModel[Frozen[Abbreviation]]):
    """shared/abbreviations.yml: abbreviations with what they stand for."""


KIND = Kind(
    "abbreviation",
    Abbreviation,
    (FileKind("abbreviations", "data/shared/abbreviations.yml", AbbreviationsFile),),
    label=lambda abbreviation: abbreviation.short,
)
