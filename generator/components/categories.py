"""A category of the catalogue: what it is, its figures, and the categories under it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.components import key_figures
from generator.components.block import Block
from generator.components.claims import Claims
from generator.components.details import Details
from generator.components.inline import Joined, Link
from generator.components.scene import Scene, Slot
from generator.components.shelf import Entry
from generator.kinds.catalogue.category import Category
from generator.kinds.region_map import Town


def text(scene: Scene, slot: Slot, entry: Entry[Category]) -> Iterator[Block]:
    """The few words about it, and the towns where it is done."""
    voice, record = scene.voice, entry.record
    if record.text:
        view = Claims((voice.inline(record.text),), bulleted=False)
        yield scene.block(slot.name, view, sources=(record.source,), records=(entry.at,))
    if record.towns:
        names = (voice.plain(voice.atlas.found(ref, scene.stand.centre, Town)[1].name) for ref in record.towns)
        rows = Details(((voice.ui("Towns"), ", ".join(names)),))
        yield scene.block(f"{slot.name}-towns", rows, sources=(record.source,), records=(entry.at,))


def figures(scene: Scene, slot: Slot, entry: Entry[Category]) -> Iterator[Block]:
    """The figures of the direction."""
    if entry.record.figures:
        yield from key_figures.build(scene, slot, entry.record.figures)


def branches(scene: Scene, slot: Slot, entry: Entry[Category]) -> Iterator[Block]:
    """The categories right under it, with how much stands in each."""
    shelf = scene.stand
    under = shelf.right_under.get(entry.at, [])
    items = tuple(
        Joined("{}, {}", (link, str(shelf.counts[one.at]))) if shelf.counts[one.at] else link
        for one in under
        for link in (Link(one.at, scene.voice.title(one.record.title)),)
    )
    if items:
        yield scene.block(slot.name, Claims(items), records=(one.at for one in under))
