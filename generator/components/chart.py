"""A picture of figures with its words, its data as a table and, on the site, its files; and what all pictures share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from generator.charts.bars import Bar, Measure
from generator.components.block import Block
from generator.components.inline import Inline
from generator.components.table import Table
from generator.components.voice import Voice
from generator.model.quantity import Quantity, State

NBSP = "\u00a0"
LOST = "[…]"


@dataclass(frozen=True)
class Chart:
    """What is seen, unit and period, the Vega-Lite text that it is drawn from, and its data.

    `name` is that of its files, unique on its page.
    """

    kind: ClassVar[str] = "chart"
    name: str
    title: Inline
    subtitle: str
    spec: str
    alt: str
    table: Table


def apart(blocks: Iterable[Block], taken: set[str]) -> tuple[Block, ...]:
    """The blocks under ids, and charts under names of files, that none of those which are taken already has."""
    found = []
    for block in blocks:
        number, ending = 1, ""
        while f"{block.id}{ending}" in taken:
            number += 1
            ending = f"-{number}"
        taken.add(f"{block.id}{ending}")
        view = replace(block.view, name=f"{block.view.name}{ending}") if isinstance(block.view, Chart) else block.view
        found.append(replace(block, id=f"{block.id}{ending}", view=view) if ending else block)
    return tuple(found)


def sentence(lead: str, parts: Iterable[str]) -> str:
    """An alternative text: what it is, then its parts."""
    return f"{lead}: {'; '.join(parts)}.".replace("\u00ad", "")


def span(first: int | str, last: int | str) -> str:
    """Years from the first to the last."""
    return str(first) if first == last else f"{first}–{last}"


def label(voice: Voice, quantity: Quantity, *, signed: bool = False) -> str:
    """What stands at the mark of a number, or in its place."""
    if quantity.state is State.LOST:
        return LOST
    said = voice.sign(quantity) or voice.amount(quantity, signed=signed)
    return f"{said}{NBSP}?" if quantity.state is State.PRINTED else said


def bar(voice: Voice, quantity: Quantity | None, *, signed: bool = False) -> Bar | None:
    """A number as a bar; none where nothing stands, and a word in its place where it was lost."""
    if quantity is None or quantity.state is State.MISSING:
        return None
    if quantity.state is State.LOST:
        return Bar(None, voice.ui("lost"))
    value = quantity.read if quantity.high is None else None  # a range has no length
    return Bar(value, label(voice, quantity, signed=signed), damaged=quantity.state is State.PRINTED)


def told_extremes(voice: Voice, names: Sequence[str], measures: Sequence[Measure]) -> list[str]:
    """The largest and the smallest of each measure."""
    told = []
    for measure in measures:
        known = [
            (bar.value, name, bar.label)
            for name, bar in zip(names, measure.bars, strict=True)
            if bar is not None and bar.value is not None and not bar.damaged
        ]
        if known:
            (_, low, least), (_, high, most) = min(known), max(known)
            told.append(
                voice.ui(
                    "{measure}: from {least} ({low}) to {most} ({high})",
                    measure=", ".join(filter(None, (measure.title, measure.unit))),
                    least=least,
                    low=low,
                    most=most,
                    high=high,
                )
            )
    return told
