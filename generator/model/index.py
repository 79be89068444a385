"""Which ids the files hold, by owner and kind: each file is looked through once, however many references lead there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from pydantic import BaseModel, RootModel

from generator.model.address import Address


class Index:
    """The ids of all typed files, by the address of the file; the `unknown` ones could not be understood."""

    def __init__(self, files: Mapping[Address, BaseModel], unknown: frozenset[Address]) -> None:
        self._files = files
        self._unknown = unknown
        self._ids: dict[Address, frozenset[str]] = {}
        self._found: dict[Address, object] = {}

    def holds(self, address: Address) -> bool | None:
        """Whether a record has this address; None where nobody knows, since its file could not be understood."""
        if address.file in self._unknown or address.record in self._unknown:
            return None
        if not address.path:
            return address in self._files
        return address.path[-1] in self.ids(address.parent)

    def ids(self, place: Address) -> frozenset[str]:
        """The ids of the records at a place."""
        if place not in self._ids:
            self._ids[place] = frozenset(_keys(self._files.get(place.file), place.path))
        return self._ids[place]

    def record(self, address: Address) -> object:
        """What stands at an address: a model, a mapping, a value; None where there is nothing. Pages, books and what
        they tell ask for the same again and again."""
        if address not in self._found:
            self._found[address] = _inside(self._files.get(address.file), address.path)
        return self._found[address]


def _keys(value: object, path: tuple[str, ...]) -> Iterable[str]:
    """The keys of the mapping at a path inside a typed file; nothing where there is none."""
    found = _inside(value, path)
    root = found.root if isinstance(found, RootModel) else found
    return root.keys() if isinstance(root, Mapping) else ()


def _inside(value: object, path: tuple[str, ...]) -> object:
    for step in path:
        value = _inner(value, step)
    return value


def _inner(value: object, step: str) -> object:
    if isinstance(value, RootModel):
        return _inner(value.root, step)
    if isinstance(value, BaseModel):
        return getattr(value, _attribute(type(value), step), None)
    return value.get(step) if isinstance(value, Mapping) else None


@lru_cache(maxsize=4096)
def _attribute(kind: type[BaseModel], step: str) -> str:
    """What a key is called in the models of a kind; nothing where they have none."""
    return next((name for name, field in kind.model_fields.items() if (field.alias or name) == step), "")
