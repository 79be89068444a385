"""Vacancies and proposals: what is offered for a time, with everything that an answer needs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from generator.components.block import Block
from generator.components.cards import KINDS, Shot, name_of, shots, what_is
from generator.components.contacts import ContactLine
from generator.components.details import Row
from generator.components.inline import Inline, Link, joined
from generator.components.role_contacts import contact_lines
from generator.components.scene import Scene, Slot
from generator.components.shelf import Entry
from generator.components.terms import TURNS, countries, price, rate
from generator.components.voice import Voice
from generator.kinds.catalogue.offer import Offer, Proposal, Vacancy
from generator.kinds.catalogue.organisation import Organisation, town_of
from generator.kinds.catalogue.product import Product
from generator.language.messages import ui
from generator.language.numbers import date_text
from generator.model.address import Address

EMPLOYMENT = {
    "full-time": ui("full-time"),
    "part-time": ui("part-time"),
    "temporary": ui("temporary"),
    "internship": ui("internship"),
}
_REMOTE = {"partly": ui("partly remote"), "yes": ui("remote")}


@dataclass(frozen=True)
class OfferItem:
    """An offer; its anchor on the page is `id`, `posted` and `until` are in words."""

    at: Address
    id: str
    label: str
    title: Inline
    whose: Inline
    summary: Inline
    text: tuple[Inline, ...]
    rows: tuple[Row, ...]
    lists: tuple[tuple[str, tuple[Inline, ...]], ...]
    contacts: tuple[ContactLine, ...]
    since: date
    posted: str
    until: str
    shots: tuple[Shot, ...] = ()
    accent: str = ""
    sample: bool = False


@dataclass(frozen=True)
class Offers:
    """Offers one under the other, those that end first first."""

    kind: ClassVar[str] = "offers"
    items: tuple[OfferItem, ...]

    @property
    def shown(self) -> tuple[Shot, ...]:
        """The pictures of the offers."""
        return tuple(shot for item in self.items for shot in item.shots)

    def homes(self) -> Iterator[tuple[Address, str]]:
        """Where each offer stands on its page."""
        return ((item.at, item.id) for item in self.items)


def vacancies(scene: Scene, slot: Slot, entries: tuple[Entry[Vacancy], ...]) -> Iterator[Block]:
    """All vacancies."""
    yield from _block(scene, slot, entries)


def proposals(scene: Scene, slot: Slot, entries: tuple[Entry[Proposal], ...]) -> Iterator[Block]:
    """All proposals."""
    yield from _block(scene, slot, entries)


def _block(
    scene: Scene, slot: Slot, entries: tuple[Entry[Vacancy], ...] | tuple[Entry[Proposal], ...]
) -> Iterator[Block]:
    ordered: list[Entry[Vacancy] | Entry[Proposal]] = sorted(entries, key=lambda entry: (entry.record.until, entry.at))
    view = Offers(tuple(_offer(scene, entry) for entry in ordered))
    yield scene.block(slot.name, view, records=(entry.at for entry in entries))


def _offer(scene: Scene, entry: Entry[Vacancy] | Entry[Proposal]) -> OfferItem:
    voice, record, shelf = scene.voice.of(entry.at.owner), entry.record, scene.stand
    whose = shelf.organisation(record.organisation, entry.at.owner)
    contact = whose.record.contacts.of(record.contact) if whose.record.contacts else None
    clusters = shelf.clusters_of(entry)
    rows = (
        _of_vacancy(voice, entry.at, record, whose)
        if isinstance(record, Vacancy)
        else _of_proposal(voice, entry.at, record)
    )
    return OfferItem(
        entry.at,
        f"{entry.at.kind}-{entry.at.owner}-{entry.at.id}",
        voice.ui(KINDS[what_is(record)]),
        voice.title(record.title),
        Link(whose.at, name_of(voice, whose.record)),
        voice.inline(record.summary) if record.summary else "",
        tuple(voice.inline(part) for part in record.text),
        tuple(row for row in rows if row[1]),
        tuple(_lists(voice, record)),
        contact_lines(voice.of(whose.at.owner), contact, whose.record.languages) if contact else (),
        record.posted,
        date_text(record.posted, voice.lang),
        date_text(record.until, voice.lang),
        shots(voice, entry.at, record.media) if isinstance(record, Proposal) else (),
        clusters[0] if clusters else "",
        record.sample,
    )


def _of_vacancy(voice: Voice, at: Address, one: Vacancy, whose: Entry[Organisation]) -> Iterator[Row]:
    town = one.town or town_of(voice.atlas, whose.at.owner, whose.record)
    yield voice.ui("Town"), voice.inline(town) if town else ""
    kinds = [voice.ui(EMPLOYMENT[one.employment])]
    kinds += [voice.ui(_REMOTE[one.remote])] if one.remote in _REMOTE else []
    yield voice.ui("Employment"), ", ".join(kinds)
    yield voice.ui("Salary"), price(voice, one.salary, voice.ui(TURNS[one.salary_per])) if one.salary else ""


def _of_proposal(voice: Voice, at: Address, one: Proposal) -> Iterator[Row]:
    if one.capacity:
        yield voice.ui("Free capacity"), rate(voice, at.child("capacity"), one.capacity)
    found = (voice.atlas.found(ref, at.owner, Product) for ref in one.products)
    yield voice.ui("Products"), joined([Link(place, voice.title(product.name)) for place, product in found])
    yield voice.ui("Partners from"), countries(voice, one.countries)


def _lists(voice: Voice, one: Offer) -> Iterator[tuple[str, tuple[Inline, ...]]]:
    if isinstance(one, Vacancy):
        known = [(voice.ui("What to do"), one.duties), (voice.ui("What is required"), one.requirements)]
    else:
        known = [(voice.ui("Who or what is sought"), one.sought if isinstance(one, Proposal) else ())]
    for title, texts in known:
        if texts:
            yield title, tuple(voice.inline(text) for text in texts)
