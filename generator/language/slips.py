"""What a text may not hold: HTML, signs that only other kinds of Markdown know, and signs that lack their pair.

All of it would be printed as it is written, or would be lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Literal

from generator.language.markup import TARGET, Line, address_of, is_allowed

SlipKind = Literal[
    "html",
    "entity",
    "character",
    "link",
    "link-form",
    "footnote",
    "image",
    "code",
    "strike",
    "emphasis",
    "heading",
    "rule",
    "quotation",
    "table",
    "list",
]


@dataclass(frozen=True)
class Slip:
    """Something that a text may not hold, where it begins and as it is written."""

    offset: int
    kind: SlipKind
    found: str


_LONGEST = 40  # characters of what is quoted
HTML = re.compile(r"<(?=[A-Za-z/!?])[^<>\n]{0,40}>?")
# C0 controls but tab and line end, and all private-use characters: placeholders of prose are such.
_CHARACTER = re.compile("[\x00-\x08\x0b-\x1f\x7f\ue000-\uf8ff\U000f0000-\U0010ffff]")
# What stands inside lines, with a sign that tells at a glance whether it can be there.
_INSIDE: tuple[tuple[SlipKind, str, re.Pattern[str]], ...] = (
    ("html", "<", HTML),
    ("entity", "&", re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{0,31});")),
    ("image", "!", re.compile(r"!\[")),
    ("footnote", "^", re.compile(r"\[\^[^\]\n]{0,40}\]?")),
    ("link-form", "]", re.compile(r"\]\[[^\]\n]{0,40}\]?|^ {0,3}\[[^\]\n]{1,80}\]:.*$|\[\s{0,40}\]\(", re.M)),
    ("link-form", "(", re.compile(rf"(?!{TARGET})\]\([^\n]{{0,40}}")),
    ("code", "`", re.compile(r"`+[^`\n]{0,40}`*")),
    ("strike", "~", re.compile(r"~~+[^~\n]{0,40}~*")),
)
_TARGET = re.compile(rf"(?<!\\)(?P<whole>{TARGET})")
_PART_ENDS = re.compile(r"\n(?=[ \t]*(?:\n|[-*+][ \t]|[0-9]{1,3}\.[ \t]))")
_MARKUP_SIGNS = re.compile(r"\*\*|__|\]\(")
# How a line begins that is worth a closer look.
_BEGINNING = re.compile(r"^[ \t]*(?:[#=*_>|•·●▪◦‣–—-]|[0-9]{1,3}[.)]|[а-яa-z]\))", re.M)
_HEADING = re.compile(r"#{1,6}(?:[ \t]|$)")
_ITEM = re.compile(r"(?:[•·●▪◦‣–—]|[0-9]{1,3}[.)]|[а-яa-z]\))[ \t]")


def slips(text: str) -> tuple[Slip, ...]:
    """Everything that a text may not hold, in order."""
    found = [*_inside(text), *_of_targets(text), *_without_pair(text), *_of_lines(text)]
    return tuple(sorted(found, key=lambda slip: (slip.offset, slip.kind)))


def _inside(text: str) -> Iterator[Slip]:
    for kind, sign, pattern in _INSIDE:
        if sign in text:
            yield from (Slip(at.start(), kind, at[0]) for at in pattern.finditer(text) if _is_one(kind, at[0]))
    yield from (Slip(match.start(), "character", match[0]) for match in _CHARACTER.finditer(text))


def _is_one(kind: SlipKind, found: str) -> bool:
    """Whether it is one indeed: `R&D;` holds no code of a sign."""
    return kind != "entity" or unescape(found) != found


def _of_targets(text: str) -> Iterator[Slip]:
    """Links to anything but a whole https address or a mail address: others lead somewhere else on every page."""
    if "](" not in text:
        return
    for match in _TARGET.finditer(text):
        address = address_of(match["whole"])
        if not is_allowed(address):
            yield Slip(match.start() + 2, "link", address)


def _without_pair(text: str) -> Iterator[Slip]:
    """Signs of emphasis, and ends of links, that belong to nothing in their paragraph or list item."""
    if not _MARKUP_SIGNS.search(text):
        return
    begin = 0
    for end in [*(match.start() for match in _PART_ENDS.finditer(text)), len(text)]:
        for left in Line(text[begin:end]).leftovers:
            kind: SlipKind = "link-form" if left.text.startswith("]") else "emphasis"
            yield Slip(begin + left.offset, kind, left.text[:_LONGEST])
        begin = end


def _of_lines(text: str) -> Iterator[Slip]:
    """Lines that begin as something that texts do not know."""
    if not _BEGINNING.search(text):
        return
    lines = text.split("\n")
    numbered = False
    offset = 0
    for index, line in enumerate(lines):
        shown = line.strip(" \t")
        above = lines[index - 1].strip(" \t") if index else ""
        below = lines[index + 1].strip(" \t") if index + 1 < len(lines) else ""
        numbered = numbered or shown.startswith("1. ")
        kind = _kind_of_line(shown, above, bool(above or below), numbered=numbered)
        if kind is not None:
            yield Slip(offset + line.find(shown[0]), kind, shown[:_LONGEST])
        offset += len(line) + 1


def _kind_of_line(line: str, above: str, crowded: bool, *, numbered: bool) -> SlipKind | None:
    """What a line would be elsewhere; `crowded` says that other lines of its paragraph are beside it."""
    sign = line[:1]
    if sign == "#":
        return "heading" if _HEADING.match(line) else None
    if sign in (">", "|"):
        return "quotation" if sign == ">" else "table"
    if sign and sign in "=-" and above and not line.strip(sign):
        return "heading"
    if sign and sign in "-*_" and line.count(sign) > 2 and not line.strip(f"{sign} \t"):
        return "rule"
    item = _ITEM.match(line) if crowded else None
    if item is None or (item[0].rstrip().endswith(".") and numbered):
        return None
    return "list"
