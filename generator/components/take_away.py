"""A register of the catalogue as files: CSV and JSON, a calendar for events, a feed for what ends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar, TypeAlias

from generator.components.block import Block
from generator.components.cards import name_of, what_is
from generator.components.inline import Inline
from generator.components.scene import Scene, Slot
from generator.components.shelf import Entry
from generator.components.terms import price, rate
from generator.components.voice import Voice
from generator.kinds.catalogue.event import Event
from generator.kinds.catalogue.offer import Proposal, Vacancy
from generator.kinds.catalogue.organisation import Organisation, town_of
from generator.kinds.catalogue.product import Product
from generator.kinds.catalogue.service import Service
from generator.language.messages import ui
from generator.model.address import Address
from generator.model.base import Model
from generator.model.texts import Text

Register: TypeAlias = (
    tuple[Entry[Product], ...]
    | tuple[Entry[Service], ...]
    | tuple[Entry[Organisation], ...]
    | tuple[Entry[Vacancy], ...]
    | tuple[Entry[Proposal], ...]
    | tuple[Entry[Event], ...]
)
Value: TypeAlias = str | tuple[str, ...]
Row: TypeAlias = tuple[Value, ...]


_LABELS = {
    "Product": ui("Products"),
    "Service": ui("Services"),
    "Organisation": ui("Companies"),
    "Vacancy": ui("Vacancies"),
    "Proposal": ui("Proposals"),
    "Event": ui("Events"),
}


@dataclass(frozen=True)
class TakeAway:
    """The files of a register, which lie beside its page and are called `name`; a row has a value for each column."""

    kind: ClassVar[str] = "take_away"
    name: str
    label: str
    endings: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def build(scene: Scene, slot: Slot, entries: Register) -> Iterator[Block]:
    """The files of what a register lists."""
    first = entries[0].record
    more = ("ics",) if isinstance(first, Event) else ("atom",) if isinstance(first, Vacancy | Proposal) else ()
    rows = [_row(scene, entry) for entry in entries]
    view = TakeAway(
        (slot.at.path or (slot.at.kind,))[-1],  # an edition has lists that are no part of anything
        scene.voice.ui(_LABELS[type(first).__name__]),
        ("csv", "json", *more),
        tuple(rows[0]),
        tuple(tuple(row.values()) for row in rows),
    )
    yield scene.block(slot.name, view)


def _row(scene: Scene, entry: Entry[Model]) -> Mapping[str, Value]:
    """The columns of a record with what stands in them, in the words of the language."""
    voice, record, shelf = scene.voice.of(entry.at.owner), entry.record, scene.stand
    whose = None if isinstance(record, Organisation) else shelf.whose(entry)
    known: dict[str, Value] = {
        "address": str(entry.at),
        "kind": what_is(record),
        "title": voice.unmarked(name_of(voice, record)),
        "clusters": shelf.clusters_of(entry),
        "categories": tuple(voice.plain(branch[-1][1].title) for branch in shelf.branches(entry)),
    }
    if not isinstance(record, Organisation):
        known["organisation"] = voice.unmarked(name_of(voice, whose.record)) if whose else ""
    known |= _own(voice, entry.at, record)
    summary = getattr(record, "summary", None)
    known["summary"] = _said(voice, summary)
    known["certificates"] = tuple(one.record.number for one in shelf.certificates(entry))
    known["sample"] = "1" if getattr(record, "sample", False) else ""
    return known


def _said(voice: Voice, text: Text | None) -> str:
    return voice.plain(text).replace("\u00a0", " ") if text is not None else ""


def _own(voice: Voice, at: Address, record: Model) -> Mapping[str, Value]:
    """The columns that records of this kind alone have."""
    if isinstance(record, Product):
        return _product(voice, at, record)
    if isinstance(record, Service):
        return _service(voice, record)
    if isinstance(record, Organisation):
        return _organisation(voice, at, record)
    if isinstance(record, Vacancy):
        return _vacancy(voice, record)
    if isinstance(record, Proposal):
        return {"posted": str(record.posted), "until": str(record.until), "countries": record.countries}
    return _event(voice, record) if isinstance(record, Event) else {}


def _product(voice: Voice, at: Address, one: Product) -> Mapping[str, Value]:
    return {
        "article": one.article or "",
        "hs": one.hs or "",
        "okpd2": one.okpd2 or "",
        "gtin": one.gtin or "",
        "price": price(voice, one.price).replace("\u00a0", " ") if one.price else "",
        "capacity": _plain(voice, rate(voice, at.child("capacity"), one.capacity)) if one.capacity else "",
        "incoterms": tuple(f"{term.term} {_said(voice, term.place)}" for term in one.delivery),
        "export": one.export,
    }


def _plain(voice: Voice, text: Inline) -> str:
    return voice.unmarked(text).replace("\u00a0", " ")


def _service(voice: Voice, one: Service) -> Mapping[str, Value]:
    return {
        "speciality": _said(voice, one.speciality),
        "price": price(voice, one.price).replace("\u00a0", " ") if one.price else "",
        "export": one.export,
        "languages": one.languages,
        "conditions": tuple(one.eligibility),
    }


def _organisation(voice: Voice, at: Address, one: Organisation) -> Mapping[str, Value]:
    contact = one.contacts.of("general") if one.contacts else None
    return {
        "role": one.role,
        "name": _said(voice, one.name),
        "inn": one.inn or "",
        "ogrn": one.ogrn or "",
        "town": _said(voice, town_of(voice.atlas, at.owner, one)),
        "site": one.site or "",
        "mail": (contact.mail or "") if contact else "",
        "phone": (contact.phone or "") if contact else "",
        "makes": _said(voice, one.makes),
        "languages": one.languages,
    }


def _vacancy(voice: Voice, one: Vacancy) -> Mapping[str, Value]:
    return {
        "posted": str(one.posted),
        "until": str(one.until),
        "town": _said(voice, one.town),
        "employment": one.employment,
        "salary": price(voice, one.salary).replace("\u00a0", " ") if one.salary else "",
        "salary-per": one.salary_per if one.salary else "",
    }


def _event(voice: Voice, one: Event) -> Mapping[str, Value]:
    return {
        "starts": str(one.starts or ""),
        "ends": str(one.ends or one.starts or ""),
        "schedule": voice.schedule(one.schedule).replace("\u00a0", " ") if one.schedule else "",
        "place": _said(voice, one.place),
        "country": one.country or "",
        "link": one.link or "",
    }
