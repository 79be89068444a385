"""Documents that are no cluster programmes: the concept of a centre, a case of practice. Sections stand as written."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from generator.model.base import CentreRef, ClusterRef, Frozen, Model, OutlineRef, nothing, wrong
from generator.model.schedules import Schedule
from generator.model.sections import Accent, Body, Topic
from generator.model.texts import Text
from generator.model.values import Day, Flag, Short, Year


class Consent(Model):
    """A person's consent to be named: when given, for what, until when (152-FZ, art. 10.1)."""

    given: Day
    scope: Text
    until: Day | None = None


class Person(Model):
    """A named person: with consent, or as named in an official document that its organisation has published."""

    name: Text
    basis: Literal["consent", "published-document"]
    consent: Consent | None = None

    @model_validator(mode="after")
    def allowed(self) -> Self:
        """Who is named by consent has given it."""
        if self.basis == "consent" and self.consent is None:
            raise wrong("consent", "A person may be named here only with a consent")
        return self


class Approval(Model):
    """The stamp of approval."""

    post: Text
    organisation: Text
    person: Person | None = None
    date: Day


class Act(Model):
    """A legal act: its kind and author, number, date, the edition referred to, and its title."""

    issued: Text
    number: Short
    date: Day
    amended: Day | None = None
    title: Text | None = None


class Listing(Model):
    """A list as the document has it: lettered (а, б, …), numbered or bulleted. Letters are given when it is shown."""

    style: Literal["lettered", "numbered", "bulleted"]
    items: Frozen[Text]


class Task(Model):
    """An item of a document's roadmap with its expected result; without a schedule it has that of the item above."""

    title: Text
    schedule: Schedule | None = None
    result: Text | None = None
    items: Frozen[Task] = Field(default_factory=nothing)


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
