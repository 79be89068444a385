"""Which ids the files hold, by owner and kind: each file is looked through once, however many references lead there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pydantic import BaseModel, RootModel

from generator.model.address import Address

Folder = tuple[str, str]  # owner and kind of file


class Index:
    """The ids of all typed files. `unknown` are the files that should be there and could not be understood."""

    def __init__(self, files: Mapping[Folder, BaseModel], unknown: Iterable[Folder]) -> None:
        self._files = files
        self._unknown = frozenset(unknown)
        self._ids: dict[Address, frozenset[str]] = {}

    def holds(self, address: Address) -> bool | None:
        """Whether a record has this address; None where nobody knows, since its file could not be understood."""
        if (address.owner, address.kind) in self._unknown:
            return None
        if not address.path:
            return (address.owner, address.kind) in self._files
        return address.path[-1] in self.ids(address.parent)

    def ids(self, place: Address) -> frozenset[str]:
        """The ids of the records at a place."""
        if place not in self._ids:
            self._ids[place] = frozenset(_keys(self._files.get((place.owner, place.kind)), place.path))
        return self._ids[place]

    def owners(self, kind: str) -> frozenset[str]:
        """All that have a file of a kind."""
        return frozenset(owner for owner, name in self._files if name == kind)


def _keys(value: object, path: tuple[str, ...]) -> Iterable[str]:
    """The keys of the mapping at a path inside a typed file; nothing where there is none."""
    for step in path:
        value = _inner(value, step)
    root = value.root if isinstance(value, RootModel) else value
    return root.keys() if isinstance(root, Mapping) else ()


def _inner(value: object, step: str) -> object:
    if isinstance(value, RootModel):
        return _inner(value.root, step)
    if isinstance(value, BaseModel):
        names = (name for name, field in type(value).model_fields.items() if (field.alias or name) == step)
        return getattr(value, next(names, ""), None)
    return value.get(step) if isinstance(value, Mapping) else None
