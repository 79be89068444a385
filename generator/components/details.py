"""What is known of a record of the catalogue, row by row: specification, terms of delivery, codes, registry data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from generator.components.block import Block
from generator.components.inline import Inline, Joined, WebLink, joined
from generator.components.scene import Scene, Slot
from generator.components.shelf import Entry
from generator.components.terms import amount, countries, languages, months, price, property_value, rate
from generator.components.voice import Voice
from generator.kinds.catalogue.codes import Scheme, heading
from generator.kinds.catalogue.organisation import Organisation, town_of
from generator.kinds.catalogue.product import Product
from generator.kinds.catalogue.service import Service
from generator.language.messages import ui
from generator.model.address import Address

FORMS = {
    "llc": ui("limited liability company"),
    "jsc": ui("joint-stock company"),
    "public-jsc": ui("public joint-stock company"),
    "sole-trader": ui("sole trader"),
    "partnership": ui("partnership"),
    "cooperative": ui("cooperative"),
    "farm": ui("farm enterprise"),
    "state-enterprise": ui("state enterprise"),
    "municipal-enterprise": ui("municipal enterprise"),
    "institution": ui("institution"),
    "foundation": ui("foundation"),
    "association": ui("association"),
    "non-profit": ui("non-profit organisation"),
}
ROLES = {
    "member": ui("Member of the cluster"),
    "potential": ui("Potential member"),
    "supporter": ui("Supporting organisation"),
}
Row = tuple[str, Inline]


@dataclass(frozen=True)
class Details:
    """Rows of a name and what stands for it."""

    kind: ClassVar[str] = "details"
    rows: tuple[Row, ...]


def _block(scene: Scene, slot: Slot, at: Address, rows: Iterator[Row]) -> Iterator[Block]:
    known = tuple(row for row in rows if row[1])
    if known:
        yield scene.block(slot.name, Details(known), records=(at,))


def specification(scene: Scene, slot: Slot, entry: Entry[Product]) -> Iterator[Block]:
    """The characteristics in the order of the data."""
    yield from _block(scene, slot, entry.at, specification_rows(scene.voice, entry.at, entry.record))


def specification_rows(voice: Voice, at: Address, one: Product) -> Iterator[Row]:
    """The characteristics of the product at an address."""
    for name, row in one.specification.items():
        yield voice.plain(row.title), property_value(voice, at.child("specification", name), row)


def terms(scene: Scene, slot: Slot, entry: Entry[Product]) -> Iterator[Block]:
    """What a buyer asks: how it is packed and kept, how much there is, when and on which terms."""
    rows = (terms_rows, keeping_rows)
    yield from _block(scene, slot, entry.at, (row for of in rows for row in of(scene.voice, entry.at, entry.record)))


def terms_rows(voice: Voice, at: Address, one: Product) -> Iterator[Row]:
    """What a buyer asks; rows of which nothing is known have no text."""
    if one.price:
        yield voice.ui("Price"), price(voice, one.price)
    if one.minimum_order:
        yield voice.ui("Minimum order"), amount(at.child("minimum-order"), one.minimum_order)
    if one.capacity:
        yield voice.ui("Capacity"), rate(voice, at.child("capacity"), one.capacity)
    if one.lead_time:
        yield voice.ui("Lead time"), amount(at.child("lead-time"), one.lead_time)
    terms = [Joined("{} {}", (delivery.term, voice.inline(delivery.place))) for delivery in one.delivery]
    yield voice.ui("Incoterms 2020"), joined(terms, "; ")
    yield voice.ui("Export"), countries(voice, one.export)


def keeping_rows(voice: Voice, at: Address, one: Product) -> Iterator[Row]:
    """How it is packed and kept, and what it weighs."""
    yield voice.ui("Packaging"), voice.inline(one.packaging) if one.packaging else ""
    if one.net:
        yield voice.ui("Net weight"), amount(at.child("net"), one.net)
    if one.gross:
        yield voice.ui("Gross weight"), amount(at.child("gross"), one.gross)
    if one.shelf_life:
        yield voice.ui("Shelf life"), amount(at.child("shelf-life"), one.shelf_life)
    yield voice.ui("Storage"), voice.inline(one.storage) if one.storage else ""


def codes(scene: Scene, slot: Slot, entry: Entry[Product]) -> Iterator[Block]:
    """The codes of a product with their headings."""
    yield from _block(scene, slot, entry.at, code_rows(scene.voice, entry.record))


def code_rows(voice: Voice, one: Product, *, told: bool = True) -> Iterator[Row]:
    """The codes, `told` with their headings."""
    yield voice.ui("Article"), one.article or ""
    yield voice.ui("HS code"), _code(voice, "hs", one.hs, told=told) if one.hs else ""
    yield voice.ui("OKPD2"), _code(voice, "okpd2", one.okpd2, told=told) if one.okpd2 else ""
    yield "GTIN", one.gtin or ""


def _code(voice: Voice, scheme: Scheme, code: str, *, told: bool) -> Inline:
    """A code, and what it is called where that is known."""
    found, kept = heading(voice.atlas, scheme, code) if told else None, code.replace(" ", "\u00a0")
    return Joined("{} – {}", (kept, voice.inline(found))) if found is not None else kept


def service(scene: Scene, slot: Slot, entry: Entry[Service]) -> Iterator[Block]:
    """How long a service takes, when and for whom it is done."""
    yield from _block(scene, slot, entry.at, service_rows(scene.voice, entry.at, entry.record))


def service_rows(voice: Voice, at: Address, one: Service) -> Iterator[Row]:
    """What is known of the service at an address."""
    yield voice.ui("Speciality"), voice.inline(one.speciality) if one.speciality else ""
    yield voice.ui("Duration"), amount(at.child("duration"), one.duration) if one.duration else ""
    yield voice.ui("Season"), months(voice, one.season) if one.season and len(set(one.season)) < 12 else ""
    yield voice.ui("Begins after"), amount(at.child("lead-time"), one.lead_time) if one.lead_time else ""
    yield voice.ui("Price"), price(voice, one.price) if one.price else ""
    yield voice.ui("For guests from"), countries(voice, one.export)
    yield voice.ui("Languages"), languages(voice, one.languages)


def organisation(scene: Scene, slot: Slot, entry: Entry[Organisation]) -> Iterator[Block]:
    """What the registers know of an organisation, and where it is."""
    yield from _block(scene, slot, entry.at, iter(organisation_rows(scene.voice, entry.at, entry.record)))


def organisation_rows(voice: Voice, at: Address, one: Organisation) -> list[Row]:
    """What is known of the organisation at an address."""
    town = town_of(voice.atlas, at.owner, one)
    capacity = at.child("capacity")
    return [
        (voice.ui("Full name"), voice.inline(one.name) if one.short else ""),
        (voice.ui("In the cluster"), voice.ui(ROLES[one.role])),
        (voice.ui("Legal form"), voice.ui(FORMS[one.legal_form]) if one.legal_form else ""),
        (voice.ui("Makes"), voice.inline(one.makes) if one.makes and one.summary else ""),
        (voice.ui("Town"), voice.inline(town) if town else ""),
        (voice.ui("Address"), voice.inline(one.address) if one.address else ""),
        (voice.ui("Website"), WebLink(one.site) if one.site else ""),
        (voice.ui("Founded"), str(one.founded) if one.founded else ""),
        *(
            (voice.plain(item.title), rate(voice, capacity.child(name, "rate"), item.rate))
            for name, item in one.capacity.items()
        ),
        (voice.ui("Languages"), languages(voice, one.languages)),
        (voice.ui("INN"), one.inn or ""),
        (voice.ui("KPP"), one.kpp or ""),
        (voice.ui("OGRN"), one.ogrn or ""),
    ]
