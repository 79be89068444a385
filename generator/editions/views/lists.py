"""Lists: as documents have them, legal acts, sources, the register of figures, files, pictures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from generator.editions.views.figures import Cell
from generator.editions.views.values import Empty


@dataclass(frozen=True)
class Listing:
    """A list with signs given by the machine: letters, numbers, or none."""

    kind: ClassVar[str] = "listing"
    items: tuple[tuple[str, Markup], ...]  # sign, text


@dataclass(frozen=True)
class Acts:
    """Legal acts: who issued it with date and number, the edition referred to, the title."""

    kind: ClassVar[str] = "acts"
    items: tuple[tuple[Markup, Markup], ...]  # reference, title


@dataclass(frozen=True)
class SourceEntry:
    """A source as listed at the end; `used` are titles with links of the sections that use it."""

    id: str
    html: Markup
    used: tuple[Markup, ...] = ()


@dataclass(frozen=True)
class SourceList:
    """All sources of a publication."""

    kind: ClassVar[str] = "source_list"
    items: tuple[SourceEntry, ...]


@dataclass(frozen=True)
class RegisterRow:
    """A figure with all that is known about it; `used` are the places that show it, with links."""

    id: str
    title: Markup
    value: Cell
    aside: Markup  # the second number of a count pair
    period: str
    source: Markup
    status: tuple[Markup, ...]  # how exact it is, its sample, its notes
    used: tuple[Markup, ...]


@dataclass(frozen=True)
class Register:
    """All figures of a cluster or document, in the order of the data."""

    kind: ClassVar[str] = "register"
    caption: str
    items: tuple[RegisterRow, ...]


@dataclass(frozen=True)
class Download:
    """A file to take; `detail` is e.g. "PDF, 24 pages, 1.1 MB" and filled in once the file exists."""

    href: str
    title: Markup
    lang: str
    detail: str


@dataclass(frozen=True)
class Downloads:
    """The files of a cluster or of the centre."""

    kind: ClassVar[str] = "downloads"
    items: tuple[Download, ...]


@dataclass(frozen=True)
class Picture:
    """A picture with its alternative text; `src` is relative to the page, `origin` its file in the project.

    Width and height are 0 where they are not known.
    """

    kind: ClassVar[str] = "picture"
    src: str
    alt: str
    width: int = 0
    height: int = 0
    caption: Markup = Empty
    origin: str = ""
