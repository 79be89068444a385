"""The printed files that pages offer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from generator.components.block import Block
from generator.components.inline import Inline
from generator.components.scene import Scene, Slot
from generator.language import Lang


@dataclass(frozen=True)
class Download:
    """A file to take, by its name; the medium knows where it lies, and how long and large it is."""

    file: str
    title: Inline
    lang: Lang


@dataclass(frozen=True)
class Downloads:
    """Files one under the other."""

    kind: ClassVar[str] = "downloads"
    items: tuple[Download, ...]


def build(scene: Scene, slot: Slot, files: tuple[Download, ...]) -> Iterator[Block]:
    """The files that there are for the owner."""
    yield scene.block(slot.name, Downloads(files))
