"""Topics: the pieces of a chapter, with their tables, profiles and pairs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, Self

from pydantic import Field, GetJsonSchemaHandler, RootModel, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from generator.kinds.identity import Picture
from generator.kinds.person import Person
from generator.model.address import Address
from generator.model.base import Filled, Frozen, Id, Model, Refused, nothing, refuse, undeclared, wrong
from generator.model.kind import Kind, of_cluster
from generator.model.observed import Figures, of_cell
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
    """A column of a table: numbers, whose unit stands in the head, or texts."""

    title: Text | None = Field(default=None, description="Heading; without it the column is named by its period:")
    unit: UnitRef | None = None
    period: Period | None = Field(default=None, description="Time of the column, where it has its own: 2018 or 2020-08")
    signed: Flag = False  # a plus before what grew
    text: Flag = Field(default=False, description="A column of words: in rows they stand under texts:")

    @model_validator(mode="after")
    def of_one_kind(self) -> Self:
        """Texts have no unit, and no time of their own."""
        if self.text and (self.unit is not None or self.period is not None or self.signed):
            fix = msg("Delete unit:, period: and signed:, or text: true")
            raise wrong("column", "A column of texts has neither unit nor period", fix)
        if self.title is None and self.period is None:
            raise wrong("column", "A column has neither a title nor a period", msg("Write title: or period: under it"))
        return self


class DataRow(Model):
    """A row: cells by column, or none where the row is the head of a group; `group` names the head that it is under."""

    title: Text
    group: Id | None = Field(default=None, description="The row that heads the group of this row")
    unit: UnitRef | None = None
    category: CategoryRef | None = Field(default=None, description="Category of the catalogue that this row is about")
    cells: Frozen[Cell] = Field(default_factory=nothing, description="Numbers by column")
    texts: Frozen[Text] = Field(default_factory=nothing, description="Words by column, for columns with text: true")

    @property
    def is_head(self) -> bool:
        """Whether it is the head of a group."""
        return not self.cells and not self.texts


class DataTable(Model):
    """A table as the document has it."""

    title: Text
    period: Period | None = None
    columns: Filled[DataColumn]
    rows: Filled[DataRow]
    source: SourceRef | None = None
    note: Notes = ()
    chart: Literal["bars", "lines", "shares"] | None = Field(
        default=None,
        description="Numbers drawn in their cells: bars – a scale a column, lines – a row of years, shares",
    )

    @model_validator(mode="after")
    def sound(self) -> Self:
        """A group is a row of the same table that has no numbers of its own; every cell stands in a column."""
        refuse(type(self), (found for name, row in self.rows.items() for found in self._wrong(name, row)))
        return self

    def _wrong(self, name: str, row: DataRow) -> Iterator[Refused]:
        if row.group is not None and (row.group not in self.rows or not self.rows[row.group].is_head):
            fix = msg("Name a row of this table that has no cells")
            error = wrong("group", "“{name}” is the head of no group here", fix, name=row.group)
            yield ("rows", name, "group"), error
        for column in row.cells:
            if column not in self.columns:
                error = undeclared("This table has no column “{name}”", column, self.numeric)
                yield ("rows", name, "cells", column), error
            elif self.columns[column].text:
                fix = msg("Write it under texts:, or delete text: true")
                yield (
                    ("rows", name, "cells", column),
                    wrong("column", "“{name}” is a column of texts", fix, name=column),
                )
        for column in row.texts:
            if column not in self.columns:
                known = [key for key in self.columns if key not in self.numeric]
                error = undeclared("This table has no column “{name}”", column, known or self.columns)
                yield ("rows", name, "texts", column), error
            elif not self.columns[column].text:
                fix = msg("Write the number under cells:, or text: true under the column")
                yield (
                    ("rows", name, "texts", column),
                    wrong("column", "“{name}” is a column of numbers", fix, name=column),
                )

    @property
    def numeric(self) -> Mapping[str, DataColumn]:
        """The columns of numbers."""
        return {name: column for name, column in self.columns.items() if not column.text}


class Profile(Model):
    """Something described by facets, e.g. a resort town: facet → short statements."""

    title: Text
    facets: Frozen[tuple[Text, ...]]
    category: CategoryRef | None = Field(
        default=None, description="Category of the catalogue that this profile is about"
    )


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
    of: tuple[FigureRef, FigureRef] = Field(description="Figures of the first and the second group")


class Pairs(Model):
    """Two groups side by side."""

    title: Text
    first: Text = Field(description="Name of the first group")
    second: Text = Field(description="Name of the second group")
    measures: Frozen[PairMeasure]


class Bars(Model):
    """Figures of one unit side by side; the list alone stands for `of`."""

    title: Text | None = Field(default=None, description="What is compared; without it the table bears this name")
    of: tuple[FigureRef, ...] = Field(description="Figures of one unit, one's own first")

    @model_validator(mode="before")
    @classmethod
    def short(cls, value: object) -> object:
        """A list is that of the figures."""
        return value if isinstance(value, dict) else {"of": value}

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        full = handler.resolve_ref_schema(handler(schema))
        return {"anyOf": [full["properties"]["of"], dict(full)]}


class Quote(Model):
    """What somebody said, with whom it is from: a post or an organisation, or a person that may be named."""

    text: Text = Field(description="The words, without quotation marks")
    post: Text | None = Field(default=None, description="Whose they are: a post or an organisation")
    person: Person | None = Field(default=None, description="A name – only with a consent or from a published document")
    source: SourceRef | None = None

    @model_validator(mode="after")
    def of_somebody(self) -> Self:
        """Nobody's words are no quotation."""
        if self.post is None and self.person is None:
            fix = msg("Write post: or person: with whose words they are")
            raise wrong("quotation", "It is not said whose words these are", fix)
        return self


class Topic(Model):
    """A piece of a chapter: claims, then its figures, ranks, named organisations, tables, profiles and charts."""

    title: Text | None = None
    claims: tuple[Text, ...] = Field(default=(), description="Claims; a number is a reference: {core-firms}")
    quotes: Frozen[Quote] = Field(
        default_factory=nothing, description="Quotations: the words are text:, whose they are post: or person:"
    )
    pictures: Frozen[Picture] = Field(
        default_factory=nothing, description="Photos and drawings: file:, and alt: – what is on them"
    )
    figures: tuple[FigureRef, ...] = Field(default=(), description="Large numbers under the text: keys of figures")
    ranks: tuple[FigureRef, ...] = Field(default=(), description="Figures with a rank of the region")
    members: tuple[OrganisationRef, ...] = Field(default=(), description="Members: names of files in organisations/")
    tables: Frozen[DataTable] = Field(default_factory=nothing)
    profiles: Profiles | None = None
    bars: Bars | None = Field(default=None, description="Figures of one unit as bars, one's own first")
    pairs: Pairs | None = Field(default=None, description="Two groups side by side: the same figures as pairs of bars")
    charts: tuple[ChartRef, ...] = Field(default=(), description="Keys from charts.yml")


class TopicsFile(RootModel[Frozen[Topic]]):
    """industry.yml, members.yml: the topics of a chapter, in order."""


def of_table(address: Address, table: DataTable, figures: Figures) -> dict[tuple[str, str], Quantity]:
    """The cells of a table by row and column; the unit of a row goes before that of its column."""
    units = {name: column.unit for name, column in table.columns.items()}
    periods = {name: column.period or table.period for name, column in table.columns.items()}
    return {
        (row_id, column_id): of_cell(
            address.child("rows", row_id, "cells", column_id),
            cell,
            figures,
            unit=row.unit or units.get(column_id) or "",
            period=periods.get(column_id),
            source=table.source,
        )
        for row_id, row in table.rows.items()
        for column_id, cell in row.cells.items()
    }


def _numbers(atlas: Atlas, at: Address, table: DataTable) -> Iterator[Quantity]:
    yield from of_table(at, table, atlas.quantity).values()


_WHOLE = Decimal(100)


def shares_sum(atlas: Atlas) -> Iterator[Problem]:
    """Shares of a whole that are not 100 per cent together, within the rounding of each."""
    for at, table in atlas.of(DataTable):
        if table.chart != "shares":
            continue
        cells = of_table(at, table, atlas.quantity)
        for column_id in table.numeric:
            column = [cells.get((row_id, column_id)) for row_id, row in table.rows.items() if not row.is_head]
            values = [one.value for one in column if one is not None and one.value is not None and one.high is None]
            if len(values) != len(column):
                continue  # what is lost may be the rest
            total = sum(values, Decimal(0))
            room = sum((Decimal(5).scaleb(int(value.as_tuple().exponent) - 1) for value in values), Decimal(0))
            if abs(total - _WHOLE) > room:
                message = msg(
                    "The shares under “{column}” are {total} % together, not 100", column=column_id, total=total
                )
                fix = msg("Correct them or add the missing row; for what are no parts of one whole write chart: bars")
                yield warning(atlas, at.child("columns", column_id), "shares-sum", message, fix)


def chart_unit(atlas: Atlas) -> Iterator[Problem]:
    """Figures of different units in one chart of bars."""
    for at, topic in atlas.of(Topic):
        if topic.bars is None:
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
    rules=(chart_unit, shares_sum),
    numbers={DataTable: _numbers},
)
