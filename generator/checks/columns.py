"""Rules about the shape of a column or row: how many decimals its numbers have, which rows stand together, and parts
that take the place of their whole."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from generator.kinds.atlas import Atlas
from generator.kinds.chain import Chain, of_chain
from generator.kinds.topic import DataTable, of_table
from generator.model.address import Address
from generator.model.quantity import Quantity, State
from generator.model.rules import Look, Verdict, warning
from generator.problems import msg

_FEWEST = 4  # numbers of which one can be the odd one out
_GROUPS = 3  # of which one can be the odd one out
_LARGE = 20  # a count of which a part is hardly ever the whole


def decimals(atlas: Atlas) -> Iterator[Verdict]:
    """A number with more or fewer decimals than all others of its column, or of its row in a table by years."""
    for at, item in atlas.of(DataTable, Chain):
        for series in _series(atlas, at, item):
            for is_small in (False, True):  # below one, more decimals are printed
                yield from _odd(atlas, [one for one in series if (abs(one.value or Decimal(0)) < 1) is is_small])


def _series(atlas: Atlas, at: Address, item: object) -> Iterator[Sequence[Quantity]]:
    if isinstance(item, DataTable):
        cells = of_table(at, item, atlas.quantity)
        by_year = all(name.isdigit() for name in item.columns)
        lines: dict[str, list[Quantity]] = defaultdict(list)
        for (row, column), number in cells.items():
            lines[row if by_year else column].append(number)
        yield from (_exact(line) for line in lines.values())
    elif isinstance(item, Chain):
        yield _exact([link.revenue for link in of_chain(at, item, atlas.quantity).values()])


def _exact(numbers: Sequence[Quantity]) -> Sequence[Quantity]:
    return [one for one in numbers if one.state is State.EXACT and one.value and not one.derived]


def _odd(atlas: Atlas, numbers: Sequence[Quantity]) -> Iterator[Verdict]:
    counted = Counter(_decimals(one.value) for one in numbers)
    if len(numbers) < _FEWEST or counted.most_common(1)[0][1] < len(numbers) - 1:
        yield from (Look.SILENT for _ in numbers)
        return
    usual = counted.most_common(1)[0][0]
    for one in numbers:
        if _decimals(one.value) == usual:
            yield Look.SOUND
            continue
        message = msg(
            "{value} has {own} decimals, all beside it {usual}",
            value=one.value,
            own=_decimals(one.value),
            usual=usual,
        )
        fix = msg("Compare with the document: a digit is lost or doubled, or the decimal point has moved")
        yield warning(atlas, one.address, "decimals", message, fix)


def _decimals(value: Decimal | None) -> int:
    return max(-int((value or Decimal(0)).as_tuple().exponent), 0)


def group_rows(atlas: Atlas) -> Iterator[Verdict]:
    """A group of rows in a table that has fewer or more of them than every other group."""
    for at, item in atlas.of(DataTable):
        sizes = Counter(row.group for row in item.rows.values() if row.group)
        usual, times = Counter(sizes.values()).most_common(1)[0] if sizes else (0, 0)
        for name, size in sizes.items():
            if len(sizes) < _GROUPS or times < len(sizes) - 1:
                yield Look.SILENT
            elif size == usual:
                yield Look.SOUND
            else:
                message = msg("Rows in this group: {own}, in every other one: {usual}", own=size, usual=usual)
                fix = msg("Compare the table with the document: a row is lost, or stands twice")
                yield warning(atlas, at.child("rows", name), "group-rows", message, fix)


def part_whole(atlas: Atlas) -> Iterator[Verdict]:
    """A part of a large count that is the whole, although it is not in any other row of its chain."""
    fix = msg("Compare both with the document: one of them most likely stands in the place of the other")
    for at, item in atlas.of(Chain):
        counts = {place: link.firms for place, link in of_chain(at, item, atlas.quantity).items()}
        large = {place: whole for place, whole in counts.items() if (whole.value or 0) >= _LARGE and whole.parts}
        same = {place for place, whole in large.items() if any(part.value == whole.value for part in whole.parts)}
        for place, whole in large.items():
            if len(large) < _GROUPS or len(same) > 1:
                yield Look.SILENT
            elif place not in same:
                yield Look.SOUND
            else:
                message = msg("The part and the whole are both {value}", value=whole.value)
                yield warning(atlas, whole.address, "part-whole", message, fix)
