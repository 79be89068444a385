"""The index of the catalogue: every card, by category, with facets and the words by which it is found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from generator.components.block import Block
from generator.components.cards import KINDS, SCHEMES, ItemCard, Shot, card, name_of, what_is
from generator.components.inline import Inline, Link
from generator.components.scene import Scene, Slot
from generator.components.shelf import Entry, Shelf
from generator.components.voice import Voice
from generator.kinds.catalogue.card import Card
from generator.kinds.catalogue.category import Category
from generator.kinds.catalogue.codes import heading
from generator.kinds.catalogue.offer import Proposal
from generator.kinds.catalogue.organisation import Organisation, town_of
from generator.kinds.catalogue.product import Product
from generator.kinds.catalogue.service import Service
from generator.language.messages import ui
from generator.language.world import country
from generator.model.address import Address
from generator.model.base import Model
from generator.model.codes import digits_of

_MANUFACTURING = frozenset({"contract-manufacturing", "free-capacity"})


@dataclass(frozen=True)
class Choice:
    """A value of a facet: its id, its name, how deep it stands in a tree, and how many have it."""

    id: str
    title: Inline
    count: int
    level: int = 0


@dataclass(frozen=True)
class Facet:
    """What can be chosen by one side of the records."""

    id: str
    title: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class Found:
    """What the search knows of a card: words of the title, of whoever offers it, and other ones, the digits of its
    codes, and, for each facet, the places of its choices."""

    title: str
    whose: str
    words: str
    codes: tuple[str, ...]
    facets: tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class Group:
    """A category with its cards; `above` are those in which it stands."""

    id: str
    title: Inline
    above: str
    items: tuple[ItemCard, ...]

    @property
    def plain(self) -> bool:
        """Whether no card has a picture."""
        return not any(item.shot for item in self.items)


@dataclass(frozen=True)
class Catalogue:
    """Cards by category. `found` are their words in the same order; they are kept in a file beside the page."""

    kind: ClassVar[str] = "catalogue"
    groups: tuple[Group, ...]
    facets: tuple[Facet, ...]
    found: tuple[Found, ...]

    @property
    def shown(self) -> tuple[Shot, ...]:
        """The pictures of all cards."""
        return tuple(item.shot for group in self.groups for item in group.items if item.shot)


def build(scene: Scene, slot: Slot, shelf: Shelf) -> Iterator[Block]:
    """All products, services, companies and proposals that are shown."""
    groups = [(group, entries) for group, entries in _groups(scene, shelf) if entries]
    entries = [entry for _, members in groups for entry in members]
    if not entries:
        return
    sides = {entry.at: _sides(scene.voice, shelf, entry) for entry in entries}
    facets = tuple(
        facet for facet in _facets(scene, shelf, sides) if any(one.count < len(sides) for one in facet.choices)
    )
    places = {facet.id: {choice.id: place for place, choice in enumerate(facet.choices)} for facet in facets}
    view = Catalogue(
        tuple(_with_cards(scene, shelf, group, members) for group, members in groups),
        facets,
        tuple(_found(scene.voice.of(entry.at.owner), shelf, entry, sides[entry.at], places) for entry in entries),
    )
    yield scene.block(slot.name, view, records=(entry.at for entry in entries))


def _with_cards(scene: Scene, shelf: Shelf, group: Group, entries: Sequence[Entry[Model]]) -> Group:
    return Group(group.id, group.title, group.above, tuple(card(scene, shelf, entry) for entry in entries))


def _groups(scene: Scene, shelf: Shelf) -> Iterator[tuple[Group, list[Entry[Model]]]]:
    """Each category with what stands in it first of all, then what stands in none, by kind."""
    voice = scene.voice
    first = {entry.at: (shelf.branches(entry) or ((),))[0] for entry in shelf.all}
    within: dict[Address | None, list[Entry[Model]]] = {}
    for entry in shelf.all:
        way = first[entry.at]
        within.setdefault(way[-1][0] if way and not isinstance(entry.record, Organisation) else None, []).append(entry)
    for one in shelf.categories:
        above = " / ".join(voice.plain(category.title) for _, category in shelf.branch(one.at)[:-1])
        link = Link(one.at, voice.title(one.record.title))
        yield Group(f"in-{one.at.id}", link, above, ()), within.get(one.at, [])
    rest = within.get(None, [])
    for kinds, title in _REST:
        members = [entry for entry in rest if what_is(entry.record) in kinds]
        yield Group(f"of-{kinds[0]}", voice.ui(title), "", ()), members


_REST = (
    (("product",), ui("Other products")),
    (("service",), ui("Other services")),
    (("support",), ui("Services and support measures of the centre")),
    (("joint-project", "contract-manufacturing", "free-capacity"), ui("Proposals")),
    (("organisation",), ui("Companies")),
)


Sides = dict[str, tuple[str, ...]]  # the choices of a record by facet
_Places = Mapping[str, Mapping[str, int]]  # by facet, where each choice stands among its choices


def _sides(voice: Voice, shelf: Shelf, entry: Entry[Model]) -> Sides:
    record, what = entry.record, what_is(entry.record)
    whose = shelf.whose(entry)
    ways = shelf.branches(entry)
    offered = [one.record for one in shelf.by_owner.get(whose.at, [])] if whose else []
    kinds = [one.kind for one in offered if isinstance(one, Proposal)]
    return {
        "kind": ("proposal" if isinstance(record, Proposal) else what,),
        "cluster": shelf.clusters_of(entry),
        "category": tuple(dict.fromkeys(str(at) for way in ways for at, _ in way)),
        "maker": (str(whose.at),) if whose else (),
        "certificate": tuple(dict.fromkeys(one.record.scheme for one in shelf.certificates(entry))),
        "export": tuple(getattr(record, "export", ())),
        "proposal": (record.kind,) if isinstance(record, Proposal) else (),
        "manufacturing": ("yes",)
        if _MANUFACTURING & set(kinds) or record.__dict__.get("kind") in _MANUFACTURING
        else (),
    }


def _facets(scene: Scene, shelf: Shelf, sides: dict[Address, Sides]) -> Iterator[Facet]:
    voice = scene.voice
    for name, title in _FACETS.items():
        counts: dict[str, int] = {}
        for side in sides.values():
            for choice in side[name]:
                counts[choice] = counts.get(choice, 0) + 1
        yield Facet(name, voice.ui(title), tuple(_choices(voice, shelf, name, counts)))


_FACETS = {
    "kind": ui("What"),
    "cluster": ui("Cluster"),
    "category": ui("Category"),
    "maker": ui("Company"),
    "certificate": ui("Certificate"),
    "export": ui("Export to"),
    "proposal": ui("Proposal"),
    "manufacturing": ui("Contract manufacturing"),
}
_WHAT = {
    "product": ui("Products"),
    "service": ui("Services"),
    "support": ui("Support measures"),
    "organisation": ui("Companies"),
    "proposal": ui("Proposals"),
}


def _choices(voice: Voice, shelf: Shelf, facet: str, counts: dict[str, int]) -> Iterator[Choice]:
    """The choices that somebody has, in their order, with their names."""
    if facet == "category":
        for one in shelf.categories:
            if str(one.at) in counts:
                level = len(shelf.branch(one.at)) - 1
                yield Choice(one.at.id, voice.title(one.record.title), counts[str(one.at)], level)
        return
    if facet == "cluster":
        known = [(slug, voice.of(slug).plain(voice.atlas.clusters[slug].file.short)) for slug in shelf.clusters]
    elif facet == "maker":
        organisations = {str(entry.at): entry for entry in shelf.organisations}
        makers = [(at, organisations[at]) for at in counts if at in organisations]
        named = [(at, voice.unmarked(name_of(voice.of(one.at.owner), one.record))) for at, one in makers]
        known = sorted(named, key=lambda pair: pair[1].casefold().strip('«»“”"'))
    elif facet == "export":
        known = sorted(((code, country(code, voice.lang)) for code in counts), key=lambda pair: pair[1])
    else:
        words = {"kind": _WHAT, "certificate": SCHEMES, "proposal": KINDS}.get(facet, {"yes": ui("Offered")})
        known = [(name, voice.ui(title)) for name, title in words.items()]
    yield from (Choice(name, title, counts[name]) for name, title in known if name in counts)


def _found(voice: Voice, shelf: Shelf, entry: Entry[Model], sides: Sides, known: _Places) -> Found:
    record, whose = entry.record, shelf.whose(entry)
    ids = {**sides, "category": tuple(name.rpartition(":")[2] for name in sides["category"])}
    places = tuple(
        tuple(within[choice] for choice in ids[facet] if choice in within) for facet, within in known.items()
    )
    own = record if isinstance(record, Organisation) else whose.record if whose else None
    company = [voice.plain(own.name), voice.plain(own.short) if own.short else ""] if own else []
    return Found(
        voice.unmarked(name_of(voice, record)),
        " ".join(part for part in company if part),
        " ".join(dict.fromkeys(part for part in _words(voice, shelf, entry) if part)),
        tuple(_codes(record)),
        places,
    )


def _words(voice: Voice, shelf: Shelf, entry: Entry[Model]) -> Iterator[str]:
    """What else a record is asked for by."""
    record = entry.record
    for name in ("summary", "makes", "speciality"):
        text = getattr(record, name, None)
        if text is not None:
            yield voice.plain(text)
    for way in shelf.branches(entry):
        yield from (voice.plain(category.title) for _, category in way)
    if isinstance(record, Product):
        yield record.article or ""
        for scheme, code in (("hs", record.hs), ("okpd2", record.okpd2)):
            found = heading(voice.atlas, scheme, code) if code else None  # type: ignore[arg-type]
            yield voice.plain(found) if found else ""
    if isinstance(record, Organisation):
        town = town_of(voice.atlas, entry.at.owner, record)
        yield voice.plain(town) if town else ""
    if isinstance(record, Card):
        yield " ".join(voice.ui(SCHEMES[one.record.scheme]) for one in shelf.certificates(entry))


def _codes(record: Model) -> Iterator[str]:
    if isinstance(record, Product):
        yield from (digits_of(code) for code in (record.hs, record.okpd2, record.gtin) if code)
    elif isinstance(record, Organisation):
        yield from (code for code in (record.inn, record.ogrn) if code)
    elif isinstance(record, Category | Service):
        yield from ()
