"""CSV that spreadsheets read as it is meant: numbers as numbers, texts as texts, and nothing as a formula."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?", re.A)
# What spreadsheets take for the beginning of a formula (in some countries in full width too): at the beginning of a
# text, also behind what is not seen, and behind a sign at which a spreadsheet of another country would cut it.
_UNSEEN = r'(?:[^\S\t\r\n]|["\x00-\x08\x0e-\x1f\u00ad\u200b-\u200f\u2060\ufeff])*+'
# An apostrophe before such a sign gets one more, so that `csv_rows` knows which of them is ours.
_FORMULA = re.compile(rf"((?:^|[;,\t\r\n]){_UNSEEN})(?='*+[=+\-@＝＋－＠])")
_GUARDED = re.compile(rf"((?:^|[;,\t\r\n]){_UNSEEN})'(?='*+[=+\-@＝＋－＠])")
_CONTROL = re.compile(r"^[\t\r]")


def csv_text(rows: Iterable[Sequence[str]], delimiter: str) -> str:
    """The rows as a file with the delimiter of its country; each has as many cells as the first."""
    every = list(rows)
    widest = len(every[0]) if every else 0
    full = ([*row, *[""] * (widest - len(row))] for row in every)
    return "".join(delimiter.join(csv_cell(text, delimiter) for text in row) + "\r\n" for row in full)


def csv_cell(text: str, delimiter: str) -> str:
    """A number as it is; a text in quotation marks where it needs them, and with an apostrophe where it would be
    computed."""
    if _NUMBER.fullmatch(text):
        return f'"{text}"' if delimiter in text else text
    safe = _FORMULA.sub(r"\1'", _CONTROL.sub(r"'\g<0>", text))
    return '"' + safe.replace('"', '""') + '"' if any(sign in safe for sign in (delimiter, '"', "\r", "\n")) else safe


def csv_rows(text: str) -> list[list[str]]:
    """The rows of a file as `csv_text` writes them, whatever delimiter a spreadsheet has put between the cells since.

    csv.Error where quotation marks are in disorder.
    """
    first = text.partition("\n")[0]
    delimiter = max(";,\t", key=first.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    return [[_GUARDED.sub(r"\1", cell.replace("\r\n", "\n")) for cell in row] for row in rows]
