"""The files of a cluster: one a subject, in the order of the programme's chapters."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, GetJsonSchemaHandler, RootModel, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from generator.model.base import (
    BreakdownRef,
    CentreRef,
    ChartRef,
    FigureRef,
    Frozen,
    Id,
    InnerRef,
    Model,
    OuterRef,
    OwnAddress,
    SourceRef,
    UnitRef,
    nothing,
    wrong,
)
from generator.model.figures import Chart, Figure, Note, Notes
from generator.model.quantities import Cell, FirmsCell, Period
from generator.model.schedules import Schedule
from generator.model.texts import Text
from generator.model.values import ByYear, Day, Flag, Level, Short, Year


class Accent(Model):
    """The colour of a cluster on light and on dark ground."""

    light: str = Field(pattern=r"^#[0-9A-Fa-f]{6}$")
    dark: str = Field(pattern=r"^#[0-9A-Fa-f]{6}$")


class Contract(Model):
    number: Short
    date: Day
    subject: Text = Field(description="Предмет договора")


class Programme(Model):
    """Cover and front matter of the development programme."""

    title: Text
    contract: Contract | None = None
    city: Text
    year: Year = Field(description="Год программы")
    horizon: Year = Field(description="Последний год, до которого она рассчитана")
    preface: Text = Field(description="На каких материалах основана программа")
    appendices: Frozen[Text] = Field(default_factory=nothing)  # cited in the document, absent from it


class Picture(Model):
    """A picture that lies beside the data."""

    file: Short
    alt: Text
    credit: Text | None = None


class ClusterFile(Model):
    """cluster.yml: who the cluster is. Without a programme it is a short entry of the family."""

    centre: CentreRef = Field(description="Имя папки в data/centres/")
    name: Text = Field(description="Полное название")
    short: Text = Field(description="Короткое название для карточек и меню")
    summary: Text = Field(description="Одна-две фразы о кластере")
    accent: Accent
    status: Literal["cluster", "association", "planned"] = "cluster"
    founded: Year | None = None
    programme: Programme | None = None
    figures: tuple[FigureRef, ...] = ()  # key figures of the overview
    picture: Picture | None = None
    draft: Flag = Field(default=False, description="Черновик: проверяется, но не публикуется")


class DataColumn(Model):
    """A column of a table of numbers; its unit stands in the head."""

    title: Text
    unit: UnitRef | None = None
    signed: Flag = False  # a plus before what grew


class DataRow(Model):
    """A row: cells by column, or none where the row is the head of a group."""

    title: Text
    unit: UnitRef | None = None
    cells: Frozen[Cell] = Field(default_factory=nothing)


class DataTable(Model):
    """A table of numbers as the document has it."""

    title: Text
    period: Period | None = None
    columns: Frozen[DataColumn]
    rows: Frozen[DataRow]
    source: SourceRef | None = None
    note: Notes = ()
    chart: Literal["bars", "lines"] | None = Field(
        default=None, description="Диаграмма над таблицей: bars – столбики, lines – линии по годам в столбцах"
    )


class Profile(Model):
    """Something described by facets, e.g. a resort town: facet → short statements."""

    title: Text
    facets: Frozen[tuple[Text, ...]]


class Profiles(Model):
    """Things described side by side by the same facets."""

    title: Text
    facets: Frozen[Text]
    items: Frozen[Profile]
    source: SourceRef | None = None


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


class Topic(Model):
    """A piece of a chapter: claims, then its figures, ranks, named organisations, tables, profiles and charts."""

    title: Text | None = None
    claims: tuple[Text, ...] = Field(default=(), description="Тезисы; число – ссылкой: {core-firms}")
    figures: tuple[FigureRef, ...] = Field(default=(), description="Крупные числа под текстом: ключи показателей")
    ranks: tuple[FigureRef, ...] = Field(default=(), description="Показатели с местом региона (rank)")
    members: Frozen[Text] = Field(default_factory=nothing, description="Официальные названия участников")
    tables: Frozen[DataTable] = Field(default_factory=nothing)
    profiles: Profiles | None = None
    bars: tuple[FigureRef, ...] = Field(default=(), description="Показатели одной единицы – столбиками, свой первым")
    pairs: Pairs | None = Field(default=None, description="Две группы рядом: одни и те же показатели парами столбиков")
    charts: tuple[ChartRef, ...] = Field(default=(), description="Ключи из charts.yml")


class TopicsFile(RootModel[Frozen[Topic]]):
    """industry.yml, members.yml: the topics of a chapter, in order."""


class ChainRow(Model):
    title: Text
    firms: FirmsCell
    headcount: Cell
    revenue: Cell


class ChainGroup(Model):
    title: Text | None = None
    rows: Frozen[ChainRow]


class ChainStage(Model):
    title: Text
    core: Flag = False
    groups: Frozen[ChainGroup]


class ChainTotals(Model):
    """The figures that the rows of the core, or of the other stages, must add up to."""

    firms: FigureRef
    revenue: FigureRef


class Chain(Model):
    """The value chain, stages in the order of the flow. Periods belong to the columns."""

    title: Text
    stray: Text | None = None  # why the chain does not belong to this cluster, where a page of another one strayed in
    firms: Period
    headcount: Period
    revenue: Period
    revenue_unit: UnitRef
    core_totals: ChainTotals | None = None
    support_totals: ChainTotals | None = None
    source: SourceRef | None = None
    note: Notes = ()
    stages: Frozen[ChainStage]

    @property
    def breakdowns(self) -> tuple[BreakdownRef, ...]:
        """What is counted apart in any of its links."""
        rows = (row for stage in self.stages.values() for group in stage.groups.values() for row in group.rows.values())
        return tuple(dict.fromkeys(name for row in rows for name in row.firms.parts))


class ChainFile(Model):
    """chain.yml: product directions: claims and the value chain."""

    topics: Frozen[Topic] = Field(default_factory=nothing)
    chain: Chain


class Response(Model):
    """A response to a pair of factors; `printed` is the pair as the document prints it, where it says something else.

    Where the printed code belongs to no factor of the document, `side` stands instead of `uses`.
    """

    uses: InnerRef | None = None
    side: Literal["strengths", "weaknesses"] | None = None
    for_: OuterRef
    text: Text
    printed: Short | None = None

    @model_validator(mode="after")
    def one_inner(self) -> Self:
        """A factor, or the side on which it is lost."""
        if (self.uses is None) == (self.side is None) or (self.side and not self.printed):
            raise wrong("response", "A response has either uses: a factor, or side: and the printed pair")
        return self

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        full = handler.resolve_ref_schema(handler(schema))
        properties = {name: value for name, value in full["properties"].items() if name != "text"}
        texts = {"ru": {"type": "string"}, "en": {"type": "string"}}
        return {**full, "properties": {**properties, **texts}, "required": ["for", "ru"]}

    @model_validator(mode="before")
    @classmethod
    def flat(cls, value: object) -> object:
        """`{uses, for, ru, en}` without a nested text."""
        if isinstance(value, dict) and "text" not in value:
            text = {key: value[key] for key in ("ru", "en") if key in value}
            rest = {key: item for key, item in value.items() if key not in ("ru", "en")}
            return {**rest, "text": text} if text else rest
        return value


class SwotFile(Model):
    """swot.yml: factors by id in order, responses to pairs of them, and the conclusion."""

    strengths: Frozen[Text]
    weaknesses: Frozen[Text]
    opportunities: Frozen[Text]
    threats: Frozen[Text]
    responses: Frozen[Response] = Field(default_factory=nothing)
    conclusion: Text | None = None


class StrategyFile(Model):
    """strategy.yml: mission, goal and tasks."""

    mission: Text
    goal: Text
    tasks: Frozen[Text]


class Kpi(Model):
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


class KpisFile(RootModel[Frozen[Kpi]]):
    """kpis.yml: the plan, and what came of it, for each shared indicator."""


class Body(Model):
    """A body, or what a cluster says otherwise about a shared one; what is absent is taken from the shared body."""

    title: Text | None = None
    level: Level | None = None
    organisation: Text | None = None
    members: Frozen[Text] | None = None
    functions: Frozen[Text] | None = None

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"anyOf": [{"type": "null"}, handler(schema)]}

    @model_validator(mode="before")
    @classmethod
    def as_shared(cls, value: object) -> object:
        """An empty entry takes the shared body as it is."""
        return {} if value is None else value


class BodiesFile(Model):
    """bodies.yml: the bodies of a cluster, from the top."""

    note: Notes = ()
    bodies: Frozen[Body]


class Item(Model):
    """A roadmap item, or what a cluster says otherwise about a shared one. `printed` is the number in the document."""

    title: Text | None = None
    schedule: Schedule | None = None
    printed: Short | None = None
    note: Notes = ()

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"anyOf": [{"type": "null"}, handler(schema)]}

    @model_validator(mode="before")
    @classmethod
    def as_shared(cls, value: object) -> object:
        """An empty entry takes the shared item as it is."""
        return {} if value is None else value


class Direction(Model):
    """A priority direction with its items in order."""

    title: Text | None = None
    items: Frozen[Item]


class RoadmapFile(RootModel[Frozen[Direction]]):
    """roadmap.yml: directions in order."""


class FiguresFile(RootModel[Frozen[Figure]]):
    """figures.yml: every number of the cluster."""


class ChartsFile(RootModel[Frozen[Chart]]):
    """charts.yml: the charts of the document."""


class NotesFile(RootModel[Frozen[Note]]):
    """notes.yml: notes by meaning."""


class Waiver(Model):
    """A problem that is accepted, with the reason. `at` is the place as the message names it."""

    rule: Id = Field(description="Правило, как его называет сообщение: printed-number")
    at: OwnAddress = Field(description="Файл без .yml и место в нем: roadmap:marketing.items.umbrella-brand.printed")
    reason: Text = Field(description="Почему принято")


class WaiversFile(RootModel[Frozen[Waiver]]):
    """waivers.yml: accepted problems of this cluster."""
