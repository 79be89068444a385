"""Cards of the catalogue in print: one, two or four a page, none of them ever split."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from generator.components.block import Block
from generator.components.cards import SCHEMES, Shot, name_of, shots
from generator.components.contacts import ContactLine
from generator.components.details import (
    Row,
    code_rows,
    keeping_rows,
    organisation_rows,
    service_rows,
    specification_rows,
    terms_rows,
)
from generator.components.directions import told_of
from generator.components.groups import Group, clusters_of
from generator.components.inline import Inline, Joined, Link, Spoken, joined
from generator.components.item import warning
from generator.components.role_contacts import contact_lines
from generator.components.scene import Scene, Slot
from generator.components.shelf import Entry, Shelf
from generator.components.voice import Voice
from generator.kinds.catalogue.category import Category
from generator.kinds.catalogue.organisation import Organisation, town_of
from generator.kinds.catalogue.product import Product
from generator.kinds.catalogue.service import Service
from generator.language.numbers import NBSP, date_text
from generator.model.address import Address
from generator.model.base import Model

_RUN = 8  # cards that are laid out together, a whole number of pages; more cost as much each, few wait for one edit
_PLAIN_RUN = 24  # of cards without pictures, of which a page holds twelve
RECORDS = "records"  # the anchor of a card begins so


@dataclass(frozen=True)
class Words:
    """What a card says in one language."""

    title: Inline
    kicker: Inline = ""
    whose: Inline = ""
    summary: Inline = ""
    text: tuple[Inline, ...] = ()
    rows: tuple[Row, ...] = ()
    terms: tuple[Row, ...] = ()
    keeping: tuple[Row, ...] = ()
    codes: tuple[Row, ...] = ()
    proofs: tuple[Inline, ...] = ()
    warning: Inline = ""
    contacts: tuple[ContactLine, ...] = ()
    lang: str = ""  # where it is another than that of the book


@dataclass(frozen=True)
class SheetCard:
    """A record on a printed page. `other` says the same in the second language of a bilingual edition; `accent` is a
    colour; `has_page` that the site has a page of it, to which a code leads; `beside` are the places of what it says of
    other records: who makes it and how to reach them, and what proves it."""

    at: Address
    anchor: str
    what: str
    said: Words
    other: Words | None = None
    shots: tuple[Shot, ...] = ()
    accent: str = ""
    sample: bool = False
    has_page: bool = False
    beside: tuple[Address, ...] = ()


@dataclass(frozen=True)
class Sheets:
    """Cards for whole pages of their own, so many a page."""

    kind: ClassVar[str] = "sheets"
    own_pages: ClassVar[bool] = True
    items: tuple[SheetCard, ...]
    a_page: int = 4

    @property
    def shown(self) -> tuple[Shot, ...]:
        """The pictures of the cards."""
        return tuple(shot for item in self.items for shot in item.shots)

    @property
    def rows(self) -> tuple[tuple[SheetCard, ...], ...]:
        """The cards that stand side by side."""
        wide = 2 if self.a_page == 4 else 1
        return tuple(self.items[place : place + wide] for place in range(0, len(self.items), wide))

    @property
    def is_plain(self) -> bool:
        """Whether no card of more than a page has a picture: then none has a place for one, and a page holds as many as
        there is room. Fewer would leave it empty: they show the pattern."""
        return self.a_page == 4 and len(self.items) > self.a_page and not self.shown

    def homes(self) -> Iterator[tuple[Address, str]]:
        """Where in a book each record stands."""
        yield from ((item.at, item.anchor) for item in self.items)


def build(scene: Scene, slot: Slot, group: Group) -> Iterator[Block]:
    """The cards of a group in runs of whole pages."""
    yield from sheets(scene, slot, group.entries)


def of_record(
    scene: Scene, slot: Slot, entry: Entry[Product] | Entry[Service] | Entry[Organisation]
) -> Iterator[Block]:
    """One record on a page of its own."""
    view = Sheets((sheet_card(scene, scene.stand, entry, 1),), 1)
    yield scene.block(slot.name, view, records=(entry.at,))


def sheets(scene: Scene, slot: Slot, entries: Sequence[Entry[Model]]) -> Iterator[Block]:
    """Cards of records, so many a page as the edition says; of four a page, one that is left over has all its width."""
    a_page = int(scene.edition.cards_a_page) if scene.edition else 4
    cards = tuple(sheet_card(scene, scene.stand, entry, a_page) for entry in entries)
    is_plain = Sheets(cards, a_page).is_plain
    is_left = a_page == 4 and len(cards) % 4 == 1 and not is_plain
    length, together = _PLAIN_RUN if is_plain else _RUN, cards[:-1] if is_left else cards
    views = [Sheets(together[place : place + length], a_page) for place in range(0, len(together), length)]
    if is_left:
        views.append(Sheets((sheet_card(scene, scene.stand, entries[-1], 2),), 2))
    for number, view in enumerate(views, start=1):
        name = f"{slot.name}-{number}" if number > 1 else slot.name
        yield scene.block(name, view, records=(item.at for item in view.items))


def anchor_of(at: Address) -> str:
    """The anchor of the card of a record; it is the same in every edition."""
    return "-".join((RECORDS, at.owner or "all", at.kind, at.id))


def sheet_card(scene: Scene, shelf: Shelf, entry: Entry[Model], a_page: int) -> SheetCard:
    """A record as a printed card; one that has a page to itself says more."""
    setting, record = scene.setting, entry.record
    voice = scene.voice.of(entry.at.owner or shelf.centre)
    other = setting.other.of(voice.owner) if setting and setting.other else None
    known = clusters_of(shelf, entry)
    files = scene.voice.atlas.clusters
    accent = files[known[0]].file.accent.light if known else scene.voice.atlas.centres[shelf.centre].accent.light
    return SheetCard(
        entry.at,
        anchor_of(entry.at),
        type(record).__name__.lower(),
        _words(voice, shelf, entry, a_page),
        _spoken(other, _words(other, shelf, entry, a_page)) if other else None,
        _shots(voice, entry, a_page),
        accent,
        bool(getattr(record, "sample", False)),
        setting is not None and entry.at in setting.pages,
        tuple(_beside(shelf, entry, a_page)),
    )


def _beside(shelf: Shelf, entry: Entry[Model], a_page: int) -> Iterator[Address]:
    record, whose = entry.record, shelf.whose(entry)
    if a_page < 4 or isinstance(record, Organisation):
        for one in shelf.certificates(entry):
            yield from (one.at.child(name) for name in ("number", "until"))
    if whose is None or not isinstance(record, Product | Service):
        return
    yield whose.at.child("short" if whose.record.short else "name")
    yield whose.at.child("town")
    if a_page < 4:
        yield whose.at.child("site")
        role = whose.record.contacts.role_of(record.contact) if whose.record.contacts else None
        yield from [whose.at.child("contacts", role)] if role else ()


def _shots(voice: Voice, entry: Entry[Model], a_page: int) -> tuple[Shot, ...]:
    record = entry.record
    if isinstance(record, Organisation):
        found = (*((record.logo,) if record.logo else ()), *record.media)
    else:
        found = getattr(record, "media", ())
    return shots(voice, entry.at, found)[: 3 if a_page == 1 else 1]


def _words(voice: Voice, shelf: Shelf, entry: Entry[Model], a_page: int) -> Words:
    record = entry.record
    if isinstance(record, Product):
        return _of_product(voice, shelf, entry, record, a_page)
    if isinstance(record, Service):
        return _of_service(voice, shelf, entry, record, a_page)
    if isinstance(record, Organisation):
        return _of_organisation(voice, shelf, entry, record, a_page)
    if isinstance(record, Category):
        return _of_direction(voice, shelf, entry, record)
    return Words(name_of(voice, record))


def _of_product(voice: Voice, shelf: Shelf, entry: Entry[Model], one: Product, a_page: int) -> Words:
    whose = shelf.whose(entry)
    return Words(
        voice.title(one.name),
        _kicker(voice, shelf, entry),
        _maker(voice, whose),
        voice.inline(one.summary) if one.summary else "",
        tuple(voice.inline(part) for part in one.text) if a_page < 4 else (),
        _known(specification_rows(voice, entry.at, one)),
        _known(terms_rows(voice, entry.at, one)),
        _known(keeping_rows(voice, entry.at, one)),
        _known(code_rows(voice, one, told=a_page == 1)),
        _proofs(voice, shelf, entry, told=a_page < 4),
        warning(voice, one.medical),
        _contact(voice, whose, one) if a_page < 4 else (),
    )


def _of_service(voice: Voice, shelf: Shelf, entry: Entry[Model], one: Service, a_page: int) -> Words:
    whose = shelf.whose(entry)
    rows = [*service_rows(voice, entry.at, one)]
    rows.append((voice.ui("Indications"), joined([voice.inline(part) for part in one.indications], "; ")))
    rows.append((voice.ui("Contraindications"), joined([voice.inline(part) for part in one.contraindications], "; ")))
    return Words(
        voice.title(one.name),
        _kicker(voice, shelf, entry),
        _maker(voice, whose),
        voice.inline(one.summary) if one.summary else "",
        tuple(voice.inline(part) for part in one.text) if a_page < 4 else (),
        _known(iter(rows)),
        proofs=_proofs(voice, shelf, entry, told=a_page < 4),
        warning=warning(voice, one.medical),
        contacts=_contact(voice, whose, one) if a_page < 4 else (),
    )


def _of_organisation(voice: Voice, shelf: Shelf, entry: Entry[Model], one: Organisation, a_page: int) -> Words:
    offered = [
        voice.title(item.record.name) for item in shelf.by_owner.get(entry.at, ()) if hasattr(item.record, "name")
    ]
    rows = organisation_rows(voice, entry.at, one)
    makes = (voice.ui("Makes"), voice.inline(one.makes)) if one.makes and not one.summary else ("", "")
    town = town_of(voice.atlas, entry.at.owner, one)
    shown = {voice.ui("Town"), voice.ui("Makes")} if a_page > 1 else {voice.ui("Town")}
    contact = one.contacts.of("general") if one.contacts else None
    return Words(
        voice.title(one.short or one.name),
        voice.inline(town) if town else "",
        "",
        voice.inline(one.summary) if one.summary else "",
        (),
        _known(iter([makes, *(row for row in rows if row[0] not in shown)])),
        _known(iter([(voice.ui("Products and services"), joined(offered, "; "))])),
        proofs=_proofs(voice, shelf, entry, told=True),
        contacts=contact_lines(voice, contact, ()) if contact else (),
    )


def _of_direction(voice: Voice, shelf: Shelf, entry: Entry[Model], one: Category) -> Words:
    rows: list[Row] = []
    for row in shelf.directions.get(entry.at, ()):
        rows += told_of(voice.of(row.owner), row)
    companies = [
        name_of(voice, found.record)
        for found in shelf.by_category.get(entry.at, ())
        if isinstance(found.record, Organisation)
    ]
    above = shelf.branch(entry.at)[:-1]
    return Words(
        voice.title(one.title),
        voice.title(above[-1][1].title) if len(above) > 1 else "",
        summary=voice.inline(one.text) if one.text else "",
        rows=_known(iter(rows)),
        terms=_known(iter([(voice.ui("Companies"), joined(companies))])),
        codes=_known(iter([(voice.ui("HS code"), ", ".join(one.hs)), (voice.ui("OKPD2"), ", ".join(one.okpd2))])),
    )


def _known(rows: Iterator[Row]) -> tuple[Row, ...]:
    return tuple(row for row in rows if row[1])


def _kicker(voice: Voice, shelf: Shelf, entry: Entry[Model]) -> Inline:
    """The category in which a record stands."""
    return next((voice.title(way[-1][1].title) for way in shelf.branches(entry)), "")


def _maker(voice: Voice, whose: Entry[Organisation] | None) -> Inline:
    if whose is None:
        return ""
    own = voice.of(whose.at.owner)
    town = town_of(voice.atlas, whose.at.owner, whose.record)
    name: Inline = Link(whose.at, name_of(own, whose.record))
    return Joined("{}, {}", (name, own.inline(town))) if town else name


def _proofs(voice: Voice, shelf: Shelf, entry: Entry[Model], *, told: bool) -> tuple[Inline, ...]:
    """What proves a record, a line each, `told` with number and end; otherwise the schemes alone."""
    found = shelf.certificates(entry)
    if not told:
        return tuple(dict.fromkeys(voice.ui(SCHEMES[one.record.scheme]) for one in found))
    lines: list[Inline] = []
    for one in found:
        record, own = one.record, voice.of(one.at.owner)
        name: Inline = own.inline(record.title) if record.title else voice.ui(SCHEMES[record.scheme])
        number = voice.ui("No. {number}", number=record.number)
        day = date_text(record.until, voice.lang).replace(" ", NBSP) if record.until else ""
        until = voice.ui("valid until {date}", date=day) if day else ""
        lines.append(Joined("{}, {}, {}" if until else "{}, {}", (name, number, until) if until else (name, number)))
    return tuple(lines)


def _contact(voice: Voice, whose: Entry[Organisation] | None, one: Product | Service) -> tuple[ContactLine, ...]:
    if whose is None:
        return ()
    own, given = voice.of(whose.at.owner), whose.record.contacts
    contact = given.of(one.contact) if given else None
    lines = contact_lines(own, contact, one.languages or whose.record.languages) if contact else ()
    site = whose.record.site
    return (*lines, ContactLine(voice.ui("Website"), site.removeprefix("https://"), site)) if site else lines


def _spoken(voice: Voice, words: Words) -> Words:
    """The same as what stands in another language on purpose."""

    def said(text: Inline) -> Inline:
        return Spoken(voice, text) if text else ""

    def rows(given: tuple[Row, ...]) -> tuple[Row, ...]:
        return tuple((name, said(text)) for name, text in given)

    return Words(
        said(words.title),
        said(words.kicker),
        said(words.whose),
        said(words.summary),
        tuple(said(part) for part in words.text),
        rows(words.rows),
        rows(words.terms),
        rows(words.keeping),
        rows(words.codes),
        tuple(said(part) for part in words.proofs),
        said(words.warning),
        tuple(ContactLine(line.label, said(line.text), line.href) for line in words.contacts),
        voice.lang,
    )
