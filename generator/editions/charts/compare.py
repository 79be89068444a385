"""Figures side by side as bars: those of one unit, two groups by the same measures, the columns of a table."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup, escape

from generator.charts.bars import Measure, Row, bar_panels
from generator.editions.charts.common import (
    cell_bar,
    figure_bar,
    plain_html,
    plain_text,
    sentence,
    told_extremes,
    value_cell,
    without_ids,
)
from generator.editions.views import Cell, Chart, Empty, Table, TableColumn, TableRow
from generator.editions.words import Words
from generator.model.figures import Figure
from generator.model.sections import DataTable, Pairs

_FEWEST = 2
_PART = "not-sole-traders"


def figures_chart(words: Words, slug: str, name: str, title: Markup, refs: Sequence[str]) -> Chart | None:
    """Figures of one unit, the reader's own first; beside them, of counted firms, those that are not sole traders."""
    figures = [words.atlas.figure(slug, ref)[1] for ref in refs]
    totals = tuple(figure_bar(words, slug, ref) for ref in refs)
    if sum(bar.value is not None for bar in totals) < _FEWEST:
        return None
    unit = words.unit_head(words.atlas.units[figures[0].unit])
    names = [plain_text(words, figure.title, slug) for figure in figures]
    measures = [Measure(words.ui("Total"), unit, totals)]
    if any(_has_part(figure) for figure in figures):
        parts = tuple(
            figure_bar(words, slug, f"{ref}|{_PART}") if _has_part(figure) else None
            for ref, figure in zip(refs, figures, strict=True)
        )
        measures.append(Measure(words.ui("of which not sole traders"), unit, parts))
    periods = dict.fromkeys(words.period(figure.period) for figure in figures if figure.period)
    return Chart(
        name,
        title,
        ", ".join([unit, *periods]),
        bar_panels([Row(text, main=index == 0) for index, text in enumerate(names)], measures, names=200),
        sentence(
            plain_html(words, title),
            [words.ui("{name} – {value}", name=text, value=bar.label) for text, bar in zip(names, totals, strict=True)],
        ),
        _figures_table(words, slug, title, refs, measures),
    )


def _has_part(figure: Figure) -> bool:
    return figure.count is not None and figure.count.not_sole_traders is not None


def _figures_table(words: Words, slug: str, title: Markup, refs: Sequence[str], measures: Sequence[Measure]) -> Table:
    columns = (
        TableColumn(escape(words.ui("Indicator"))),
        TableColumn(escape(words.ui("Period"))),
        *(TableColumn(escape(measure.title), measure.unit, numeric=True) for measure in measures),
    )
    rows = []
    for index, ref in enumerate(refs):
        figure = words.atlas.figure(slug, ref)[1]
        shown = [ref, f"{ref}|{_PART}"]
        cells = [
            value_cell(words.value(slug, part) if measure.bars[index] else None)
            for part, measure in zip(shown, measures, strict=False)
        ]
        period = escape(words.period(figure.period)) if figure.period else Empty
        rows.append(TableRow(Cell(words.title(figure.title, slug)), (Cell(period), *cells)))
    return Table(title, columns, tuple(rows))


def pairs_chart(words: Words, slug: str, name: str, pairs: Pairs) -> Chart | None:
    """Two groups by the same measures: a panel a measure, a bar a group."""
    title = words.title(pairs.title, slug)
    groups = [plain_text(words, text, slug) for text in (pairs.first, pairs.second)]
    measures, told = [], []
    for measure in pairs.measures.values():
        figure = words.atlas.figure(slug, measure.of[0])[1]
        bars = tuple(figure_bar(words, slug, ref) for ref in measure.of)
        if any(bar.value is not None for bar in bars):
            text = plain_text(words, measure.title or figure.title, slug)
            measures.append(Measure(text, _unit_and_period(words, figure), bars))
            told.append(words.ui("{name}: {first} and {second}", name=text, first=bars[0].label, second=bars[1].label))
    if not measures:
        return None
    return Chart(
        name,
        title,
        words.ui("each indicator on a scale of its own, from zero"),
        bar_panels([Row(text, main=index == 0) for index, text in enumerate(groups)], measures, names=92),
        sentence(f"{plain_html(words, title)} ({' / '.join(groups)})", told),
        _pairs_table(words, slug, pairs),
    )


def _unit_and_period(words: Words, figure: Figure) -> str:
    unit = words.unit_head(words.atlas.units[figure.unit])
    return ", ".join(filter(None, (unit, words.period(figure.period) if figure.period else "")))


def _pairs_table(words: Words, slug: str, pairs: Pairs) -> Table:
    columns = (
        TableColumn(escape(words.ui("Indicator"))),
        TableColumn(words.title(pairs.first, slug), numeric=True),
        TableColumn(words.title(pairs.second, slug), numeric=True),
    )
    rows = []
    for measure in pairs.measures.values():
        figure = words.atlas.figure(slug, measure.of[0])[1]
        head = Markup("{}, {}").format(
            words.title(measure.title or figure.title, slug), _unit_and_period(words, figure)
        )
        rows.append(TableRow(Cell(head), tuple(value_cell(words.value(slug, ref)) for ref in measure.of)))
    return Table(words.title(pairs.title, slug), columns, tuple(rows))


def table_bars(words: Words, slug: str, name: str, data: DataTable, table: Table) -> Chart | None:
    """The columns of a table as panels; rows by the size of the first one."""
    rows = [row for row in data.rows.values() if row.cells]
    first = next(iter(data.columns))
    known = {id(row): cell_bar(words, row.cells.get(first)) for row in rows}
    rows.sort(key=lambda row: -(bar.value or 0) if (bar := known[id(row)]) else 0)
    names = [plain_text(words, row.title, slug) for row in rows]
    measures = [
        Measure(
            plain_text(words, column.title, slug),
            words.unit_head(words.atlas.units[column.unit]) if column.unit else "",
            tuple(cell_bar(words, row.cells.get(column_id), signed=column.signed) for row in rows),
        )
        for column_id, column in data.columns.items()
    ]
    if not any(bar and bar.value is not None for measure in measures for bar in measure.bars):
        return None
    title = words.title(data.title, slug)
    parts = [words.period(data.period)] if data.period else []
    parts.append(words.ui("in the order of the first measure, every bar from zero"))
    return Chart(
        name,
        title,
        ", ".join(parts),
        bar_panels([Row(text) for text in names], measures, names=190),
        sentence(plain_html(words, title), told_extremes(words, names, measures)),
        without_ids(table),
    )
