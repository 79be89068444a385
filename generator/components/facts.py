"""Facts of a document, a name and what stands for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from generator.components.block import Block
from generator.components.inline import Inline, joined
from generator.components.scene import Scene, Slot
from generator.components.voice import Voice
from generator.kinds.document import Approval, DocumentFile
from generator.language.numbers import date_text


@dataclass(frozen=True)
class Facts:
    """One block of facts: their names and texts."""

    kind: ClassVar[str] = "facts"
    items: tuple[tuple[str, Inline], ...]


def build(scene: Scene, slot: Slot, file: DocumentFile) -> Iterator[Block]:
    """Who published a document, where and for which years, and who approved it."""
    voice = scene.voice
    years = "–".join(dict.fromkeys(str(year) for year in (file.year, file.horizon) if year))
    known: list[tuple[str, Inline]] = [
        (voice.ui("Publisher"), voice.inline(file.publisher)),
        (voice.ui("Place"), voice.inline(file.city) if file.city else ""),
        (voice.ui("Years"), years),
        (voice.ui("Approved by"), _approval(voice, file.approval) if file.approval else ""),
    ]
    items = tuple(fact for fact in known if fact[1])
    yield scene.block(slot.name, Facts(items), records=(slot.at,))


def _approval(voice: Voice, approval: Approval) -> Inline:
    """The stamp of approval in one line."""
    name: Inline = voice.inline(approval.person.name) if approval.person else ""
    parts = (
        voice.inline(approval.post),
        voice.inline(approval.organisation),
        name,
        date_text(approval.date, voice.lang),
    )
    return joined([part for part in parts if part])
