"""What all charts share: labels, the data as a table, and the numbers of figures in a printed document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation

from markupsafe import Markup, escape

from generator.charts.bars import Bar, Measure
from generator.editions.views import Block, Cell, Chart, Empty, Part, Section, Table, ValueView
from generator.editions.words import Words
from generator.language.numbers import number
from generator.language.typography import typeset
from generator.model.quantities import Cell as DataCell
from generator.model.quantities import Printed
from generator.model.texts import Text

SIC = "[sic]"
LOST = "[…]"


def plain_text(words: Words, text: Text, slug: str = "") -> str:
    """A text without markup that keeps together what belongs together, so that lines end well."""
    return typeset(words.plain(text, slug), words.lang)


def plain_html(words: Words, html: Markup) -> str:
    """The same of a finished text."""
    return typeset(html.striptags(), words.lang)


def without_ids(table: Table) -> Table:
    """The table to stand beside another with the same rows: an id stands once on a page."""
    return replace(table, rows=tuple(replace(row, id="") for row in table.rows))


def cell_value(cell: DataCell) -> Decimal | None:
    """The number of a cell, also where it looks damaged."""
    return read_printed(cell.printed) if cell.printed is not None else cell.value


def read_printed(printed: Printed) -> Decimal | None:
    """A damaged number as far as it is one."""
    try:
        return Decimal(printed.value.replace(",", ".").replace(" ", ""))
    except InvalidOperation:
        return None


def cell_label(words: Words, cell: DataCell, *, signed: bool = False) -> str:
    """What stands at the mark of a cell, or in its place."""
    if cell.state == "none":
        return "–"
    if cell.state == "lost":
        return LOST
    if cell.printed is not None:
        return f"{words.printed(cell.printed)}\u00a0{words.ui(SIC)}"
    return number(cell.value, words.lang, signed=signed) if cell.value is not None else ""


def sentence(lead: str, parts: Iterable[str]) -> str:
    """An alternative text: what it is, then its parts."""
    return f"{lead}: {'; '.join(parts)}.".replace("\u00ad", "")


def numbered(parts: Sequence[Part]) -> tuple[Part, ...]:
    """The parts of a book with its charts counted through."""
    count = 0

    def block_of(block: Block) -> Block:
        nonlocal count
        if not isinstance(block.view, Chart):
            return block
        count += 1
        return replace(block, view=replace(block.view, number=count))

    def section_of(section: Section) -> Section:
        return replace(section, blocks=tuple(block_of(block) for block in section.blocks))

    return tuple(replace(part, sections=tuple(section_of(section) for section in part.sections)) for part in parts)


def span(first: int | str, last: int | str) -> str:
    """Years from the first to the last."""
    return str(first) if first == last else f"{first}–{last}"


def cell_bar(words: Words, cell: DataCell | None, *, signed: bool = False) -> Bar | None:
    """A cell of a table as a bar."""
    if cell is None:
        return None
    label = words.ui("lost") if cell.state == "lost" else cell_label(words, cell, signed=signed)
    return Bar(cell_value(cell), label, damaged=cell.printed is not None)


def figure_bar(words: Words, slug: str, ref: str) -> Bar:
    """A figure with its number as it is written elsewhere."""
    _, figure = words.atlas.figure(slug, ref)
    view = words.value(slug, ref)
    if view.state == "lost":
        return Bar(None, words.ui("lost"))
    label = "\u00a0".join(part for part in (view.qualifier, view.number) if part)
    if figure.printed is not None and view.state == "printed":
        return Bar(read_printed(figure.printed), f"{label}\u00a0{words.ui('[sic]')}", damaged=True)
    return Bar(words.atlas.value(slug, ref), label)


def value_cell(view: ValueView | None) -> Cell:
    """A figure as the cell of a table; the unit stands elsewhere."""
    if view is None:
        return Cell(Empty)
    text = "\u00a0".join(part for part in (view.qualifier, view.number) if part)
    state = view.state if view.state in ("lost", "printed") else "exact"
    return Cell(escape(text), state, view.state_text if state != "exact" else "")


def told_extremes(words: Words, names: Sequence[str], measures: Sequence[Measure]) -> list[str]:
    """The largest and the smallest of each measure."""
    told = []
    for measure in measures:
        known = [
            (bar.value, name, bar.label)
            for name, bar in zip(names, measure.bars, strict=True)
            if bar is not None and bar.value is not None and not bar.damaged
        ]
        if known:
            (_, low, least), (_, high, most) = min(known), max(known)
            told.append(
                words.ui(
                    "{measure}: from {least} ({low}) to {most} ({high})",
                    measure=", ".join(filter(None, (measure.title, measure.unit))),
                    least=least,
                    low=low,
                    most=most,
                    high=high,
                )
            )
    return told
