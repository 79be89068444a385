"""What components of a printed edition must know of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.components.voice import Voice
from generator.kinds.edition import Edition
from generator.model.address import Address


@dataclass(frozen=True)
class Setting:
    """The edition in which a section stands.

    `other` speaks the second language of a bilingual edition; `pages` are the records that have a page on the site;
    `stamp` says of when the data are.
    """

    edition: Edition
    other: Voice | None = None
    pages: frozenset[Address] = field(default=frozenset(), repr=False)
    stamp: str = ""
