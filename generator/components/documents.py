"""What introduces a document: who approved it, its contents; and documents among others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from generator.components.block import Block, section_at
from generator.components.claims import Claims
from generator.components.finished import Finished
from generator.components.inline import Inline
from generator.components.scene import Scene, Slot
from generator.components.voice import Voice
from generator.kinds.document import Approval, Document
from generator.language.numbers import date_text
from generator.model.address import Address


@dataclass(frozen=True)
class Case:
    """A document among others: `to` is its first page, `whose` its publisher."""

    slug: str
    to: Address
    title: Inline
    whose: Inline
    summary: Inline


@dataclass(frozen=True)
class Cases:
    """Documents side by side."""

    kind: ClassVar[str] = "cases"
    items: tuple[Case, ...]


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
    """Documents by their short name, whose they are, and summary."""
    items = []
    for document in documents:
        voice, file = scene.voice.of(document.slug), document.file
        title, whose, summary = voice.title(file.short), voice.title(file.publisher), voice.inline(file.summary)
        items.append(Case(document.slug, section_at(document.slug), title, whose, summary))
    if items:
        yield scene.block(
            slot.name, Cases(tuple(items)), records=(Address(document.slug, "document") for document in documents)
        )
