"""What pages and editions ask of a catalogue."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, TypeVar

from pydantic import RootModel

from generator.kinds.catalogue.card import Card
from generator.kinds.catalogue.category import Category
from generator.kinds.catalogue.offer import Offer
from generator.kinds.chain import ChainRow
from generator.kinds.topic import DataRow, Profile
from generator.model.address import Address

if TYPE_CHECKING:
    from generator.kinds.atlas import Atlas

C = TypeVar("C", bound=Card)


def shown(atlas: Atlas, file: type[RootModel[Mapping[str, C]]]) -> Iterator[tuple[Address, C]]:
    """The records of a kind that are published, of all owners in the order of their files: no drafts, and no offers
    that have ended by the day of the data. The kind is named by the model of all its files: `ProductsFile`."""
    for address, content in atlas.files.items():
        if isinstance(content, file):
            for name, record in content.root.items():
                if not record.draft and (not isinstance(record, Offer) or record.is_open(atlas.day)):
                    yield address.child(name), record


def directions(atlas: Atlas) -> Mapping[Address, tuple[Address, ...]]:
    """The rows of value chains and tables that tell the figures of a category, and the profiles that describe it, by
    the address of the category."""
    found: dict[Address, list[Address]] = {}
    for at, item in atlas.of(ChainRow, DataRow, Profile):
        if isinstance(item, ChainRow | DataRow | Profile) and item.category is not None:
            category, _ = atlas.found(item.category, at.owner, Category)
            found.setdefault(category, []).append(at)
    return {category: tuple(rows) for category, rows in found.items()}
