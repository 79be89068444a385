"""What is told of product lines and services elsewhere: figures in value chains and tables, profiles of towns."""

from __future__ import annotations

from collections.abc import Iterator

from generator.components.block import Block
from generator.components.cards import Cards, ItemCard
from generator.components.inline import Inline, Number
from generator.components.key_figures import KeyFigure, KeyFigures
from generator.components.profiles import Profiles as ProfilesView
from generator.components.profiles import card
from generator.components.scene import Scene, Slot
from generator.components.shelf import Entry
from generator.components.voice import Voice
from generator.kinds.atlas import Atlas
from generator.kinds.catalogue.category import Category
from generator.kinds.chain import Chain, ChainRow, of_link
from generator.kinds.topic import DataTable, Profiles, of_table
from generator.model.address import Address
from generator.model.quantity import Quantity, State

Told = tuple[Inline, Quantity]  # what a number is called, and the number


def build(scene: Scene, slot: Slot, entry: Entry[Category]) -> Iterator[Block]:
    """The figures of a category, or its profile: a block for each row and profile that tells of it."""
    for place, row in enumerate(scene.stand.directions.get(entry.at, ())):
        voice = scene.voice.of(row.owner)
        profiles = _whole(voice.atlas, row, "items")
        if isinstance(profiles, Profiles):
            view, title = ProfilesView((card(voice, profiles, row.path[-1]),)), voice.title(profiles.title)
            yield scene.block(f"{slot.name}-{row.path[-1]}", view, title, sources=(profiles.source,), records=(row,))
            continue
        told = [(label, quantity) for label, quantity in _told(voice, row) if quantity.state is not State.LOST]
        items = tuple(KeyFigure(Number(quantity), label, (), _period(voice, quantity)) for label, quantity in told)
        if items:
            name = f"{slot.name}-{place + 1}" if place else slot.name
            sources = (quantity.source for _, quantity in told)
            yield scene.block(name, KeyFigures(items), sources=sources, records=(row,))


def cards(scene: Scene, slot: Slot, entries: tuple[Entry[Category], ...]) -> Iterator[Block]:
    """A card for each category of which figures or a profile tell."""
    shelf = scene.stand
    items = []
    for entry in entries:
        for row in shelf.directions.get(entry.at, ())[:1]:
            voice = scene.voice.of(row.owner)
            above = shelf.branch(entry.at)[:-1]
            where, what = _profile(voice, row)
            facts = ((voice.unmarked(label), _amount(quantity)) for label, quantity in _told(voice, row))
            items.append(
                ItemCard(
                    entry.at,
                    "category",
                    voice.plain(above[-1][1].title) if above else "",
                    voice.title(entry.record.title),
                    where,
                    what,
                    facts=tuple(facts),
                    accent=row.owner if row.owner in shelf.clusters else "",
                )
            )
    if items:
        yield scene.block(slot.name, Cards(tuple(items)), records=(item.at for item in items))


def _profile(voice: Voice, row: Address) -> tuple[Inline, str]:
    """The place that a profile is about, and what it says first; nothing for rows of numbers."""
    profiles = _whole(voice.atlas, row, "items")
    if not isinstance(profiles, Profiles):
        return "", ""
    profile = card(voice, profiles, row.path[-1])
    first = profile.facets[0].statements if profile.facets else ()
    return profile.title, " · ".join(map(voice.unmarked, first))


def _facts(voice: Voice, profiles: Profiles, name: str) -> list[tuple[str, Inline]]:
    """The place that a profile is about, and all that it says there."""
    profile = card(voice, profiles, name)
    said = ((facet.title, "; ".join(map(voice.unmarked, facet.statements))) for facet in profile.facets)
    return [(voice.plain(profiles.title), profile.title), *((voice.unmarked(title), text) for title, text in said)]


def told_of(voice: Voice, row: Address) -> list[tuple[str, Inline]]:
    """What a row says: its numbers that are known, each with its time, or what a profile says."""
    profiles = _whole(voice.atlas, row, "items")
    if isinstance(profiles, Profiles):
        return _facts(voice, profiles, row.path[-1])
    found = [(label, quantity) for label, quantity in _told(voice, row) if quantity.state is not State.LOST]
    return [
        (
            ", ".join(dict.fromkeys(part for part in (voice.unmarked(label), _period(voice, quantity)) if part)),
            _amount(quantity),
        )
        for label, quantity in found
    ]


def _amount(quantity: Quantity) -> Inline:
    return Number(quantity, quiet=True)


def _period(voice: Voice, quantity: Quantity) -> str:
    return voice.period(quantity.period) if quantity.period else ""


def _told(voice: Voice, row: Address) -> list[Told]:
    """The numbers of a row that are planned at all."""
    record = voice.atlas.index.record(row)
    told = _of_chain(voice, row, record) if isinstance(record, ChainRow) else _of_table(voice, row)
    return [(label, quantity) for label, quantity in told if quantity.state is not State.NOT_PLANNED]


def _of_chain(voice: Voice, row: Address, record: ChainRow) -> Iterator[Told]:
    chain = _whole(voice.atlas, row, "stages")
    if isinstance(chain, Chain):
        link = of_link(row, record, chain, voice.atlas.quantity)
        yield voice.ui("Organisations"), link.firms
        yield voice.ui("Average headcount"), link.headcount
        yield voice.ui("Revenue"), link.revenue


def _of_table(voice: Voice, row: Address) -> Iterator[Told]:
    table = _whole(voice.atlas, row, "rows")
    if isinstance(table, DataTable):
        numbers = of_table(_above(row, "rows"), table, voice.atlas.quantity)
        for name, column in table.numeric.items():
            quantity = numbers.get((row.path[-1], name))
            if quantity is not None:
                yield voice.title(column.title) if column.title else _period(voice, quantity), quantity


def _above(row: Address, key: str) -> Address:
    return Address(row.owner, row.kind, row.path[: row.path.index(key)])


def _whole(atlas: Atlas, row: Address, key: str) -> object:
    """The chain, table or profiles in which a row stands; nothing where it stands in none of that kind."""
    return atlas.index.record(_above(row, key)) if key in row.path else None
