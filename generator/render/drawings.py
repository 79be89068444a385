"""A chart's drawing as it stands in a page or book, and the files in which a reader takes it away."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping

from markupsafe import Markup

from generator.charts.paint import Palette, downloaded, painted, painted_spec
from generator.editions.views import Block, Cell, Chart, Empty, Table
from generator.language import Lang

Svgs = Mapping[str, str]  # by specification

_SPACES = re.compile("[ \u00a0\u202f]")
_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")


def drawing(block: Block, svgs: Svgs, palette: Palette, *, titled: bool) -> Markup:
    """The painted SVG of a block that is a chart; nothing for any other."""
    if not isinstance(block.view, Chart):
        return Empty
    chart = block.view
    return Markup(painted(svgs[chart.spec], palette, chart.alt, f"{block.id}-", titled=titled))  # noqa: S704 - our own


def chart_files(chart: Chart, svgs: Svgs, accent: str, lang: Lang) -> dict[str, bytes]:
    """The downloads of a chart by their names: drawing, data, specification."""
    palette = downloaded(accent)
    svg = painted(svgs[chart.spec], palette, chart.alt, "", titled=True)
    return {
        f"{chart.name}.svg": f'<?xml version="1.0" encoding="UTF-8"?>\n{svg}\n'.encode(),
        f"{chart.name}.csv": table_csv(chart.table, lang).encode("utf-8-sig"),
        f"{chart.name}.vl.json": f"{painted_spec(chart.spec, palette)}\n".encode(),
    }


def table_csv(table: Table, lang: Lang) -> str:
    """The table as spreadsheets of the language's country read it: a decimal comma goes with semicolons."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";" if lang == "ru" else ",", lineterminator="\r\n")
    writer.writerow([", ".join(filter(None, (column.title.striptags(), column.unit))) for column in table.columns])
    for row in table.rows:
        writer.writerow([row.head.html.striptags(), *(_plain(cell, lang) for cell in row.cells)])
    return text.getvalue()


def _plain(cell: Cell, lang: Lang) -> str:
    """A number without the signs between its thousands; what is no number in words."""
    if cell.state in ("none", "lost"):
        return cell.state_text
    text = cell.html.striptags()
    bare = _SPACES.sub("", text) if lang == "ru" else text.replace(",", "")
    bare = bare.replace("−", "-").removeprefix("+")
    value = bare if _NUMBER.fullmatch(bare) else text
    return f"{value} ({cell.state_text})" if cell.state == "printed" else value
