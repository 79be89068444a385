"""Rules that recompute what follows from other numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from generator.kinds.atlas import Atlas
from generator.kinds.registry import observations
from generator.kinds.relation import Relation, RelationsFile
from generator.kinds.topic import DataTable, of_table
from generator.model.address import Address, parse_address
from generator.model.quantity import Quantity, State
from generator.model.rules import Look, Verdict, warning
from generator.problems import msg


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


def relation(atlas: Atlas) -> Iterator[Verdict]:
    """Figures that do not stand to each other as data/shared/relations.yml says that they do."""
    fix = msg("Compare the figures with the document")
    for name, expected in atlas.records("", "relations", RelationsFile).items():
        for owner in atlas.scopes:
            ends = _ends(atlas, owner, expected)
            if ends is None:
                yield Look.SILENT
                continue
            at, low, high, stated = ends
            if _meets(expected, low, high, stated):
                yield Look.SOUND
                continue
            bounds = dict.fromkeys((_short(low), _short(high)))
            message = msg(
                "“{name}” expects {expected}, and {stated} stands here",
                name=name,
                expected="–".join(bounds),
                stated=_short(stated.value or Decimal(0)),
            )
            yield warning(atlas, at, "relation", message, fix)


def _ends(atlas: Atlas, owner: str, expected: Relation) -> tuple[Address, Decimal, Decimal, Quantity] | None:
    """Between which bounds a figure should lie by the others, as exactly as these are printed; with the figure."""
    stated = _number(atlas, owner, expected.of)
    parts = [_number(atlas, owner, name) for name in expected.product or expected.sum or ()]
    if stated is None or stated.value is None or stated.rank or not parts or any(part is None for part in parts):
        return None
    bounds = [_bounds(atlas, part) for part in parts if part is not None]
    low = high = Decimal(1 if expected.product else 0)
    for least, most in bounds:
        low, high = (low * least, high * most) if expected.product else (low + least, high + most)
    scale = _scale(atlas, stated)
    return stated.address, low / scale, high / scale, stated


def _number(atlas: Atlas, owner: str, name: str) -> Quantity | None:
    """A figure, or its sample, by the name that a relation uses; nothing where the owner has none, or it is damaged."""
    chart, _, plain_name = name.rpartition("charts:")
    record, _, part = plain_name.partition(".")
    scope = atlas.scopes[owner]
    if chart or name.startswith("charts:"):
        found = scope.charts.get(record)
        at = Address(owner, "charts", (record, "sample"))
        return Quantity(at, value=Decimal(found.sample.n)) if found and found.sample else None
    figure = scope.figures.get(record)
    if figure is None:
        return None
    if part == "sample":
        at = Address(owner, "figures", (record, "sample"))
        return Quantity(at, value=Decimal(figure.sample.n)) if figure.sample else None
    address = parse_address(plain_name, kind="figures", owner=owner)
    quantity = atlas.quantity(address) if address else None
    return quantity if quantity and quantity.value is not None and quantity.state is State.EXACT else None


def _bounds(atlas: Atlas, number: Quantity) -> tuple[Decimal, Decimal]:
    """What a printed number can have been before it was rounded, in base units; counts are exact."""
    value = number.value or Decimal(0)
    scale = _scale(atlas, number)
    exact = number.parts or number.address.path[-1] in ("sample",) or not number.unit or len(number.address.path) > 1
    half = Decimal(0) if exact else Decimal(5).scaleb(int(value.as_tuple().exponent) - 1)
    return (value - half) * scale, (value + half) * scale


def _scale(atlas: Atlas, number: Quantity) -> Decimal:
    return atlas.units[number.unit].scale if number.unit else Decimal(1)


def _meets(expected: Relation, low: Decimal, high: Decimal, stated: Quantity) -> bool:
    value = stated.value or Decimal(0)
    half = Decimal(0) if stated.parts else Decimal(5).scaleb(int(value.as_tuple().exponent) - 1)
    if expected.at_most:
        return value - half <= high
    if stated.qualifier == "more-than":
        return low <= value * Decimal("1.2") and high >= value
    if stated.qualifier == "about":
        half = max(half, value / 10)
    return value - half <= high and value + half >= low


def _short(value: Decimal) -> str:
    rounded = value.quantize(Decimal(1)) if value == value.to_integral_value() else round(value, 3).normalize()
    return f"{rounded:f}"


def implied_constant(atlas: Atlas) -> Iterator[Verdict]:
    """Two rows of a group whose ratio leaps: a total beside its rate must imply a population that changes little."""
    for at, item in atlas.items:
        if isinstance(item, DataTable):
            yield from _by_group(atlas, at, item)


def _by_group(atlas: Atlas, at: Address, table: DataTable) -> Iterator[Verdict]:
    groups: dict[str, list[str]] = {}
    for name, row in table.rows.items():
        if row.group and row.cells:
            groups.setdefault(row.group, []).append(name)
    cells = of_table(at, table, atlas.quantity)
    for rows in groups.values():
        if len(rows) == 2 and table.rows[rows[0]].unit != table.rows[rows[1]].unit:
            yield from _leaps(atlas, cells, rows, list(table.columns))


def _leaps(
    atlas: Atlas, cells: Mapping[tuple[str, str], Quantity], rows: list[str], columns: list[str]
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
