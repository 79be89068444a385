"""A rule about facts that are written down more than once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from generator.kinds.atlas import Atlas
from generator.kinds.registry import observations
from generator.model.address import Address
from generator.model.quantity import Quantity
from generator.model.rules import Look, Verdict, warning
from generator.model.written import Cell
from generator.problems import msg

_FEWEST = 3  # digits that count: shorter numbers are often the same by chance

Fact = tuple[Decimal, str, int, int]  # value, unit, first and last year


def typed_twice(atlas: Atlas) -> Iterator[Verdict]:
    """A cell of a table or plan that has value, unit and time of a figure of the same owner, and does not take it from
    there: when one is corrected, the other stays as it was."""
    for owner in atlas.scopes:
        figures: dict[Fact, list[Address]] = defaultdict(list)
        cells: list[tuple[Fact, Quantity]] = []
        for quantity in observations(atlas, owner):
            fact = _fact(quantity)
            if fact is not None and quantity.address.kind == "figures":
                figures[fact].append(quantity.address)
            elif fact is not None:
                cells.append((fact, quantity))
        for fact, quantity in cells:
            cell = atlas.index.record(quantity.address)
            if not isinstance(cell, Cell) or cell.figure is not None:
                continue
            if len(figures[fact]) != 1:
                yield Look.SOUND
                continue
            name = ".".join(figures[fact][0].path)
            message = msg("{value} stands in figures.yml, too: “{name}”", value=fact[0], name=name)
            fix = msg("If it is the same fact, write {{figure: {name}}} in its place", name=name)
            yield warning(atlas, quantity.address, "typed-twice", message, fix)


def _fact(quantity: Quantity) -> Fact | None:
    """What a number says; nothing where it is short, or unit or time are not known."""
    value, period = quantity.value, quantity.period
    if value is None or quantity.high is not None or period is None or not quantity.unit:
        return None
    whole = value.normalize()
    return (whole, quantity.unit, period.start, period.end) if len(whole.as_tuple().digits) >= _FEWEST else None
