"""Blocks of prose, figures, tables, chains and charts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from generator.editions.views.values import Empty, FigureLink, Mark, ValueView


@dataclass(frozen=True)
class Claims:
    """Prose: paragraphs, or a list of claims."""

    kind: ClassVar[str] = "claims"
    items: tuple[Markup, ...]
    bulleted: bool = True


@dataclass(frozen=True)
class KeyFigure:
    """A large number with its label; `period` is ready to print ("2018", "2014–2018", "as of August 2020")."""

    id: str
    value: ValueView
    label: Markup
    period: str = ""
    aside: Markup = Empty  # e.g. "of which 29 are not sole traders"


@dataclass(frozen=True)
class KeyFigures:
    """Three to five large numbers in a row."""

    kind: ClassVar[str] = "key_figures"
    items: tuple[KeyFigure, ...]


@dataclass(frozen=True)
class LostChart:
    """A chart whose data did not survive in the source document."""

    id: str
    title: Markup
    unit: str = ""
    period: str = ""
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True)
class LostCharts:
    """The charts of a section that the source no longer holds, with `heading` and `explanation` in words."""

    kind: ClassVar[str] = "lost_charts"
    items: tuple[LostChart, ...]
    explanation: str


@dataclass(frozen=True)
class Rank:
    """The place of the region in one indicator among `of` regions (0: not known).

    The indicator's own value may be lost.
    """

    id: str
    rank: int
    title: Markup
    unit: str
    period: str
    marks: tuple[Mark, ...] = ()
    link: FigureLink | None = None


@dataclass(frozen=True)
class Ranks:
    """Ranks of the region, as printed; `caption` says what a rank means."""

    kind: ClassVar[str] = "ranks"
    items: tuple[Rank, ...]
    caption: str


@dataclass(frozen=True)
class TableColumn:
    """A column head; `numeric` columns are set right-aligned on the decimal mark."""

    title: Markup
    unit: str = ""
    numeric: bool = False
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True)
class Cell:
    """A cell.

    `state` is exact, none (not planned), lost or printed, with `state_text` for readers who do not see the sign.
    """

    html: Markup
    state: str = "exact"
    state_text: str = ""
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True)
class TableRow:
    """A row: its head cell and the others; `group` rows span the table as a subheading, `total` rows are set apart."""

    head: Cell
    cells: tuple[Cell, ...] = ()
    role: str = "row"  # row | group | total
    id: str = ""


@dataclass(frozen=True)
class Table:
    """A plain table; the first column is the row head. `caption` is read aloud and shown above."""

    kind: ClassVar[str] = "table"
    caption: Markup
    columns: tuple[TableColumn, ...]
    rows: tuple[TableRow, ...]


@dataclass(frozen=True)
class ProfileFacet:
    """What a profile says under one facet."""

    title: Markup
    statements: tuple[Markup, ...]


@dataclass(frozen=True)
class ProfileCard:
    """Something described by facets, e.g. a resort town."""

    id: str
    title: Markup
    facets: tuple[ProfileFacet, ...]


@dataclass(frozen=True)
class Profiles:
    """Things described side by side by the same facets."""

    kind: ClassVar[str] = "profiles"
    caption: Markup
    items: tuple[ProfileCard, ...]


@dataclass(frozen=True)
class ChainRow:
    """One link of the value chain: firms ("45", aside "15 without sole traders"), people, revenue."""

    id: str
    title: Markup
    firms: Cell
    firms_corporate: Cell
    headcount: Cell
    revenue: Cell


@dataclass(frozen=True)
class ChainGroup:
    """A group of links inside a stage; `title` may be empty."""

    id: str
    title: Markup
    rows: tuple[ChainRow, ...]


@dataclass(frozen=True)
class ChainStage:
    """A stage of the value chain: upstream, core, downstream; `core` marks the cluster's own."""

    id: str
    title: Markup
    core: bool
    groups: tuple[ChainGroup, ...]


@dataclass(frozen=True)
class Chain:
    """The value chain, in order of the flow.

    `columns` are the heads: link, firms, of which no sole traders, people, revenue.
    """

    kind: ClassVar[str] = "chain"
    caption: Markup
    columns: tuple[TableColumn, ...]
    stages: tuple[ChainStage, ...]
    stray: Markup = Empty  # why it does not belong to this cluster


@dataclass(frozen=True)
class Chart:
    """A picture of figures: what is seen, unit and period, the Vega-Lite text it is drawn from, and its data.

    `name` is that of its files, unique on its page; `number` counts the figures of a printed document.
    """

    kind: ClassVar[str] = "chart"
    name: str
    title: Markup
    subtitle: str
    spec: str
    alt: str
    table: Table
    number: int = 0
