"""The bodies of governance, from the top: a scheme of their levels, then each with its members and functions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from generator.components.block import Block
from generator.components.claims import Claims
from generator.components.inline import Inline
from generator.components.scene import Scene, Slot
from generator.kinds.body import Body as BodyRecord
from generator.kinds.body import BodyEntry
from generator.model.refs import NoteRef


@dataclass(frozen=True)
class Body:
    """A body: `level` 1 (council) to 4."""

    id: str
    level: int
    title: Inline
    organisation: Inline
    members: tuple[Inline, ...]
    functions: tuple[Inline, ...]
    phone: str = ""
    mail: str = ""


@dataclass(frozen=True)
class Bodies:
    """Bodies from the top."""

    kind: ClassVar[str] = "bodies"
    is_wide: ClassVar[bool] = True
    bodies: tuple[Body, ...]


def build(scene: Scene, slot: Slot, bodies: tuple[BodyEntry, ...]) -> Iterator[Block]:
    """The bodies in the order of the data."""
    voice = scene.voice
    views = tuple(
        Body(
            body.id,
            body.level,
            voice.title(body.title) if body.title else "",
            voice.inline(body.organisation) if body.organisation else "",
            tuple(voice.inline(member) for member in body.members),
            tuple(voice.inline(function) for function in body.functions),
            body.phone,
            body.mail,
        )
        for body in bodies
    )
    yield scene.block(slot.name, Bodies(views), records=(slot.at.child(body.id) for body in bodies))


def of_document(scene: Scene, slot: Slot, bodies: Mapping[str, BodyRecord]) -> Iterator[Block]:
    """The bodies that a document describes."""
    entries = tuple(
        BodyEntry(
            name,
            body.level or 1,
            body.title,
            body.organisation,
            tuple((body.members or {}).values()),
            tuple((body.functions or {}).values()),
            body.phone or "",
            body.mail or "",
        )
        for name, body in bodies.items()
    )
    return build(scene, slot, entries)


def notes(scene: Scene, slot: Slot, refs: tuple[NoteRef, ...]) -> Iterator[Block]:
    """What notes say of the bodies, a paragraph each."""
    for ref, mark in zip(refs, scene.notes(refs), strict=True):
        yield scene.block(f"{slot.name}-{ref}", Claims((mark.note,), bulleted=False), records=(slot.at,))
