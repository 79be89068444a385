"""Rules about numbers that cannot well be: out of proportion to the rest of their column, row or table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from generator.kinds.atlas import Atlas
from generator.kinds.chain import Chain, of_chain
from generator.kinds.topic import DataTable, of_table
from generator.model.address import Address
from generator.model.quantity import Quantity, State
from generator.model.rules import Look, Verdict, warning
from generator.problems import msg

_FEWEST = 5  # numbers that have a middle worth the name
_WIDE = Decimal(40)  # times above or below the middle of a chain's column per worker or firm
_YEARLY = Decimal("1.5")  # times in a year, in a table by years


def chain_plausible(atlas: Atlas) -> Iterator[Verdict]:
    """A link of the chain whose revenue per worker, or workers per firm, is far from those of the other links.

    What is marked as doubtful already is left alone.
    """
    for at, chain in atlas.of(Chain):
        links = of_chain(at, chain, atlas.quantity)
        pairs = {place: (link.revenue, link.headcount) for place, link in links.items()}
        yield from _far(atlas, "chain-plausible", pairs)
        firms = {
            place: (link.headcount, link.firms.parts[0] if link.firms.parts else link.firms)
            for place, link in links.items()
        }
        yield from _far(atlas, "chain-plausible", firms)


def _far(atlas: Atlas, rule: str, pairs: Mapping[Address, tuple[Quantity, Quantity]]) -> Iterator[Verdict]:
    ratios = {
        place: one.value / other.value
        for place, (one, other) in pairs.items()
        if one.state is other.state is State.EXACT and one.value and other.value
    }
    if len(ratios) < _FEWEST:
        yield Look.SILENT
        return
    middle = sorted(ratios.values())[len(ratios) // 2]
    for place, ratio in ratios.items():
        times = ratio / middle
        if 1 / _WIDE <= times <= _WIDE:
            yield Look.SOUND
            continue
        one, other = pairs[place]
        message = msg(
            "{one} to {other} is {times} times the middle of the column; a factor of {factor} would fit",
            one=one.value,
            other=other.value,
            times=f"{round(times, 2 - times.adjusted() - 1).normalize():f}",
            factor=_factor(times),
        )
        yield warning(atlas, one.address, rule, message, msg("Compare with the document: unit and decimal point"))


def _factor(times: Decimal) -> str:
    """The power of ten that brings a number back to the middle."""
    return f"{Decimal(10) ** -times.adjusted():f}"


def yearly_leap(atlas: Atlas) -> Iterator[Verdict]:
    """A number in a table by years that leaps away from the year before and comes back, or leaps by half."""
    for at, item in atlas.of(DataTable):
        if len(item.columns) >= 3 and all(name.isdigit() for name in item.columns):
            cells = of_table(at, item, atlas.quantity)
            for row in item.rows:
                series = [cells[row, column] for column in item.columns if (row, column) in cells]
                yield from _leaps(atlas, [one for one in series if one.read])


def _leaps(atlas: Atlas, series: Sequence[Quantity]) -> Iterator[Verdict]:
    for place, number in enumerate(series):
        near = [series[other].read or Decimal(0) for other in (place - 1, place + 1) if 0 <= other < len(series)]
        value = number.read or Decimal(0)
        times = [max(value, one) / min(value, one) for one in near if one]
        if times and min(times) > _YEARLY:
            message = msg("{value} leaps away from {near}", value=value, near=", ".join(map(str, near)))
            yield warning(atlas, number.address, "yearly-leap", message, msg("Compare the row with the document"))
        else:
            yield Look.SOUND


def share_column(atlas: Atlas) -> Iterator[Verdict]:
    """A share that is not that of its amount: in most rows amount and share give one whole, here another."""
    for at, item in atlas.of(DataTable):
        cells = of_table(at, item, atlas.quantity)
        shares = [name for name, column in item.columns.items() if column.unit == "percent" and not column.signed]
        amounts = [name for name, column in item.columns.items() if column.unit and column.unit != "percent"]
        for share in shares:
            for amount in amounts:
                rows = {
                    row: (cells[row, amount], cells[row, share])
                    for row in item.rows
                    if (row, amount) in cells and (row, share) in cells
                }
                yield from _wholes(atlas, rows)


def _wholes(atlas: Atlas, rows: Mapping[str, tuple[Quantity, Quantity]]) -> Iterator[Verdict]:
    spans = {
        row: span for row, (amount, share) in rows.items() if (span := _span(amount.value, share.value)) is not None
    }
    best: list[str] = []
    for low, _ in spans.values():
        within = [row for row, (least, most) in spans.items() if least <= low <= most]
        best = max(best, within, key=len)
    if len(spans) < _FEWEST or len(best) * 10 < len(spans) * 7:
        yield Look.SILENT
        return
    for row in spans:
        if row in best:
            yield Look.SOUND
            continue
        amount, share = rows[row]
        message = msg("{amount} is not {share} % of what the other rows give", amount=amount.value, share=share.value)
        yield warning(atlas, amount.address, "share-column", message, msg("Compare both numbers with the document"))


def _span(amount: Decimal | None, share: Decimal | None) -> tuple[Decimal, Decimal] | None:
    """Between which bounds the whole lies, by how exactly both numbers are printed."""
    if not amount or not share or amount < 0 or share < 0:
        return None
    half = Decimal(5).scaleb(int(amount.as_tuple().exponent) - 1)
    other = Decimal(5).scaleb(int(share.as_tuple().exponent) - 1)
    low = (amount - half) / (share + other)
    return low, (amount + half) / (share - other) if share > other else low * 1000
