"""The register of figures: every number with its source, period, sample and status, and the places that use it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import ClassVar

from generator.components.block import Block, Cell
from generator.components.figure_words import figure_title, status
from generator.components.finished import Finished
from generator.components.inline import Inline, Link, Number
from generator.components.key_figures import parts
from generator.components.scene import Scene, Slot
from generator.components.voice import Voice
from generator.model.address import Address
from generator.model.quantity import Quantity, State


@dataclass(frozen=True)
class RegisterRow:
    """A figure with all that is known about it; `used` are the places that show it."""

    at: Address
    anchor: str
    title: Inline
    value: Cell
    aside: str  # the parts of a count
    period: str
    source: Inline
    status: tuple[Inline, ...]  # how exact it is, its sample, its notes
    used: tuple[Inline, ...]
    cite: str = ""  # ready to be quoted; whoever shows it adds the address of the row


@dataclass(frozen=True)
class Register:
    """All figures of a cluster or document, in the order of the data."""

    kind: ClassVar[str] = "register"
    caption: str
    items: tuple[RegisterRow, ...]

    def homes(self) -> Iterator[tuple[Address, str]]:
        """What is explained here, each with its anchor."""
        return ((row.at, row.anchor) for row in self.items)


def build(scene: Scene, slot: Slot, finished: Finished) -> Iterator[Block]:
    """The figures of the owner, and in a book those of others that it shows."""
    atlas, owner = scene.voice.atlas, scene.voice.owner
    used: dict[Address, dict[Inline, None]] = {}
    for place, quantity in finished.figures():
        used.setdefault(whole(quantity.address), {})[place.link] = None
    own = [Address(owner, "figures", (name,)) for name in atlas.scopes[owner].figures]
    others = [address for address in used if address.owner != owner] if finished.whole else []
    rows = tuple(_row(scene.voice, address, used) for address in dict.fromkeys((*own, *others)))
    if rows:
        caption = scene.voice.ui("All figures with period, source and status")
        yield scene.block(slot.name, Register(caption, rows))


def whole(address: Address) -> Address:
    """The figure that an address of it or of a part of it means."""
    return replace(address, path=address.path[:1])


def anchor(owner: str, address: Address) -> str:
    """The id of a figure's row in the register of an owner; ids never hold two hyphens."""
    return f"figure-{address.id}" if address.owner == owner else f"figure-{address.owner}--{address.id}"


def _row(voice: Voice, address: Address, used: Mapping[Address, Mapping[Inline, None]]) -> RegisterRow:
    quantity = voice.atlas.quantity(address)
    places = [*used.get(address, {}), *_calculations(voice, address)]
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
        tuple(status(voice.of(address.owner), quantity)),
        tuple(places),
        _citation(voice, quantity),
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
        said.append(owner.plain(atlas.sources[quantity.source].text))
    said.append(owner.plain(scope.file.name))
    if scope.centre:
        said.append(owner.plain(atlas.centres[scope.centre].name))
    return " ".join(text if text.endswith(".") else f"{text}." for text in said)


def _calculations(voice: Voice, address: Address) -> Iterator[Link]:
    """The derived figures of the owner that follow from a figure."""
    for name, figure in voice.atlas.scopes[voice.owner].figures.items():
        operands = figure.derive.rule[1] if figure.derive else ()
        if any(whole(voice.atlas.address(ref, "figures", voice.owner)) == address for ref in operands):
            text = voice.ui("calculation of “{figure}”", figure=voice.plain(figure.title))
            yield Link(Address(voice.owner, "figures", (name,)), text)


def _value(voice: Voice, quantity: Quantity) -> Cell:
    if quantity.rank:
        return Cell(Number(quantity, quiet=True))
    return Cell(quantity) if quantity.state is State.LOST else Cell(Number(quantity, quiet=True))
