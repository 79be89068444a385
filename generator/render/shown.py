"""What templates ask while a section is shown in a medium: links, marks of notes, numbers in words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Literal, Protocol

from markupsafe import Markup, escape

from generator.components.block import Cell, Section, note_numbers, quantity_of
from generator.components.cards import ItemCard
from generator.components.figure_words import about, doubt_words
from generator.components.inline import Inline, Link, Mark, Said
from generator.components.register import whole
from generator.components.source_state import reading_of, state_of
from generator.components.table import Table, short_heads
from generator.components.voice import Voice
from generator.components.writing import Writer
from generator.editions.entries import FOLDER, page_path
from generator.language import Lang
from generator.language.messages import interface, interface_plural
from generator.language.numbers import decimals, number
from generator.language.scripts import CYRILLIC, foreign_letters
from generator.model.address import Address
from generator.model.quantity import Quantity, State
from generator.render.places import WIDTHS, Homes, href, media_path, nearest, page_url, way
from generator.render.qr import qr_code
from generator.shipped import shipped
from generator.source.pictures import dimensions

Medium = Literal["site", "print"]
# Around the name of a printed file, in place of its detail, where the file is still to be made.
AWAITED = "\ue001"
_MEGABYTE = 1_000_000
_MOST_DECIMALS = 3
_MOST_LETTERS = 14
_OUTSIDE_TAGS = re.compile(r"[^<>]+(?=<|$)")
_FRACTION = re.compile(r"\d[.,](\d+)")  # of a damaged number


class FileFacts(Protocol):
    """What is known of a printed file; one without pages is still to be made."""

    @property
    def pages(self) -> int: ...
    @property
    def size(self) -> int: ...


Files = Mapping[str, FileFacts]  # by name


@dataclass(frozen=True)
class FigureLink:
    """The way from a number to its row in the register of figures; `about` says in one line what stands there."""

    href: str
    about: str = ""


@dataclass(frozen=True)
class Image:
    """A picture as a page names it."""

    src: str
    srcset: str = ""
    width: int = 0
    height: int = 0


@dataclass(frozen=True)
class NoteMark:
    """The mark of a note: its number, its anchor, and the id of the mark itself, for the way back."""

    number: int
    anchor: str
    id: str


@dataclass(frozen=True)
class Ground:
    """A publication as its pages are shown: medium, where everything stands, the printed files that there are, and
    the folder in which `templates/` is. What is said about a figure is worked out once."""

    voice: Voice
    medium: Medium
    homes: Homes
    files: Files = field(default_factory=dict)
    told: dict[Address, str] = field(default_factory=dict)
    looks: Path = field(default_factory=shipped)
    sizes: dict[str, tuple[int, int]] = field(default_factory=dict)
    site: str = ""  # the address of the site in its language, for codes that lead there from paper
    has_notes: bool = True  # whether notes are told, and so marked
    tells_files: bool = False  # whether pages say which files they are made from, for whoever edits these
    cards: dict[tuple[int, int, str], tuple[ItemCard, Markup]] = field(default_factory=dict)

    def size(self, file: str) -> tuple[int, int]:
        """Width and height of a picture in points; nothing where there is none."""
        if file not in self.sizes:
            path = self.looks / file
            self.sizes[file] = dimensions(path.read_bytes()) if path.is_file() else (0, 0)
        return self.sizes[file]


class Shown(Writer):
    """One section on one page; `here` is the address of the page in the site."""

    def __init__(self, ground: Ground, section: Section, here: str) -> None:
        super().__init__(ground.voice)
        self.voice = ground.voice
        self.medium: Medium = ground.medium
        self.section = section
        self.looks = ground.looks
        self.has_notes = ground.has_notes
        self._ground = ground
        self._here = here
        self._numbers = note_numbers(section) if ground.has_notes else {}
        self._ways_back: dict[str, list[str]] = defaultdict(list)
        self._told: set[str] = set()  # anchors of the notes that stand beside a block already

    def href(self, to: Address) -> str:
        """The way to an address; nothing where this publication does not hold it."""
        spot = nearest(self._ground.homes, to, self._here)
        return href(spot, self._here) if spot else ""

    def figure_link(self, quantity: Quantity) -> FigureLink | None:
        """The way from a number to its row in the register."""
        address = whole(quantity.address)
        way = self.href(address) if address.kind == "figures" else ""
        if not way:
            return None
        if self.medium == "print":
            return FigureLink(way)
        if address not in self._ground.told:
            self._ground.told[address] = about(self.voice, self.voice.atlas.quantity(address))
        return FigureLink(way, self._ground.told[address])

    def number(self, quantity: Quantity, said: Markup) -> Markup:
        """A number as a quiet link; it holds nothing but text, as tagged print wants it."""
        link = self.figure_link(quantity)
        if link is None:
            return said
        html = Markup('<a class="cb-ref" href="{}"{}>{}</a>').format(link.href, _told(link), said)
        return html if quantity.printed is None else html + self._mark_of_doubt(self.doubt_of(quantity))

    def doubt(self, at: Address, about: str = "") -> FigureLink:
        """The way from something that is printed otherwise to where the state of the source tells of it."""
        return FigureLink(self.href(state_of(at)), about if self.medium == "site" else "")

    def doubt_of(self, content: object) -> FigureLink:
        """The same of a number or a cell, with the doubt in one line."""
        quantity = quantity_of(content)
        if quantity is None or quantity.printed is None:
            raise ValueError("nothing is doubted")
        return self.doubt(quantity.address, doubt_words(self.voice, quantity) if self.medium == "site" else "")

    def reading(self, said: Said) -> Markup:
        """The mark behind a text that is the probable reading of what is printed."""
        about = self.voice.ui("Probable reading; the document prints “{printed}”.", printed=said.printed)
        link = FigureLink(self.href(reading_of(said.owner, said.printed)), about if self.medium == "site" else "")
        return self._mark_of_doubt(link)

    def bare(self, said: Said) -> Markup:
        """A text of the data; what it quotes of the document in other letters says in which language it is."""
        html = super().bare(said)
        if self.document_lang == said.lang or not foreign_letters(
            said.text.replace("«", "").replace("»", ""), said.lang
        ):
            return html
        mark = f'<span lang="{self.document_lang}">\\g<0></span>'
        return Markup(_OUTSIDE_TAGS.sub(lambda part: CYRILLIC.sub(mark, part[0]), str(html)))  # noqa: S704 - only marks are added

    def link(self, link: Link) -> Markup:
        """A text that leads to an address, where there is one."""
        way = self.href(link.to)
        text = self.html(link.text)
        return Markup(f'<a href="{escape(way)}">{text}</a>') if way else text  # noqa: S704 - both are HTML

    def _mark_of_doubt(self, link: FigureLink) -> Markup:
        if not link.href:
            return Markup('<sup class="cb-doubt">?</sup>')
        label = self.voice.ui("State of the source")
        mark = Markup('<sup class="cb-doubt"><a class="cb-ref" href="{}"{} aria-label="{}">?</a></sup>')
        return mark.format(link.href, _told(link), label)

    def note(self, mark: Mark) -> NoteMark:
        """The number of a mark's note; each mark of a note has an id of its own."""
        number = self._numbers[mark.note]
        anchor = f"{self.section.id}-note-{number}"
        back = self._ways_back[anchor]
        back.append(f"{anchor}-from-{len(back) + 1}")
        return NoteMark(number, anchor, back[-1])

    def in_order(self, marks: Iterable[Mark]) -> list[NoteMark]:
        """The numbers of marks that stand side by side, the lowest first; none where no notes are told."""
        found = sorted(marks, key=lambda one: self._numbers[one.note]) if self.has_notes else []
        return [self.note(mark) for mark in found]

    def mark(self, mark: Mark) -> Markup:
        """The mark of a note behind a text."""
        if not self.has_notes:
            return Markup("")
        note = self.note(mark)
        text = Markup('<sup class="cb-mark"><a id="{}" href="#{}">{}</a></sup>')
        return text.format(note.id, note.anchor, note.number)

    def notes(self) -> list[tuple[int, str, Inline, list[str]]]:
        """Number, anchor, text and ways back of each note; to be asked when all blocks are shown."""
        anchors = [(number, f"{self.section.id}-note-{number}", note) for note, number in self._numbers.items()]
        return [(number, anchor, note, self._ways_back[anchor]) for number, anchor, note in anchors]

    @property
    def document_lang(self) -> str:
        """The language that documents are printed in, the first of the project."""
        return next(iter(self.voice.atlas.languages))

    def new_notes(self) -> list[tuple[int, str, Inline]]:
        """Number, anchor and text of the notes that have been marked since they were asked for last."""
        found = [note[:3] for note in self.notes() if note[3] and note[1] not in self._told]
        self._told |= {anchor for _, anchor, _ in found}
        return found

    def state(self, content: object) -> str:
        """exact, about, derived, printed, lost or none (not planned), of a number; of anything else exact."""
        quantity = quantity_of(content)
        if quantity is None:
            return "exact"
        names = {State.LOST: "lost", State.PRINTED: "printed", State.NOT_PLANNED: "none"}
        if quantity.state in names:
            return names[quantity.state]
        return "derived" if quantity.derived else "exact" if quantity.qualifier == "exact" else "about"

    def state_text(self, content: object) -> str:
        """The state in words."""
        quantity = quantity_of(content)
        return self.voice.state(quantity) if quantity else ""

    def amount(self, cell: Cell) -> str | Inline:
        """What stands in a cell: a text, or a number without its unit."""
        if not isinstance(cell.content, Quantity):
            return cell.content
        return self.voice.amount(cell.content, signed=cell.signed)

    def short_heads(self, table: Table) -> bool:
        """Whether all heads over numbers are as short as years."""
        return short_heads(table, self.voice)

    def room(self, rows: list[tuple[Cell, ...]]) -> list[list[str]]:
        """How many decimal places each cell lacks beside the others of its column, so that styles can make the room:
        `2`, or `p2` where it lacks the mark before them too; nothing where it lacks none."""
        places = [[_places(cell) for cell in row] for row in rows]
        width = max(map(len, places), default=0)
        widest = [max((row[column] for row in places if column < len(row)), default=0) for column in range(width)]
        return [[_lacking(own, widest[column]) for column, own in enumerate(row)] for row in places]

    def forms(self, rows: list[tuple[Cell, ...]]) -> list[str]:
        """How the numbers of each column are drawn; nothing where none is. Where columns stand side by side, all do."""
        found = [
            next((drawn.form for row in rows if place < len(row) and (drawn := row[place].drawn)), "")
            for place in range(max(map(len, rows), default=0))
        ]
        return ["column"] * len(found) if "column" in found else list(found)

    def slots(self, rows: list[tuple[Cell, ...]]) -> list[int]:
        """The letters of the longest number of each column, as many as styles make room for."""
        lengths = [
            [self._length(cell, lacks) for cell, lacks in zip(row, room, strict=True)]
            for row, room in zip(rows, self.room(rows), strict=True)
        ]
        width = max(map(len, lengths), default=0)
        return [min(max(row[place] for row in lengths if place < len(row)), _MOST_LETTERS) for place in range(width)]

    def _length(self, cell: Cell, lacking: str) -> int:
        quantity = quantity_of(cell)
        letters = int(lacking[-1]) + len(lacking) - 1 if lacking else 0
        return len(self.voice.amount(quantity)) + letters if quantity else 0

    def card(self, item: ItemCard, level: int) -> Markup:
        """A card that a page beside this one has shown, if it would look the same here; else nothing."""
        kept = self._ground.cards.get((id(item), level, self._folder)) if self._folder else None
        if kept is None or f'"../{self._here.removeprefix(self._folder)}' in kept[1]:  # it leads to this page
            return Markup("")
        return kept[1]

    def keep_card(self, item: ItemCard, level: int, html: Markup) -> Markup:
        """Keep a card for the pages beside this one; the ways from all of them are the same, but for those to
        themselves. One with marks of notes is of its page alone."""
        if self._folder and 'href="./"' not in html and "#" not in html:
            self._ground.cards[id(item), level, self._folder] = item, html
        return html

    @cached_property
    def _folder(self) -> str:
        """Where the page of a record stands, under which no other pages are; nothing for any other page."""
        *steps, _ = self._here.removesuffix("/").split("/")
        return "/".join([*steps, ""]) if self.medium == "site" and steps[:1] == [FOLDER] else ""

    def picture(self, file: str) -> str:
        """The way to a picture by its path in the project, which print reads from its copy beside the templates."""
        return f"../{file}" if self.medium == "print" else way(media_path(file), self._here)

    def image(self, file: str) -> Image:
        """A picture with its size, and the ways to its smaller copies; print takes it as it is."""
        src = self.picture(file)
        if self.medium == "print":
            return Image(src)
        width, height = self._ground.size(file)
        smaller = [one for one in WIDTHS if one < width]
        ways = [f"{way(media_path(file, one), self._here)} {one}w" for one in smaller]
        return Image(src, ", ".join([*ways, f"{src} {width}w"]) if ways else "", width, height)

    def page_of(self, at: Address) -> str:
        """The address on the web of the page of a record."""
        return f"{self._ground.site}{page_url(page_path(at))}"

    def address_of(self, to: Address) -> str:
        """The address on the web of the first page of a cluster; nothing of what has none."""
        page = f"clusters/{to.owner}/" if to.kind == "sections" and not to.path else ""
        return f"{self._ground.site}{page}" if page else ""

    def code(self, address: str) -> str:
        """An address as a QR code, a drawing."""
        return qr_code(address, plain=True)

    def file(self, name: str) -> str:
        """The way to a printed file."""
        depth = self._here.count("/") + 1
        return f"{'../' * depth}print/{name}"

    @property
    def files(self) -> Files:
        """The printed files that are there, made of the same data as this page."""
        return self._ground.files

    def detail(self, name: str) -> str:
        """`PDF, 24 pages, 1.1 MB`, of a file that is there."""
        known = self.files[name]
        return file_detail(known, self.voice.lang) if known.pages else f"{AWAITED}{name}{AWAITED}"

    def size(self, count: int) -> str:
        """`1.1 MB` or `24 KB` of so many bytes, never nothing."""
        return _size(count, self.voice.lang)


def file_detail(file: FileFacts, lang: Lang) -> str:
    """`PDF, 24 pages, 1.1 MB`."""
    pages = interface_plural("{n} page", "{n} pages", file.pages, lang)
    return f"PDF, {pages}, {_size(file.size, lang)}"


def _size(count: int, lang: Lang) -> str:
    if count >= _MEGABYTE:
        size = number((Decimal(count) / _MEGABYTE).quantize(Decimal("0.1")), lang)
        return interface("{size} MB", lang, size=size)
    return interface("{size} KB", lang, size=number(Decimal(max(round(count / 1000), 1)), lang))


def _told(link: FigureLink) -> Markup:
    return Markup(' data-about="{}"').format(link.about) if link.about else Markup("")


def _lacking(places: int, widest: int) -> str:
    lacks = min(widest - places, _MOST_DECIMALS)
    return f"{'' if places else 'p'}{lacks}" if lacks else ""


def _places(cell: Cell) -> int:
    quantity = quantity_of(cell)
    if quantity is None:
        return 0
    if quantity.read is None and quantity.printed is not None:
        found = _FRACTION.search(quantity.printed.value)
        return len(found[1]) if found else 0
    return decimals(quantity.read) if quantity.read is not None else 0
