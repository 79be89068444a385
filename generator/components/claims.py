"""Prose: paragraphs, or a list of claims."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from generator.components.block import Block
from generator.components.inline import Inline
from generator.components.scene import Scene, Slot
from generator.model.texts import Text


@dataclass(frozen=True)
class Claims:
    """Texts one after the other; what stands at the end of a page for reference is `small`."""

    kind: ClassVar[str] = "claims"
    items: tuple[Inline, ...]
    bulleted: bool = True
    small: bool = False


def build(scene: Scene, slot: Slot, texts: tuple[Text, ...] | Text) -> Iterator[Block]:
    """Several texts are a list, a single one a paragraph."""
    items = texts if isinstance(texts, tuple) else (texts,)
    yield scene.block(
        slot.name,
        Claims(tuple(scene.voice.inline(text) for text in items), bulleted=len(items) > 1),
        records=(slot.at,),
    )


def paragraphs(scene: Scene, slot: Slot, texts: tuple[Text, ...]) -> Iterator[Block]:
    """The texts as paragraphs, however many."""
    yield scene.block(
        slot.name, Claims(tuple(scene.voice.inline(text) for text in texts), bulleted=False), records=(slot.at,)
    )
