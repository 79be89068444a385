"""The Atlas: everything that is known, typed and cross-linked. Frozen; no input or output."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property

from pydantic import BaseModel

from generator.model.address import Address, parse_address
from generator.model.base import FigureRef, Ref, nothing
from generator.model.documents import DocumentFile
from generator.model.figures import Chart, Figure, Note, Source
from generator.model.files import address_of
from generator.model.index import Index
from generator.model.observations import of_figure
from generator.model.outlines import Outline
from generator.model.quantities import Cell, Unit
from generator.model.quantity import Quantity
from generator.model.schedules import Schedule
from generator.model.sections import ChainFile, ClusterFile, StrategyFile, SwotFile, Topic, Waiver
from generator.model.shared import CentreFile, Edition
from generator.model.texts import Text
from generator.model.validation import Path, place
from generator.model.walks import walk
from generator.problems import Location
from generator.source.records import Record

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
    """Centres, clusters and what they share; `values` holds the computed value of every derived figure."""

    centres: Mapping[str, CentreFile]
    clusters: Mapping[str, Cluster]
    documents: Mapping[str, Document]
    units: Mapping[str, Unit]
    sources: Mapping[str, Source]
    notes: Mapping[str, Note]
    editions: Mapping[str, Edition]
    outlines: Mapping[str, Outline]
    values: Mapping[Address, Decimal]
    records: Mapping[str, Record]
    files: Mapping[str, BaseModel]
    broken: frozenset[str] = frozenset()  # files that should be there and could not be understood

    @cached_property
    def scopes(self) -> Mapping[str, Scope]:
        """Clusters and documents by slug."""
        return ChainMap[str, Scope](dict(self.clusters), dict(self.documents))

    @cached_property
    def items(self) -> tuple[tuple[Address, BaseModel | Ref], ...]:
        """Every model and every reference of all files with its address."""
        addresses = ((address_of(path), file) for path, file in self.files.items())
        return tuple(item for address, file in addresses if address is not None for item in walk(address, file))

    @cached_property
    def index(self) -> Index:
        """Which ids the files hold."""
        files = {folder: self.files[path] for folder, path in self.paths.items() if path in self.files}
        return Index(files, {folder for folder, path in self.paths.items() if path not in self.files})

    @property
    def texts(self) -> tuple[Text, ...]:
        """All texts of all files."""
        return tuple(item for _, item in self.items if isinstance(item, Text))

    def figure(self, slug: str, ref: str) -> tuple[str, Figure]:
        """The figure that a reference in a cluster names, with the slug of its own cluster."""
        owner, name = split_ref(slug, ref)
        return owner, self.scopes[owner].figures[name]

    def note(self, slug: str, ref: str) -> Note:
        """A note of the cluster, or the shared one."""
        own = self.scopes[slug].notes.get(ref) if slug in self.scopes else None
        return own or self.notes[ref]

    def value(self, slug: str, ref: str) -> Decimal | None:
        """The number of a figure or of a part of its count pair; None where it has none (range, lost, printed)."""
        owner, figure = self.figure(slug, ref)
        if figure.derive is None:
            return figure_value(figure, ref)
        return self.values.get(Address(owner, FIGURES, (split_ref(owner, ref)[1],)))

    def quantity(self, figure: Address | str, owner: str = "") -> Quantity:
        """The number of a figure, or of a part of its count, by address or by a reference that the owner writes.

        The reference must lead somewhere: KeyError.
        """
        address = figure if isinstance(figure, Address) else self.address(figure, "figures", owner)
        found = self.scopes[address.owner].figures[address.id]
        return of_figure(address, found, self.values.get(replace(address, path=(address.id,))))

    def address(self, text: str, kind: str, owner: str) -> Address:
        """The address that a reference to a kind of record names where it stands; KeyError for what is none."""
        found = parse_address(text.replace("|", "."), kind=kind, owner=owner)
        if found is None:
            raise KeyError(text)
        return found

    @cached_property
    def paths(self) -> Mapping[tuple[str, str], str]:
        """The paths of all files by owner and kind."""
        addresses = ((address_of(path), path) for path in (*self.records, *self.broken))
        return {(address.owner, address.kind): path for address, path in addresses if address is not None}

    def place(self, address: Address) -> Location:
        """Where an address stands in its file, or as near to it as the file has keys."""
        path = self.paths[address.owner, address.kind]
        if path not in self.records:
            return Location(path)
        root = self.records[path].root
        if address.kind == "figures" and len(address.path) == 2:
            count = place(root, (address.id, "count"))
            part = place(root, (address.id, "count", *address.field))
            if part not in (count, place(root, (address.id,))):
                return part
        return place(root, address.path)

    def locate(self, path: str, at: Path) -> Location:
        """The position of a path of keys in a file."""
        record = self.records.get(path)
        return place(record.root, at) if record else Location(path)


def split_ref(slug: str, ref: str) -> tuple[str, str]:
    """Owner and figure id of a reference written in a cluster: `chemical/x`, `x`, `x|total`."""
    name = ref.partition("|")[0]
    owner, slash, rest = name.partition("/")
    return (owner, rest) if slash else (slug, name)


def figure_value(figure: Figure, ref: str) -> Decimal | None:
    """The stored number of a figure, or of the part that the reference asks for."""
    if figure.count is not None:
        if FigureRef(ref).part == "not-sole-traders":
            part = figure.count.not_sole_traders
            return None if part is None else Decimal(part)
        return Decimal(figure.count.total)
    if figure.rank is not None:
        return Decimal(figure.rank)
    return figure.value
