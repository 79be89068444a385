"""What must not stand in a text, in plain words; HTML is looked for in every text of every file, whatever it is for."""

from __future__ import annotations

from collections.abc import Iterator

from generator.language.slips import HTML, Slip, SlipKind
from generator.model.address import Address
from generator.problems import Message, Problem, Severity, msg
from generator.source.nodes import Mapping, Node, Scalar, place_in
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
    for steps, scalar in _scalars((), record.root):
        if "<" in scalar.text and (found := HTML.search(scalar.text)):
            message, fix = words_of(Slip(found.start(), "html", found[0]))
            at = place_in(scalar, record.lines, found.start())
            yield Problem(at, Severity.ERROR, "markup", message, fix, str(file.child(*steps)))
        elif not scalar.quoted and _PAIRS.get(scalar.text[:1]) == scalar.text[-1:] and _is_one_quotation(scalar.text):
            message = msg(
                "The quotation marks {marks} around this text are a part of it",
                marks=f"{scalar.text[0]}…{scalar.text[-1]}",
            )
            fix = msg('Delete them; if they belong to the text, put it into straight ones, "…", with them')
            yield Problem(scalar.at, Severity.WARNING, "quotation-marks", message, fix, str(file.child(*steps)))


def _is_one_quotation(text: str) -> bool:
    """Whether the marks at both ends belong together: no other of their kind stands between."""
    return len(text) > 1 and not {text[0], text[-1]} & set(text[1:-1])


def _scalars(steps: tuple[str | int, ...], node: Node) -> Iterator[tuple[tuple[str | int, ...], Scalar]]:
    """Every text of a tree, with the keys and numbers that lead to it."""
    waiting = [(steps, node)]
    while waiting:
        steps, node = waiting.pop()
        if isinstance(node, Scalar):
            yield steps, node
        elif isinstance(node, Mapping):
            waiting += [((*steps, entry.key), entry.value) for entry in reversed(node.entries)]
        else:
            waiting += [((*steps, index), item) for index, item in reversed(list(enumerate(node.items)))]
