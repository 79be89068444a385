"""Runs of text that a report is made of, and how they are written as Markdown and as HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal
from urllib.parse import quote

from markupsafe import Markup, escape

Style = Literal["", "strong", "old", "new", "quiet"]


@dataclass(frozen=True)
class Piece:
    """A run of text in one style: `old` is what goes, `new` what comes; `href` is where it leads."""

    text: str
    style: Style = ""
    href: str = ""


Line = Sequence[Piece]

_TOKENS = re.compile(r"\s+|[^\s]+")
_AROUND = 6  # tokens of what stays that are shown beside what changes
_MOST_COMPARED = 4_000_000  # pairs of words
_LONGEST = 300  # characters of a text that is shown whole
_TAGS = {"strong": "strong", "old": "del", "new": "ins", "quiet": "small"}
# Hosting services make people, issues and links of these; the others are signs of Markdown.
_AS_ENTITY, _ESCAPED = re.compile(r"[<>&@#]"), re.compile(r"([\\`*_\[\]~|])")
_IN_ADDRESSES = ":/?#[]@!$&'*+,;=%-._~"  # as they are; brackets would end a link
_LINK = re.compile(r"(https?|www)(?=[:.])")


def markdown(line: Line) -> str:
    """The line for a comment: whatever stands in the data is shown, and nothing of it is followed."""
    return "".join(_in_markdown(piece) for piece in _spaced(line))


def _in_markdown(piece: Piece) -> str:
    text = " ".join(_AS_ENTITY.sub(lambda sign: f"&#{ord(sign[0])};", piece.text).split("\n"))
    text = _LINK.sub(r"\1&#8203;", _ESCAPED.sub(r"\\\1", text))
    bare = text.strip()
    if piece.href:
        return f"[{text}]({quote(piece.href, safe=_IN_ADDRESSES)})"
    if not bare or piece.style in ("", "quiet"):
        return text
    sign = "~~" if piece.style == "old" else "**"
    return text.replace(bare, f"{sign}{bare}{sign}")


def html(line: Line) -> Markup:
    """The line for a page of its own."""
    written = Markup("")
    for piece in _spaced(line):
        tag = _TAGS.get(piece.style)
        if piece.href:
            written += Markup('<a href="{}">{}</a>').format(piece.href, piece.text)
            continue
        bare = piece.text.strip()
        before, _, after = piece.text.partition(bare) if bare else (piece.text, "", "")
        shown = Markup("<{0}>{1}</{0}>").format(Markup(tag), bare) if tag and bare else escape(bare)  # noqa: S704
        written += escape(before) + shown + escape(after)
    return written


def plain(line: Line) -> str:
    """The line without its styles."""
    return "".join(piece.text for piece in _spaced(line))


def _spaced(line: Line) -> Iterator[Piece]:
    """A space between what goes and what comes instead."""
    last = Piece("")
    for piece in line:
        if (
            (last.style, piece.style) == ("old", "new")
            and not last.text[-1:].isspace()
            and not piece.text[:1].isspace()
        ):
            yield Piece(" ")
        yield piece
        last = piece


def compared(old: str, new: str) -> Iterator[Piece]:
    """Two texts as one, word by word: what goes, what comes, and a little of what stays around. Long ones are compared
    line by line, for each word that stands often would be tried at all of its places."""
    was, now = _TOKENS.findall(old), _TOKENS.findall(new)
    if len(was) * len(now) > _MOST_COMPARED:
        was, now = old.splitlines(keepends=True), new.splitlines(keepends=True)
    steps = SequenceMatcher(None, was, now, autojunk=False).get_opcodes()
    for number, (tag, low, high, first, last) in enumerate(steps):
        if tag == "equal":
            yield Piece(_shortened(was[low:high], is_first=number == 0, is_last=number == len(steps) - 1))
            continue
        if high > low:
            yield Piece(short("".join(was[low:high])), "old")
        if last > first:
            yield Piece(short("".join(now[first:last])), "new")


def _shortened(tokens: Sequence[str], *, is_first: bool, is_last: bool) -> str:
    if len(tokens) <= 2 * _AROUND + 1:
        return "".join(tokens)
    before = "" if is_first else "".join(tokens[:_AROUND])
    after = "" if is_last else "".join(tokens[-_AROUND:])
    return f"{before}…{after}"


def short(text: str) -> str:
    """A text that may be long, cut for a line."""
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
