"""Documents that are no cluster programmes: the concept of a centre, a case of practice. Sections stand as written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from generator.kinds.body import Body
from generator.kinds.chart import ChartsFile
from generator.kinds.figure import FiguresFile
from generator.kinds.identity import Accent
from generator.kinds.note import NotesFile
from generator.kinds.person import Person
from generator.kinds.roadmap import Status
from generator.kinds.scope import Scope
from generator.kinds.topic import Topic
from generator.kinds.waiver import WaiversFile
from generator.model.base import Frozen, Model, nothing
from generator.model.kind import Kind, of_document
from generator.model.refs import CentreRef, ClusterRef, OutlineRef
from generator.model.schedules import Schedule
from generator.model.store import Store
from generator.model.texts import Text
from generator.model.values import Day, Flag, Year


class Approval(Model):
    """The stamp of approval."""

    post: Text
    organisation: Text
    person: Person | None = None
    date: Day


class Act(Model):
    """A legal act: its kind and author, number, date, the edition referred to, and its title."""

    issued: Text
    number: Text
    date: Day
    amended: Day | None = None
    title: Text | None = None


class Listing(Model):
    """A list as the document has it: lettered (а, б, …), numbered or bulleted. Letters are given when it is shown."""

    style: Literal["lettered", "numbered", "bulleted"]
    items: Frozen[Text]


class Task(Model):
    """An item of a document's roadmap."""

    title: Text
    schedule: Schedule | None = None
    status: Status | None = Field(default=None, description="What the item has come to; left out: not known")
    responsible: Text | None = Field(default=None, description="Who answers for it: a post or an organisation")
    result: Text | None = Field(default=None, description="The result: the one expected, or the one there is")
    items: Frozen[Task] = Field(default_factory=nothing, description="Items inside this one")


class DocumentTopic(Topic):
    """A topic with what only documents hold."""

    listing: Listing | None = None
    acts: Frozen[Act] = Field(default_factory=nothing)
    clusters: tuple[ClusterRef, ...] = ()
    bodies: Frozen[Body] = Field(default_factory=nothing)
    roadmap: Frozen[Task] = Field(default_factory=nothing)


class DocumentSection(Model):
    """A numbered section."""

    title: Text
    topics: Frozen[DocumentTopic]


class DocumentFile(Model):
    """documents/<slug>/document.yml."""

    kind: OutlineRef
    centre: CentreRef | None = None
    name: Text
    short: Text
    summary: Text
    accent: Accent
    publisher: Text
    header: Text | None = None  # the running header of every sheet
    approval: Approval | None = None
    city: Text | None = None
    year: Year | None = None
    horizon: Year | None = None
    sections: Frozen[DocumentSection]
    draft: Flag = False


@dataclass(frozen=True, kw_only=True)
class Document(Scope):
    """A concept or a case of practice."""

    file: DocumentFile


def document_of(store: Store, slug: str, file: DocumentFile) -> Document:
    """One document from its files."""
    return Document(
        slug=slug,
        folder=f"data/documents/{slug}",
        centre=file.centre or "",
        file=file,
        figures=store.records(slug, "figures", FiguresFile),
        charts=store.records(slug, "charts", ChartsFile),
        notes=store.records(slug, "notes", NotesFile),
        waivers=store.records(slug, "waivers", WaiversFile),
    )


KIND = Kind("document", DocumentFile, (of_document("document", DocumentFile),), label=lambda document: document.short)
