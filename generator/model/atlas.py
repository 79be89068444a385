"""The Atlas: everything that is known, typed and cross-linked. Frozen; no input or output."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property

from pydantic import BaseModel

from generator.model.address import Address, parse_address
from generator.model.base import Ref, nothing
from generator.model.documents import DocumentFile
from generator.model.figures import Chart, Figure, Note, Source
from generator.model.index import Index
from generator.model.library import Library
from generator.model.observations import of_figure
from generator.model.outlines import Outline
from generator.model.places import Places
from generator.model.quantities import Breakdown, Cell, Unit
from generator.model.quantity import Quantity
from generator.model.schedules import Schedule
from generator.model.sections import ChainFile, ClusterFile, StrategyFile, SwotFile, Topic, Waiver
from generator.model.shared import CentreFile, Edition
from generator.model.texts import Text
from generator.model.walks import walk
from generator.problems import Location

FIGURES = "figures"


@dataclass(frozen=True)
class KpiRow:
    """An indicator of a cluster's plan; cells by year, of the plan and of what came of it."""

    id: str
    title: Text
    unit: str
    cells: Mapping[int, Cell]
    actual: Mapping[int, Cell]
    short: Text | None = None


@dataclass(frozen=True)
class BodyEntry:
    """A body of a cluster, shared parts filled in."""

    id: str
    level: int
    title: Text | None
    organisation: Text | None
    members: tuple[Text, ...]
    functions: tuple[Text, ...]


@dataclass(frozen=True)
class RoadmapEntry:
    """An item of a cluster's roadmap, shared parts filled in; `number` is by order, `printed` as in the document."""

    id: str
    number: str
    title: Text
    schedule: Schedule | None
    printed: str | None
    note: tuple[str, ...] = ()


@dataclass(frozen=True)
class DirectionEntry:
    """A direction of a cluster's roadmap."""

    id: str
    number: int
    title: Text
    items: tuple[RoadmapEntry, ...]


@dataclass(frozen=True, kw_only=True)
class Scope:
    """What a cluster and a document have in common: a folder with figures, charts, notes and waivers of its own."""

    slug: str
    folder: str
    centre: str
    figures: Mapping[str, Figure] = field(default_factory=nothing)
    charts: Mapping[str, Chart] = field(default_factory=nothing)
    notes: Mapping[str, Note] = field(default_factory=nothing)
    waivers: Mapping[str, Waiver] = field(default_factory=nothing)

    def path(self, name: str) -> str:
        """The path of one of its files."""
        return f"{self.folder}/{name}.yml"

    def address(self, kind: str, *path: str | int) -> Address:
        """A place in one of its files."""
        return Address(self.slug, kind).child(*path)


@dataclass(frozen=True, kw_only=True)
class Document(Scope):
    """A concept or a case of practice."""

    file: DocumentFile


@dataclass(frozen=True, kw_only=True)
class Cluster(Scope):
    """All that the files of one cluster say. Without a programme only `file` is filled."""

    file: ClusterFile
    industry: Mapping[str, Topic] = field(default_factory=nothing)
    members: Mapping[str, Topic] = field(default_factory=nothing)
    chain: ChainFile | None = None
    swot: SwotFile | None = None
    strategy: StrategyFile | None = None
    kpis: tuple[KpiRow, ...] = ()
    bodies: tuple[BodyEntry, ...] = ()
    bodies_note: tuple[str, ...] = ()
    roadmap: tuple[DirectionEntry, ...] = ()


@dataclass(frozen=True)
class Atlas:
    """Centres, clusters and what they share; `libraries` holds what the clusters of each centre have in common,
    `values` the computed value of every derived figure."""

    centres: Mapping[str, CentreFile]
    clusters: Mapping[str, Cluster]
    documents: Mapping[str, Document]
    units: Mapping[str, Unit]
    sources: Mapping[str, Source]
    breakdowns: Mapping[str, Breakdown]
    libraries: Mapping[str, Library]
    editions: Mapping[str, Edition]
    outlines: Mapping[str, Outline]
    values: Mapping[Address, Decimal]
    files: Mapping[Address, BaseModel]
    places: Places

    @cached_property
    def scopes(self) -> Mapping[str, Scope]:
        """Clusters and documents by slug."""
        return ChainMap[str, Scope](dict(self.clusters), dict(self.documents))

    @cached_property
    def items(self) -> tuple[tuple[Address, BaseModel | Ref], ...]:
        """Every model and every reference of all files with its address."""
        return tuple(item for address, file in self.files.items() for item in walk(address, file))

    @cached_property
    def index(self) -> Index:
        """Which ids the files hold."""
        return Index(self.files, self.places.broken)

    @property
    def texts(self) -> tuple[Text, ...]:
        """All texts of all files."""
        return tuple(item for _, item in self.items if isinstance(item, Text))

    def figure(self, slug: str, ref: str) -> tuple[str, Figure]:
        """The figure that a reference in a cluster names, with the slug of its own cluster."""
        owner, name = split_ref(slug, ref)
        return owner, self.scopes[owner].figures[name]

    def note(self, slug: str, ref: str) -> Note:
        """A note of the cluster or document, or that of its centre."""
        own = self.scopes[slug].notes.get(ref)
        return own or self.libraries[self.scopes[slug].centre].notes[ref]

    def centre_of(self, owner: str) -> str | None:
        """The centre of a cluster or a document, nothing where it has none; None where that is not known."""
        centre = self.scopes[owner].centre if owner in self.scopes else owner
        return centre if not centre or centre in self.centres else None

    def value(self, slug: str, ref: str) -> Decimal | None:
        """The number of a figure or of a part of its count pair; None where it has none (range, lost, printed)."""
        found = self.quantity(ref, slug)
        return found.value if found.high is None else None

    def quantity(self, figure: Address | str, owner: str = "") -> Quantity:
        """The number of a figure, or of a part of its count, by address or by a reference that the owner writes.

        The reference must lead somewhere: KeyError.
        """
        address = figure if isinstance(figure, Address) else self.address(figure, "figures", owner)
        found = self.scopes[address.owner].figures[address.id]
        return of_figure(address, found, self.values.get(replace(address, path=(address.id,))))

    def address(self, text: str, kind: str, owner: str) -> Address:
        """The address that a reference to a kind of record names where it stands; KeyError for what is none."""
        found = parse_address(text, kind=kind, owner=owner)
        if found is None:
            raise KeyError(text)
        return found

    def place(self, address: Address) -> Location:
        """Where an address stands in its file, or as near to it as the file has keys."""
        return self.places.of(address)


def split_ref(slug: str, ref: str) -> tuple[str, str]:
    """Owner and figure id of a reference written in a cluster: `chemical/x`, `x`, `x.total`."""
    name = ref.partition(".")[0]
    owner, slash, rest = name.partition("/")
    return (owner, rest) if slash else (slug, name)
