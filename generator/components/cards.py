"""Cards of the catalogue: products, services, companies and proposals at a glance."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import ClassVar, Protocol, cast, runtime_checkable

from generator.components.block import Block, View
from generator.components.inline import Inline, Link
from generator.components.scene import Scene, Slot
from generator.components.shelf import Entry, Shelf
from generator.components.terms import amount, price, rate
from generator.components.voice import Voice
from generator.kinds.catalogue.card import Card, Media
from generator.kinds.catalogue.category import Category
from generator.kinds.catalogue.exhibit import Exhibit
from generator.kinds.catalogue.offer import Proposal, Vacancy
from generator.kinds.catalogue.organisation import Organisation, town_of
from generator.kinds.catalogue.product import Product
from generator.kinds.catalogue.service import Service
from generator.language.messages import ui
from generator.language.numbers import date_text
from generator.model.address import Address
from generator.model.base import Model

_FOCUS = 10  # a focus is rounded to so many percent: styles name each place once
_WHOLE = frozenset({"logo", "plan", "scan"})  # pictures of which nothing may be cut off
KINDS = {
    "product": ui("Product"),
    "service": ui("Service"),
    "support": ui("Support measure"),
    "organisation": ui("Company"),
    "joint-project": ui("Joint project"),
    "contract-manufacturing": ui("Contract manufacturing"),
    "free-capacity": ui("Free capacity"),
    "vacancy": ui("Vacancy"),
}
SCHEMES = {
    "eac": ui("EAC"),
    "gmp": ui("GMP"),
    "iso": ui("ISO"),
    "haccp": ui("HACCP"),
    "halal": ui("Halal"),
    "organic": ui("Organic"),
    "registration": ui("Registration certificate"),
    "licence": ui("Licence"),
    "other": ui("Certificate"),
}


@dataclass(frozen=True)
class Shot:
    """A picture of a record by its path in the project; `focus` is in percent from the left and from the top, `whole`
    says that nothing of it may be cut off."""

    file: str
    alt: str
    focus: tuple[int, int] = (50, 50)
    whole: bool = False
    credit: Inline = ""


@runtime_checkable
class Showing(Protocol):
    """A view with pictures of records."""

    @property
    def shown(self) -> tuple[Shot, ...]:
        """Every picture that it shows."""


def shots_of(view: View) -> tuple[Shot, ...]:
    """Every picture of records that a view shows. Whether an object fits a protocol takes long to tell: it is asked for
    once a class."""
    kind = type(view)
    if kind not in _showing:
        _showing[kind] = isinstance(view, Showing)
    return cast("Showing", view).shown if _showing[kind] else ()


_showing: dict[type, bool] = {}


@dataclass(frozen=True)
class ItemCard:
    """A record at a glance. `accent` is the cluster in whose colour it stands, `what` the kind in one word for
    programs, `label` for readers."""

    at: Address
    what: str
    label: str
    title: Inline
    whose: Inline = ""
    text: Inline = ""
    facts: tuple[tuple[str, Inline], ...] = ()
    marks: tuple[str, ...] = ()
    code: str = ""
    shot: Shot | None = None
    accent: str = ""
    sample: bool = False


@dataclass(frozen=True)
class Cards:
    """Cards side by side; where none has a picture, none has a place for it."""

    kind: ClassVar[str] = "cards"
    items: tuple[ItemCard, ...]

    @property
    def shown(self) -> tuple[Shot, ...]:
        """The pictures of the cards."""
        return tuple(item.shot for item in self.items if item.shot)

    @property
    def plain(self) -> bool:
        """Whether no card has a picture."""
        return not any(item.shot for item in self.items)


def what_is(record: Model) -> str:
    """The kind of a record in one word."""
    if isinstance(record, Service | Proposal):
        return record.kind
    return type(record).__name__.lower()


def shot(voice: Voice, at: Address, media: Media | None) -> Shot | None:
    """A picture that lies beside the record at an address."""
    if media is None:
        return None
    centres = voice.atlas.centres
    folder = f"data/centres/{at.owner}" if at.owner in centres and at.owner not in voice.atlas.scopes else ""
    folder = folder or voice.atlas.scopes[at.owner].folder
    x, y = (round(float(part) / _FOCUS) * _FOCUS for part in media.focus or (50, 50))
    credit = voice.inline(media.credit) if media.credit else ""
    return Shot(f"{folder}/{at.kind}/{media.file}", voice.plain(media.alt), (x, y), media.kind in _WHOLE, credit)


def shots(voice: Voice, at: Address, media: Iterable[Media]) -> tuple[Shot, ...]:
    """All pictures of a record."""
    return tuple(found for one in media if (found := shot(voice, at, one)))


def name_of(voice: Voice, record: Model) -> Inline:
    """What a record is called, as a title."""
    if isinstance(record, Organisation):
        return voice.title(record.short or record.name)
    if isinstance(record, Product | Service):
        return voice.title(record.name)
    text = getattr(record, "title", None)
    return voice.title(text) if text is not None else ""


def card(scene: Scene, shelf: Shelf, entry: Entry[Model]) -> ItemCard:
    """What a card says of a record, the same wherever it stands."""
    return shelf.kept(f"card {scene.voice.lang}", entry.at, lambda: _card(scene, shelf, entry))


def _card(scene: Scene, shelf: Shelf, entry: Entry[Model]) -> ItemCard:
    voice, record = scene.voice.of(entry.at.owner), entry.record
    whose = None if isinstance(record, Organisation) else shelf.whose(entry)
    clusters = shelf.clusters_of(entry)
    text = getattr(record, "summary", None) or getattr(record, "makes", None)
    schemes = dict.fromkeys(one.record.scheme for one in shelf.certificates(entry))
    what = what_is(record)
    return ItemCard(
        at=entry.at,
        what=what,
        label=voice.ui(KINDS[what]) if what in KINDS else "",
        title=name_of(voice, record),
        whose=Link(whose.at, name_of(voice, whose.record)) if whose else _town(voice, entry),
        text=voice.title(text) if text is not None else "",
        facts=tuple(_facts(voice, entry)),
        marks=tuple(voice.ui(SCHEMES[scheme]) for scheme in schemes),
        code=(getattr(record, "article", None) or "") if isinstance(record, Product) else "",
        shot=shot(voice, entry.at, _main_picture(record)),
        accent=clusters[0] if clusters else "",
        sample=isinstance(record, Card) and record.sample,
    )


def _town(voice: Voice, entry: Entry[Model]) -> Inline:
    if not isinstance(entry.record, Organisation):
        return ""
    town = town_of(voice.atlas, entry.at.owner, entry.record)
    return voice.title(town) if town else ""


def _main_picture(record: Model) -> Media | None:
    if isinstance(record, Organisation):
        return record.logo or next(iter(record.media), None)
    return next(iter(getattr(record, "media", ())), None)


def _facts(voice: Voice, entry: Entry[Model]) -> Iterator[tuple[str, Inline]]:
    """The three rows that a buyer looks for first."""
    record, at = entry.record, entry.at
    if isinstance(record, Product):
        if record.capacity:
            yield voice.ui("Capacity"), rate(voice, at.child("capacity"), record.capacity)
        if record.minimum_order:
            yield voice.ui("Minimum order"), amount(at.child("minimum-order"), record.minimum_order)
        if record.price:
            yield voice.ui("Price"), price(voice, record.price)
    elif isinstance(record, Service):
        if record.duration:
            yield voice.ui("Duration"), amount(at.child("duration"), record.duration)
        if record.price:
            yield voice.ui("Price"), price(voice, record.price)
    elif isinstance(record, Proposal | Vacancy):
        yield voice.ui("Until"), date_text(record.until, voice.lang)


def cards(scene: Scene, entries: Sequence[Entry[Model]]) -> Cards:
    """The cards of several records."""
    shelf = scene.stand
    return Cards(tuple(card(scene, shelf, entry) for entry in entries))


def _block(scene: Scene, slot: Slot, entries: Sequence[Entry[Model]]) -> Iterator[Block]:
    if entries:
        yield scene.block(slot.name, cards(scene, entries), records=(entry.at for entry in entries))


def of_organisation(scene: Scene, slot: Slot, entry: Entry[Organisation]) -> Iterator[Block]:
    """What an organisation makes and does."""
    own = scene.stand.by_owner.get(entry.at, [])
    yield from _block(scene, slot, [one for one in own if isinstance(one.record, Product | Service)])


def offers_of_organisation(scene: Scene, slot: Slot, entry: Entry[Organisation]) -> Iterator[Block]:
    """Its proposals and vacancies."""
    own = scene.stand.by_owner.get(entry.at, [])
    yield from _block(scene, slot, [one for one in own if isinstance(one.record, Proposal | Vacancy)])


def of_category(scene: Scene, slot: Slot, entry: Entry[Category]) -> Iterator[Block]:
    """What stands in a category and in those under it."""
    shelf = scene.stand
    entries = (one for at in shelf.under.get(entry.at, ()) for one in shelf.by_category.get(at, ()))
    yield from _block(scene, slot, list(dict.fromkeys(entries)))


def others(scene: Scene, slot: Slot, entry: Entry[Product] | Entry[Service]) -> Iterator[Block]:
    """Other offers of the same maker, then of the same category, four at most."""
    yield from _block(scene, slot, near(scene.stand, entry))


def near(shelf: Shelf, entry: Entry[Model]) -> list[Entry[Model]]:
    """What stands beside an offer on its page."""
    return list(islice((one for one in _near(shelf, entry) if one.at != entry.at), 4))


def _near(shelf: Shelf, entry: Entry[Model]) -> Iterator[Entry[Model]]:
    """What is offered by the same maker, then in the same category, each once."""
    whose, told = shelf.whose(entry), set[Address]()
    lists = [shelf.by_category.get(branch[-1][0], []) for branch in shelf.branches(entry)]
    for one in chain(shelf.by_owner.get(whose.at, []) if whose else (), *lists):
        if one.at not in told and isinstance(one.record, Product | Service):
            told.add(one.at)
            yield one


def showroom(scene: Scene, slot: Slot, exhibits: tuple[Entry[Exhibit], ...]) -> Iterator[Block]:
    """The exhibits; what one does not say itself, its product says."""
    items = tuple(_exhibit(scene, entry) for entry in exhibits)
    yield scene.block(slot.name, Cards(items), records=(entry.at for entry in exhibits))


def _exhibit(scene: Scene, entry: Entry[Exhibit]) -> ItemCard:
    shelf, exhibit = scene.stand, entry.record
    voice = scene.voice.of(entry.at.owner)
    place: tuple[tuple[str, Inline], ...] = ((voice.ui("Place"), voice.title(exhibit.place)),) if exhibit.place else ()
    own = shot(voice, entry.at, next(iter(exhibit.media), None))
    if exhibit.product is not None:
        shown = card(scene, shelf, Entry(*voice.atlas.found(exhibit.product, entry.at.owner, Product)))
        title = voice.title(exhibit.title) if exhibit.title else shown.title
        text = voice.title(exhibit.text[0]) if exhibit.text else shown.text
        return ItemCard(
            shown.at, "exhibit", "", title, shown.whose, text, place, shown.marks, shown.code, own or shown.shot,
            shown.accent, exhibit.sample or shown.sample,
        )  # fmt: skip
    whose = shelf.whose(entry)
    clusters = shelf.clusters_of(entry)
    return ItemCard(
        entry.at,
        "exhibit",
        "",
        name_of(voice, exhibit),
        Link(whose.at, name_of(voice, whose.record)) if whose else "",
        voice.title(exhibit.text[0]) if exhibit.text else "",
        place,
        shot=own,
        accent=clusters[0] if clusters else "",
        sample=exhibit.sample,
    )
