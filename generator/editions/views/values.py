"""Numbers, their notes and the way to where they come from."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

Empty = Markup("")


@dataclass(frozen=True)
class NoteView:
    """A note at the end of a section.

    Marks in the blocks refer to its number. `anchor` is unique in its publication.
    """

    number: int
    anchor: str
    html: Markup


@dataclass(frozen=True)
class Mark:
    """A superscript in a block that leads to a note."""

    number: int
    anchor: str


@dataclass(frozen=True)
class FigureLink:
    """The way from a number to its row in the register of figures; `about` says in one line what stands there."""

    href: str
    about: str = ""


@dataclass(frozen=True)
class ValueView:
    """One number as shown; `state` is exact, about, derived, printed or lost, `state_text` says it in words."""

    number: str
    unit: str = ""
    qualifier: str = ""
    state: str = "exact"
    state_text: str = ""
    marks: tuple[Mark, ...] = ()
    link: FigureLink | None = None

    @property
    def text(self) -> str:
        """The value in one line, with no-break spaces."""
        return "\u00a0".join(part for part in (self.qualifier, self.number, self.unit) if part)
