"""Rules about plans of indicators and about dates."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from generator.kinds.atlas import Atlas
from generator.kinds.chain import Chain
from generator.kinds.chart import Chart
from generator.kinds.document import DocumentTopic, Task
from generator.kinds.figure import Figure
from generator.kinds.topic import DataTable
from generator.model.address import Address
from generator.model.period import Period
from generator.model.rules import Look, Verdict, warning
from generator.model.schedules import Schedule
from generator.problems import msg

_LEAP, _LEAP_OF_MANY, _MANY = 4, 2, 10  # times in a year: of small numbers, and of larger ones from so many on
_OTHERS = 2  # clusters that together show what a plan holds


def plan_falls(atlas: Atlas) -> Iterator[Verdict]:
    """A plan that falls although its indicator cannot, as its definition says."""
    for slug, cluster in atlas.clusters.items():
        definitions = atlas.libraries[cluster.centre].kpis
        for row in cluster.kpis:
            if not definitions[row.id].rising:
                yield Look.SILENT
                continue
            before: Decimal | None = None
            for year, cell in row.cells.items():
                if cell.value is None:
                    continue
                if before is None or cell.value >= before:
                    yield Look.SOUND
                else:
                    message = msg("The plan falls from {before} to {now}", before=before, now=cell.value)
                    at = Address(slug, "kpis", (row.id, str(year)))
                    yield warning(atlas, at, "plan-falls", message, msg("Compare the row with the document"))
                before = cell.value


def plan_leap(atlas: Atlas) -> Iterator[Verdict]:
    """A plan that grows by more than four times in a year, or more than twice where it is no small number."""
    for slug, cluster in atlas.clusters.items():
        for row in cluster.kpis:
            values = [(year, cell.value) for year, cell in row.cells.items() if cell.value]
            for (_, before), (year, now) in pairwise(values):
                if now <= before * (_LEAP_OF_MANY if before >= _MANY else _LEAP):
                    yield Look.SOUND
                    continue
                message = msg("The plan leaps from {before} to {now}", before=before, now=now)
                at = Address(slug, "kpis", (row.id, str(year)))
                yield warning(atlas, at, "plan-leap", message, msg("Compare the row with the document"))


def plan_missing(atlas: Atlas) -> Iterator[Verdict]:
    """A plan without an indicator that all other clusters of its centre plan, if these are two or more."""
    fix = msg("Add the row; what is not planned is a dash")
    plans = {slug: {row.id for row in cluster.kpis} for slug, cluster in atlas.clusters.items() if cluster.kpis}
    for slug, planned in plans.items():
        centre = atlas.clusters[slug].centre
        others = [names for other, names in plans.items() if other != slug and atlas.clusters[other].centre == centre]
        for name in atlas.libraries[centre].kpis:
            if name in planned:
                yield Look.SOUND
            elif len(others) < _OTHERS or not all(name in names for names in others):
                yield Look.SILENT
            else:
                message = msg("The plan lacks the indicator {indicator}", indicator=name)
                yield warning(atlas, Address(slug, "kpis"), "plan-missing", message, fix)


def period_future(atlas: Atlas) -> Iterator[Verdict]:
    """A number or chart of a time after its document, or that begins before anything the document tells of."""
    for at, item in atlas.of(Chain, Figure, Chart, DataTable):
        year = _written(atlas, at.owner)
        for period in _periods(item):
            if year is None:
                yield Look.SILENT
            elif year - 15 <= period.start and (
                period.end <= year or (isinstance(item, DataTable | Figure) and _planned(atlas, at, period))
            ):
                yield Look.SOUND
            else:
                message = msg("The period {period} does not fit a document of {year}", period=_said(period), year=year)
                yield warning(atlas, at, "period-future", message, msg("Compare the year with the document"))


def _written(atlas: Atlas, owner: str) -> int | None:
    """The year of a programme or a document."""
    if owner in atlas.clusters:
        programme = atlas.clusters[owner].file.programme
        return programme.year if programme else None
    return atlas.documents[owner].file.year if owner in atlas.documents else None


def _planned(atlas: Atlas, at: Address, period: Period) -> bool:
    """Whether a figure looks ahead within the horizon of its document, or stands in a plan."""
    if any(use.kind == "kpis" for use in atlas.figure_uses.get(at, ())):
        return True
    document = atlas.documents.get(at.owner)
    return document is not None and (document.file.horizon or 0) == period.end


def _periods(item: object) -> tuple[Period, ...]:
    if isinstance(item, Chain):
        return (item.firms, item.headcount, item.revenue)
    period = item.period if isinstance(item, Figure | Chart | DataTable) else None
    return (period,) if period else ()


def _said(period: Period) -> str:
    return _span(period.start, period.end)


def _span(start: int, end: int) -> str:
    return str(start) if start == end else f"{start}–{end}"


def period_total(atlas: Atlas) -> Iterator[Verdict]:
    """A chain whose columns are of another time than the totals that they add up to."""
    for at, item in atlas.of(Chain):
        for totals in (item.core_totals, item.support_totals):
            if totals is None:
                continue
            for own, ref in ((item.firms, totals.firms), (item.revenue, totals.revenue)):
                other = atlas.quantity(ref, at.owner).period
                if other is None:
                    yield Look.SILENT
                elif other == own:
                    yield Look.SOUND
                else:
                    message = msg("The column is of {own}, its total of {other}", own=_said(own), other=_said(other))
                    yield warning(atlas, at, "period-total", message, msg("Compare both years with the document"))


def chain_years(atlas: Atlas) -> Iterator[Verdict]:
    """A chain whose columns are more than a year apart, so that revenue per worker would mix years."""
    for at, item in atlas.of(Chain):
        ends = [period.end for period in (item.firms, item.headcount, item.revenue)]
        if max(ends) - min(ends) <= 1:
            yield Look.SOUND
            continue
        message = msg("The columns are of {years}", years=", ".join(map(str, ends)))
        yield warning(atlas, at, "chain-years", message, msg("Compare the years of the columns with the document"))


def ratio_years(atlas: Atlas) -> Iterator[Verdict]:
    """A ratio of figures of different times."""
    for at, item in atlas.of(Figure):
        if item.derive is None or item.derive.ratio is None:
            continue
        periods = [atlas.quantity(name, at.owner).period for name in item.derive.ratio]
        known = [period for period in periods if period is not None and period.as_of_month is None]  # no stock of a day
        if len(known) < 2:
            yield Look.SILENT
        elif known[0].end == known[1].end:
            yield Look.SOUND
        else:
            message = msg("The ratio is of {one} and of {other}", one=_said(known[0]), other=_said(known[1]))
            fix = msg("Take figures of one time, or say in a note that the years differ")
            yield warning(atlas, at, "ratio-years", message, fix)


def task_horizon(atlas: Atlas) -> Iterator[Verdict]:
    """An item of a document's roadmap due outside the years of the document, or outside those of the item above it."""
    for at, item in atlas.of(DocumentTopic):
        document = atlas.documents.get(at.owner)
        if document is not None:
            file = document.file
            whole = (file.year, file.horizon) if file.year and file.horizon else None
            for name, task in item.roadmap.items():
                yield from _due(atlas, at.child("roadmap", name), task, whole)


def _due(atlas: Atlas, at: Address, task: Task, above: tuple[int, int] | None) -> Iterator[Verdict]:
    within = above
    if task.schedule is not None and above is not None:
        years = _years(task.schedule)
        if above[0] <= min(years) and max(years) <= above[1]:
            yield Look.SOUND
            within = (min(years), max(years))
        else:
            due, span = _span(min(years), max(years)), _span(*above)
            message = msg("Due {due}, outside {span}", due=due, span=span)
            yield warning(atlas, at, "task-horizon", message, msg("Compare the date with the document"))
    else:
        yield Look.SILENT
    for name, inner in task.items.items():
        yield from _due(atlas, at.child("items", name), inner, within)


def _years(schedule: Schedule) -> list[int]:
    return [date.year for date in (*schedule.on, schedule.from_, schedule.to) if date is not None]
