"""What is known of a translation: the confirmed pairs of a text and its translation, told by their digests."""

from __future__ import annotations

import hashlib
from enum import StrEnum
from typing import TYPE_CHECKING

from generator.kinds.translation import NAME, Pair, TranslationsFile
from generator.language import Lang
from generator.model.address import Address

if TYPE_CHECKING:
    from generator.kinds.atlas import Atlas


class State(StrEnum):
    """What is known of a translation: it is not there; its source has changed since it was confirmed; nobody has
    confirmed it; somebody has."""

    MISSING = "missing"
    STALE = "stale"
    NEW = "new"
    CONFIRMED = "confirmed"


def state(atlas: Atlas, at: Address, lang: Lang, source: str, target: str) -> State:
    """The state of a text at an address; `target` is empty where it is missing."""
    if not target:
        return State.MISSING
    known, pair = confirmed(atlas, at, lang), pair_of(source, target)
    if pair in known:
        return State.CONFIRMED
    return State.STALE if any(one.translation == pair.translation for one in known) else State.NEW


def confirmed(atlas: Atlas, at: Address, lang: Lang) -> tuple[Pair, ...]:
    """The pairs that somebody has confirmed of the texts of a record."""
    content = atlas.files.get(Address(at.owner, NAME))
    if not isinstance(content, TranslationsFile):
        return ()
    known = next((known.root for code, known in content.root.items() if code == lang), {})
    return tuple(known.get(at.kind, {}).get(at.id, ()))


def pair_of(source: str, target: str) -> Pair:
    """A text and its translation as the files of confirmed translations hold them."""
    return Pair(f"{digest_of(source)}-{digest_of(target)}")


def digest_of(text: str) -> str:
    """The digest of a text."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]
