"""Every model, every reference and every value of all files, each with its address."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from pydantic import BaseModel, RootModel

from generator.model.address import Address
from generator.model.base import Ref
from generator.model.period import Period
from generator.model.schedules import Date
from generator.model.texts import Text

if TYPE_CHECKING:
    from generator.model.store import Store

_WHOLE = (Period, Date)  # written as one value, read as several
_SINGLE = frozenset({str, int, bool, Decimal, date, type(None)})  # they hold nothing


def walk(address: Address, value: object) -> Iterator[tuple[Address, BaseModel | Ref]]:
    """Every model and every reference inside a typed file, keys that are references among them, the outer first."""
    found: list[tuple[Address, BaseModel | Ref]] = []
    _gather(address, value, found)
    return iter(found)


def _gather(address: Address, value: object, found: list[tuple[Address, BaseModel | Ref]]) -> None:
    """All files are walked through: no generator for each value."""
    if isinstance(value, (BaseModel, Ref)):
        found.append((address, value))
        if isinstance(value, Ref | Text):
            return  # which hold nothing but words
    elif isinstance(value, Mapping):
        found += ((address.child(key), key) for key in value if isinstance(key, Ref))
    for step, item in _steps(value):
        if type(item) not in _SINGLE:
            _gather(address if step is None else address.child(step), item, found)


def leaves(store: Store) -> Iterator[tuple[Address, object]]:
    """Every value that is written in a file, in the order of the files; a text is one value a language.

    What an editor leaves out has no leaf, even where something stands for it.
    """
    for address in store.files:
        yield from leaves_of(store, address)


def leaves_of(store: Store, file: Address) -> Iterator[tuple[Address, object]]:
    """The same of one file; of none there is nothing."""
    return _leaves(file, store.files.get(file))


def entries_at(store: Store, place: Address) -> int:
    """How many entries a list or mapping of a file has; nothing where there is none."""
    found: object = store.files.get(place.file)
    for depth in range(len(place.path)):
        at = Address(place.owner, place.kind, place.path[: depth + 1])
        found = dict(_items(at.parent, found)).get(at)
    return sum(1 for _ in _items(place, found))


def _leaves(address: Address, value: object) -> Iterator[tuple[Address, object]]:
    for place, item in _items(address, value):
        if isinstance(item, (BaseModel, Mapping, tuple)) and not isinstance(item, _WHOLE):
            yield from _leaves(place, item)
        elif item is not None:
            yield place, item


def _items(address: Address, value: object) -> Iterator[tuple[Address, object]]:
    """What a model, a mapping or a list holds, with its addresses."""
    return ((address if step is None else address.child(step), item) for step, item in _steps(value))


def _steps(value: object) -> Iterator[tuple[str | int | None, object]]:
    """What a model, a mapping or a list holds, with keys and places; of a model that which was written."""
    if isinstance(value, RootModel):
        yield from _steps(value.root)
    elif isinstance(value, BaseModel):
        written = value.model_fields_set
        for name, field in type(value).model_fields.items():
            if name in written:
                yield field.alias or name, getattr(value, name)
    elif isinstance(value, tuple):
        yield from enumerate(value)
    elif isinstance(value, Mapping):
        # What is written under no key, a plain text, stands at the place of the whole.
        yield from ((key or None, item) for key, item in value.items())
