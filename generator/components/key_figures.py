"""Large numbers in a row, with their source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from generator.components.block import Block
from generator.components.inline import Inline, Mark, Number
from generator.components.scene import Scene, Slot
from generator.components.voice import Voice
from generator.language.messages import interface_plural
from generator.model.quantity import Quantity, State
from generator.model.refs import FigureRef

_WIDEST = 4  # in a row


@dataclass(frozen=True)
class KeyFigure:
    """A large number with its label; `period` is ready to print, `aside` tells a part of a count or whose it is."""

    value: Number
    label: Inline
    marks: tuple[Mark, ...] = ()
    period: str = ""
    aside: Inline = ""


@dataclass(frozen=True)
class KeyFigures:
    """Three to five large numbers in a row; those that the source has lost are named in one line below."""

    kind: ClassVar[str] = "key_figures"
    items: tuple[KeyFigure, ...]
    lost: tuple[KeyFigure, ...] = ()
    lead: str = ""  # what is said of the lost ones

    @property
    def columns(self) -> int:
        """How many stand side by side, so that rows are equally full."""
        rows = -(-len(self.items) // _WIDEST)
        return -(-len(self.items) // max(rows, 1))


def build(scene: Scene, slot: Slot, refs: tuple[FigureRef, ...]) -> Iterator[Block]:
    """The figures of a list; one of another owner says whose it is."""
    quantities = [scene.voice.figure(ref) for ref in refs]
    known = [quantity for quantity in quantities if quantity.state is not State.LOST]
    lost = [quantity for quantity in quantities if quantity.state is State.LOST]
    lang = scene.voice.lang
    lead = interface_plural("{n} figure is lost in the source", "{n} figures are lost in the source", len(lost), lang)
    view = KeyFigures(
        tuple(key_figure(scene, quantity) for quantity in known),
        tuple(key_figure(scene, quantity) for quantity in lost),
        lead if lost else "",
    )
    yield scene.block(slot.name, view, sources=(quantity.source for quantity in quantities))


def key_figure(scene: Scene, quantity: Quantity) -> KeyFigure:
    """A figure with its title, period, marks and parts."""
    owner = scene.voice.of(quantity.address.owner)
    return KeyFigure(
        Number(quantity),
        owner.inline(scene.voice.figure_title(quantity)),
        scene.marks(quantity),
        scene.voice.period(quantity.period) if quantity.period else "",
        parts(scene.voice, quantity),
    )


def parts(voice: Voice, quantity: Quantity) -> str:
    """What stands beside a count: its parts in words."""
    return ", ".join(voice.part(part) for part in quantity.parts)
