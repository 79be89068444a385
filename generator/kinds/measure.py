"""Measures: what a figure measures, told by how its title begins, says which units and values it can have."""

from __future__ import annotations

from pydantic import Field, RootModel

from generator.model.base import Frozen, Model
from generator.model.kind import FileKind, Kind
from generator.model.refs import UnitRef
from generator.model.texts import Text
from generator.model.values import Flag, Number, Short


class Measure(Model):
    """A kind of figure. A title belongs to the measure whose beginning is the longest that it has."""

    title: Text
    begins: tuple[Short, ...] = Field(
        default=(), description="Beginnings of names in the first language: Share, Average age"
    )
    units: tuple[UnitRef, ...] = Field(default=(), description="Units that are possible")
    least: Number | None = Field(default=None, description="It is never below this")
    most: Number | None = Field(default=None, description="It is never above this")
    alike: Flag = Field(
        default=False, description="It is of one order in all clusters, as wages are and totals are not"
    )
    ranks: Flag = Field(default=False, description="These are the bounds of ranks, whatever they are ranks in")


class MeasuresFile(RootModel[Frozen[Measure]]):
    """shared/measures.yml."""


KIND = Kind("measure", Measure, (FileKind("measures", "data/shared/measures.yml", MeasuresFile),))
