"""The end of a book: its sources, each with the figures of which there is more to say than where they stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from generator.components.block import Block
from generator.components.finished import Retold
from generator.components.register import RegisterRow, rows
from generator.components.scene import Scene, Slot, source_line
from generator.components.source_list import SourceEntry, entries
from generator.components.writing import Writer
from generator.model.address import Address
from generator.model.quantity import State


@dataclass(frozen=True)
class SourceGroup:
    """A source with its figures; figures without one come last, under no source.

    `others` are sources that read alike: what the document prints otherwise, the state of the source tells.
    """

    source: SourceEntry | None
    rows: tuple[RegisterRow, ...]
    others: tuple[Address, ...] = ()


@dataclass(frozen=True)
class BySource:
    """All sources of a book. A plain value has no row: it stands in the text with its unit, period and source."""

    kind: ClassVar[str] = "by_source"
    is_wide: ClassVar[bool] = True
    groups: tuple[SourceGroup, ...]

    def homes(self) -> Iterator[tuple[Address, str]]:
        """What is explained or listed here, each with its anchor."""
        for group in self.groups:
            if group.source:
                yield from ((at, group.source.anchor) for at in (group.source.at, *group.others))
            yield from ((row.at, row.anchor) for row in group.rows)


def build(scene: Scene, slot: Slot, finished: Retold) -> Iterator[Block]:
    """The sources, each with its figures that are calculated, doubtful, lost, of a sample, have a note or stand in no
    text."""
    told: dict[Address | None, list[RegisterRow]] = {}
    for row in rows(scene, finished):
        if not row.used or _is_exception(scene, row.at):
            ref = scene.voice.atlas.quantity(row.at).source
            told.setdefault(Address("", "sources", (ref,)) if ref else None, []).append(row)
    alike: dict[str, list[SourceEntry]] = {}
    for source in entries(scene, slot, finished):
        read = source_line(scene.voice, scene.voice.atlas.sources[source.at.id])
        alike.setdefault(Writer(scene.voice, marked=False).plain(read), []).append(replace(source, text=read))
    groups = [_group(sources, told) for sources in alike.values()]
    if None in told:
        groups.append(SourceGroup(None, tuple(told[None])))
    if groups:
        yield scene.block(slot.name, BySource(tuple(groups)))


def _group(sources: Sequence[SourceEntry], told: Mapping[Address | None, Sequence[RegisterRow]]) -> SourceGroup:
    first, *others = sources
    used = tuple(dict.fromkeys(place for source in sources for place in source.used))
    found = tuple(row for source in sources for row in told.get(source.at, ()))
    return SourceGroup(replace(first, used=used), found, tuple(source.at for source in others))


def _is_exception(scene: Scene, address: Address) -> bool:
    quantity = scene.voice.atlas.quantity(address)
    is_odd = quantity.derived or quantity.state is State.LOST or quantity.printed is not None
    return bool(is_odd or quantity.sample or quantity.notes)
