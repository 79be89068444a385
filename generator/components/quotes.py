"""What people said: their words, and whose they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from generator.components.block import Block
from generator.components.inline import Inline, joined
from generator.components.scene import Scene, Slot
from generator.kinds.topic import Quote as QuoteRecord


@dataclass(frozen=True)
class Quotes:
    """Words of one who is named: first the person, then the post."""

    kind: ClassVar[str] = "quotes"
    text: Inline
    by: Inline


def build(scene: Scene, slot: Slot, quotes: Mapping[str, QuoteRecord]) -> Iterator[Block]:
    """Each with its own source."""
    voice = scene.voice
    for name, quote in quotes.items():
        whose = [voice.inline(one) for one in (quote.person.name if quote.person else None, quote.post) if one]
        view = Quotes(voice.prose(quote.text), joined(whose))
        yield scene.block(f"{slot.name}-{name}", view, sources=(quote.source,), records=(slot.at.child(name),))
