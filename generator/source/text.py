"""Bytes → text that is safe to read: UTF-8 without a byte order mark and without characters that nobody sees."""

from __future__ import annotations

import codecs
import re
import unicodedata
from itertools import islice

from generator.problems import Location, Message, Problem, Severity, msg

# Controls (but tab and line ends), separators of lines and paragraphs, zero-width and direction marks, halves of
# surrogate pairs, noncharacters and tags.
HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)
TYPOGRAPHIC = tuple("“”„«»‘’")  # quotation marks that YAML takes for letters
_LINE_END = re.compile(r"\r\n|\r|\n")
_MOST_REPORTED = 100  # of hidden characters in a file: a binary file would give a million


def refuse(at: Location, rule: str, message: Message, fix: Message) -> Problem:
    """An error of this stage."""
    return Problem(at, Severity.ERROR, rule, message, fix)


def split_lines(text: str) -> tuple[str, ...]:
    """The lines without their ends, as YAML and editors count them."""
    return tuple(_LINE_END.split(text))


def shorten(text: str) -> str:
    """A text as it is quoted in a message: on one line and not too long."""
    line = " ".join(text.split())
    return line if len(line) <= 60 else line[:59] + "…"


def decode(path: str, data: bytes) -> tuple[str | None, list[Problem]]:
    """The text of a file. Hidden characters are reported and become `_`, so that the rest can still be read."""
    if data.startswith(codecs.BOM_UTF8):
        return None, [_byte_order_mark(path)]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return None, [_not_utf8(path, data, error.start)]
    if not HIDDEN.search(text):
        return text, []
    places = (
        (Location(path, number, found.start() + 1), found.group())
        for number, line in enumerate(split_lines(text), start=1)
        for found in HIDDEN.finditer(line)
    )
    return HIDDEN.sub("_", text), [hidden_character(at, sign) for at, sign in islice(places, _MOST_REPORTED)]


def hidden_character(at: Location, sign: str) -> Problem:
    """A character that is refused because readers do not see it."""
    return refuse(
        at,
        "hidden-character",
        msg(
            "An invisible character stands here: {code} ({name}).",
            code=f"U+{ord(sign):04X}",
            name=unicodedata.name(sign, "CONTROL CHARACTER"),
        ),
        msg("Delete it: remove the letters on both sides of it as well and type them again."),
    )


def _byte_order_mark(path: str) -> Problem:
    return refuse(
        Location(path),
        "file-encoding",
        msg("The file begins with an invisible byte order mark."),
        msg("Save the file as “UTF-8”, not as “UTF-8 with BOM”."),
    )


def _not_utf8(path: str, data: bytes, start: int) -> Problem:
    before = split_lines(data[:start].decode("utf-8"))
    return refuse(
        Location(path, len(before), len(before[-1]) + 1),
        "file-encoding",
        msg("The file is not UTF-8 text: the byte {byte} stands here.", byte=f"0x{data[start]:02X}"),
        msg("Open the file in the encoding that shows its letters properly, often Windows-1251, and save it as UTF-8."),
    )
