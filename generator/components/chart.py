"""What all drawings to take away share: labels at their marks, and what they say in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from generator.charts.bars import Bar, Measure
from generator.charts.lines import Panel, Point
from generator.components.block import Block
from generator.components.drawn import drawn_value
from generator.components.voice import Voice
from generator.model.quantity import Quantity, State

NBSP = "\u00a0"
LOST = "[…]"


def apart(blocks: Iterable[Block], taken: set[str]) -> tuple[Block, ...]:
    """The blocks under ids that none of those which are taken already has."""
    found = []
    for block in blocks:
        number, ending = 1, ""
        while f"{block.id}{ending}" in taken:
            number += 1
            ending = f"-{number}"
        taken.add(f"{block.id}{ending}")
        found.append(replace(block, id=f"{block.id}{ending}") if ending else block)
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


def bar(voice: Voice, quantity: Quantity | None, *, signed: bool = False, part: str = "") -> Bar | None:
    """A number as a bar; none where nothing stands, and a word in its place where it was lost.

    `part` is the id of a breakdown whose part is drawn inside the whole.
    """
    if quantity is None or quantity.state is State.MISSING:
        return None
    if quantity.state is State.LOST:
        return Bar(None, voice.ui("lost"))
    said = label(voice, quantity, signed=signed)
    inner = quantity.part(part) if part else None
    if inner is not None:
        said = f"{said} ({label(voice, inner)})"
    value, drawn = drawn_value(quantity), drawn_value(inner)
    fits = value is not None and drawn is not None and 0 <= drawn <= value
    return Bar(value, said, quantity.state is State.PRINTED, drawn if fits else None)


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


def point(voice: Voice, at: str, quantity: Quantity | None) -> Point:
    """A number at its place on a line; a gap where nothing stands."""
    return Point(at, None, "") if quantity is None else Point(at, quantity.read, label(voice, quantity))


def told_courses(voice: Voice, panels: Sequence[Panel]) -> list[str]:
    """Where each line begins and ends."""
    told = []
    for panel in panels:
        for line in panel.lines:
            name = panel.title if len(panel.lines) == 1 else f"{panel.title} ({line.name})"
            told += _course(voice, name, [one for one in line.points if one.value is not None])
    return told


def _course(voice: Voice, name: str, points: Sequence[Point]) -> list[str]:
    if not points:
        return []
    first, last = points[0], points[-1]
    if first is last:
        return [voice.ui("{name}: {value} in {year}", name=name, value=first.label, year=first.at)]
    if first.value == last.value:
        return [
            voice.ui(
                "{name}: {value} in {start} and in {end}", name=name, value=first.label, start=first.at, end=last.at
            )
        ]
    return [
        voice.ui(
            "{name}: from {first} in {start} to {last} in {end}",
            name=name,
            first=first.label,
            start=first.at,
            last=last.label,
            end=last.at,
        )
    ]
