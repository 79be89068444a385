"""Texts on their way to a reader: in one language, their numbers still numbers, their links still addresses.

Only `render` makes HTML of them, for one medium, with that medium's links.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from generator.components.wording import Wording
from generator.language import Lang
from generator.model.address import Address
from generator.model.quantity import Quantity

Form = Literal["inline", "title", "prose"]


@dataclass(frozen=True)
class Mention:
    """A number inside a text: what stands between the braces, the quantity, and in which form it is written.

    `form` is "" (with its unit), number, unit, period, rank, or how many decimals to round to.
    """

    written: str
    quantity: Quantity
    form: str = ""


@dataclass(frozen=True)
class Said:
    """A text of the data: small Markdown in `lang`, which is not the reader's where it had to fall back.

    `form` inline is one run; a title stands as a heading, a caption or inside a link, so that its figures are no
    links; prose is paragraphs and lists. `printed` is what the document prints, where the text is its probable reading
    that `owner` gives.
    """

    text: str
    lang: Lang
    form: Form = "inline"
    mentions: tuple[Mention, ...] = ()
    printed: str = ""
    owner: str = ""


@dataclass(frozen=True)
class Joined:
    """Texts put into a pattern with `{}` for each of them, e.g. a title with its period."""

    pattern: str
    parts: tuple[Inline, ...]


@dataclass(frozen=True)
class Number:
    """A quantity as a text of its own, in the form of a mention; linked to where it is explained, unless `quiet`."""

    quantity: Quantity
    form: str = ""
    quiet: bool = False


@dataclass(frozen=True)
class Link:
    """A text that leads to a record, section or entry; without a link where the medium does not hold it."""

    to: Address
    text: Inline


@dataclass(frozen=True)
class WebLink:
    """An address on the web, shown as it is written."""

    address: str


@dataclass(frozen=True)
class Marked:
    """A text with the mark of a note behind it."""

    text: Inline
    mark: Mark


@dataclass(frozen=True)
class Spoken:
    """A text that stands in another language than what surrounds it on purpose, e.g. the title of a book."""

    words: Wording
    text: Inline


Inline: TypeAlias = str | Said | Joined | Number | Link | WebLink | Marked | Spoken
TEXTS = (Said, Joined, Number, Link, WebLink, Marked, Spoken)  # those that are no finished text yet


@dataclass(frozen=True)
class Mark:
    """A note to be marked; its number is given when the section is complete."""

    note: Inline


def joined(texts: Sequence[Inline], separator: str = ", ") -> Inline:
    """Texts one after the other."""
    if len(texts) == 1:
        return texts[0]
    return Joined(separator.join(["{}"] * len(texts)), tuple(texts)) if texts else ""
