"""Double entry of years: where a document prints a figure, the year of the figure stands near."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from generator.checks.carried import key
from generator.checks.control import compared
from generator.checks.printed_rows import plain
from generator.kinds.atlas import Atlas
from generator.kinds.figure import Figure
from generator.model.address import Address
from generator.model.rules import Look, Verdict, warning
from generator.problems import msg

_NEAR = 10  # numbers between a value and its year

Places = Mapping[str, Sequence[int]]


def control_period(atlas: Atlas) -> Iterator[Verdict]:
    """A figure whose year stands in the chapter, but nowhere near the value of the figure."""
    fix = msg("Compare period: with the document, or correct the control list")
    nearest: dict[tuple[Address, int], int | None] = {}
    for chapter in compared(atlas):
        places = _places(map(key, chapter.chapter.numbers))
        for at in dict.fromkeys(one.at.record for one in chapter.carried if one.at.kind == "figures"):
            figure = atlas.scopes[at.owner].figures.get(at.id)
            value = _printed(figure) if figure else None
            if figure is None or figure.period is None or value is None:
                continue
            for year in dict.fromkeys((figure.period.start, figure.period.end)):
                found = _distance(places.get(value, ()), places.get(str(year), ()))
                known = nearest.setdefault((at, year), found)
                if found is not None and (known is None or found < known):
                    nearest[at, year] = found
    for (at, year), distance in nearest.items():
        if distance is None:
            yield Look.SILENT
        elif distance <= _NEAR:
            yield Look.SOUND
        else:
            message = msg(
                "The document has {year} {distance} numbers away from this figure", year=year, distance=distance
            )
            yield warning(atlas, at, "control-period", message, fix)


def _printed(figure: Figure) -> str | None:
    """The number by which a document shows a figure."""
    if figure.value is not None:
        return plain(figure.value)
    if figure.count is not None and figure.count.total is not None:
        return plain(Decimal(figure.count.total))
    return str(figure.rank) if figure.rank is not None and not figure.is_valued else None


def _places(numbers: Iterator[str]) -> Places:
    found: dict[str, list[int]] = defaultdict(list)
    for at, number in enumerate(numbers):
        found[number].append(at)
    return found


def _distance(ones: Sequence[int], others: Sequence[int]) -> int | None:
    """How far apart two numbers stand where they are nearest; both in order, each looked at once."""
    nearest: int | None = None
    first = second = 0
    while first < len(ones) and second < len(others):
        apart = abs(ones[first] - others[second])
        nearest = apart if nearest is None else min(nearest, apart)
        if ones[first] < others[second]:
            first += 1
        else:
            second += 1
    return nearest
