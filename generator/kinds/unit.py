"""Units: how a number is said, and its size in a base unit."""

from __future__ import annotations

from decimal import Decimal

from pydantic import RootModel

from generator.model.base import Frozen
from generator.model.kind import FileKind, Kind
from generator.model.phrases import Phrase
from generator.model.refs import UnitRef
from generator.model.texts import Text
from generator.model.values import Scale, Short


class Unit(Phrase):
    """A unit: its forms by language, its head in tables, and its size in a base unit for derived figures."""

    head: Text | None = None
    base: Short = ""
    scale: Scale = Decimal(1)


class UnitsFile(RootModel[Frozen[Unit]]):
    """shared/units.yml."""


KIND = Kind(
    "unit",
    Unit,
    (FileKind("units", "data/shared/units.yml", UnitsFile, required=True),),
    ref=UnitRef,
    label=lambda unit: unit.head,
)
