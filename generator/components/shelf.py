"""What of a catalogue is shown on a site in one language: records by kind, each with its address."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Generic, TypeVar, cast

from generator.checks.once import once
from generator.kinds.atlas import Atlas
from generator.kinds.catalogue.card import Card, has_ended
from generator.kinds.catalogue.category import CategoriesFile, Category, branch
from generator.kinds.catalogue.certificate import Certificate, CertificatesFile
from generator.kinds.catalogue.event import Event, EventsFile
from generator.kinds.catalogue.exhibit import Exhibit, ExhibitsFile
from generator.kinds.catalogue.offer import Proposal, ProposalsFile, VacanciesFile, Vacancy
from generator.kinds.catalogue.organisation import Organisation, OrganisationsFile
from generator.kinds.catalogue.product import Product, ProductsFile
from generator.kinds.catalogue.queries import directions, shown
from generator.kinds.catalogue.service import Service, ServicesFile
from generator.kinds.readiness import lacking
from generator.language import Lang
from generator.model.address import Address
from generator.model.base import Model, Ref
from generator.model.refs import CategoryRef

R_co = TypeVar("R_co", bound=Model, covariant=True)
C = TypeVar("C", bound=Card)
V = TypeVar("V")
_directions = once(directions)
Branch = tuple[tuple[Address, Category], ...]  # a category with those above it, the topmost first


@dataclass(frozen=True)
class Entry(Generic[R_co]):
    """A record of the catalogue at its address, by which it is known."""

    at: Address
    record: R_co = field(compare=False)


@dataclass(frozen=True)
class Shelf:
    """The records of a centre and its clusters that are shown, in the order of the clusters, then by id.

    Categories are those in which something stands, and those of which figures, towns or profiles tell.
    """

    atlas: Atlas = field(repr=False)
    centre: str
    clusters: tuple[str, ...]
    products: tuple[Entry[Product], ...] = ()
    services: tuple[Entry[Service], ...] = ()
    support: tuple[Entry[Service], ...] = ()  # what a centre does for companies
    organisations: tuple[Entry[Organisation], ...] = ()
    members: tuple[Entry[Organisation], ...] = ()
    vacancies: tuple[Entry[Vacancy], ...] = ()
    proposals: tuple[Entry[Proposal], ...] = ()
    events: tuple[Entry[Event], ...] = ()
    exhibits: tuple[Entry[Exhibit], ...] = ()
    valid: tuple[Entry[Certificate], ...] = ()

    @cached_property
    def goods(self) -> tuple[Entry[Product] | Entry[Service], ...]:
        """What is offered: products and services."""
        return (*self.products, *self.services, *self.support)

    @cached_property
    def all(self) -> tuple[Entry[Model], ...]:
        """Everything that the index lists."""
        return (*self.goods, *self.proposals, *self.organisations)

    @cached_property
    def categories(self) -> tuple[Entry[Category], ...]:
        """Every category under which something stands, or of which something is told, in order of the files, a tree."""
        used = {at for one in self._in_categories for branch in one for at, _ in branch}
        files = (self.atlas.file(owner, "categories", CategoriesFile) for owner in ("", self.centre))
        known = [
            Entry(Address(owner, "categories", (name,)), category)
            for owner, file in zip(("", self.centre), files, strict=True)
            for name, category in (file.root.items() if file else ())
        ]
        told = [one.at for one in known if one.record.figures or one.record.towns or one.at in self.directions]
        used |= {at for one in told for at, _ in self.branch(one)}
        return tuple(_as_tree([one for one in known if one.at in used], self))

    @cached_property
    def right_under(self) -> dict[Address, list[Entry[Category]]]:
        """For each category those that it is the parent of."""
        found: dict[Address, list[Entry[Category]]] = {}
        for one in self.categories:
            for above, _ in self.branch(one.at)[-2:-1]:
                found.setdefault(above, []).append(one)
        return found

    @cached_property
    def counts(self) -> Mapping[Address, int]:
        """How much stands in each category and in those under it."""
        return Counter(at for one in self.all for at in {at for branch in self.branches(one) for at, _ in branch})

    @cached_property
    def under(self) -> dict[Address, list[Address]]:
        """For each category itself and those under it, in the order of the tree."""
        found: dict[Address, list[Address]] = {}
        for one in self.categories:
            for at, _ in self.branch(one.at):
                found.setdefault(at, []).append(one.at)
        return found

    @cached_property
    def directions(self) -> Mapping[Address, tuple[Address, ...]]:
        """The rows and profiles that tell of a category, of the clusters that are shown."""
        owners = (*self.clusters, self.centre)
        found = {at: tuple(row for row in rows if row.owner in owners) for at, rows in _directions(self.atlas).items()}
        return {at: rows for at, rows in found.items() if rows}

    @cached_property
    def _in_categories(self) -> tuple[tuple[Branch, ...], ...]:
        return tuple(self.branches(entry) for entry in (*self.goods, *self.organisations, *self.proposals))

    def branches(self, entry: Entry[Model]) -> tuple[Branch, ...]:
        """The categories in which a record stands, each with those above it."""
        if entry.at not in self._branches:
            self._branches[entry.at] = self._found_branches(entry)
        return self._branches[entry.at]

    @cached_property
    def _branches(self) -> dict[Address, tuple[Branch, ...]]:
        return {}

    def _found_branches(self, entry: Entry[Model]) -> tuple[Branch, ...]:
        record = entry.record
        refs = record.categories if isinstance(record, Organisation) else (getattr(record, "category", None),)
        found = (self._branch(ref, entry.at.owner) for ref in refs if ref is not None)
        return tuple(one for one in found if one)

    def branch(self, at: Address) -> Branch:
        """A category with those above it."""
        return self._branch(CategoryRef(at.id), self.centre)

    def _branch(self, ref: CategoryRef, owner: str) -> Branch:
        if (ref, owner) not in self._ways:
            self._ways[ref, owner] = branch(self.atlas, ref, owner)
        return self._ways[ref, owner]

    @cached_property
    def _ways(self) -> dict[tuple[str, str], Branch]:
        return {}

    def organisation(self, ref: Ref, owner: str) -> Entry[Organisation]:
        """The organisation that a record names, shown or not."""
        if (ref, owner) not in self._organisations:
            self._organisations[ref, owner] = Entry(*self.atlas.found(ref, owner, Organisation))
        return self._organisations[ref, owner]

    @cached_property
    def _organisations(self) -> dict[tuple[str, str], Entry[Organisation]]:
        return {}

    def whose(self, entry: Entry[Model]) -> Entry[Organisation] | None:
        """Who makes, does or offers something; nothing where that is not said."""
        record = entry.record
        if isinstance(record, Organisation):
            return Entry(entry.at, record)
        ref = next(
            (found for name in ("maker", "provider", "organisation") if (found := getattr(record, name, None))), None
        )
        return self.organisation(ref, entry.at.owner) if ref is not None else None

    @cached_property
    def by_owner(self) -> dict[Address, list[Entry[Product] | Entry[Service] | Entry[Proposal] | Entry[Vacancy]]]:
        """What each organisation offers."""
        found: dict[Address, list[Entry[Product] | Entry[Service] | Entry[Proposal] | Entry[Vacancy]]] = {}
        for entry in (*self.goods, *self.proposals, *self.vacancies):
            whose = self.whose(entry)
            if whose is not None:
                found.setdefault(whose.at, []).append(entry)
        return found

    @cached_property
    def by_category(self) -> dict[Address, list[Entry[Model]]]:
        """What stands in each category itself, not in those under it."""
        found: dict[Address, list[Entry[Model]]] = {}
        entries: Sequence[Entry[Model]] = (*self.goods, *self.proposals, *self.organisations)
        for entry in entries:
            for one in self.branches(entry):
                found.setdefault(one[-1][0], []).append(entry)
        return found

    def clusters_of(self, entry: Entry[Model]) -> tuple[str, ...]:
        """The clusters with pages in which a record stands, its own first."""
        whose = self.whose(entry)
        others = whose.record.also_in if whose is not None else ()
        return tuple(slug for slug in dict.fromkeys((entry.at.owner, *others)) if slug in self.clusters)

    def certificates(self, entry: Entry[Model]) -> tuple[Entry[Certificate], ...]:
        """What proves a record and is valid on the day of the data."""
        return self.kept("certificates", entry.at, lambda: self._found_certificates(entry))

    def _found_certificates(self, entry: Entry[Model]) -> tuple[Entry[Certificate], ...]:
        record, atlas = entry.record, self.atlas
        if isinstance(record, Organisation):
            return tuple(self._held_by.get(entry.at, ()))
        licence = getattr(record, "licence", None)
        refs = (*((licence,) if licence else ()), *getattr(record, "certificates", ()))
        found = (Entry(*atlas.found(ref, entry.at.owner, Certificate)) for ref in refs)
        return tuple(one for one in found if not one.record.draft and one.record.holds(atlas.day))

    def kept(self, name: str, at: Address, make: Callable[[], V]) -> V:
        """What is made of a record once, under a name, for all places that show it."""
        if (name, at) not in self._made:
            self._made[name, at] = make()
        return cast(V, self._made[name, at])

    @cached_property
    def _made(self) -> dict[tuple[str, Address], object]:
        return {}

    @cached_property
    def _held_by(self) -> dict[Address, list[Entry[Certificate]]]:
        found: dict[Address, list[Entry[Certificate]]] = {}
        for entry in self.valid:
            found.setdefault(self.organisation(entry.record.holder, entry.at.owner).at, []).append(entry)
        return found


def build_shelf(atlas: Atlas, centre: str, clusters: Sequence[str], lang: Lang) -> Shelf:
    """Everything that is shown in a language: no drafts, nothing that has ended, nothing that is not ready for the web.

    A member that is not ready still stands in the register of members. Checks and plans ask for the same again.
    """
    key = centre, tuple(clusters), lang
    if key not in atlas.shelves:
        atlas.shelves[key] = _built(atlas, centre, clusters, lang)
    return cast(Shelf, atlas.shelves[key])


def _built(atlas: Atlas, centre: str, clusters: Sequence[str], lang: Lang) -> Shelf:
    owners = (*clusters, centre)

    def of(found: Iterable[tuple[Address, C]]) -> list[Entry[C]]:
        entries = (Entry(at, record) for at, record in found if at.owner in owners)
        return sorted(entries, key=lambda entry: (owners.index(entry.at.owner), entry.at))

    def ready(found: Iterable[tuple[Address, C]]) -> tuple[Entry[C], ...]:
        return tuple(entry for entry in of(found) if not lacking(atlas, entry.at, entry.record, lang, "web"))

    services = ready(shown(atlas, ServicesFile))
    return Shelf(
        atlas,
        centre,
        tuple(clusters),
        products=ready(shown(atlas, ProductsFile)),
        services=tuple(entry for entry in services if entry.record.kind == "service"),
        support=tuple(entry for entry in services if entry.record.kind == "support"),
        organisations=ready(shown(atlas, OrganisationsFile)),
        members=tuple(entry for entry in of(shown(atlas, OrganisationsFile)) if entry.record.role == "member"),
        vacancies=ready(shown(atlas, VacanciesFile)),
        proposals=ready(shown(atlas, ProposalsFile)),
        events=tuple(entry for entry in ready(shown(atlas, EventsFile)) if not _is_over(entry.record, atlas.day)),
        exhibits=ready(shown(atlas, ExhibitsFile)),
        valid=tuple(entry for entry in of(shown(atlas, CertificatesFile)) if entry.record.holds(atlas.day)),
    )


def _is_over(event: Event, day: date | None) -> bool:
    return event.starts is not None and has_ended(event.ends or event.starts, day)


def _as_tree(known: Sequence[Entry[Category]], shelf: Shelf) -> Iterator[Entry[Category]]:
    """Each category followed by those under it."""
    under: dict[Address | None, list[Entry[Category]]] = {}
    for one in known:
        way = shelf.branch(one.at)
        under.setdefault(way[-2][0] if len(way) > 1 else None, []).append(one)

    def walk(above: Address | None) -> Iterator[Entry[Category]]:
        for one in under.get(above, ()):
            yield one
            yield from walk(one.at)

    yield from walk(None)
