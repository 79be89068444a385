"""The places of the region in several indicators on one axis."""

from __future__ import annotations

from markupsafe import escape

from generator.charts.ranks import Place, rank_strip
from generator.editions.charts.common import plain_html, sentence
from generator.editions.views import Cell, Chart, Ranks, Table, TableColumn, TableRow
from generator.editions.words import Words

_FEWEST = 2


def ranks_chart(words: Words, name: str, view: Ranks) -> Chart | None:
    """A strip from the first place on; how many regions there are is not known, so the axis stays open."""
    known = [item for item in view.items if item.rank]
    if len(known) < _FEWEST:
        return None
    periods = dict.fromkeys(item.period for item in known if item.period)
    columns = (
        TableColumn(escape(words.ui("Indicator"))),
        TableColumn(escape(words.ui("Period"))),
        TableColumn(escape(words.ui("Rank")), numeric=True),
    )
    rows = tuple(
        TableRow(Cell(item.title), (Cell(escape(item.period)), Cell(escape(str(item.rank))))) for item in known
    )
    return Chart(
        name,
        escape(view.caption),
        ", ".join([*periods, words.ui("the first place is the best")]),
        rank_strip([Place(plain_html(words, item.title), item.rank) for item in known]),
        sentence(
            view.caption,
            [words.ui("{name} – {value}", name=plain_html(words, item.title), value=item.rank) for item in known],
        ),
        Table(escape(view.caption), columns, rows),
    )
