"""What components of a printed edition must know of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from generator.components.inline import Inline, Spoken, joined
from generator.components.voice import Voice
from generator.kinds.edition import Edition
from generator.model.address import Address
from generator.model.texts import Text


@dataclass(frozen=True)
class Setting:
    """The edition in which a section stands.

    `other` speaks the second language of a bilingual edition; `pages` are the records that have a page on the site;
    `stamp` says of when the data are, `other_stamp` the same in the second language.
    """

    edition: Edition
    other: Voice | None = None
    pages: frozenset[Address] = field(default=frozenset(), repr=False)
    stamp: str = ""
    other_stamp: str = ""

    @property
    def in_other(self) -> Setting:
        """The same for what is said in the second language."""
        return replace(self, other=None, stamp=self.other_stamp, other_stamp="")


def in_both(voice: Voice, setting: Setting | None, text: Text) -> Inline:
    """A heading; in a bilingual edition in both languages, unless it reads alike in them."""
    first, other = voice.title(text), setting.other if setting else None
    if other is None or other.plain(text) == voice.plain(text):
        return first
    return joined((first, Spoken(other, other.title(text))), " · ")
