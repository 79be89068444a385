"""The figures of a publication as files to take away."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from generator.components.block import Block, section_at
from generator.components.finished import Finished
from generator.components.inline import Inline
from generator.components.scene import Scene, Slot
from generator.kinds.centre import CentreFile
from generator.model.address import Address


@dataclass(frozen=True)
class DataFiles:
    """Links to the files; they lie where the first page of their owner does, at `beside`."""

    kind: ClassVar[str] = "data_files"
    beside: Address
    text: Inline


def build(scene: Scene, slot: Slot, owner: Finished | CentreFile) -> Iterator[Block]:
    """The files of a cluster, a document or a centre."""
    text = scene.voice.ui("All figures with their states, printed forms and sources:")
    of = "centre" if scene.of == "centre" else ""
    yield scene.block(slot.name, DataFiles(section_at(scene.voice.owner, of=of), text))
