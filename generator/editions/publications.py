"""What is made: books of parts and sections, sites of pages; texts are still texts, links still addresses."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from generator.checks.quality import Quality
from generator.components.block import Section, View, records_of, walk
from generator.components.cards import shots_of
from generator.components.cluster_cards import LargeCard
from generator.components.contacts import Contacts
from generator.components.family import ClusterCard
from generator.components.inline import Inline, Said
from generator.components.linked import Linked
from generator.components.picture import Picture
from generator.components.voice import Voice
from generator.editions.look import PLAIN, Image, Look
from generator.kinds.edition import Format, Press
from generator.language import Lang
from generator.model.address import Address
from generator.source.hand import HandPage
from generator.source.project import UNKNOWN, Revision


@dataclass(frozen=True)
class Part:
    """A part of a printed document ("1. Current state of the cluster") with its sections."""

    id: str
    number: str
    title: Inline
    sections: tuple[Section, ...]

    @property
    def stretches(self) -> tuple[tuple[Section, ...], ...]:
        """The sections in runs that begin on a new page; one in landscape or on the back cover is a run of its own."""
        runs: list[list[Section]] = []
        for section in self.sections:
            if not runs or section.page or runs[-1][0].page in ("landscape", "back"):
                runs.append([])
            runs[-1].append(section)
        return tuple(map(tuple, runs))


@dataclass(frozen=True)
class Cover:
    """Cover and front matter of a printed document; `family` draws the pattern of hexagons."""

    title: Inline
    subtitle: Inline
    centre: Inline
    place_and_year: Inline
    contract: Inline
    preface: Inline
    family: tuple[ClusterCard, ...] = ()
    origin: tuple[str, ...] = ()  # what the book is, a sentence each
    approval: tuple[Inline, ...] = ()  # the lines of the stamp of approval


@dataclass(frozen=True)
class Tab:
    """A section with a mark at the edge of its pages, in its own colour."""

    section: str
    number: str
    title: str
    accent: str


@dataclass(frozen=True)
class Design:
    """How an edition of the catalogue is set: its page, its marks at the edge, and what it says of itself."""

    format: Format
    tabs: tuple[Tab, ...] = ()
    has_cover: bool = True
    has_contents: bool = True
    foreword: tuple[tuple[Inline, Inline], ...] = ()  # paragraphs, each with the same in the second language
    line: Inline = ""
    other_title: Inline = ""  # in the second language
    stamp: Inline = ""
    picture: Image | None = None
    is_bilingual: bool = False
    foreword_title: Inline = ""
    contents_title: Inline = ""

    def tab(self, section: str) -> Tab | None:
        """The mark of a section."""
        return next((tab for tab in self.tabs if tab.section == section), None)


@dataclass(frozen=True)
class Book:
    """A document to print. `slug` names the file; `accent` colours are those of its owner."""

    slug: str
    voice: Voice
    title: str
    cluster_title: str
    author: str
    accent_light: str
    accent_dark: str
    cover: Cover
    parts: tuple[Part, ...]
    header: str = ""  # running head of documents with numbered sheets
    motif: int = 0  # which of the six patterns its cover has
    look: Look = PLAIN
    press: Press | None = None  # for a printing house too
    edition: str = ""  # the file of catalogs/ that asks for it
    revision: Revision = UNKNOWN  # of the data that it is made of
    design: Design | None = None  # of what is no programme or document

    @property
    def is_stitched(self) -> bool:
        """Whether a printing house stitches it; what has no cover are loose sheets: leaflets, cards, labels."""
        has_cover = self.design is None or self.design.has_cover
        return has_cover and self.press is not None and self.press.binding == "saddle"

    @property
    def pictures(self) -> tuple[str, ...]:
        """The files of all pictures in it, the logo among them."""
        own = (self.look.logo, self.design.picture if self.design else None)
        return (*pictures_in(self.sections), *(image.file for image in own if image))

    @property
    def lang(self) -> Lang:
        """The language of the book."""
        return self.voice.lang

    @property
    def sections(self) -> tuple[Section, ...]:
        """All sections in order."""
        return tuple(section for part in self.parts for section in part.sections)


@dataclass(frozen=True)
class NavLink:
    """A link to another page; a step of a way that is no page itself leads nowhere."""

    title: str
    to: Address | None


@dataclass(frozen=True)
class Page:
    """A page of the site. `path` is its Markdown file relative to the docs folder of its language."""

    path: str
    at: Address
    title: str
    description: str
    section: Section
    voice: Voice
    template: str = ""  # template override of the theme, e.g. "home.html"
    accent: str = ""  # slug of the cluster whose accent the page has
    lead: Inline = ""
    cluster_title: str = ""
    section_nav: tuple[NavLink, ...] = ()
    way: tuple[NavLink, ...] = ()  # from the home page down, without the page itself
    contacts: Contacts | None = None  # of its owner
    cards: tuple[LargeCard, ...] = ()  # the clusters in the head of a first page
    ways: tuple[NavLink, ...] = ()  # what a visitor may want to do first
    linked: tuple[Linked, ...] = field(default=(), hash=False)  # what it says to programs
    listed: bool = True  # whether menus, search and search engines lead to it

    @property
    def sections(self) -> tuple[Section, ...]:
        """The one section of the page."""
        return (self.section,)

    @property
    def fallbacks(self) -> int:
        """How many texts on this page are not in its language, each counted once."""
        shown = (self.section.title, *((block.title, block.view, block.source) for block in self.section.blocks))
        texts = {item.text for item in walk(shown) if isinstance(item, Said) and item.lang != self.voice.lang}
        return len(texts)


@dataclass(frozen=True)
class Told:
    """What others ask of the page of a record: its pictures, those of them that stand in the catalogue, and for each
    block its anchor and the records that it shows, as texts."""

    pictures: tuple[str, ...]
    shots: tuple[str, ...]
    blocks: tuple[tuple[str, tuple[str, ...]], ...]


def told_of(page: Page) -> Told:
    """What others ask of it."""
    blocks = page.section.blocks
    shown = ((block.id, tuple(map(str, records_of(block)))) for block in blocks)
    return Told(tuple(pictures_in(page.sections)), tuple(_shots(block.view for block in blocks)), tuple(shown))


@dataclass(frozen=True)
class RecordPage:
    """The page of a record of the catalogue, made when somebody asks for it. `seen` is the digest of all data that it
    is made from, `near` are the records that it shows, `beside` are pictures other than which it shows none (None where
    that is not known), `known` is what was told of it when it was made of the same, `files` are the printed ones that
    it offers."""

    path: str
    at: Address
    seen: str
    near: tuple[Address, ...]
    make: Callable[[], Page] = field(compare=False, repr=False)
    beside: tuple[str, ...] | None = None
    known: Told | None = None
    files: tuple[str, ...] = ()

    @property
    def page(self) -> Page:
        """The page itself, made anew each time: thousands would need much room."""
        return self.make()

    @cached_property
    def told(self) -> Told:
        """What others ask of it, without making it where that is known."""
        return self.known or told_of(self.page)


@dataclass(frozen=True)
class NavItem:
    """A node of the navigation: a page, or a title with children."""

    title: str
    path: str = ""
    children: tuple[NavItem, ...] = ()


@dataclass(frozen=True)
class Site:
    """The site in one language."""

    voice: Voice
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
    contacts: Contacts | None = None  # of the centre
    hand: tuple[HandPage, ...] = ()  # written by hand
    look: Look = PLAIN
    records: tuple[RecordPage, ...] = ()  # of the catalogue, a page each
    quality: Quality | None = field(default=None, hash=False)  # of the data, for a page that tells of it

    @property
    def pictures(self) -> tuple[str, ...]:
        """The files of all pictures on its own pages and in their frame; those of hand-written pages are apart."""
        own = (file for page in self.pages for file in pictures_in(page.sections))
        return (*own, *(file for record in self._with_more for file in record.told.pictures), *self.look.files)

    @property
    def shots(self) -> frozenset[str]:
        """Those of them that stand in the catalogue, of which there are smaller copies."""
        return self._own_shots.union(*(record.told.shots for record in self._with_more))

    def pictures_of(self, record: RecordPage) -> tuple[str, ...]:
        """The pictures of the page of a record: what it shows, or more where that is known without making it."""
        return record.told.pictures if record.beside is None or self._has_more(record) else record.beside

    @cached_property
    def _own_shots(self) -> frozenset[str]:
        """The pictures of the catalogue on its own pages; its index shows one of most records."""
        return frozenset(_shots(block.view for page in self.pages for block in page.section.blocks))

    @cached_property
    def _with_more(self) -> tuple[RecordPage, ...]:
        return tuple(record for record in self.records if self._has_more(record))

    def _has_more(self, record: RecordPage) -> bool:
        """Whether the page of a record may show a picture that no other page does."""
        return record.beside is None or not self._own_shots.issuperset(record.beside)

    @property
    def entries(self) -> tuple[Page, ...]:
        """The pages of all records, made."""
        return tuple(record.page for record in self.records)

    @property
    def lang(self) -> Lang:
        """The language of the site."""
        return self.voice.lang


@dataclass(frozen=True)
class Publications:
    """Everything that is to be made."""

    sites: tuple[Site, ...]
    books: tuple[Book, ...]
    waiting: tuple[str, ...] = ()  # files of editions that cannot be made now: the last ones stay


def _shots(views: Iterable[View]) -> Iterator[str]:
    return (shot.file for view in views for shot in shots_of(view))


def pictures_in(sections: tuple[Section, ...]) -> Iterator[str]:
    """The files of the pictures that sections show."""
    for section in sections:
        for block in section.blocks:
            if isinstance(block.view, Picture):
                yield block.view.file
            yield from (shot.file for shot in shots_of(block.view))
