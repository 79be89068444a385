"""What introduces a document: who approved it, its contents; and documents among others."""

from __future__ import annotations

from collections.abc import Iterator

from generator.components.block import Block, section_at
from generator.components.claims import Claims
from generator.components.finished import Finished
from generator.components.inline import Inline, Joined, Link
from generator.components.scene import Scene, Slot
from generator.components.voice import Voice
from generator.kinds.document import Approval, Document
from generator.language.numbers import date_text
from generator.model.address import Address


def approval_lines(voice: Voice, approval: Approval | None) -> tuple[Inline, ...]:
    """The lines of the stamp of approval."""
    if approval is None:
        return ()
    lines: tuple[Inline, ...] = (
        voice.ui("Approved by"),
        voice.inline(approval.post),
        voice.inline(approval.organisation),
        voice.inline(approval.person.name) if approval.person else "",
        date_text(approval.date, voice.lang),
    )
    return tuple(line for line in lines if line)


def contents(scene: Scene, slot: Slot, finished: Finished) -> Iterator[Block]:
    """Links to all sections."""
    yield scene.block(slot.name, Claims(tuple(place.link for place in finished.places)))


def cases(scene: Scene, slot: Slot, documents: tuple[Document, ...]) -> Iterator[Block]:
    """Documents by their short name and summary."""
    lines = []
    for document in documents:
        voice = scene.voice.of(document.slug)
        link = Link(section_at(document.slug), voice.plain(document.file.short))
        lines.append(Joined("{}. {}", (link, voice.inline(document.file.summary))))
    yield scene.block(
        slot.name, Claims(tuple(lines)), records=(Address(document.slug, "document") for document in documents)
    )
