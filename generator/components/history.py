"""What changed with each publication, the latest first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from generator.components.block import Block, section_at
from generator.components.inline import Inline
from generator.components.scene import Scene, Slot
from generator.kinds.publication import Publication
from generator.language.numbers import date_text
from generator.model.address import Address


@dataclass(frozen=True)
class Issue:
    """One publication; `on` in words of the language, and as it is."""

    id: str
    on: str
    day: date
    changes: tuple[Inline, ...]


@dataclass(frozen=True)
class History:
    """Publications one under the other; the feed of them lies beside the page."""

    kind: ClassVar[str] = "history"
    items: tuple[Issue, ...]
    page: Address


def build(scene: Scene, slot: Slot, history: Mapping[str, Publication]) -> Iterator[Block]:
    """The publications, the latest first."""
    voice = scene.voice
    items = tuple(
        Issue(name, date_text(one.on, voice.lang), one.on, tuple(map(voice.inline, one.changes)))
        for name, one in sorted(history.items(), key=lambda item: (item[1].on, item[0]), reverse=True)
    )
    if items:
        view = History(items, section_at(voice.owner, scene.section))
        yield scene.block(slot.name, view, records=(slot.at,))
