"""What has changed since the print, in words of its own language or of whoever asks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from generator.drift.compare import ORDER, Drift, What
from generator.drift.printed import Printed
from generator.language import Lang
from generator.language.messages import interface, interface_plural, ui
from generator.language.numbers import date_text
from generator.review.words import FIELDS

HEADS: Mapping[What, str] = {
    "corrected": ui("Prices and contacts"),
    "changed": ui("Changed"),
    "withdrawn": ui("No longer valid"),
    "new": ui("New"),
}
_FIELDS: Mapping[str, str] = {
    **FIELDS,
    "price": ui("price"),
    "phone": ui("telephone"),
    "mail": ui("e-mail"),
    "address": ui("address"),
    "hours": ui("office hours"),
    "site": ui("website"),
    "minimum-order": ui("minimum order"),
    "delivery": ui("delivery"),
    "plan": ui("plan"),
    "currency": ui("currency"),
    "from": ui("from"),
    "to": ui("to"),
    "per": ui("per unit or time"),
    "term": ui("terms of delivery"),
    "place": ui("place"),
    "net": ui("net weight"),
    "gross": ui("gross weight"),
    "capacity": ui("capacity"),
    "shelf-life": ui("shelf life"),
    "lead-time": ui("lead time"),
    "salary": ui("pay"),
}


@dataclass(frozen=True)
class Line:
    """A change for people: `pages` as they are named, `what` it is about, and what stood and stands there."""

    pages: str
    what: str
    old: str
    new: str


def chapters(found: Sequence[Drift], lang: Lang) -> Iterator[tuple[str, tuple[Line, ...]]]:
    """The changes under their headings, the most urgent first."""
    for what in ORDER:
        lines = tuple(_line(one, lang) for one in found if one.what == what)
        if lines:
            yield interface(HEADS[what], lang), lines


def _line(one: Drift, lang: Lang) -> Line:
    key = ", ".join(interface(_FIELDS[part], lang) if part in _FIELDS else part for part in one.key.split("."))
    about = ": ".join(part for part in (one.name, key) if part) or one.at
    return Line(", ".join(map(str, one.pages)), about, _without_seal(one.old), one.new)


def _without_seal(value: str) -> str:
    """A long value ends in the digest of all of it."""
    before, seal, digest = value.rpartition("… #")
    return f"{before}…" if seal and len(digest) == 12 else value


def heading(was: Printed, lang: Lang) -> str:
    """Which print it is."""
    if not was.day:
        return was.title
    day = date_text(date.fromisoformat(was.day), lang)
    if not was.revision:
        return interface("{title}. Edition of {date}", lang, title=was.title, date=day)
    return interface(
        "{title}. Edition of {date}, revision {revision}", lang, title=was.title, date=day, revision=was.revision
    )


def told(was: Printed, found: Sequence[Drift], lang: Lang) -> str:
    """The whole report as plain text."""
    if not found:
        return f"{heading(was, lang)}\n{interface('Nothing that it shows has changed.', lang)}\n"
    count = interface_plural("{n} change since this print.", "{n} changes since this print.", len(found), lang)
    lines = [heading(was, lang), count]
    for title, group in chapters(found, lang):
        lines += ["", title, *(_text(line, lang) for line in group)]
    return "\n".join(lines) + "\n"


def _text(line: Line, lang: Lang) -> str:
    place = interface("p. {pages}", lang, pages=line.pages) if line.pages else "–"
    values = " → ".join(value or "–" for value in (line.old, line.new)) if line.old or line.new else ""
    return f"  {place}  {line.what}" + (f": {values}" if values else "")
