"""The Atlas: everything that is known, typed and cross-linked. Frozen; no input or output."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from generator.kinds.breakdown import Breakdown
from generator.kinds.centre import CentreFile
from generator.kinds.cluster import Cluster
from generator.kinds.document import Document
from generator.kinds.edition import Edition
from generator.kinds.figure import of_figure
from generator.kinds.identity import Picture
from generator.kinds.language import Language
from generator.kinds.library import Library
from generator.kinds.note import Note
from generator.kinds.outline import Outline
from generator.kinds.scope import Scope
from generator.kinds.source import Source
from generator.kinds.unit import Unit
from generator.kinds.uses import figure_uses
from generator.language import Lang
from generator.model.address import Address, parse_address
from generator.model.base import Ref
from generator.model.kind import Channel
from generator.model.quantity import Quantity
from generator.model.store import M, Store


@dataclass(frozen=True)
class Atlas(Store):
    """Centres, clusters and what they share; `libraries` holds what the clusters of each centre have in common,
    `values` the computed value of every derived figure. By `day`, when the data last changed, it is decided what has
    ended; where nobody knows it, nothing has."""

    centres: Mapping[str, CentreFile]
    clusters: Mapping[str, Cluster]
    documents: Mapping[str, Document]
    languages: Mapping[Lang, Language]
    units: Mapping[str, Unit]
    sources: Mapping[str, Source]
    breakdowns: Mapping[str, Breakdown]
    libraries: Mapping[str, Library]
    editions: Mapping[str, Edition]
    outlines: Mapping[str, Outline]
    values: Mapping[Address, Decimal]
    day: date | None = None

    @cached_property
    def scopes(self) -> Mapping[str, Scope]:
        """Clusters and documents by slug."""
        return ChainMap[str, Scope](dict(self.clusters), dict(self.documents))

    @cached_property
    def pictures(self) -> Mapping[Address, tuple[str, ...]]:
        """The pictures that a record names, by their paths in the project."""
        found = dict[Address, tuple[str, ...]]()
        for at, item in self.items:
            if isinstance(item, Picture):
                folder = self.places.path(at).rpartition("/")[0]
                found[at.record] = (*found.get(at.record, ()), f"{folder}/{item.file}")
        return found

    @cached_property
    def gone_through(self) -> tuple[str, ...]:
        """The clusters and documents that rules go through one by one: all, but where a part is looked at."""
        return tuple(self.scopes)

    @cached_property
    def figure_uses(self) -> Mapping[Address, list[Address]]:
        """The places that name a figure, each once, by the figure's address."""
        return figure_uses(self)

    @cached_property
    def lacking(self) -> dict[tuple[Address, Lang, Channel], tuple[Address, ...]]:
        """What keeps records from being shown in a language in a channel, as far as it was asked (`readiness.py`)."""
        return {}

    @cached_property
    def shelves(self) -> dict[tuple[str, tuple[str, ...], Lang], object]:
        """What is shown of a catalogue, by centre, clusters and language, as far as it was asked (`shelf.py`)."""
        return {}

    def instead(self, lang: Lang) -> tuple[Lang, ...]:
        """The languages that stand in for a text that is missing in one, before the required language."""
        return tuple(self.languages[lang].instead) if lang in self.languages else ()

    def note(self, slug: str, ref: str) -> Note:
        """A note of the cluster or document, or that of its centre."""
        own = self.scopes[slug].notes.get(ref)
        return own or self.libraries[self.scopes[slug].centre].notes[ref]

    def centre_of(self, owner: str) -> str | None:
        """The centre of a cluster or a document, nothing where it has none; None where that is not known."""
        centre = self.scopes[owner].centre if owner in self.scopes else owner
        return centre if not centre or centre in self.centres else None

    def quantity(self, figure: Address | str, owner: str = "") -> Quantity:
        """The number of a figure, or of a part of its count, by address or by a reference that the owner writes.

        The reference must lead somewhere: KeyError.
        """
        address = figure if isinstance(figure, Address) else self.address(figure, "figures", owner)
        if address not in self._quantities:
            found = self.scopes[address.owner].figures[address.id]
            self._quantities[address] = of_figure(address, found, self.values.get(address.record))
        return self._quantities[address]

    @cached_property
    def _quantities(self) -> dict[Address, Quantity]:
        """Those that were asked for."""
        return {}

    def found(self, ref: Ref, owner: str, model: type[M]) -> tuple[Address, M]:
        """The record that a reference names where its owner writes it, with its address; KeyError where there is
        none, which only unproved references can be."""
        for place in ref.records(owner, self.centre_of(owner) or ""):
            record = self.index.record(place)
            if isinstance(record, model):
                return place, record
        raise KeyError(ref)

    def address(self, text: str, kind: str, owner: str) -> Address:
        """The address that a reference to a kind of record names where it stands; KeyError for what is none."""
        found = parse_address(text, kind=kind, owner=owner)
        if found is None:
            raise KeyError(text)
        return found
