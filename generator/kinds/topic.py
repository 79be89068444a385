"""Topics: the pieces of a chapter, with their tables, profiles and pairs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal, Self

from pydantic import Field, GetJsonSchemaHandler, RootModel, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from generator.model.address import Address
from generator.model.base import Filled, Frozen, Id, Model, Refused, nothing, refuse, undeclared, wrong
from generator.model.kind import Kind, of_cluster
from generator.model.observed import of_cell
from generator.model.period import Period
from generator.model.quantity import Quantity
from generator.model.refs import CategoryRef, ChartRef, FigureRef, Notes, OrganisationRef, SourceRef, UnitRef
from generator.model.rules import warning
from generator.model.texts import Text
from generator.model.values import Flag
from generator.model.written import Cell
from generator.problems import Problem, msg

if TYPE_CHECKING:
    from generator.kinds.atlas import Atlas


class DataColumn(Model):
    """A column of a table of numbers; its unit stands in the head."""

    title: Text
    unit: UnitRef | None = None
    signed: Flag = False  # a plus before what grew


class DataRow(Model):
    """A row: cells by column, or none where the row is the head of a group; `group` names the head that it is under."""

    title: Text
    group: Id | None = Field(default=None, description="Строка-заголовок группы, в которую входит эта строка")
    unit: UnitRef | None = None
    category: CategoryRef | None = Field(default=None, description="Категория каталога, о которой эта строка")
    cells: Frozen[Cell] = Field(default_factory=nothing)


class DataTable(Model):
    """A table of numbers as the document has it."""

    title: Text
    period: Period | None = None
    columns: Filled[DataColumn]
    rows: Filled[DataRow]
    source: SourceRef | None = None
    note: Notes = ()
    chart: Literal["bars", "lines"] | None = Field(
        default=None, description="Числа рисуются в ячейках: bars – шкала у столбца, lines – у строки с годами"
    )

    @model_validator(mode="after")
    def sound(self) -> Self:
        """A group is a row of the same table that has no numbers of its own; every cell stands in a column."""
        refuse(type(self), (found for name, row in self.rows.items() for found in self._wrong(name, row)))
        return self

    def _wrong(self, name: str, row: DataRow) -> Iterator[Refused]:
        if row.group is not None and (row.group not in self.rows or self.rows[row.group].cells):
            fix = msg("Name a row of this table that has no cells")
            error = wrong("group", "“{name}” is the head of no group here", fix, name=row.group)
            yield ("rows", name, "group"), error
        for column in row.cells:
            if column not in self.columns:
                error = undeclared("This table has no column “{name}”", column, self.columns)
                yield ("rows", name, "cells", column), error


class Profile(Model):
    """Something described by facets, e.g. a resort town: facet → short statements."""

    title: Text
    facets: Frozen[tuple[Text, ...]]


class Profiles(Model):
    """Things described side by side by the same facets."""

    title: Text
    facets: Filled[Text]
    items: Filled[Profile]
    source: SourceRef | None = None

    @model_validator(mode="after")
    def by_facets(self) -> Self:
        """Nothing is described by a facet that is not among those of all."""
        refuse(
            type(self),
            (
                (("items", item_id, "facets", name), undeclared("There is no facet “{name}” here", name, self.facets))
                for item_id, item in self.items.items()
                for name in item.facets
                if name not in self.facets
            ),
        )
        return self


class PairMeasure(Model):
    """The same measure of two groups; the title is that of the first figure where none is given."""

    title: Text | None = None
    of: tuple[FigureRef, FigureRef] = Field(description="Показатели первой и второй группы")


class Pairs(Model):
    """Two groups side by side."""

    title: Text
    first: Text = Field(description="Название первой группы")
    second: Text = Field(description="Название второй группы")
    measures: Frozen[PairMeasure]


class Bars(Model):
    """Figures of one unit side by side; the list alone stands for `of`."""

    title: Text | None = Field(default=None, description="Что сравнивается; без него таблица так и называется")
    of: tuple[FigureRef, ...] = Field(description="Показатели одной единицы, свой первым")

    @model_validator(mode="before")
    @classmethod
    def short(cls, value: object) -> object:
        """A list is that of the figures."""
        return value if isinstance(value, dict) else {"of": value}

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        full = handler.resolve_ref_schema(handler(schema))
        return {"anyOf": [full["properties"]["of"], dict(full)]}


class Topic(Model):
    """A piece of a chapter: claims, then its figures, ranks, named organisations, tables, profiles and charts."""

    title: Text | None = None
    claims: tuple[Text, ...] = Field(default=(), description="Тезисы; число – ссылкой: {core-firms}")
    figures: tuple[FigureRef, ...] = Field(default=(), description="Крупные числа под текстом: ключи показателей")
    ranks: tuple[FigureRef, ...] = Field(default=(), description="Показатели с местом региона (rank)")
    members: tuple[OrganisationRef, ...] = Field(default=(), description="Участники: имена файлов из organisations/")
    tables: Frozen[DataTable] = Field(default_factory=nothing)
    profiles: Profiles | None = None
    bars: Bars | None = Field(default=None, description="Показатели одной единицы – столбиками, свой первым")
    pairs: Pairs | None = Field(default=None, description="Две группы рядом: одни и те же показатели парами столбиков")
    charts: tuple[ChartRef, ...] = Field(default=(), description="Ключи из charts.yml")


class TopicsFile(RootModel[Frozen[Topic]]):
    """industry.yml, members.yml: the topics of a chapter, in order."""


def of_table(address: Address, table: DataTable) -> dict[tuple[str, str], Quantity]:
    """The cells of a table by row and column; the unit of a row goes before that of its column."""
    units = {name: column.unit for name, column in table.columns.items()}
    return {
        (row_id, column_id): of_cell(
            address.child("rows", row_id, "cells", column_id),
            cell,
            unit=row.unit or units.get(column_id) or "",
            period=table.period,
            source=table.source,
        )
        for row_id, row in table.rows.items()
        for column_id, cell in row.cells.items()
    }


def _numbers(_: Atlas, at: Address, table: DataTable) -> Iterator[Quantity]:
    yield from of_table(at, table).values()


def chart_unit(atlas: Atlas) -> Iterator[Problem]:
    """Figures of different units in one chart of bars."""
    for at, topic in atlas.items:
        if not isinstance(topic, Topic) or topic.bars is None:
            continue
        used = [atlas.quantity(ref, at.owner).unit for ref in topic.bars.of]
        units = {name: atlas.units[name] for name in used}
        if len({(unit.base or name, unit.scale) for name, unit in units.items()}) > 1:
            message = msg("The figures of one chart have different units: {units}", units=", ".join(units))
            fix = msg("Leave figures of one unit under bars:, or show the others under figures:")
            yield warning(atlas, at.child("bars"), "chart-unit", message, fix)


KIND = Kind(
    "topic",
    Topic,
    (of_cluster("industry", TopicsFile), of_cluster("members", TopicsFile)),
    rules=(chart_unit,),
    numbers={DataTable: _numbers},
)
