"""What must not stand in a text, in plain words; HTML is looked for in every text of every file, whatever it is for."""

from __future__ import annotations

from collections.abc import Iterator

from generator.language.slips import HTML, Slip, SlipKind
from generator.model.address import Address
from generator.model.validation import found_at
from generator.problems import Message, Problem, Severity, msg
from generator.source.nodes import Plain, Scalar, place_in
from generator.source.records import Record

_PAIRS = {"“": "”", "„": "“", "«": "»", "‘": "’"}

_WORDS: dict[SlipKind, tuple[Message, Message]] = {
    "html": (
        msg("“{found}” looks like HTML, which texts do not know"),
        msg("Delete it; write a space after “<” where it means less"),
    ),
    "entity": (msg("“{found}” is a code of HTML for a sign"), msg("Write the sign itself")),
    "character": (msg("“{found}” is a sign that no font has"), msg("Delete it and type the letter again")),
    "link": (
        msg("A text cannot link to “{found}”"),
        msg("Write a whole address, https://… or mailto:…: the same text stands on several pages and in print"),
    ),
    "link-form": (
        msg("“{found}” belongs to no link"),
        msg("Write [words](https://…) with nothing between the two brackets, or a backslash before a bracket"),
    ),
    "footnote": (
        msg("“{found}” is a footnote, which texts do not know"),
        msg("Write the note in notes.yml and its id under note:"),
    ),
    "image": (
        msg("“{found}” begins a picture, which texts do not know"),
        msg("Put the picture beside the data and name it under picture:"),
    ),
    "code": (
        msg("“{found}” stands in the marks of code, which texts do not know"),
        msg("Write quotation marks or an apostrophe"),
    ),
    "strike": (msg("“{found}” is struck out, which texts do not know"), msg("Delete what does not hold any more")),
    "emphasis": (
        msg("“{found}” begins or ends no emphasis"),
        msg("Write **words** without spaces inside the signs, or a backslash before each sign"),
    ),
    "heading": (
        msg("“{found}” is a heading, which texts do not know"),
        msg("Write it under title:, or put a backslash before the first sign"),
    ),
    "rule": (msg("“{found}” is a dividing line, which texts do not know"), msg("Leave an empty line instead")),
    "quotation": (
        msg("“{found}” is a quotation, which texts do not know"),
        msg("Write quotation marks, or words where the sign means more"),
    ),
    "table": (msg("“{found}” is a table, which texts do not know"), msg("Write it under tables:")),
    "list": (
        msg("“{found}” is no item of a list, and runs into its neighbours"),
        msg("Begin each item with “- ”, or with “1. ”, “2. ” and so on from 1"),
    ),
}


def words_of(slip: Slip) -> tuple[Message, Message]:
    """What is wrong and what to do about it."""
    message, fix = _WORDS[slip.kind]
    return Message(message.msgid, (("found", slip.found),)), fix


def check_strings(file: Address, record: Record) -> Iterator[Problem]:
    """HTML in any text of a file, and typographic quotation marks where those of YAML were most likely meant."""
    for steps, text in _strings((), record.content):
        if "<" in text and (html := HTML.search(text)):
            message, fix = words_of(Slip(html.start(), "html", html[0]))
            scalar, at = found_at(record.root, steps)
            if isinstance(scalar, Scalar):
                at = place_in(scalar, record.lines, html.start())
            yield Problem(at, Severity.ERROR, "markup", message, fix, str(file.child(*steps)))
        elif text[:1] in _PAIRS and _PAIRS[text[0]] == text[-1] and _is_one_quotation(text):
            scalar, _ = found_at(record.root, steps)
            if isinstance(scalar, Scalar) and scalar.quoted:
                continue
            message = msg(
                "The quotation marks {marks} around this text are a part of it", marks=f"{text[0]}…{text[-1]}"
            )
            fix = msg('Delete them; if they belong to the text, put it into straight ones, "…", with them')
            yield Problem(scalar.at, Severity.WARNING, "quotation-marks", message, fix, str(file.child(*steps)))


def _is_one_quotation(text: str) -> bool:
    """Whether the marks at both ends belong together: no other of their kind stands between."""
    return len(text) > 1 and not {text[0], text[-1]} & set(text[1:-1])


def _strings(steps: tuple[str | int, ...], value: Plain) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every text of a file, with the keys and numbers that lead to it."""
    waiting: list[tuple[tuple[str | int, ...], Plain]] = [(steps, value)]
    while waiting:
        steps, value = waiting.pop()
        if isinstance(value, str):
            yield steps, value
        elif isinstance(value, dict):
            waiting += [((*steps, key), inner) for key, inner in reversed(value.items())]
        elif value is not None:
            waiting += [((*steps, index), item) for index, item in reversed(list(enumerate(value)))]
