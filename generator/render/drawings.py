"""A chart's drawing as it stands in a page or book, and the files in which a reader takes it away."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from generator.charts.paint import Palette, downloaded, painted, painted_spec
from generator.components.block import Block, Cell
from generator.components.chart import Chart
from generator.components.table import Table
from generator.components.voice import Voice
from generator.language.numbers import decimal_sign
from generator.model.quantity import Quantity
from generator.render.csv import csv_text

Svgs = Mapping[str, str]  # by specification


def drawing(block: Block, svgs: Svgs, palette: Palette, *, titled: bool) -> Markup:
    """The painted SVG of a block that is a chart; nothing for any other."""
    if not isinstance(block.view, Chart):
        return Markup()
    chart = block.view
    return Markup(painted(svgs[chart.spec], palette, chart.alt, f"{block.id}-", titled=titled))  # noqa: S704 - our own


def chart_files(chart: Chart, svgs: Svgs, accent: str, voice: Voice) -> dict[str, bytes]:
    """The downloads of a chart by their names: drawing, data, specification."""
    palette = downloaded(accent)
    svg = painted(svgs[chart.spec], palette, chart.alt, "", titled=True)
    return {
        f"{chart.name}.svg": f'<?xml version="1.0" encoding="UTF-8"?>\n{svg}\n'.encode(),
        f"{chart.name}.csv": table_csv(chart.table, voice).encode("utf-8-sig"),
        f"{chart.name}.vl.json": f"{painted_spec(chart.spec, palette)}\n".encode(),
    }


def table_csv(table: Table, voice: Voice) -> str:
    """The table as spreadsheets of the language's country read it: a decimal comma goes with semicolons."""
    sign = decimal_sign(voice.lang)
    head = [", ".join(filter(None, (voice.unmarked(head.title), head.unit))) for head in table.columns]
    rows = [[_plain(cell, voice, sign) for cell in (row.head, *row.cells)] for row in table.rows]
    return csv_text([head, *rows], ";" if sign == "," else ",")


def _plain(cell: Cell, voice: Voice, sign: str) -> str:
    """A number in plain digits; what is no number in words."""
    quantity = cell.content
    if not isinstance(quantity, Quantity):
        return voice.unmarked(quantity)
    if quantity.value is not None and quantity.high is None and quantity.qualifier == "exact":
        return f"{quantity.value:f}".replace(".", sign)
    if quantity.printed is not None:
        read = quantity.read
        shown = f"{read:f}".replace(".", sign) if read is not None else voice.digits(quantity)
        doubt = voice.of(quantity.address.owner).plain(quantity.printed.doubt)
        return f"{shown} ({voice.state(quantity) if cell.marks else doubt})"
    return voice.state(quantity) or voice.amount(quantity).replace("\u00a0", " ")
