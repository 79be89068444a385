"""All figures of an owner to take away: CSV for spreadsheets, JSON for programs, with states and printed forms."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from generator.components.voice import Voice
from generator.language.numbers import decimal_sign
from generator.model.address import Address
from generator.model.quantity import Quantity
from generator.render.csv import csv_text

NAMES = ("figures.csv", "figures.json")  # their addresses are stable: others link to them
_COLUMNS = (
    "address", "owner", "title", "value", "to", "unit", "period", "state", "qualifier", "printed", "doubt", "rank",
    "derived", "sample", "source", "notes",
)  # fmt: skip


def dataset_files(voice: Voice, owners: Sequence[str]) -> dict[str, bytes]:
    """Both files with the figures of clusters and documents, in the words of one language."""
    rows = [row for owner in owners for row in _rows(voice.of(owner))]
    texts = (_csv(rows, voice), json.dumps({"figures": rows}, ensure_ascii=False, indent=1, default=_number) + "\n")
    return dict(zip(NAMES, (texts[0].encode("utf-8-sig"), texts[1].encode()), strict=True))


def _rows(voice: Voice) -> Iterator[dict[str, object]]:
    """A row for every figure of the voice's owner, and one for each part of a count."""
    name = voice.plain(voice.name())
    for figure in voice.atlas.scopes[voice.owner].figures:
        quantity = voice.atlas.quantity(Address(voice.owner, "figures", (figure,)))
        title = voice.plain(voice.figure_title(quantity))
        yield _row(voice, quantity, name, title)
        for part in quantity.parts:
            yield _row(voice, part, name, f"{title}: {voice.part(part)}")


def _row(voice: Voice, quantity: Quantity, owner: str, title: str) -> dict[str, object]:
    printed, sample = quantity.printed, quantity.sample
    known = (
        str(quantity.address),
        owner,
        title,
        quantity.value,
        quantity.high,
        voice.head(quantity.unit).replace("\u00a0", " "),
        voice.period(quantity.period).replace("\u00a0", " ") if quantity.period else "",
        quantity.state.value,
        quantity.qualifier,
        printed.value if printed else None,
        voice.plain(printed.doubt) if printed else None,
        quantity.rank,
        quantity.derived,
        sample.n if sample else None,
        voice.plain(voice.atlas.sources[quantity.source].text) if quantity.source else None,
        [voice.plain(voice.atlas.note(voice.owner, ref).text) for ref in quantity.notes],
    )
    return dict(zip(_COLUMNS, known, strict=True))


def _csv(rows: Sequence[Mapping[str, object]], voice: Voice) -> str:
    """As spreadsheets of the language's country read it: a decimal comma goes with semicolons."""
    sign = decimal_sign(voice.lang)
    cells = [[_cell(value, sign) for value in row.values()] for row in rows]
    return csv_text([list(_COLUMNS), *cells], ";" if sign == "," else ",")


def _cell(value: object, sign: str) -> str:
    if isinstance(value, Decimal):
        return f"{value:f}".replace(".", sign)
    if isinstance(value, bool):
        return "1" if value else ""
    if isinstance(value, list):
        return " ".join(map(str, value))
    return "" if value is None else str(value)


def _number(value: object) -> int | float:
    """A decimal as JSON has numbers; up to fifteen digits come out as they are."""
    if not isinstance(value, Decimal):
        raise TypeError(value)
    return int(value) if value == value.to_integral_value() else float(value)
