"""Two states → what changed, record by record, a number as a number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Literal

from generator.model.address import Address
from generator.model.quantity import Quantity
from generator.review.side import Side
from generator.review.trees import Difference, differences, likeness
from generator.source.nodes import Plain

What = Literal["added", "removed", "renamed", "changed"]
_ALIKE = 0.8  # from which likeness on a record that is gone and one that is new are the same one, renamed
_MOST_PAIRS = 2000  # so many are compared with each other at most


@dataclass(frozen=True)
class NumberChange:
    """A published number before and after; `follows` where a rule gives it from others that changed."""

    old: Quantity | None
    new: Quantity | None
    follows: bool = False

    @property
    def at(self) -> Address:
        """Where it stands, or stood."""
        found = self.new or self.old
        if found is None:
            raise ValueError("neither before nor after")
        return found.address


@dataclass(frozen=True)
class Change:
    """What became of a record: `at` is its address now, or the last that it had, `was` that before a renaming."""

    what: What
    at: Address
    was: Address | None = None
    numbers: tuple[NumberChange, ...] = ()
    details: tuple[Difference, ...] = ()


def changes(base: Side, head: Side) -> tuple[Change, ...]:
    """Everything that changed, in the order of the addresses; of a file that one state has and that cannot be read
    nothing is known."""
    unknown = base.unread | head.unread
    old, new = (
        {at: content for at, content in side.records.items() if at.file not in unknown and at.record not in unknown}
        for side in (base, head)
    )
    gone, come = old.keys() - new.keys(), new.keys() - old.keys()
    renamed = _renamed(base, head, gone, come)
    numbers = _numbers(base, head)
    found = [Change("removed", at) for at in gone - set(renamed.values())]
    found += [Change("added", at) for at in come - renamed.keys()]
    found += [_change("renamed", at, was, base, head, numbers) for at, was in renamed.items()]
    for at in new.keys() & old.keys():
        change = _change("changed", at, at, base, head, numbers)
        if change.numbers or change.details:
            found.append(change)
    return tuple(sorted(found, key=lambda change: (change.at, change.what)))


def _change(
    what: What, at: Address, was: Address, base: Side, head: Side, numbers: Mapping[Address, list[NumberChange]]
) -> Change:
    told = numbers.get(at, []) if at == was else []
    parts = {number.at for number in told}
    values = {_values(number) for number in told}
    details = (
        found
        for found in differences(
            base.records[was], head.records[at], lambda value: base.is_text(value) or head.is_text(value)
        )
        if not (_is_told(at, found, parts) or (_decimal(found.old), _decimal(found.new)) in values)
    )
    return Change(what, at, None if at == was else was, tuple(told), tuple(details))


_OF_NUMBERS = frozenset({
    "value", "range", "from", "to", "plan", "actual", "unit", "period", "printed", "lost", "about", "more-than",
    "less-than", "qualifier", "count", "rank", "among", "sample", "n", "cells", "state",
})  # fmt: skip


def _values(change: NumberChange) -> tuple[Decimal | None, Decimal | None]:
    return change.old.value if change.old else None, change.new.value if change.new else None


def _decimal(value: Plain) -> Decimal | str:
    """What is written as a number; a word where it is none, which no number is."""
    try:
        return Decimal(value) if isinstance(value, str) else ""
    except InvalidOperation:
        return ""


def _is_told(at: Address, found: Difference, numbers: set[Address]) -> bool:
    """Whether a difference is that of a number, which is told as such."""
    place = at.child(*found.at)
    while place.path:
        if place in numbers:
            within = at.child(*found.at).path[len(place.path) :]
            return not found.is_order and (not within or within[0] in _OF_NUMBERS)
        place = place.parent
    return False


def _numbers(base: Side, head: Side) -> Mapping[Address, list[NumberChange]]:
    """The numbers that are in both states, or new or gone within a record, by the record that holds them."""
    found: dict[Address, list[NumberChange]] = defaultdict(list)
    if base.atlas is None or head.atlas is None:  # where numbers are not known, they are told as they are written
        return found
    for at in sorted(base.numbers.keys() | head.numbers.keys()):
        old, new = base.numbers.get(at), head.numbers.get(at)
        if old != new and (old is None or new is None or _says(old) != _says(new)):
            holder = _holder(at, head.records if new is not None else base.records)
            if holder is not None:
                found[holder].append(NumberChange(old, new, follows=bool(new and new.derived)))
    return found


def _holder(at: Address, records: Mapping[Address, Plain]) -> Address | None:
    """The record in which a number stands."""
    return at.record if at.record in records else at.file if at.file in records else None


def _says(quantity: Quantity) -> tuple[object, ...]:
    """What a reader is told by a number, its source and its notes apart."""
    period = quantity.period and (quantity.period.start, quantity.period.end, quantity.period.as_of_month)
    printed = quantity.printed and quantity.printed.value
    sample = quantity.sample and quantity.sample.n
    return (
        quantity.value,
        quantity.high,
        quantity.state,
        quantity.qualifier,
        quantity.unit,
        period,
        printed,
        sample,
        quantity.rank,
        quantity.among,
    )


def _renamed(base: Side, head: Side, gone: set[Address], come: set[Address]) -> dict[Address, Address]:
    """Records that only have another id now: new → old address, the likest pairs first."""
    same: dict[tuple[str, str, str], list[Address]] = defaultdict(list)
    for at in sorted(gone, reverse=True):
        same[at.kind, at.owner, repr(base.records[at])].append(at)
    found: dict[Address, Address] = {}
    for at in sorted(come):
        if alike := same[at.kind, at.owner, repr(head.records[at])]:
            found[at] = alike.pop()
    gone, come = gone - set(found.values()), come - found.keys()
    if len(gone) * len(come) > _MOST_PAIRS:  # a whole folder came or went
        return found
    rated = (
        (likeness(base.records[other], head.records[one], _ALIKE), one, other)
        for one in come
        for other in gone
        if (one.kind, one.owner) == (other.kind, other.owner)
    )
    taken = set(found.values())
    for _, one, other in sorted((rate for rate in rated if rate[0]), reverse=True):
        if one not in found and other not in taken:
            found[one] = other
            taken.add(other)
    return found


def stale(change: Change, required: str, others: frozenset[str]) -> Iterator[tuple[Difference, str]]:
    """Texts whose required language says something else now, while another still says what it said."""
    for found in change.details:
        if (
            isinstance(found.old, dict)
            and isinstance(found.new, dict)
            and found.old.get(required) != found.new.get(required)
        ):
            for lang in sorted(others - {required}):
                if found.new.get(lang) is not None and found.old.get(lang) == found.new.get(lang):
                    yield found, lang
