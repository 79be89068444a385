"""What a publication is: a retelling of a document, with data of which years, and whether its plan is over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from generator.components.block import Block
from generator.components.inline import Inline
from generator.components.scene import Scene, Slot
from generator.components.voice import Voice
from generator.kinds.cluster import Cluster, ClusterFile
from generator.kinds.document import DocumentFile
from generator.kinds.registry import observations
from generator.language.numbers import date_text

_DATA = ("figures", "industry", "members", "chain", "document")  # the files of numbers that are no plans


@dataclass(frozen=True)
class Origin:
    """A few sentences."""

    kind: ClassVar[str] = "origin"
    lines: tuple[Inline, ...]


def of_cluster(scene: Scene, slot: Slot, file: ClusterFile) -> Iterator[Block]:
    """What the pages of a cluster are."""
    yield scene.block(slot.name, Origin(tuple(origin_lines(scene.voice, scene.day))), records=(slot.at,))


def of_document(scene: Scene, slot: Slot, file: DocumentFile) -> Iterator[Block]:
    """What the pages of a document are."""
    yield scene.block(slot.name, Origin(tuple(origin_lines(scene.voice, scene.day))), records=(slot.at,))


def origin_lines(voice: Voice, day: date | None) -> Iterator[str]:
    """A sentence each: what is retold, the years of the data, the end of the plan by their date, the edition."""
    scope = voice.atlas.scopes[voice.owner]
    programme = scope.file.programme if isinstance(scope, Cluster) else None
    document = voice.atlas.documents.get(voice.owner)
    year = programme.year if programme else (document.file.year or 0) if document else 0
    horizon = programme.horizon if programme else (document.file.horizon or 0) if document else 0
    if programme:
        yield voice.ui(
            "A retelling of the {year} programme: the text is new, the figures are those of the programme.", year=year
        )
    elif year:
        yield voice.ui(
            "A retelling of the {year} document: the text is new, the figures are those of the document.", year=year
        )
    else:
        yield voice.ui("A retelling of the document: the text is new, the figures are those of the document.")
    years = data_years(voice, year)
    if years:
        first, last = years
        several = voice.ui("Data for {years}.", years=f"{first}–{last}")
        yield several if first < last else voice.ui("Data for {year}.", year=first)
    if horizon and day and day.year > horizon:
        yield voice.ui("The planning period, to {year}, has ended.", year=horizon)
    if day:
        yield voice.ui("Edition of {date}.", date=date_text(day, voice.lang))


def data_years(voice: Voice, last: int) -> tuple[int, int] | None:
    """The first and the last year that numbers of the owner speak of, plans left out; None where they name none."""
    periods = [
        one.period
        for one in observations(voice.atlas, voice.owner)
        if one.address.kind in _DATA and one.period is not None
    ]
    known = [period for period in periods if not last or period.end <= last]
    return (min(one.start for one in known), max(one.end for one in known)) if known else None
