"""What blocks are gathered into: sections, books, pages, the site."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from generator.editions.views.figures import Chain, Chart, Claims, KeyFigures, LostCharts, Profiles, Ranks, Table
from generator.editions.views.lists import Acts, Downloads, Listing, Picture, Register, SourceList
from generator.editions.views.strategy import Bodies, ClusterCard, Family, Members, Responses, Roadmap, Strategy, Swot
from generator.editions.views.values import Empty, NoteView
from generator.language import Lang

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
