"""Every number of all data as a quantity, and every value of all files, each with its address."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from pydantic import BaseModel, RootModel

from generator.model.address import Address
from generator.model.base import Ref
from generator.model.figures import Figure, Sample
from generator.model.observations import of_chain, of_plan, of_sample, of_table
from generator.model.quantities import Period
from generator.model.quantity import Quantity
from generator.model.schedules import Date
from generator.model.sections import Chain, DataTable

if TYPE_CHECKING:
    from generator.model.atlas import Atlas

_WHOLE = (Period, Date)  # written as one value, read as several


def walk(address: Address, value: object) -> Iterator[tuple[Address, BaseModel | Ref]]:
    """Every model and every reference inside a typed file, keys that are references among them, the outer first."""
    if isinstance(value, (BaseModel, Ref)):
        yield address, value
    if isinstance(value, Mapping):
        yield from ((address.child(key), key) for key in value if isinstance(key, Ref))
    if isinstance(value, (BaseModel, Mapping, tuple)):
        for place, item in _items(address, value):
            yield from walk(place, item)


def leaves(atlas: Atlas) -> Iterator[tuple[Address, object]]:
    """Every value that is written in a file, in the order of the files; a text is one value a language.

    What an editor leaves out has no leaf, even where something stands for it.
    """
    for address, content in atlas.files.items():
        yield from _leaves(address, content)


def _leaves(address: Address, value: object) -> Iterator[tuple[Address, object]]:
    for place, item in _items(address, value):
        if isinstance(item, (BaseModel, Mapping, tuple)) and not isinstance(item, _WHOLE):
            yield from _leaves(place, item)
        elif item is not None:
            yield place, item


def _items(address: Address, value: object) -> Iterator[tuple[Address, object]]:
    """What a model, a mapping or a list holds; of a model that which was written."""
    if isinstance(value, RootModel):
        yield from _items(address, value.root)
    elif isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            if name in value.model_fields_set:
                yield address.child(field.alias or name), getattr(value, name)
    elif isinstance(value, Mapping):
        yield from ((address.child(key), item) for key, item in value.items())
    elif isinstance(value, tuple):
        yield from ((address.child(place), item) for place, item in enumerate(value))


def observations(atlas: Atlas) -> Iterator[Quantity]:
    """Every number of all data: figures and the parts of counts, cells of tables, plans and what came of them, links
    of chains, samples. A range is one quantity with both ends."""
    for address, item in atlas.items:
        if isinstance(item, Figure):
            yield from _with_parts(atlas.quantity(address))
        elif isinstance(item, DataTable):
            yield from of_table(address, item).values()
        elif isinstance(item, Chain):
            for link in of_chain(address, item).values():
                yield from _with_parts(link.firms)
                yield from (link.headcount, link.revenue)
        elif isinstance(item, Sample):
            unit = atlas.quantity(item.of, address.owner).unit if item.of else ""
            yield of_sample(address.child("n"), item, unit)
    yield from _plans(atlas)


def _with_parts(whole: Quantity) -> Iterator[Quantity]:
    return iter((whole, *whole.parts))


def _plans(atlas: Atlas) -> Iterator[Quantity]:
    for cluster in atlas.clusters.values():
        for row in cluster.kpis:
            address = Address(cluster.slug, "kpis", (row.id,))
            yield from of_plan(address.child("plan"), row.cells, row.unit).values()
            yield from of_plan(address.child("actual"), row.actual, row.unit).values()
