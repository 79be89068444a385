"""The register of the members of each cluster."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.components.block import Block, Cell
from generator.components.cards import name_of
from generator.components.inline import Inline, Link, WebLink
from generator.components.scene import Scene, Slot
from generator.components.shelf import Entry
from generator.components.table import Table, TableColumn, TableRow
from generator.components.voice import Voice
from generator.kinds.catalogue.organisation import Organisation, town_of


def build(scene: Scene, slot: Slot, entries: tuple[Entry[Organisation], ...]) -> Iterator[Block]:
    """A table for each cluster that has members; a member of several stands in each."""
    shelf, voice = scene.stand, scene.voice
    for slug in shelf.clusters:
        members = [entry for entry in entries if slug in shelf.clusters_of(entry)]
        if members:
            title = voice.of(slug).title(voice.atlas.clusters[slug].file.short)
            rows = [_row(scene, entry) for entry in members]
            heading = "" if slug == voice.owner else title  # a book of a cluster says its name on every page
            view = _table(voice, heading, rows)
            yield scene.block(f"{slot.name}-{slug}", view, heading, records=(entry.at for entry in members))


def _table(voice: Voice, title: Inline, rows: Sequence[tuple[Inline, ...]]) -> Table:
    """A table without the columns in which nothing stands."""
    heads = (voice.ui("Company"), voice.ui("Makes"), voice.ui("Town"), voice.ui("Website"))
    used = [place for place in range(len(heads)) if any(row[place] for row in rows)]
    columns = tuple(TableColumn(heads[place]) for place in used)
    return Table(title, columns, tuple(TableRow(*_cells([row[place] for place in used])) for row in rows))


def _cells(texts: Sequence[Inline]) -> tuple[Cell, tuple[Cell, ...]]:
    return Cell(texts[0]), tuple(Cell(text) for text in texts[1:])


def _row(scene: Scene, entry: Entry[Organisation]) -> tuple[Inline, ...]:
    voice, one = scene.voice.of(entry.at.owner), entry.record
    town = town_of(voice.atlas, entry.at.owner, one)
    return (
        Link(entry.at, name_of(voice, one)),
        voice.inline(one.makes) if one.makes else "",
        voice.inline(town) if town else "",
        WebLink(one.site) if one.site else "",
    )
