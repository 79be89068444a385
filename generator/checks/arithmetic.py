"""Rules that recompute what follows from other numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from generator.kinds.atlas import Atlas
from generator.kinds.registry import observations
from generator.kinds.topic import DataTable, of_table
from generator.model.address import Address
from generator.model.quantity import Quantity
from generator.model.rules import Look, Verdict, warning
from generator.problems import msg

_GROUPS = 3  # of which one can be the odd one out


def subset_total(atlas: Atlas) -> Iterator[Verdict]:
    """A part of a count that is larger than the whole."""
    for number in observations(atlas):
        for part in number.parts:
            if part.read is None or number.read is None:
                yield Look.SILENT
            elif part.read <= number.read:
                yield Look.SOUND
            else:
                message = msg("The part is {part}, the whole {whole}", part=part.read, whole=number.read)
                yield warning(atlas, number.address, "subset-total", message, msg("Compare both with the document"))


def implied_constant(atlas: Atlas) -> Iterator[Verdict]:
    """Two rows of a group whose ratio leaps: a total beside its rate must imply a population that changes little."""
    for at, table in atlas.of(DataTable):
        yield from _by_group(atlas, at, table)


def _by_group(atlas: Atlas, at: Address, table: DataTable) -> Iterator[Verdict]:
    cells = of_table(at, table, atlas.quantity)
    for rows in _pairs(table):
        yield from _leaps(atlas, cells, rows, list(table.columns))


def _pairs(table: DataTable) -> Sequence[Sequence[str]]:
    """The groups of two rows in different units."""
    groups: dict[str, list[str]] = {}
    for name, row in table.rows.items():
        if row.group and row.cells:
            groups.setdefault(row.group, []).append(name)
    return [rows for rows in groups.values() if len(rows) == 2 and len({table.rows[name].unit for name in rows}) == 2]


def _leaps(
    atlas: Atlas, cells: Mapping[tuple[str, str], Quantity], rows: Sequence[str], columns: list[str]
) -> Iterator[Verdict]:
    """The columns whose ratio is further from the middle one than rounding and a slow change allow."""
    ratios = {}
    for column in columns:
        first, second = (cells.get((row, column)) for row in rows)
        if first is None or second is None or first.read is None or not second.read:
            yield Look.SILENT
            continue
        ratios[column] = first.read / second.read
    if len(ratios) < 3:
        return
    middle = sorted(ratios.values())[len(ratios) // 2]
    for column, ratio in ratios.items():
        if abs(ratio / middle - 1) <= Decimal("0.015"):
            yield Look.SOUND
            continue
        message = msg(
            "{one} and {other} do not stand to each other as in the other columns",
            one=cells[rows[0], column].read,
            other=cells[rows[1], column].read,
        )
        fix = msg("Compare both with the document: one digit is most likely wrong")
        yield warning(atlas, cells[rows[0], column].address, "implied-constant", message, fix)


def implied_across(atlas: Atlas) -> Iterator[Verdict]:
    """Two rows of a group that imply another whole than all other groups do in the same column: what stands relative
    to population is relative to one population."""
    fix = msg("Compare both with the document: one digit is most likely wrong")
    for at, item in atlas.of(DataTable):
        if len(pairs := _pairs(item)) < _GROUPS:
            continue
        cells = of_table(at, item, atlas.quantity)
        for column in item.columns:
            wholes = {first: span for first, second in pairs if (span := _whole(cells, first, second, column))}
            for row, span in wholes.items():
                if len(wholes) < _GROUPS:
                    yield Look.SILENT
                    continue
                others = [other for name, other in wholes.items() if name != row]
                low, high = max(one[0] for one in others), min(one[1] for one in others)
                if low > high:
                    yield Look.SILENT
                elif low <= span[1] and span[0] <= high:
                    yield Look.SOUND
                else:
                    number = cells[row, column]
                    message = msg(
                        "By {value} the whole is {own}, by the other groups {low}–{high}",
                        value=number.read,
                        own=_short((span[0] + span[1]) / 2),
                        low=_short(low),
                        high=_short(high),
                    )
                    yield warning(atlas, number.address, "implied-across", message, fix)


def _whole(
    cells: Mapping[tuple[str, str], Quantity], first: str, second: str, column: str
) -> tuple[Decimal, Decimal] | None:
    """Between which bounds the one over the other lies, by how exactly both are printed."""
    one, other = cells.get((first, column)), cells.get((second, column))
    if one is None or other is None or not one.read or not other.read:
        return None
    half, rest = (Decimal(5).scaleb(int(value.as_tuple().exponent) - 1) for value in (one.read, other.read))
    return (one.read - half) / (other.read + rest), (one.read + half) / (other.read - rest)


def _short(value: Decimal) -> str:
    return f"{value:.5f}"
