"""A picture that lies beside the data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from generator.components.block import Block
from generator.components.inline import Inline
from generator.components.scene import Scene, Slot
from generator.kinds.identity import Picture as PictureRecord


@dataclass(frozen=True)
class Picture:
    """A picture with its alternative text; `file` is its path in the project."""

    kind: ClassVar[str] = "picture"
    file: str
    alt: str
    caption: Inline = ""


def of_topic(scene: Scene, slot: Slot, pictures: Mapping[str, PictureRecord]) -> Iterator[Block]:
    """The pictures of a topic, one after the other."""
    for name, picture in pictures.items():
        yield from build(scene, Slot(f"{slot.name}-{name}", slot.at.child(name)), picture)


def build(scene: Scene, slot: Slot, picture: PictureRecord) -> Iterator[Block]:
    """The picture with its credit."""
    voice = scene.voice
    caption = voice.inline(picture.credit) if picture.credit else ""
    file = f"{voice.atlas.scopes[voice.owner].folder}/{picture.file}"
    view = Picture(file, voice.plain(picture.alt), caption=caption)
    yield scene.block(slot.name, view, records=(slot.at,))
