"""Rules about the kind of a figure: its unit, its range, its sign."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from generator.checks.once import once
from generator.kinds.atlas import Atlas
from generator.kinds.figure import Figure
from generator.kinds.measure import Measure, MeasuresFile
from generator.kinds.topic import DataColumn, DataRow, DataTable
from generator.model.address import Address
from generator.model.rules import Look, Verdict, warning
from generator.model.texts import Text
from generator.problems import msg

Measured = Figure | DataColumn | DataRow
_MANY, _DIGITS = 100, 2  # from which number on, and of how many digits before its zeros, one is round
_FEWEST = 4  # figures of one kind, so that one can be the odd one out


@once
def measured(atlas: Atlas) -> list[tuple[Address, Measured, Measure | None]]:
    """Every figure, and every column or row with a unit, with what it measures, as far as its title tells."""
    beginnings = [
        (begins.casefold(), measure)
        for measure in atlas.records("", "measures", MeasuresFile).values()
        for begins in measure.begins
    ]
    beginnings.sort(key=lambda one: -len(one[0]))
    found: list[tuple[Address, Measured, Measure | None]] = []
    groups: dict[Address, Text | None] = {}  # what the rows of a group are of, by the place of its heading
    for at, item in atlas.of(DataTable, DataColumn, DataRow, Figure):
        if isinstance(item, DataTable):
            groups.update((at.child("rows", name), row.title) for name, row in item.rows.items() if not row.cells)
        if isinstance(item, Figure) or (isinstance(item, DataColumn | DataRow) and item.unit and item.title):
            group = item.group if isinstance(item, DataRow) else None
            named = groups.get(at.parent.child(group)) if group else None
            title = _first(named or item.title)
            found.append(
                (at, item, next((measure for begins, measure in beginnings if title.startswith(begins)), None))
            )
    return found


def _first(title: Text | None) -> str:
    return next(iter(title.said.values())).casefold() if title else ""


@once
def _of_ranks(atlas: Atlas) -> Measure | None:
    """The measure of places among others, whatever they are places in."""
    return next((one for one in atlas.records("", "measures", MeasuresFile).values() if one.ranks), None)


def measure_unit(atlas: Atlas) -> Iterator[Verdict]:
    """A figure in a unit in which what it measures cannot be told."""
    for at, figure, measure in measured(atlas):
        if measure is None:
            yield Look.SILENT
        elif str(figure.unit) in measure.units:
            yield Look.SOUND
        else:
            message = msg("The unit is {unit}, possible are {units}", unit=figure.unit, units=", ".join(measure.units))
            fix = msg("Correct the unit, or add it to the measure in data/shared/measures.yml")
            yield warning(atlas, at.child("unit"), "measure-unit", message, fix)


def measure_range(atlas: Atlas) -> Iterator[Verdict]:
    """A value that what the figure measures cannot have."""
    for at, figure, measure in measured(atlas):
        if not isinstance(figure, Figure):
            continue
        number = atlas.quantity(at)
        measure = _of_ranks(atlas) if number.rank else measure
        if measure is None or number.value is None or (measure.least, measure.most) == (None, None):
            yield Look.SILENT
            continue
        ends = (number.value, number.high if number.high is not None else number.value)
        low = measure.least is not None and min(ends) < measure.least
        high = measure.most is not None and max(ends) > measure.most
        if not low and not high:
            yield Look.SOUND
            continue
        bound = measure.least if low else measure.most
        message = msg("The value is {value}, the bound {bound}", value=min(ends) if low else max(ends), bound=bound)
        fix = msg("Compare with the document: sign, unit and decimal point")
        yield warning(atlas, at, "measure-range", message, fix)


def round_number(atlas: Atlas) -> Iterator[Verdict]:
    """A round number of things that stands as if it were exact: most likely “about” or “more than” was lost."""
    fix = msg("Compare with the document: add qualifier: about or more-than, or accept it as exact")
    for at, figure, _ in measured(atlas):
        if not isinstance(figure, Figure) or figure.value is None or figure.printed is not None:
            continue
        if atlas.units[figure.unit].scale != 1:  # of thousands and millions everything is round
            continue
        value = figure.value
        is_round = value >= _MANY and value % 10 == 0 and len(f"{value.normalize():f}".rstrip("0")) <= _DIGITS
        if not is_round:
            yield Look.SILENT
        elif figure.qualifier != "exact":
            yield Look.SOUND
        else:
            yield warning(atlas, at, "round-number", msg("{value} is round, and said to be exact", value=value), fix)


def qualifier_beside(atlas: Atlas) -> Iterator[Verdict]:
    """An exact figure among several of one kind that are all “and more”, “about”, “more than” or “less than”."""
    fix = msg("Compare with the document: a word like “about” or “from” may be lost")
    for slug, scope in atlas.scopes.items():
        kinds: dict[tuple[str, str], dict[str, Figure]] = defaultdict(dict)
        for name, figure in scope.figures.items():
            if figure.value is not None:
                kinds[name.partition("-")[0], str(figure.unit)][name] = figure
        for figures in kinds.values():
            counted = Counter(figure.qualifier for figure in figures.values())
            usual, times = counted.most_common(1)[0]
            for name, figure in figures.items():
                if len(figures) < _FEWEST or times < len(figures) - 1 or usual == "exact":
                    yield Look.SILENT
                elif figure.qualifier == usual:
                    yield Look.SOUND
                else:
                    message = msg("The figure is {own}, all like it are {usual}", own=figure.qualifier, usual=usual)
                    yield warning(atlas, Address(slug, "figures", (name,)), "qualifier-beside", message, fix)
