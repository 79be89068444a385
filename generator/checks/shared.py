"""Rules about shared items: where a cluster says otherwise what its centre says for all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher

from generator.kinds.atlas import Atlas
from generator.kinds.roadmap import Item, RoadmapFile
from generator.model.address import Address
from generator.model.rules import Look, Verdict, warning
from generator.model.texts import Text
from generator.problems import msg

_NEAR = 0.7  # how alike two wordings are that most likely mean one thing


def recurrence_lost(atlas: Atlas) -> Iterator[Verdict]:
    """A cluster's own date for a shared item that no longer says that it recurs."""
    fix = msg("Add repeats: as the shared item has it, or accept it where the programme has the item once")
    for at, own, shared in _repeated(atlas):
        if own.schedule is None or shared.schedule is None or shared.schedule.repeats is None:
            yield Look.SILENT
        elif own.schedule.repeats is not None:
            yield Look.SOUND
        else:
            message = msg("The shared item recurs ({repeats}), this one does not", repeats=shared.schedule.repeats)
            yield warning(atlas, at, "recurrence-lost", message, fix)


def shared_wording(atlas: Atlas) -> Iterator[Verdict]:
    """A cluster's own wording of a shared item that differs from it in a few words, or not at all."""
    for at, own, shared in _repeated(atlas):
        if own.title is None or shared.title is None:
            yield Look.SILENT
            continue
        one, other = _first(own.title), _first(shared.title)
        likeness = SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio()
        if likeness < _NEAR:
            yield Look.SOUND
        elif one == other:
            fix = msg("Delete the title here: it is that of the shared item")
            yield warning(atlas, at, "shared-wording", msg("The title is that of the shared item"), fix)
        else:
            message = msg("The title differs from that of the shared item in a few words")
            fix = msg("Compare with the document: if it means the same, delete the title here")
            yield warning(atlas, at, "shared-wording", message, fix)


def _repeated(atlas: Atlas) -> Iterator[tuple[Address, Item, Item]]:
    """The items of the clusters that have one of their centre's library, with it."""
    for slug, cluster in atlas.clusters.items():
        library = atlas.libraries[cluster.centre].items
        for name, direction in atlas.records(slug, "roadmap", RoadmapFile).items():
            yield from _within(Address(slug, "roadmap", (name, "items")), direction.items, library)


def _within(
    at: Address, items: Mapping[str, Item], library: Mapping[str, Item]
) -> Iterator[tuple[Address, Item, Item]]:
    for name, item in items.items():
        if name in library:
            yield at.child(name), item, library[name]
        yield from _within(at.child(name, "items"), item.items, library)


def _first(text: Text) -> str:
    return next(iter(text.said.values()))
