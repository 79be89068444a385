"""What a book tells its readers, value by value, each with its address: what lies in its file, so that years later
somebody can see what has changed since it was printed."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from hashlib import sha256
from typing import Any

from pydantic import BaseModel, RootModel

from generator.components.block import Block, quantities_of
from generator.components.sheets import SheetCard, Sheets
from generator.components.strips import Strips
from generator.components.voice import Voice
from generator.editions.publications import Book
from generator.kinds.registry import is_labelled, label
from generator.model.address import Address, parse_address
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
# What lists and registers show of an organisation that has no card.
_IN_LISTS = frozenset({"name", "short", "makes", "town", "site"})
_MARKUP = frozenset("{}*_[]`\\")
_MAIN = ("cluster", "centre", "document")


@dataclass(frozen=True)
class Told:
    """What a book tells: `blocks` are anchors with the addresses that stand there; `values` all values under them, and
    `names` what the records that hold them are called; `still` those values of an earlier print that the book does not
    tell, though they are as they were."""

    blocks: tuple[tuple[str, tuple[str, ...]], ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    still: frozenset[str] = frozenset()


def told_by(book: Book, printed: Mapping[str, str] | None = None) -> Told:
    """Everything that a book tells; `printed` are the values of an earlier print."""
    blocks: list[tuple[str, tuple[str, ...]]] = []
    numbers: dict[Address, str] = {}
    shown: dict[Address, None] = {}
    cards: set[Address] = set()
    for block in (block for section in book.sections for block in section.of("print")):
        quantities = {one.address: one for one in quantities_of(block)}
        found = tuple(dict.fromkeys((*block.records, *quantities)))
        numbers |= {at: _number(one, book.voice) for at, one in quantities.items()}
        shown |= dict.fromkeys((*found, *(at for card in _cards(block) for at in card.beside)))
        cards |= {card.at for card in _cards(block)}
        blocks += _standing(block, found)
    texts = _Texts(book.voice, numbers, cards).of(shown)
    holders = _with_all_above((*numbers, *(at.parent for at in texts if at.path)))
    values = texts | numbers
    names = {str(at): name for at in holders if (name := _name(at, book.voice))}
    told = {str(at): text for at, text in values.items()}
    untold = {at: text for at, text in (printed or {}).items() if at not in told}
    still = frozenset(at for at, text in untold.items() if _is_still(at, text, book.voice))
    return Told(tuple(blocks), told, names, still)


def _is_still(at: str, text: str, voice: Voice) -> bool:
    """Whether the data say the same at an address."""
    address = parse_address(at, kind="", owner="")
    return address is not None and any(kept(said) == text for said in _Texts(voice, (), ()).of([address]).values())


def _cards(block: Block) -> tuple[SheetCard, ...]:
    return block.view.items if isinstance(block.view, Sheets | Strips) else ()


def _standing(block: Block, found: Sequence[Address]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The records of a block by their anchors: cards run over pages, and each has its own."""
    homes = {card.at: card.anchor for card in _cards(block)}
    standing: dict[str, list[str]] = {}
    for at in dict.fromkeys((*homes, *found)):
        standing.setdefault(homes.get(at.record, block.id), []).append(str(at))
    for card in _cards(block):
        standing.setdefault(card.anchor, []).extend(map(str, card.beside))
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


def _with_all_above(places: Iterable[Address]) -> set[Address]:
    """The places with all in which they stand, up to their files."""
    found: set[Address] = set()
    for place in places:
        at = place
        while at not in found:  # what is above one that is known is known, too
            found.add(at)
            at = at.parent
    return found


class _Texts:
    """What is said in words at and under addresses, without those at or under the places that are said as numbers.

    Of a large catalogue that is a hundred thousand values in each language: what is known of a type is asked once.
    """

    def __init__(self, voice: Voice, numbers: Collection[Address], cards: Collection[Address]) -> None:
        self.voice = voice
        self.numbers = numbers
        self.cards = cards
        self.voices: dict[str, Voice] = {}
        self.found: dict[Address, str] = {}

    def of(self, shown: Iterable[Address]) -> dict[Address, str]:
        """All of them."""
        for at in shown:
            inside = range(1, len(at.path))
            if any(Address(at.owner, at.kind, at.path[:end]) in self.numbers for end in inside):
                continue
            record, keys = self.voice.atlas.index.record(at), self._shown_of(at)
            if keys:
                for key, item in _held(record):
                    if key in keys:
                        self._take(at.child(key), item)
            else:
                self._take(at, record)
        return self.found

    def _shown_of(self, at: Address) -> Collection[str]:
        """The keys of which a book tells, where it tells of few."""
        if at.kind in _MAIN and not at.path and at.owner != self.voice.owner:
            return _ON_CARDS
        return _IN_LISTS if at.kind == "organisations" and not at.field and at not in self.cards else ()

    def _take(self, at: Address, value: object) -> None:
        """What stands under an address, a text or a time as one value."""
        if at.path and at in self.numbers:
            return
        said = _saying(type(value))  # type: ignore[arg-type]  # any type is a key
        if said:
            self.found[at] = said(value, self._voice_of(at.owner))
            return
        for key, item in _held(value):
            self._take(Address(at.owner, at.kind, (*at.path, str(key))), item)

    def _voice_of(self, owner: str) -> Voice:
        """Who says what an owner has."""
        if owner not in self.voices:
            self.voices[owner] = self.voice.of(owner) if owner in self.voice.atlas.scopes else self.voice
        return self.voices[owner]


def _held(value: object) -> Iterable[tuple[str | int, object]]:
    """What a model, a mapping or a list holds that readers see, by its keys or places."""
    if isinstance(value, tuple):
        return enumerate(value)
    if isinstance(value, RootModel):
        return _held(value.root)
    if isinstance(value, BaseModel):
        given, fields = value.model_fields_set, _told_fields(type(value))
        return [(key, getattr(value, name)) for name, key in fields if name in given]
    return [(str(key), item) for key, item in value.items()] if isinstance(value, Mapping) else ()


@cache
def _told_fields(kind: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """The fields of a model that readers see, by their names and keys."""
    fields = ((name, of.alias or name) for name, of in kind.model_fields.items())
    return tuple((name, key) for name, key in fields if key not in _UNSAID)


@cache
def _saying(kind: type[object]) -> Callable[[Any, Voice], str] | None:
    """How what is of a type is said as one value; all else holds values, or is not said."""
    if issubclass(kind, Ref | bool):
        return None
    for one, said in _SAYING.items():
        if issubclass(kind, one):
            return said
    return (lambda value, _: str(value.isoformat())) if hasattr(kind, "isoformat") else None


def _name(at: Address, voice: Voice) -> str:
    """What a record is called; nothing for what is none."""
    record = voice.atlas.index.record(at)
    if not _may_be_named(type(record)):  # type: ignore[arg-type]  # any type is a key
        return ""
    named = label(record) or getattr(record, "title", None)
    return _plain(named, voice) if isinstance(named, Text) else ""


@cache
def _may_be_named(kind: type[object]) -> bool:
    """Whether what is of a type may have a name: of most, nobody need ask."""
    return is_labelled(kind) or hasattr(kind, "title") or "title" in getattr(kind, "model_fields", ())


def _plain(text: Text, voice: Voice) -> str:
    """A text without its markup."""
    said = text.get(voice.lang, voice.atlas.instead(voice.lang))[0]
    return said if _MARKUP.isdisjoint(said) else voice.plain(text)


_SAYING: Mapping[type[object], Callable[[Any, Voice], str]] = {
    Text: _plain,
    Period: lambda value, voice: voice.period(value),
    Schedule: lambda value, voice: voice.schedule(value),
    Date: lambda value, voice: voice.date(value),
    str: lambda value, _: str(value),
    int: lambda value, _: str(value),
    Decimal: lambda value, _: str(value),
}


def kept(text: str) -> str:
    """A value as a file keeps it."""
    if len(text) <= LONGEST:
        return text
    return f"{text[: LONGEST // 2].rpartition(' ')[0]}… #{sha256(text.encode()).hexdigest()[:12]}"
