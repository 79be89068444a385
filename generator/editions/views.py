"""What a component template is given: finished texts in one language, chosen, sorted and numbered.

Every `Markup` is safe HTML with typography applied; a text that had to fall back to another language carries its own
`lang` and mark inside. A block is the same for the site and for print; only styles differ.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from generator.language import Lang

Empty = Markup("")


@dataclass(frozen=True)
class NoteView:
    """A note at the end of a section.

    Marks in the blocks refer to its number. `anchor` is unique in its publication.
    """

    number: int
    anchor: str
    html: Markup


@dataclass(frozen=True)
class Mark:
    """A superscript in a block that leads to a note."""

    number: int
    anchor: str


@dataclass(frozen=True)
class FigureLink:
    """The way from a number to its row in the register of figures; `about` says in one line what stands there."""

    href: str
    about: str = ""


@dataclass(frozen=True)
class ValueView:
    """One number as shown; `state` is exact, about, derived, printed or lost, `state_text` says it in words."""

    number: str
    unit: str = ""
    qualifier: str = ""
    state: str = "exact"
    state_text: str = ""
    marks: tuple[Mark, ...] = ()
    link: FigureLink | None = None

    @property
    def text(self) -> str:
        """The value in one line, with no-break spaces."""
        return "\u00a0".join(part for part in (self.qualifier, self.number, self.unit) if part)


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
class Factor:
    """A SWOT factor with its code (S1, W2, O3, T4; in Russian С1, Сл2, В3, У4)."""

    id: str
    code: str
    html: Markup


@dataclass(frozen=True)
class Quadrant:
    """One field of a SWOT: `side` is strengths, weaknesses, opportunities or threats."""

    side: str
    title: str
    factors: tuple[Factor, ...]


@dataclass(frozen=True)
class Swot:
    """Four fields in the order strengths, weaknesses, opportunities, threats."""

    kind: ClassVar[str] = "swot"
    quadrants: tuple[Quadrant, Quadrant, Quadrant, Quadrant]


@dataclass(frozen=True)
class Response:
    """A response to a pair of factors."""

    id: str
    inner: Factor
    outer: Factor
    html: Markup
    printed: str = ""  # the pair as the document prints it, where it is another

    @property
    def pair(self) -> str:
        """The pair of codes as printed, e.g. S2 – O2."""
        return f"{self.inner.code}\u00a0– {self.outer.code}"


@dataclass(frozen=True)
class ResponseGroup:
    """The responses of one of the four combinations (strengths × opportunities, …)."""

    id: str
    title: str
    subtitle: str
    responses: tuple[Response, ...]


@dataclass(frozen=True)
class Responses:
    """The response matrix: rows are inner factors, columns outer ones; each group lists its responses."""

    kind: ClassVar[str] = "responses"
    inner: tuple[Factor, ...]
    outer: tuple[Factor, ...]
    groups: tuple[ResponseGroup, ResponseGroup, ResponseGroup, ResponseGroup]
    caption: str
    unanswered: tuple[Factor, ...]

    def at(self, inner: Factor, outer: Factor) -> Response | None:
        """The response that stands in a cell of the matrix; one to an unknown factor stands in none."""
        responses = (r for group in self.groups for r in group.responses)
        return next((r for r in responses if (r.inner.id, r.outer.id) == (inner.id, outer.id)), None)


@dataclass(frozen=True)
class Listing:
    """A list with signs given by the machine: letters, numbers, or none."""

    kind: ClassVar[str] = "listing"
    items: tuple[tuple[str, Markup], ...]  # sign, text


@dataclass(frozen=True)
class Acts:
    """Legal acts: who issued it with date and number, the edition referred to, the title."""

    kind: ClassVar[str] = "acts"
    items: tuple[tuple[Markup, Markup], ...]  # reference, title


@dataclass(frozen=True)
class Strategy:
    """Mission, goal and tasks."""

    kind: ClassVar[str] = "strategy"
    mission: Markup
    goal: Markup
    tasks: tuple[Markup, ...]


@dataclass(frozen=True)
class Body:
    """A body of the cluster's governance: `level` 1 (council) to 3 (manager)."""

    id: str
    level: int
    title: Markup
    organisation: Markup
    members: tuple[Markup, ...]
    functions: tuple[Markup, ...]


@dataclass(frozen=True)
class Bodies:
    """The organisation: bodies from the top, then the family of clusters that they serve."""

    kind: ClassVar[str] = "bodies"
    bodies: tuple[Body, ...]


@dataclass(frozen=True)
class ClusterCard:
    """A cluster of the family.

    `accent` is its slug, `own` marks the reader's, `href` is empty where nothing is published yet.
    """

    slug: str
    title: Markup
    summary: Markup
    own: bool
    href: str
    state_text: str
    accent_light: str
    accent_dark: str


@dataclass(frozen=True)
class Family:
    """All clusters of the centre, the reader's own first."""

    kind: ClassVar[str] = "family"
    clusters: tuple[ClusterCard, ...]


@dataclass(frozen=True)
class RoadmapItem:
    """An item of the roadmap; `years` are those in which something is due."""

    id: str
    number: str
    title: Markup
    schedule: str
    years: tuple[int, ...]
    repeats: bool
    marks: tuple[Mark, ...] = ()
    result: Markup = Empty
    level: int = 1  # 2 for an item inside another


@dataclass(frozen=True)
class Direction:
    """A priority direction of the roadmap."""

    id: str
    number: str
    title: Markup
    items: tuple[RoadmapItem, ...]


@dataclass(frozen=True)
class Roadmap:
    """The roadmap by direction; `years` are the choices of the filter."""

    kind: ClassVar[str] = "roadmap"
    directions: tuple[Direction, ...]
    years: tuple[int, ...]

    @property
    def results(self) -> bool:
        """Whether expected results are given."""
        return any(item.result for direction in self.directions for item in direction.items)


@dataclass(frozen=True)
class MemberGroup:
    """Members or potential members: a large count and what they are; named members are listed."""

    id: str
    value: ValueView
    label: Markup
    names: tuple[Markup, ...] = ()


@dataclass(frozen=True)
class Members:
    """Members today and potential ones."""

    kind: ClassVar[str] = "members"
    groups: tuple[MemberGroup, ...]


@dataclass(frozen=True)
class SourceEntry:
    """A source as listed at the end; `used` are titles with links of the sections that use it."""

    id: str
    html: Markup
    used: tuple[Markup, ...] = ()


@dataclass(frozen=True)
class SourceList:
    """All sources of a publication."""

    kind: ClassVar[str] = "source_list"
    items: tuple[SourceEntry, ...]


@dataclass(frozen=True)
class RegisterRow:
    """A figure with all that is known about it; `used` are the places that show it, with links."""

    id: str
    title: Markup
    value: Cell
    aside: Markup  # the second number of a count pair
    period: str
    source: Markup
    status: tuple[Markup, ...]  # how exact it is, its sample, its notes
    used: tuple[Markup, ...]


@dataclass(frozen=True)
class Register:
    """All figures of a cluster or document, in the order of the data."""

    kind: ClassVar[str] = "register"
    caption: str
    items: tuple[RegisterRow, ...]


@dataclass(frozen=True)
class Download:
    """A file to take; `detail` is e.g. "PDF, 24 pages, 1.1 MB" and filled in once the file exists."""

    href: str
    title: Markup
    lang: str
    detail: str


@dataclass(frozen=True)
class Downloads:
    """The files of a cluster or of the centre."""

    kind: ClassVar[str] = "downloads"
    items: tuple[Download, ...]


@dataclass(frozen=True)
class Picture:
    """A picture with its alternative text; `src` is relative to the page, `origin` its file in the project.

    Width and height are 0 where they are not known.
    """

    kind: ClassVar[str] = "picture"
    src: str
    alt: str
    width: int = 0
    height: int = 0
    caption: Markup = Empty
    origin: str = ""


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


View = (
    Claims
    | KeyFigures
    | LostCharts
    | Ranks
    | Table
    | Profiles
    | Chain
    | Swot
    | Responses
    | Listing
    | Acts
    | Strategy
    | Bodies
    | Family
    | Roadmap
    | Members
    | SourceList
    | Register
    | Downloads
    | Picture
    | Chart
)


@dataclass(frozen=True)
class Block:
    """One kind of content in a section. `id` is ASCII and unique in its publication; `title` may be empty."""

    id: str
    view: View
    title: Markup = Empty
    source: Markup = Empty  # the whole source line, without the word "Source"
    level: int = 3


@dataclass(frozen=True)
class Section:
    """A numbered chapter ("1.2") of a document and a part of a page; notes stand at its end."""

    id: str
    number: str
    title: Markup
    blocks: tuple[Block, ...]
    notes: tuple[NoteView, ...] = ()


@dataclass(frozen=True)
class Part:
    """A part of a printed document ("1. Current state of the cluster") with its sections."""

    id: str
    number: str
    title: Markup
    sections: tuple[Section, ...]


@dataclass(frozen=True)
class Cover:
    """Cover and front matter of a printed document; `family` draws the pattern of hexagons."""

    title: Markup
    subtitle: Markup
    centre: Markup
    place_and_year: str
    contract: Markup
    preface: Markup
    family: Family
    stamp: str  # edition stamp: date of the data and revision
    appendices: tuple[Markup, ...] = ()
    picture: Picture | None = None
    approval: tuple[Markup, ...] = ()  # the lines of the stamp of approval


@dataclass(frozen=True)
class Book:
    """A document to print. `slug` names the file; `accent` colours are those of the cluster."""

    slug: str
    lang: Lang
    title: str
    cluster_title: str
    author: str
    accent_light: str
    accent_dark: str
    cover: Cover
    parts: tuple[Part, ...]
    header: str = ""  # running head of documents with numbered sheets


@dataclass(frozen=True)
class NavLink:
    """A link of a cluster's own navigation; `href` is relative to the page that shows it."""

    title: str
    href: str
    current: bool = False


@dataclass(frozen=True)
class Page:
    """A page of the site. `path` is its Markdown file relative to the docs folder of its language."""

    path: str
    title: str
    description: str
    sections: tuple[Section, ...]
    template: str = ""  # template override of the theme, e.g. "home.html"
    accent: str = ""  # slug of the cluster whose accent the page has
    lead: Markup = Empty
    cluster_title: str = ""
    section_nav: tuple[NavLink, ...] = ()
    fallbacks: int = 0  # texts on this page that are not in its language
    in_nav: bool = True


@dataclass(frozen=True)
class NavItem:
    """A node of the navigation: a page, or a title with children."""

    title: str
    path: str = ""
    children: tuple[NavItem, ...] = ()


@dataclass(frozen=True)
class Site:
    """The site in one language."""

    lang: Lang
    title: str
    description: str
    pages: tuple[Page, ...]
    nav: tuple[NavItem, ...]
    coverage: tuple[int, int]  # texts in this language, all texts
    clusters: tuple[ClusterCard, ...]
    accents: tuple[tuple[str, str, str], ...]  # slug, on light ground, on dark ground
    centre: str
    city: str
    stamp: str  # date and revision of the data


@dataclass(frozen=True)
class Publications:
    """Everything that is to be made."""

    sites: tuple[Site, ...]
    books: tuple[Book, ...]
