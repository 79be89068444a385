"""The value chain as a flow of stages, with firms, people and revenue of every link beside each other."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from markupsafe import escape

from generator.charts.bars import Bar, Measure, Row, bar_panels
from generator.editions.charts.common import cell_bar, plain_html, plain_text, sentence, told_extremes
from generator.editions.views import Cell, Chain, Chart, Table, TableRow
from generator.editions.words import Words
from generator.language.numbers import number
from generator.model.quantities import FirmsCell
from generator.model.sections import Chain as DataChain

_ONE_LINE = 226


@dataclass(frozen=True)
class _Link:
    """A row of the picture: a stage, or a link with its three bars."""

    row: Row
    bars: tuple[Bar | None, Bar | None, Bar | None]


def chain_chart(words: Words, slug: str, chain: DataChain, view: Chain) -> Chart | None:
    """The links in the order of the flow; a chain that belongs to another cluster is not drawn."""
    if chain.stray is not None:
        return None
    links = _links(words, slug, chain)
    if not any(bar and bar.value is not None for link in links for bar in link.bars):
        return None
    heads = [view.columns[place] for place in (1, 3, 4)]
    measures = [
        Measure(plain_html(words, head.title), head.unit, tuple(link.bars[place] for link in links))
        for place, head in enumerate(heads)
    ]
    title = words.ui("Organisations, people and revenue by link of the chain")
    return Chart(
        "chain",
        escape(title),
        words.ui("stages in the order of the flow, every bar from zero"),
        bar_panels([link.row for link in links], measures, names=_ONE_LINE),
        sentence(title, told_extremes(words, [link.row.title for link in links], measures)),
        _table(view),
    )


def _links(words: Words, slug: str, chain: DataChain) -> list[_Link]:
    links = []
    for place, stage in enumerate(chain.stages.values(), 1):
        head = f"{place}. {plain_text(words, stage.title, slug)}"
        links.append(_Link(Row(head, main=stage.core, head=True), (None, None, None)))
        for group in stage.groups.values():
            for row in group.rows.values():
                bars = (_firms(words, row.firms), cell_bar(words, row.headcount), cell_bar(words, row.revenue))
                links.append(_Link(Row(plain_text(words, row.title, slug), main=stage.core), bars))
    return links


def _firms(words: Words, firms: FirmsCell) -> Bar | None:
    if firms.state == "lost":
        return Bar(None, words.ui("lost"))
    return None if firms.total is None else Bar(Decimal(firms.total), number(Decimal(firms.total), words.lang))


def _table(view: Chain) -> Table:
    """The chain as one plain table."""
    rows: list[TableRow] = []
    for stage in view.stages:
        rows.append(TableRow(Cell(stage.title), role="group"))
        for group in stage.groups:
            rows += [
                TableRow(Cell(row.title), (row.firms, row.firms_corporate, row.headcount, row.revenue))
                for row in group.rows
            ]
    return Table(view.caption, view.columns, tuple(rows))
