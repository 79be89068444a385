"""Indicators: defined by the centre, planned by its clusters, and what came of the plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from pydantic import Field, GetJsonSchemaHandler, RootModel, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from generator.model.address import Address
from generator.model.base import Frozen, Model, nothing
from generator.model.kind import Kind, of_centre, of_cluster
from generator.model.observed import of_cell
from generator.model.period import Period
from generator.model.quantity import Quantity
from generator.model.refs import UnitRef
from generator.model.texts import Text
from generator.model.values import ByYear
from generator.model.written import Cell

if TYPE_CHECKING:
    from generator.kinds.atlas import Atlas
    from generator.kinds.taking import Taking


class Kpi(Model):
    """The definition of an indicator; its order in the file is the order of the table."""

    title: Text
    short: Text | None = Field(default=None, description="Короткое название для диаграмм")
    unit: UnitRef


class KpisLibrary(RootModel[Frozen[Kpi]]):
    """centres/<slug>/kpis.yml: the indicators of a centre's clusters."""


class KpiPlan(Model):
    """The plan of an indicator, a cell a year, and what came of it, as far as is known."""

    plan: ByYear[Cell]
    actual: ByYear[Cell] = Field(default_factory=nothing)

    @model_validator(mode="before")
    @classmethod
    def short(cls, value: object) -> object:
        """Cells by year are the plan."""
        return {"plan": value} if isinstance(value, dict) and not {"plan", "actual"} & set(value) else value

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        full = handler.resolve_ref_schema(handler(schema))
        return {"anyOf": [full["properties"]["plan"], dict(full)]}


class KpisFile(RootModel[Frozen[KpiPlan]]):
    """kpis.yml: the plan, and what came of it, for each shared indicator."""


@dataclass(frozen=True)
class KpiRow:
    """An indicator of a cluster's plan; cells by year, of the plan and of what came of it."""

    id: str
    title: Text
    unit: str
    cells: Mapping[int, Cell]
    actual: Mapping[int, Cell]
    short: Text | None = None


def kpi_rows(taking: Taking, own: Mapping[str, KpiPlan]) -> tuple[KpiRow, ...]:
    """The plan of a cluster in the order of its centre's definitions."""
    defined = taking.library.kpis
    for name in own:
        if name not in defined:
            taking.unshared("kpis", name)
    return tuple(
        KpiRow(name, kpi.title, kpi.unit, _by_year(own[name].plan), _by_year(own[name].actual), kpi.short)
        for name, kpi in defined.items()
        if name in own
    )


def _by_year(cells: Mapping[str, Cell]) -> Mapping[int, Cell]:
    return MappingProxyType({int(year): cell for year, cell in cells.items()})


def of_plan(address: Address, cells: Mapping[int, Cell], unit: str) -> dict[int, Quantity]:
    """The plan of an indicator, or what came of it, by year; `address` is that of its cells."""
    return {
        year: of_cell(address.child(year), cell, unit=unit, period=Period.model_construct(start=year, end=year))
        for year, cell in cells.items()
    }


def _numbers(atlas: Atlas, at: Address, kpi: KpiPlan) -> Iterator[Quantity]:
    centre = atlas.libraries[atlas.scopes[at.owner].centre]
    unit = centre.kpis[at.id].unit
    yield from of_plan(at.child("plan"), _by_year(kpi.plan), unit).values()
    yield from of_plan(at.child("actual"), _by_year(kpi.actual), unit).values()


KIND = Kind(
    "indicator",
    Kpi,
    (of_centre("kpis", KpisLibrary, "centre-kpis"), of_cluster("kpis", KpisFile)),
    numbers={KpiPlan: _numbers},
)
