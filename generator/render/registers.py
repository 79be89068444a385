"""The registers of a catalogue as files: tables for people and programs, a calendar, a feed, words of the search."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlsplit

from generator.components.catalogue import Catalogue
from generator.components.events import Events, Held
from generator.components.offers import OfferItem, Offers
from generator.components.take_away import TakeAway
from generator.components.voice import Voice
from generator.editions.publications import Page
from generator.language.numbers import decimal_sign
from generator.render.calendar import fold, line
from generator.render.csv import csv_text
from generator.render.feeds import Entry, Feed, feed_text

INDEX = "index.json"  # beside the index of the catalogue: what its search knows


@dataclass(frozen=True)
class Surroundings:
    """Where the files of a page lie: the address of the page with a slash at its end, and the date of the data."""

    address: str
    day: date


def register_files(page: Page, around: Surroundings) -> dict[str, bytes]:
    """The files that the page offers beside it, by their names."""
    views = [block.view for block in page.section.blocks]
    found: dict[str, bytes] = {}
    for view in views:
        if isinstance(view, Catalogue):
            found[INDEX] = _index(view)
        elif isinstance(view, TakeAway):
            texts = {"csv": _csv(view, page.voice), "json": _json(view)}
            for other in views:
                if isinstance(other, Events) and "ics" in view.endings:
                    texts["ics"] = _calendar(other, page, around).encode()
                elif isinstance(other, Offers) and "atom" in view.endings:
                    texts["atom"] = _feed(other, page, around).encode()
            found |= {f"{view.name}.{ending}": texts[ending] for ending in view.endings}
    return found


def _index(view: Catalogue) -> bytes:
    """The words of all cards, in their order: title, company, other words, codes, places of choices by facet."""
    items = [[one.title, one.whose, one.words, one.codes, one.facets] for one in view.found]
    return json.dumps({"items": items}, ensure_ascii=False, separators=(",", ":")).encode()


def _csv(view: TakeAway, voice: Voice) -> bytes:
    rows = [[value if isinstance(value, str) else "; ".join(value) for value in row] for row in view.rows]
    delimiter = ";" if decimal_sign(voice.lang) == "," else ","
    return csv_text([list(view.columns), *rows], delimiter).encode("utf-8-sig")


def _json(view: TakeAway) -> bytes:
    rows = [{key: value for key, value in zip(view.columns, row, strict=True) if value} for row in view.rows]
    return (json.dumps({view.name: rows}, ensure_ascii=False, indent=1) + "\n").encode()


def _calendar(view: Events, page: Page, around: Surroundings) -> str:
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//clusterbook//events//{page.voice.lang.upper()}",
        "CALSCALE:GREGORIAN",
        line("NAME", page.title),
        line("X-WR-CALNAME", page.title),
    ]
    for item in view.items:
        lines += _event(item, page.voice, around)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for one in lines for folded in fold(one))


def _event(item: Held, voice: Voice, around: Surroundings) -> Iterator[str]:
    """All days of it; one whose day is not known yet is tentative, over the whole time in which it may be."""
    yield "BEGIN:VEVENT"
    yield f"UID:{item.id}@{urlsplit(around.address).netloc}"
    yield f"DTSTAMP:{around.day:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{item.first:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{item.last + timedelta(days=1):%Y%m%d}"
    yield line("SUMMARY", voice.unmarked(item.title))
    yield line("LOCATION", voice.unmarked(item.place))
    told = [item.label, item.when, *(voice.unmarked(text) for text in (item.summary, *item.text) if text)]
    yield line("DESCRIPTION", "\n".join(told))
    yield f"STATUS:{'CONFIRMED' if item.exact else 'TENTATIVE'}"
    yield "TRANSP:TRANSPARENT"
    yield f"URL:{item.link or f'{around.address}#{item.id}'}"
    yield "END:VEVENT"


def _feed(view: Offers, page: Page, around: Surroundings) -> str:
    """What is offered for a time, the latest first."""
    newest = sorted(view.items, key=lambda item: (item.since, item.id), reverse=True)
    feed = Feed(page.voice.lang, around.address, page.title, around.day)
    return feed_text(feed, (_entry(item, page.voice, around) for item in newest))


def _entry(item: OfferItem, voice: Voice, around: Surroundings) -> Entry:
    told = [item.summary, *item.text, *(text for _, texts in item.lists for text in texts)]
    words = "\n".join(voice.unmarked(text) for text in told if text)
    where, title = f"{around.address}#{item.id}", voice.unmarked(item.title)
    return Entry(where, title, item.since, words, voice.unmarked(item.whose))
