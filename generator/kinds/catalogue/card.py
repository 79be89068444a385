"""What the records of a catalogue have in common."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from generator.kinds.identity import Picture
from generator.model.base import Id, Model
from generator.model.refs import SourceRef
from generator.model.texts import Text
from generator.model.values import Flag, Percent

OWNERS = ("cluster", "centre")  # whose folders may hold records of a catalogue
Audience = Literal["everybody", "professionals"]


class Card(Model):
    """A record of the catalogue."""

    tags: tuple[Id, ...] = Field(default=(), description="Labels for selections: [export, new]")
    draft: Flag = Field(default=False, description="Draft: checked, but not published")
    sample: Flag = Field(default=False, description="Sample: an invented record, marked as one wherever it is shown")
    source: SourceRef | None = Field(default=None, description="Where this comes from: a key of sources.yml")


class Media(Picture):
    """A picture of a card; `focus` is the point that stays in sight when it is cropped, in percent from the left and
    from the top."""

    kind: Literal["photo", "drawing", "logo", "plan", "scan"] = Field(
        default="photo", description="Kind of picture: photo, drawing, logo, plan, scan"
    )
    focus: tuple[Percent, Percent] | None = Field(
        default=None,
        description="Point that matters: in percent from the left and the top, [50, 30]",
    )


class Medical(Model):
    """What a medical offer must say beside its advertisement (38-FZ, art. 24)."""

    audience: Audience = Field(
        default="everybody", description="Audience: everybody, or professionals – medical staff only"
    )
    disclaimer: Text | None = Field(default=None, description="Warning in words of its own; else the common one")


def has_ended(until: date | None, day: date | None) -> bool:
    """Whether something is over on the day of the data; nothing has ended where one of both is not known."""
    return until is not None and day is not None and until < day
