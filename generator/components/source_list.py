"""Lists at the end: all sources of a publication, and all notes of a site's chapters, with the places that use them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from generator.components.block import Block, note_numbers
from generator.components.finished import Finished, Place, Retold
from generator.components.inline import Inline, Link
from generator.components.scene import Scene, Slot, source_lines
from generator.language.messages import interface_plural
from generator.model.address import Address


@dataclass(frozen=True)
class SourceEntry:
    """A source or a note as it is listed; `used` are the sections that use it."""

    at: Address
    anchor: str
    text: Inline
    used: tuple[Inline, ...] = ()


@dataclass(frozen=True)
class SourceList:
    """Entries one under the other; on the site `folded` ones unfold from a line that says so."""

    kind: ClassVar[str] = "source_list"
    is_wide: ClassVar[bool] = True
    items: tuple[SourceEntry, ...]
    folded: str = ""

    def homes(self) -> Iterator[tuple[Address, str]]:
        """What is listed here, each with its anchor."""
        return ((item.at, item.anchor) for item in self.items)


def build(scene: Scene, slot: Slot, finished: Retold) -> Iterator[Block]:
    """Every source that the sections or their figures name."""
    found = entries(scene, slot, finished)
    if found:
        yield scene.block(slot.name, SourceList(found))


def entries(scene: Scene, slot: Slot, finished: Finished) -> tuple[SourceEntry, ...]:
    """The sources with the sections that use them, in the order of the owner's figures first."""
    owner = scene.voice.owner
    named = [_named(scene, place) for place in finished.places]
    quantities = [scene.voice.figure(name) for name in scene.voice.atlas.scopes[owner].figures]
    quantities += [quantity for _, quantity in finished.figures()] if finished.whole else []
    names = dict.fromkeys(quantity.source for quantity in quantities if quantity.source)
    names |= dict.fromkeys(name for found in named for name in found)
    found: list[SourceEntry] = []
    for name, text in source_lines(scene.voice, names).items():
        used = tuple(place.link for place, those in zip(finished.places, named, strict=True) if name in those)
        found.append(
            SourceEntry(Address("", "sources", (name,)), f"{scene.section}-{slot.name}-source-{name}", text, used)
        )
    return tuple(found)


def _named(scene: Scene, place: Place) -> dict[str, None]:
    """The sources of a place: those that its blocks name, then those of the figures that it shows."""
    names = dict.fromkeys(place.section.sources)
    one = Finished((place,))
    names |= dict.fromkeys(quantity.source for _, quantity in one.figures() if quantity.source)
    return names


def notes(scene: Scene, slot: Slot, finished: Retold) -> Iterator[Block]:
    """Every note of the chapters once, with the pages that it stands on."""
    found: dict[Inline, list[Inline]] = {}
    for place in finished.places:
        if place.to.path:  # the first page repeats some of them
            for note, number in note_numbers(place.section).items():
                found.setdefault(note, []).append(Link(place.to.child(f"note-{number}"), place.title))
    entries = tuple(
        SourceEntry(scene.at(f"{slot.name}-note-{n}"), f"{scene.section}-{slot.name}-note-{n}", note, tuple(links))
        for n, (note, links) in enumerate(found.items(), 1)
    )
    folded = interface_plural("{n} note", "{n} notes", len(entries), scene.voice.lang)
    yield scene.block(slot.name, SourceList(entries, folded if entries else ""))
