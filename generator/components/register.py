"""The register of figures: every number with its source, period, sample and status, and the places that use it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import ClassVar

from generator.components.block import Block, Cell, walk
from generator.components.figure_words import QUALIFIERS, figure_title, status
from generator.components.finished import Finished, Place, Retold
from generator.components.inline import Inline, Link, Number
from generator.components.key_figures import parts
from generator.components.scene import Scene, Slot, source_lines
from generator.components.voice import Voice
from generator.language.messages import ui
from generator.model.address import Address
from generator.model.quantity import Quantity, State

# What the value itself shows, or the state of the source tells.
_PLAIN = (ui("As in the source"), ui("The value itself is lost in the source"), *QUALIFIERS.values())

_MANY = 8  # rows that are found faster by a word


@dataclass(frozen=True)
class RegisterRow:
    """A figure with all that is known about it; `used` are the places that show it, `group` the topic that tells it
    from another figure of the same title."""

    at: Address
    anchor: str
    title: Inline
    value: Cell
    aside: str  # the parts of a count
    period: str
    source: Inline
    status: tuple[Inline, ...]  # how it came about where it is not simply printed, its sample, its notes
    used: tuple[Inline, ...]
    group: Inline = ""
    cite: str = ""  # ready to be quoted; whoever shows it adds the address of the row


@dataclass(frozen=True)
class RegisterGroup:
    """A source with the figures that it gives; those that name none come last."""

    source: Inline
    anchor: str
    at: Address | None
    rows: tuple[RegisterRow, ...]


@dataclass(frozen=True)
class Register:
    """All figures of a cluster or document by their sources, in the order of the data."""

    kind: ClassVar[str] = "register"
    is_wide: ClassVar[bool] = True
    caption: str
    groups: tuple[RegisterGroup, ...]

    @property
    def items(self) -> tuple[RegisterRow, ...]:
        """All figures."""
        return tuple(row for group in self.groups for row in group.rows)

    @property
    def is_long(self) -> bool:
        """Whether a reader needs a field to find a figure."""
        return len(self.items) >= _MANY

    def homes(self) -> Iterator[tuple[Address, str]]:
        """What is explained here, each with its anchor."""
        yield from ((group.at, group.anchor) for group in self.groups if group.at)
        yield from ((row.at, row.anchor) for row in self.items)


def build(scene: Scene, slot: Slot, finished: Retold) -> Iterator[Block]:
    """The figures by source, and the sources that only tables and drawings name."""
    voice, found = scene.voice, rows(scene, finished)
    by_source: dict[str, list[RegisterRow]] = {}
    for row in found:
        by_source.setdefault(voice.atlas.quantity(row.at).source or "", []).append(row)
    named = dict.fromkeys(name for place in finished.places for name in place.section.sources)
    groups = [
        RegisterGroup(
            line, f"{scene.section}-source-{name}", Address("", "sources", (name,)), tuple(by_source.get(name, ()))
        )
        for name, line in source_lines(voice, (*filter(None, by_source), *named)).items()
    ]
    if "" in by_source:
        groups.append(RegisterGroup(voice.ui("Without a source of their own"), "", None, tuple(by_source[""])))
    if groups:
        caption = voice.ui("All figures with period, source and status")
        yield scene.block(slot.name, Register(caption, tuple(groups)))


def rows(scene: Scene, finished: Finished) -> tuple[RegisterRow, ...]:
    """A row for each figure of the owner, in the order of the data, and in a book for those of others that it shows."""
    atlas, owner = scene.voice.atlas, scene.voice.owner
    used: dict[Address, dict[Inline, None]] = {}
    for place, quantity in finished.figures():
        used.setdefault(whole(quantity.address), {})[_short(place)] = None
    own = [Address(owner, "figures", (name,)) for name in atlas.scopes[owner].figures]
    others = [address for address in used if address.owner != owner] if finished.whole else []
    found = [_row(scene.voice, address, used) for address in dict.fromkeys((*own, *others))]
    titles = Counter(scene.voice.unmarked(row.title) for row in found)
    topics = _topics(finished) if max(titles.values(), default=0) > 1 else {}
    twice = (titles[scene.voice.unmarked(row.title)] > 1 for row in found)
    return tuple(
        replace(row, group=topics.get(row.at, "")) if doubled else row
        for row, doubled in zip(found, twice, strict=True)
    )


def _short(place: Place) -> Link:
    """A chapter by its number in the document, else by its title."""
    return Link(place.to, place.section.number or place.title)


def _topics(finished: Finished) -> dict[Address, Inline]:
    """The title that stands over each figure where it is first shown in a chapter."""
    found: dict[Address, Inline] = {}
    for place in finished.places:
        title: Inline = ""
        for block in place.section.blocks if place.to.path else ():
            title = block.title or title
            for item in walk(block.view):
                if isinstance(item, Number):
                    found.setdefault(whole(item.quantity.address), title)
    return found


def whole(address: Address) -> Address:
    """The figure that an address of it or of a part of it means."""
    return address.record if len(address.path) > 1 else address


def anchor(owner: str, address: Address) -> str:
    """The id of a figure's row in the register of an owner; ids never hold two hyphens."""
    return f"figure-{address.id}" if address.owner == owner else f"figure-{address.owner}--{address.id}"


def _row(voice: Voice, address: Address, used: Mapping[Address, Mapping[Inline, None]]) -> RegisterRow:
    quantity = voice.atlas.quantity(address)
    places = [*used.get(address, {}), *_calculations(voice, address)]
    plain = {f"{voice.ui(text)}." for text in _PLAIN}
    source: Inline = ""
    if quantity.source:
        named = voice.plain(voice.atlas.sources[quantity.source].text)
        source = Link(Address("", "sources", (quantity.source,)), named)
    return RegisterRow(
        address,
        anchor(voice.owner, address),
        figure_title(voice, address),
        _value(voice, quantity),
        parts(voice, quantity),
        voice.period(quantity.period) if quantity.period else "",
        source,
        tuple(part for part in status(voice.of(address.owner), quantity) if part not in plain),
        tuple(places),
        cite=_citation(voice, quantity),
    )


def _citation(voice: Voice, quantity: Quantity) -> str:
    """`Title: number, period. Source. Cluster. Centre.`"""
    atlas, owner = voice.atlas, voice.of(quantity.address.owner)
    scope = atlas.clusters.get(owner.owner) or atlas.documents[owner.owner]
    value = owner.unmarked(owner.rank(quantity) if quantity.rank else owner.in_prose(quantity))
    state = owner.state(quantity)
    value = state if quantity.state is State.LOST else f"{value} ({state})" if state else value
    said = [f"{owner.plain(owner.figure_title(quantity))}: {value}"]
    if quantity.period:
        said[0] += f", {owner.period(quantity.period)}"
    if quantity.source:
        named = owner.plain(atlas.sources[quantity.source].text)
        said.append(named[:1].upper() + named[1:])
    said.append(owner.plain(scope.file.name))
    if scope.centre:
        said.append(owner.plain(atlas.centres[scope.centre].name))
    return " ".join(text if text.endswith(".") else f"{text}." for text in said)


def _calculations(voice: Voice, address: Address) -> Iterator[Link]:
    """The derived figures of the owner that follow from a figure."""
    for name, figure in voice.atlas.scopes[voice.owner].figures.items():
        operands = figure.derive.rule[1] if figure.derive else ()
        if any(whole(voice.atlas.address(ref, "figures", voice.owner)) == address for ref in operands):
            yield Link(Address(voice.owner, "figures", (name,)), voice.ui("calculation"))


def _value(voice: Voice, quantity: Quantity) -> Cell:
    if quantity.rank:
        return Cell(Number(quantity, quiet=True))
    return Cell(quantity) if quantity.state is State.LOST else Cell(Number(quantity, quiet=True))
