"""Bytes → text that is safe to read: UTF-8 without a byte order mark and without characters that nobody sees."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice, takewhile

from generator.problems import Location, Message, Problem, Severity, msg

# What nobody sees or what looks like something else: controls (but tab and line ends), spaces other than the plain one
# and the no-break space, soft hyphens, zero-width, joining and direction marks, invisible operators, fillers, selectors
# of variants, tags, halves of surrogate pairs, private use, noncharacters, and the sign for a letter that was lost.
HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160\u1680"
    "\u17b4\u17b5\u180b-\u180f\u2000-\u200f\u2028-\u202f\u205f-\u206f\u2800\u3000\u3164\ud800-\uf8ff\ufdd0-\ufdef"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0xE0000, 0x10000))
    + "\U000e0000-\U000e0fff\U000efffe-\U0010ffff]"
)
# More signs above and below one letter than any language writes.
_STACKED = re.compile("[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{3,}")
# Whether a text is worth a closer look; nearly none is, and this is ten times faster than the above.
_UNUSUAL = re.compile(
    "[^\t\n\r -~\u00a0-\u00ac\u00ae-\u02ff\u0400-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u20a0-\u20c0"
    "\u2100-\u2125\u2127-\u2129\u212c-\u22ff]"
)
TYPOGRAPHIC = tuple("“”„«»‘’")  # quotation marks that YAML takes for letters
_LINE_END = re.compile(r"\r\n|\r|\n")
MOST_REPORTED = 100  # of one file: a binary file would give a million


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
    """The text of a file. Characters that are refused become `_`, so that the rest can still be read."""
    if data.startswith(codecs.BOM_UTF8):
        return None, [_byte_order_mark(path)]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return None, [_not_utf8(path, data, error.start)]
    if not _UNUSUAL.search(text):
        return text, []
    places = (
        (Location(path, number, column), problem)
        for number, line in enumerate(split_lines(text), start=1)
        for column, problem in refused_characters(line)
    )
    return HIDDEN.sub("_", text), [problem(at) for at, problem in islice(places, MOST_REPORTED + 1)]


def refused_characters(text: str) -> Iterator[tuple[int, Callable[[Location], Problem]]]:
    """Every character that readers do not see or that is written in an unusual way, by its column from 1."""
    if not _UNUSUAL.search(text):
        return
    for found in HIDDEN.finditer(text):
        yield found.start() + 1, partial(_hidden, found.group())
    for found in _STACKED.finditer(text):
        yield found.start() + 1, _stacked
    usual = unicodedata.normalize("NFC", text)
    if usual != text:
        pairs = enumerate(zip(text, usual, strict=False))
        same = next((index for index, (one, other) in pairs if one != other), 0)
        marks = takewhile(unicodedata.combining, text[same + 1 :])
        yield same + 1, partial(_decomposed, text[same] + "".join(marks), usual[same])


def _stacked(at: Location) -> Problem:
    message = msg("More than two signs stand above and below one letter.")
    return refuse(at, "hidden-character", message, msg("Delete the letter and type it again."))


def _decomposed(found: str, usual: str, at: Location) -> Problem:
    message = msg(
        "A letter is written in an unusual way here: {codes}; usual is {usual}.",
        codes=" ".join(f"U+{ord(sign):04X}" for sign in found),
        usual=f"{usual} (U+{ord(usual):04X})",
    )
    fix = msg("Type the letter again; to mend a whole file, let the editor convert it to the form NFC.")
    return refuse(at, "unusual-letter", message, fix)


def _hidden(sign: str, at: Location) -> Problem:
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
