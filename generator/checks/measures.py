"""Rules about the kind of a figure: its unit, its range, its sign."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.once import once
from generator.kinds.atlas import Atlas
from generator.kinds.figure import Figure
from generator.kinds.measure import Measure, MeasuresFile
from generator.kinds.topic import DataColumn, DataRow
from generator.model.address import Address
from generator.model.rules import Look, Verdict, warning
from generator.problems import msg

Measured = Figure | DataColumn | DataRow


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
    for at, item in atlas.items:
        if isinstance(item, Figure) or (isinstance(item, DataColumn | DataRow) and item.unit and item.title):
            title = next(iter(item.title.said.values())).casefold() if item.title else ""
            found.append(
                (at, item, next((measure for begins, measure in beginnings if title.startswith(begins)), None))
            )
    return found


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
        if measure is None or number.rank or number.value is None or (measure.least, measure.most) == (None, None):
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
