"""Rules that compare the numbers of records of one id in several clusters: what they measure is of one order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from generator.checks.measures import measured
from generator.checks.once import once
from generator.kinds.atlas import Atlas
from generator.kinds.figure import Figure
from generator.kinds.kpi import KpiRow
from generator.model.address import Address
from generator.model.quantity import Quantity
from generator.model.rules import Look, Verdict, warning
from generator.problems import msg

_OTHERS = 2  # numbers that agree, so that a third can be the odd one out
_NARROW = 3  # times between the others, so that they tell an order
_FAR = 4  # times beyond the others
_YEARS = 4  # of a plan that tell its form


@once
def _groups(atlas: Atlas) -> Sequence[Sequence[Quantity]]:
    """Figures of what is alike everywhere, and planned numbers, of one id, unit and year in the clusters of one
    centre."""
    found: dict[tuple[str, ...], list[Quantity]] = defaultdict(list)
    for at, figure, measure in measured(atlas):
        if measure and measure.alike and isinstance(figure, Figure) and figure.value and at.owner in atlas.clusters:
            centre = atlas.clusters[at.owner].centre
            found[centre, at.id, str(figure.unit)].append(Quantity(at, figure.unit, figure.value))
    for slug, cluster in atlas.clusters.items():
        for row in cluster.kpis:
            for year, value in _plan(row).items():
                at = Address(slug, "kpis", (row.id, str(year)))
                found[cluster.centre, row.id, row.unit, str(year)].append(Quantity(at, row.unit, value))
    return [several for several in found.values() if len(several) > _OTHERS]


def _plan(row: KpiRow) -> Mapping[int, Decimal]:
    return {year: cell.value for year, cell in row.cells.items() if cell.value}


def _compared(atlas: Atlas) -> Iterator[tuple[Quantity, Sequence[Decimal]]]:
    """Every number with the values of the others, where these are of one order."""
    for several in _groups(atlas):
        for number in several:
            others = [abs(one.value or Decimal(0)) for one in several if one is not number]
            if max(others) <= min(others) * _NARROW:
                yield number, others


def value_across(atlas: Atlas) -> Iterator[Verdict]:
    """A number more than four times above or below those of the same id in other clusters that are near each other."""
    fix = msg("Compare with the document: unit, decimal point, and whether this is the right row")
    for number, others in _compared(atlas):
        value = abs(number.value or Decimal(0))
        if min(others) / _FAR <= value <= max(others) * _FAR:
            yield Look.SOUND
            continue
        message = msg("{own} is far from {others} in other clusters", own=number.value, others=_joined(others))
        yield warning(atlas, number.address, "value-across", message, fix)


def decimals_across(atlas: Atlas) -> Iterator[Verdict]:
    """A figure with more or fewer decimals than those of the same id and order in other clusters."""
    fix = msg("Compare with the document: a digit is lost or doubled, or the decimal point has moved")
    for number, others in _compared(atlas):
        usual = {_decimals(other) for other in others}
        if len(usual) > 1:
            yield Look.SILENT
        elif _decimals(number.value) in usual:
            yield Look.SOUND
        else:
            message = msg(
                "{own} has other decimals than {others} in other clusters", own=number.value, others=_joined(others)
            )
            yield warning(atlas, number.address, "decimals-across", message, fix)


def plan_odd(atlas: Atlas) -> Iterator[Verdict]:
    """A plan that differs in one year from the plans of all other clusters, which are the same."""
    fix = msg("Compare the row with the document")
    plans: dict[tuple[str, str], dict[str, Mapping[int, Decimal]]] = defaultdict(dict)
    for slug, cluster in atlas.clusters.items():
        for row in cluster.kpis:
            plans[cluster.centre, row.id][slug] = _plan(row)
    for (_, name), rows in plans.items():
        for slug, own in rows.items():
            others = [row for other, row in rows.items() if other != slug]
            if len(others) < _OTHERS or any(row != others[0] for row in others) or len(others[0]) < _YEARS:
                yield Look.SILENT
                continue
            odd = [year for year, value in others[0].items() if own.get(year) != value]
            if len(odd) != 1 or len(own) != len(others[0]):
                yield Look.SOUND
                continue
            year = odd[0]
            message = msg("{own} is planned, {usual} in all other clusters", own=own.get(year), usual=others[0][year])
            yield warning(atlas, Address(slug, "kpis", (name, str(year))), "plan-odd", message, fix)


def plan_twice(atlas: Atlas) -> Iterator[Verdict]:
    """Two indicators of one plan that have the same numbers: one of them is most likely a copy of the other."""
    fix = msg("Compare both rows with the document")
    for slug, cluster in atlas.clusters.items():
        seen: dict[tuple[tuple[int, Decimal], ...], str] = {}
        for row in cluster.kpis:
            plan = tuple(_plan(row).items())
            if len(plan) < _YEARS:
                yield Look.SILENT
            elif seen.setdefault(plan, row.id) == row.id:
                yield Look.SOUND
            else:
                message = msg("The plan is that of {other}", other=seen[plan])
                yield warning(atlas, Address(slug, "kpis", (row.id,)), "plan-twice", message, fix)


def item_missing(atlas: Atlas) -> Iterator[Verdict]:
    """A roadmap without an item that those of all other clusters of its centre have, if these are two or more."""
    fix = msg("Add the item, or accept it where the programme has none")
    roadmaps = {
        slug: {item.path[-1]: (direction.id,) for direction in cluster.roadmap for item in direction.items}
        for slug, cluster in atlas.clusters.items()
        if cluster.roadmap
    }
    for slug, own in roadmaps.items():
        centre = atlas.clusters[slug].centre
        others = [
            items for other, items in roadmaps.items() if other != slug and atlas.clusters[other].centre == centre
        ]
        if len(others) < _OTHERS:
            yield Look.SILENT
            continue
        for name, at in others[0].items():
            if name in own:
                yield Look.SOUND
            elif all(name in items for items in others):
                message = msg("All other roadmaps have the item {item}", item=name)
                yield warning(atlas, Address(slug, "roadmap", at), "item-missing", message, fix)


def _decimals(value: Decimal | None) -> int:
    return max(-int((value or Decimal(0)).as_tuple().exponent), 0)


def _joined(values: Sequence[Decimal]) -> str:
    return ", ".join(str(value) for value in values)
