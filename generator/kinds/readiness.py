"""Whether a record has what a channel demands, and what it lacks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from generator.kinds.atlas import Atlas
from generator.kinds.registry import KINDS
from generator.language import Lang
from generator.model.address import Address
from generator.model.kind import Channel
from generator.model.texts import Text
from generator.model.walks import walk

_NEEDS = {kind.model: kind.needs for kind in KINDS}


def readiness(at: Address, record: BaseModel, lang: Lang, channel: Channel) -> tuple[Address, ...]:
    """What keeps a record at an address from being shown in a language in a channel: the fields that are missing, and
    the texts that are not there in this language. Nothing where it is ready."""
    needed = _NEEDS.get(type(record), {}).get(channel, ())
    return tuple(place for name in needed for place in _lacking(at.child(name), _field(record, name), lang))


def lacking(atlas: Atlas, at: Address, record: BaseModel, lang: Lang, channel: Channel) -> tuple[Address, ...]:
    """The same of a record of an Atlas, found out once for all who ask: shelves, editions, checks."""
    known, key = atlas.lacking, (at, lang, channel)
    if key not in known:
        known[key] = readiness(at, record, lang, channel)
    return known[key]


def _field(record: BaseModel, key: str) -> object:
    return getattr(record, key.replace("-", "_"))


def _lacking(at: Address, value: object, lang: Lang) -> Iterator[Address]:
    """The place where nothing is, or the places of the texts inside that lack the language."""
    if isinstance(value, Text):
        yield from () if value.has(lang) else (at.child(lang),)
        return
    if value is None or (isinstance(value, tuple | Mapping) and not value):
        yield at
        return
    for place, item in walk(at, value):
        if isinstance(item, Text) and not item.has(lang):
            yield place.child(lang)
