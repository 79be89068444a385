"""The dates of a roadmap as a calendar to take (RFC 5545): a day at the end of every time in which something is due."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlsplit

from generator.components.block import Block
from generator.components.roadmap import Roadmap, RoadmapItem
from generator.components.voice import Voice
from generator.model.schedules import Span

_LONGEST = 75  # octets of a line, without its end
_ESCAPED = re.compile(r"([\\;,])")
_BREAKS = re.compile(r"\r\n|[\r\n\x85\u2028\u2029]")
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


@dataclass(frozen=True)
class CalendarPage:
    """The page of a roadmap: the address of the whole site and its own, both with a slash at the end, how it is called,
    the date of the data, and in whose voice it speaks."""

    site: str
    address: str
    title: str
    day: date
    voice: Voice


def calendar_name(block: Block) -> str:
    """The name of the file, which lies beside the page of the block."""
    return f"{block.id}.ics"


def calendar_text(block: Block, view: Roadmap, page: CalendarPage) -> str:
    """The whole calendar; the same roadmap of the same date gives the same bytes."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//clusterbook//roadmap//{page.voice.lang.upper()}",
        "CALSCALE:GREGORIAN",
        line("NAME", page.title),
        line("X-WR-CALNAME", page.title),
    ]
    for direction in view.directions:
        category = page.voice.unmarked(direction.title)
        for item in direction.items:
            anchor = f"{page.address}#{block.id}-{item.id}"
            for number, span in enumerate(item.spans, 1):
                lines += _event(item, last_day(span), number, page)
                lines += [line("CATEGORIES", category)] if category else []
                lines += [f"URL:{anchor}", "END:VEVENT"]
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for one in lines for folded in fold(one))


def _event(item: RoadmapItem, due: date, number: int, page: CalendarPage) -> Iterator[str]:
    """One day; who has taken the calendar before finds it by its UID, whatever has become of its date."""
    turn = f"/{number}" if number > 1 else ""
    yield "BEGIN:VEVENT"
    yield f"UID:{item.at}{turn}@{urlsplit(page.site).netloc}"
    yield f"DTSTAMP:{page.day:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{due:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{due + timedelta(days=1):%Y%m%d}"
    yield line("SUMMARY", f"{item.number} {page.voice.unmarked(item.title)}")
    yield line("DESCRIPTION", "\n".join(_told(item, page)))
    yield f"STATUS:{'CANCELLED' if item.status == 'cancelled' else 'CONFIRMED'}"
    yield "TRANSP:TRANSPARENT"


def _told(item: RoadmapItem, page: CalendarPage) -> Iterator[str]:
    voice = page.voice
    yield page.title
    yield f"{voice.ui('Timing')}: {item.timing}"
    if item.state:
        yield f"{voice.ui('Status')}: {item.state}"
    if item.responsible:
        yield f"{voice.ui('Responsible:')} {voice.unmarked(item.responsible)}"
    if item.result:
        yield f"{voice.ui('Result')}: {voice.unmarked(item.result)}"


def last_day(span: Span) -> date:
    """The last day of a span, or the one that is named."""
    if span.day:
        return date((span.end - 1) // 12, (span.end - 1) % 12 + 1, span.day)
    return date(span.end // 12, span.end % 12 + 1, 1) - timedelta(days=1)


def line(name: str, text: str) -> str:
    """A line with a text as RFC 5545 escapes it."""
    plain = _BREAKS.sub("\n", text)
    escaped = _ESCAPED.sub(r"\\\1", plain).replace("\n", "\\n")
    return f"{name}:{_CONTROLS.sub('', escaped)}"


def fold(line: str) -> list[str]:
    """A line in pieces of at most 75 octets, cut between letters; all but the first begin with a space."""
    content, pieces, start = line.encode(), list[str](), 0
    while start < len(content) or not pieces:
        end = start + (_LONGEST if not pieces else _LONGEST - 1)
        while end < len(content) and content[end] & 0xC0 == 0x80:  # within a letter
            end -= 1
        pieces.append(f"{' ' if pieces else ''}{content[start:end].decode()}")
        start = end
    return pieces
