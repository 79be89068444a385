"""All files of a project, typed and by address; what can be known of them without their kinds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import TypeVar, cast

from pydantic import BaseModel, RootModel

from generator.model.address import Address
from generator.model.base import EMPTY, Ref
from generator.model.index import Index
from generator.model.places import Places
from generator.model.texts import Text
from generator.model.walks import walk
from generator.problems import Location

V = TypeVar("V")
T = TypeVar("T", bound=BaseModel | Ref)
M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True)
class Store:
    """Typed files by the address of the file, and where everything stands. Indexes are built once."""

    files: Mapping[Address, BaseModel]
    places: Places

    @cached_property
    def items(self) -> tuple[tuple[Address, BaseModel | Ref], ...]:
        """Every model and every reference of all files with its address."""
        return tuple(item for address, file in self.files.items() for item in walk(address, file))

    @cached_property
    def _items_by_owner(self) -> Mapping[str, tuple[tuple[Address, BaseModel | Ref], ...]]:
        found: dict[str, list[tuple[Address, BaseModel | Ref]]] = defaultdict(list)
        for address, item in self.items:
            found[address.owner].append((address, item))
        return {owner: tuple(items) for owner, items in found.items()}

    def of(self, *kinds: type[T]) -> tuple[tuple[Address, T], ...]:
        """The items of some types, each with its address, in the order of the files: most rules ask for few of all."""
        if kinds not in self._of:
            places = (place for kind, found in self._by_type.items() if issubclass(kind, kinds) for place in found)
            self._of[kinds] = tuple(self.items[place] for place in sorted(places))
        return cast(tuple[tuple[Address, T], ...], self._of[kinds])

    @cached_property
    def _of(self) -> dict[tuple[type, ...], tuple[tuple[Address, BaseModel | Ref], ...]]:
        return {}

    @cached_property
    def _by_type(self) -> Mapping[type, list[int]]:
        """Where among all items those of each type stand."""
        found: dict[type, list[int]] = defaultdict(list)
        for place, (_, item) in enumerate(self.items):
            found[type(item)].append(place)
        return found

    def items_of(self, owner: str) -> tuple[tuple[Address, BaseModel | Ref], ...]:
        """The same of the files of one owner."""
        return self._items_by_owner.get(owner, ())

    @cached_property
    def index(self) -> Index:
        """Which ids the files hold."""
        return Index(self.files, self.places.broken)

    @property
    def texts(self) -> tuple[Text, ...]:
        """All texts of all files."""
        return tuple(text for _, text in self.of(Text))

    def place(self, address: Address) -> Location:
        """Where an address stands in its file, or as near to it as the file has keys."""
        return self.places.of(address)

    def file(self, owner: str, kind: str, model: type[M]) -> M | None:
        """A file of an owner; None where there is none that can be understood."""
        found = self.files.get(Address(owner, kind))
        return found if isinstance(found, model) else None

    def records(self, owner: str, kind: str, model: type[RootModel[Mapping[str, V]]]) -> Mapping[str, V]:
        """The records of a file that is a mapping, by their ids; empty where there is none that can be understood."""
        found = self.file(owner, kind, model)
        return EMPTY if found is None else found.root

    def named(self, kind: str, model: type[M]) -> Mapping[str, M]:
        """All files of a kind by their owner."""
        files = ((address, file) for address, file in self.files.items() if address.kind == kind)
        return MappingProxyType({address.owner: file for address, file in files if isinstance(file, model)})
