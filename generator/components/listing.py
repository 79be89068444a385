"""A list with signs given by the machine: letters, numbers, or dashes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from generator.components.block import Block
from generator.components.inline import Inline
from generator.components.scene import Scene, Slot
from generator.kinds.document import Listing as ListingRecord
from generator.language import Lang
from generator.language.numbers import letters


@dataclass(frozen=True)
class Entry:
    """An item with its sign."""

    sign: str
    text: Inline


@dataclass(frozen=True)
class Listing:
    """Items one under the other."""

    kind: ClassVar[str] = "listing"
    items: tuple[Entry, ...]


def build(scene: Scene, slot: Slot, listing: ListingRecord) -> Iterator[Block]:
    """The items in the order of the data."""
    items = tuple(
        Entry(_sign(listing.style, n, scene.voice.lang), scene.voice.inline(text))
        for n, text in enumerate(listing.items.values(), 1)
    )
    yield scene.block(slot.name, Listing(items), records=(slot.at,))


def _sign(style: str, n: int, lang: Lang) -> str:
    """а), б) … in Russian, a), b) … in English; after the last letter the letters are doubled."""
    if style == "lettered":
        return f"{letters(n, lang)})"
    return f"{n}." if style == "numbered" else "–"
