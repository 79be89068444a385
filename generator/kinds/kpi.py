"""Indicators: defined by the centre, planned by its clusters, and what came of the plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Self

from pydantic import Field, GetJsonSchemaHandler, RootModel, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from generator.model.address import Address
from generator.model.base import KNOWN_KEYS, Frozen, Model, nothing, wrong
from generator.model.kind import Kind, of_centre, of_cluster
from generator.model.observed import Figures, of_cell
from generator.model.period import Period
from generator.model.quantity import Quantity
from generator.model.refs import SourceRef, Tasks, UnitRef
from generator.model.rules import warning
from generator.model.texts import Text
from generator.model.values import ByYear, Day, Flag
from generator.model.written import Cell
from generator.problems import Problem, msg

if TYPE_CHECKING:
    from generator.kinds.atlas import Atlas
    from generator.kinds.taking import Taking


INDICATOR = "indicator"


class Kpi(Model):
    """The definition of an indicator; its order in the file is the order of the table."""

    title: Text
    short: Text | None = Field(default=None, description="Short name for charts")
    unit: UnitRef
    rising: Flag | None = Field(
        default=None, description="Whether the plan can only grow, as the indicator adds up: true or false"
    )


class KpisLibrary(RootModel[Frozen[Kpi]]):
    """centres/<slug>/kpis.yml: the indicators of a centre's clusters."""


class KpiPlan(Model):
    """The plan of an indicator, a cell a year, and what came of it, as far as is known."""

    plan: ByYear[Cell] = Field(description="Plan by years of the programme")
    actual: ByYear[Cell] = Field(default_factory=nothing, description="Actual values by year")
    source: SourceRef | None = Field(default=None, description="Source of the actual values")
    as_of: Day | None = Field(default=None, description="The day as of which the actual value is known: 2026-03-31")
    later: ByYear[Cell] = Field(
        default_factory=nothing, description="Plans beyond the term of the programme; they need later-source"
    )
    later_source: SourceRef | None = Field(
        default=None, description="Source of the plans beyond the term of the programme"
    )
    serves: Tasks = ()

    @model_validator(mode="before")
    @classmethod
    def short(cls, value: object) -> object:
        """Cells by year are the plan."""
        known = {one.alias or name for name, one in cls.model_fields.items()}
        return {"plan": value} if isinstance(value, dict) and not known & set(value) else value

    @model_validator(mode="after")
    def told(self) -> Self:
        """What came of it is told with its source where that is not the programme, and later plans always are."""
        if not self.actual and (self.source is not None or self.as_of is not None):
            fix = msg("Write actual: with the numbers by year, or delete source: and as-of: here")
            raise wrong("actual", "There is a source of actual numbers, but there are none", fix)
        if bool(self.later) != (self.later_source is not None):
            fix = msg("Write both later: with the numbers by year and later-source:, or neither")
            raise wrong("later", "Plans after the programme go with their source", fix)
        return self

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        full = handler.resolve_ref_schema(handler(schema))
        for name in ("plan", "actual", "later"):
            full["properties"][name]["additionalProperties"] = False  # a key that is no year
        return {"anyOf": [full["properties"]["plan"], dict(full)]}


class KpisFile(RootModel[Frozen[KpiPlan]]):
    """kpis.yml: the plan, and what came of it, for each shared indicator."""

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {**handler.resolve_ref_schema(handler(schema)), KNOWN_KEYS: INDICATOR}


@dataclass(frozen=True)
class KpiRow:
    """An indicator of a cluster's plan; cells by year, of the plan and of what came of it."""

    id: str
    title: Text
    unit: str
    cells: Mapping[int, Cell]
    actual: Mapping[int, Cell]
    short: Text | None = None
    source: str | None = None  # of what came of it, known on the day `as_of`
    as_of: date | None = None
    later: Mapping[int, Cell] = field(default_factory=nothing)  # for years after the programme, by `later_source`
    later_source: str | None = None


def kpi_rows(taking: Taking, own: Mapping[str, KpiPlan]) -> tuple[KpiRow, ...]:
    """The plan of a cluster in the order of its centre's definitions."""
    defined = taking.library.kpis
    for name in own:
        if name not in defined:
            taking.unshared("kpis", name)
    return tuple(_row(name, kpi, own[name]) for name, kpi in defined.items() if name in own)


def _row(name: str, kpi: Kpi, own: KpiPlan) -> KpiRow:
    return KpiRow(
        name,
        kpi.title,
        kpi.unit,
        _by_year(own.plan),
        _by_year(own.actual),
        kpi.short,
        own.source,
        own.as_of,
        _by_year(own.later),
        own.later_source,
    )


def _by_year(cells: Mapping[str, Cell]) -> Mapping[int, Cell]:
    return MappingProxyType({int(year): cell for year, cell in cells.items()})


def of_plan(
    address: Address, cells: Mapping[int, Cell], unit: str, figures: Figures, source: str | None = None
) -> dict[int, Quantity]:
    """The plan of an indicator, or what came of it, by year; `address` is that of its cells."""
    years = {year: Period.model_construct(start=year, end=year) for year in cells}
    return {
        year: of_cell(address.child(year), cell, figures, unit=unit, period=years[year], source=source)
        for year, cell in cells.items()
    }


def _numbers(atlas: Atlas, at: Address, kpi: KpiPlan) -> Iterator[Quantity]:
    centre = atlas.libraries[atlas.scopes[at.owner].centre]
    unit = centre.kpis[at.id].unit
    for name, cells, source in told_of(kpi):
        yield from of_plan(at.child(name), _by_year(cells), unit, atlas.quantity, source).values()


def told_of(kpi: KpiPlan) -> tuple[tuple[str, Mapping[str, Cell], str | None], ...]:
    """All numbers of an indicator: under which key they stand, by year, and their source."""
    return (("plan", kpi.plan, None), ("actual", kpi.actual, kpi.source), ("later", kpi.later, kpi.later_source))


def kpi_horizon(atlas: Atlas) -> Iterator[Problem]:
    """A plan for a year that the programme does not cover, and that nothing else is named for."""
    for cluster in atlas.clusters.values():
        programme = cluster.file.programme
        for row in cluster.kpis if programme is not None else ():
            span = f"{programme.year}–{programme.horizon}" if programme else ""
            for name, years in (("plan", row.cells), ("later", row.later)):
                for year in years:
                    at = cluster.address("kpis", row.id, name, str(year))
                    if programme and name == "plan" and not programme.year <= year <= programme.horizon:
                        message = msg(
                            "The plan for {year} lies outside the programme's years {span}", year=year, span=span
                        )
                        fix = msg("Correct the year; what another document plans goes under later:, with later-source:")
                        yield warning(atlas, at, "kpi-horizon", message, fix)
                    elif programme and name == "later" and year <= programme.horizon:
                        message = msg("{year} lies within the programme's years {span}", year=year, span=span)
                        yield warning(atlas, at, "kpi-horizon", message, msg("Write it under plan:"))


KIND = Kind(
    INDICATOR,
    Kpi,
    (of_centre("kpis", KpisLibrary, "centre-kpis"), of_cluster("kpis", KpisFile)),
    rules=(kpi_horizon,),
    numbers={KpiPlan: _numbers},
)
