"""What components of a printed edition must know of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from generator.components.inline import Inline, Spoken, joined
from generator.components.voice import Voice
from generator.kinds.edition import Edition
from generator.language import Lang
from generator.model.address import Address
from generator.model.texts import Text


@dataclass(frozen=True)
class Setting:
    """The edition in which a section stands.

    `other` speaks the second language of a bilingual edition; `pages` are the records that have a page on the site;
    `stamps` say of when the data are, in each language of the edition.
    """

    edition: Edition
    other: Voice | None = None
    pages: frozenset[Address] = field(default=frozenset(), repr=False)
    stamps: Mapping[Lang, str] = field(default_factory=dict)


def said_in_both(voice: Voice, setting: Setting | None, say: Callable[[Voice], Inline]) -> Inline:
    """What `say` says in a voice; in a bilingual edition in both languages, side by side, unless it reads alike."""
    first = say(voice)
    if setting is None or setting.other is None:
        return first
    other = setting.other.of(voice.owner)
    second = say(other)
    if voice.unmarked(first) == other.unmarked(second):
        return first
    return joined((first, Spoken(other, second)), " · ")


def in_both(voice: Voice, setting: Setting | None, text: Text) -> Inline:
    """The same of a text that is a heading."""
    return said_in_both(voice, setting, lambda one: one.title(text))
