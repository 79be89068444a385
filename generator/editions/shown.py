"""What a book tells its readers, value by value, each with its address: what lies in its file, so that years later
somebody can see what has changed since it was printed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from hashlib import sha256

from pydantic import BaseModel, RootModel

from generator.components.block import Block, quantities_of
from generator.components.sheets import Sheets
from generator.components.strips import Strips
from generator.components.voice import Voice
from generator.editions.publications import Book
from generator.kinds.registry import label
from generator.model.address import Address
from generator.model.base import Ref
from generator.model.period import Period
from generator.model.quantity import Quantity
from generator.model.schedules import Date, Schedule
from generator.model.texts import Text

FORMAT = 1
LONGEST = 160  # signs of a value that is kept whole; of a longer one the first half, and a digest of all
# Keys of what is written for those who keep the data, or shown in no book.
_UNSAID = frozenset({
    "source", "sources", "consent", "not-given", "draft", "accent", "identity", "media", "file", "languages", "sample",
    "notes", "note", "printed", "until", "state", "status", "responsible-source",
})  # fmt: skip
# What a book shows of the main file of another owner: its card.
_ON_CARDS = frozenset({"name", "short", "summary"})
_MARKUP = frozenset("{}*_[]`\\")
_MAIN = ("cluster", "centre", "document")
_Places = Set[tuple[str, str, tuple[str, ...]]]  # owner, kind and path of addresses


@dataclass(frozen=True)
class Told:
    """What a book tells: `blocks` are anchors with the addresses that stand there; `values` all values under them, and
    `names` what the records that hold them are called."""

    blocks: tuple[tuple[str, tuple[str, ...]], ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)


def told_by(book: Book) -> Told:
    """Everything that a book tells."""
    blocks: list[tuple[str, tuple[str, ...]]] = []
    numbers: dict[Address, str] = {}
    shown: dict[Address, None] = {}
    for block in (block for section in book.sections for block in section.of("print")):
        quantities = {one.address: one for one in quantities_of(block)}
        found = tuple(dict.fromkeys((*block.records, *quantities)))
        numbers |= {at: _number(one, book.voice) for at, one in quantities.items()}
        shown |= dict.fromkeys(found)
        blocks += _standing(block, found)
    said = frozenset((at.owner, at.kind, at.path) for at in numbers)
    texts = {at: text for at in shown for at, text in _values(at, book.voice, said)}
    values = texts | numbers
    holders = {(at.owner, at.kind, at.path[:end]) for at in texts for end in range(len(at.path))}
    holders |= {(at.owner, at.kind, at.path[:end]) for at in numbers for end in range(len(at.path) + 1)}
    names = {str(at): name for at in (Address(*one) for one in holders) if (name := _name(at, book.voice))}
    return Told(tuple(blocks), {str(at): text for at, text in values.items()}, names)


def _standing(block: Block, found: Sequence[Address]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The records of a block by their anchors: cards run over pages, and each has its own."""
    homes = dict(block.view.homes()) if isinstance(block.view, Sheets | Strips) else {}
    standing: dict[str, list[str]] = {}
    for at in dict.fromkeys((*homes, *found)):
        standing.setdefault(homes.get(at.record, block.id), []).append(str(at))
    return ((anchor, tuple(shown)) for anchor, shown in standing.items())


def manifest(book: Book) -> str:
    """The same with what the book is, as JSON for its file."""
    told = told_by(book)
    content = {
        "format": FORMAT,
        "edition": book.slug,
        "lang": book.lang,
        "title": book.title,
        "revision": book.revision.id,
        "day": book.revision.day.isoformat() if book.revision.day else "",
        "blocks": told.blocks,
        "values": {at: kept(text) for at, text in told.values.items()},
        "names": told.names,
    }
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _number(quantity: Quantity, voice: Voice) -> str:
    """A number as a text says it."""
    period = f", {voice.period(quantity.period)}" if quantity.period else ""
    return f"{voice.in_prose(quantity)}{period}"


def _values(at: Address, voice: Voice, said: _Places) -> Iterator[tuple[Address, str]]:
    """All values at an address, without those at or under the places that are said as numbers."""
    found = voice.atlas.index.record(at)
    is_card = at.kind in _MAIN and not at.path and at.owner != voice.owner
    if any((at.owner, at.kind, at.path[:end]) in said for end in range(1, len(at.path))):
        return
    for place, text in _leaves(at, found, voice.of(at.owner) if at.owner in voice.atlas.scopes else voice, said):
        if not is_card or place.id in _ON_CARDS:
            yield place, text


def _leaves(at: Address, value: object, voice: Voice, said: _Places) -> Iterator[tuple[Address, str]]:
    """What stands under an address, a text or a time as one value, without what is said as a number."""
    if at.path and (at.owner, at.kind, at.path) in said:
        return
    if _is_single(type(value)):  # type: ignore[arg-type]  # any type is a key
        yield at, _said(value, voice)
    elif isinstance(value, RootModel):
        yield from _leaves(at, value.root, voice, said)
    else:
        for key, item in _held(value):
            yield from _leaves(at.child(key), item, voice, said)


def _held(value: object) -> Iterator[tuple[str | int, object]]:
    """What a model, a mapping or a list holds that readers see, by its keys or places."""
    if isinstance(value, BaseModel):
        fields = _told_fields(type(value))
        yield from ((key, getattr(value, name)) for name, key in fields if name in value.model_fields_set)
    elif isinstance(value, Mapping):
        yield from ((str(key), item) for key, item in value.items())
    elif isinstance(value, tuple):
        yield from enumerate(value)


@cache
def _told_fields(kind: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """The fields of a model that readers see, by their names and keys."""
    fields = ((name, of.alias or name) for name, of in kind.model_fields.items())
    return tuple((name, key) for name, key in fields if key not in _UNSAID)


@cache
def _is_single(kind: type[object]) -> bool:
    """Whether what is of a type is said as one value; all else holds values, or is not said."""
    is_said = issubclass(kind, Text | Period | Schedule | Date | str | int | Decimal) or hasattr(kind, "isoformat")
    return is_said and not issubclass(kind, Ref | bool)


def _said(value: object, voice: Voice) -> str:
    """A single value in words."""
    if isinstance(value, Text):
        return _plain(value, voice)
    if isinstance(value, Period):
        return voice.period(value)
    if isinstance(value, Schedule):
        return voice.schedule(value)
    if isinstance(value, Date):
        return voice.date(value)
    return str(value.isoformat()) if hasattr(value, "isoformat") else str(value)


def _name(at: Address, voice: Voice) -> str:
    """What a record is called; nothing for what is none."""
    record = voice.atlas.index.record(at)
    named = label(record) or getattr(record, "title", None)
    return _plain(named, voice) if isinstance(named, Text) else ""


def _plain(text: Text, voice: Voice) -> str:
    """A text without its markup."""
    said = text.get(voice.lang, voice.atlas.instead(voice.lang))[0]
    return said if _MARKUP.isdisjoint(said) else voice.plain(text)


def kept(text: str) -> str:
    """A value as a file keeps it."""
    if len(text) <= LONGEST:
        return text
    return f"{text[: LONGEST // 2].rpartition(' ')[0]}… #{sha256(text.encode()).hexdigest()[:12]}"
