"""Feeds for programs that follow what is new (Atom, RFC 4287): the same data give the same bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from xml.sax.saxutils import escape, quoteattr


@dataclass(frozen=True)
class Entry:
    """One thing that is new, with the address where it stands; `author` where it is not that of the feed."""

    address: str
    title: str
    day: date
    text: str
    author: str = ""


@dataclass(frozen=True)
class Feed:
    """What its page tells; `address` is that of the page, `file` that of the feed itself where it is told."""

    lang: str
    address: str
    title: str
    day: date
    file: str = ""
    author: str = ""


def feed_text(feed: Feed, entries: Iterable[Entry]) -> str:
    """The whole file, the entries in the given order."""
    return "\n".join([*_head(feed), *(line for entry in entries for line in _entry(entry)), "</feed>", ""])


def _head(feed: Feed) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="utf-8"?>'
    yield f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={quoteattr(feed.lang)}>'
    yield f"<id>{escape(feed.address)}</id>"
    yield f"<title>{escape(feed.title)}</title>"
    yield f"<updated>{_moment(feed.day)}</updated>"
    yield f"<link href={quoteattr(feed.address)}/>"
    if feed.file:
        yield f'<link rel="self" href={quoteattr(feed.file)}/>'
    if feed.author:
        yield _author(feed.author)


def _entry(entry: Entry) -> Iterator[str]:
    yield f"<entry><id>{escape(entry.address)}</id><title>{escape(entry.title)}</title>"
    yield f"<updated>{_moment(entry.day)}</updated><link href={quoteattr(entry.address)}/>"
    if entry.author:
        yield _author(entry.author)
    yield f"<content>{escape(entry.text)}</content></entry>"


def _author(name: str) -> str:
    return f"<author><name>{escape(name)}</name></author>"


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
