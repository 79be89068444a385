"""The files in which a reader takes numbers away: as a drawing, as data, and as what the drawing is made from."""

from __future__ import annotations

from collections.abc import Mapping

from generator.charts.paint import downloaded, painted, painted_spec
from generator.components.block import Cell, quantity_of
from generator.components.table import Table, Taken
from generator.components.voice import Voice
from generator.language.numbers import decimal_sign
from generator.render.csv import csv_text

Svgs = Mapping[str, str]  # by specification


def chart_files(name: str, taken: Taken, svgs: Svgs, accent: str, voice: Voice) -> dict[str, bytes]:
    """The downloads by their names, which begin with that of the block: drawing, data, specification."""
    palette, drawn = downloaded(accent), taken.drawing
    svg = painted(svgs[drawn.spec], palette, drawn.alt)
    return {
        f"{name}.svg": f'<?xml version="1.0" encoding="UTF-8"?>\n{svg}\n'.encode(),
        f"{name}.csv": table_csv(taken.table, voice).encode("utf-8-sig"),
        f"{name}.vl.json": f"{painted_spec(drawn.spec, palette)}\n".encode(),
    }


def table_csv(table: Table, voice: Voice) -> str:
    """The table as spreadsheets of the language's country read it: a decimal comma goes with semicolons."""
    sign = decimal_sign(voice.lang)
    head = [", ".join(filter(None, (voice.unmarked(head.title), head.unit))) for head in table.columns]
    rows = [[_plain(cell, voice, sign) for cell in (row.head, *row.cells)] for row in table.rows]
    return csv_text([head, *rows], ";" if sign == "," else ",")


def _plain(cell: Cell, voice: Voice, sign: str) -> str:
    """A number in plain digits; what is no number in words."""
    quantity = quantity_of(cell)
    if quantity is None:
        return voice.unmarked(cell.content)  # type: ignore[arg-type]
    if quantity.rank:
        return f"{quantity.value:f}"
    if quantity.value is not None and quantity.high is None and quantity.qualifier == "exact":
        return f"{quantity.value:f}".replace(".", sign)
    if quantity.printed is not None:
        read = quantity.read
        shown = f"{read:f}".replace(".", sign) if read is not None else voice.digits(quantity)
        doubt = voice.of(quantity.address.owner).plain(quantity.printed.doubt)
        return f"{shown} ({voice.state(quantity) if cell.marks else doubt})"
    return voice.state(quantity) or voice.amount(quantity).replace("\u00a0", " ")
