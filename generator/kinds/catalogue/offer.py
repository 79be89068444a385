"""Vacancies and proposals: offers that end, and are not shown after their last day."""

from __future__ import annotations

from datetime import date
from typing import Literal, Self

from pydantic import Field, RootModel, model_validator

from generator.kinds.catalogue.card import OWNERS, Card, Media, has_ended
from generator.kinds.catalogue.contact import Role
from generator.model.amounts import Price, Rate, Turn
from generator.model.base import Frozen, wrong
from generator.model.codes import Country
from generator.model.kind import Kind, each_of
from generator.model.refs import CategoryRef, OrganisationRef, ProductRef
from generator.model.texts import Text
from generator.model.values import Day
from generator.problems import msg


class Offer(Card):
    """What an organisation offers for a time."""

    title: Text = Field(description="Heading")
    organisation: OrganisationRef = Field(description="Organisation: name of a file in organisations/")
    summary: Text | None = Field(default=None, description="A sentence or two for the card")
    text: tuple[Text, ...] = Field(default=(), description="Description, paragraph by paragraph")
    posted: Day = Field(description="When it was posted: 2026-03-01")
    until: Day = Field(description="Last day; after it the offer is no longer shown")

    @model_validator(mode="after")
    def in_order(self) -> Self:
        """It ends after it begins."""
        if self.until < self.posted:
            raise wrong("offer", "The offer ends before it begins", msg("Correct one of its two dates"))
        return self

    def is_open(self, day: date | None) -> bool:
        """Whether it is shown on a day of the data; where no day is known, nothing is over."""
        return not has_ended(self.until, day)


class Vacancy(Offer):
    """A file a vacancy: `vacancies/<id>.yml`."""

    town: Text | None = Field(default=None, description="Where the work is; else the town of the company")
    employment: Literal["full-time", "part-time", "temporary", "internship"] = Field(
        default="full-time", description="Employment: full-time, part-time, temporary, internship"
    )
    remote: Literal["no", "partly", "yes"] = Field(default="no", description="Remote work: no, partly, yes")
    salary: Price | None = Field(default=None, description="Pay: {from: 60000, currency: RUB}")
    salary_per: Turn = Field(default="month", description="Pay per: month, hour, …")
    duties: tuple[Text, ...] = Field(default=(), description="Duties")
    requirements: tuple[Text, ...] = Field(default=(), description="Requirements")
    contact: Role = Field(default="jobs", description="Which contact of the company to show")


class VacanciesFile(RootModel[Frozen[Vacancy]]):
    """vacancies/: all of an owner."""


class Proposal(Offer):
    """A file a proposal: `proposals/<id>.yml`."""

    kind: Literal["joint-project", "contract-manufacturing", "free-capacity"] = Field(
        description="Kind of proposal: a joint project, contract manufacturing, free capacity"
    )
    category: CategoryRef | None = Field(default=None, description="Category: a key of categories.yml")
    products: tuple[ProductRef, ...] = Field(default=(), description="Products in question")
    capacity: Rate | None = Field(default=None, description="How much is free: {value: 40, unit: tonnes, per: month}")
    sought: tuple[Text, ...] = Field(default=(), description="Who or what is looked for")
    countries: tuple[Country, ...] = Field(default=(), description="Countries that partners are sought from")
    media: tuple[Media, ...] = Field(default=(), description="Pictures")
    contact: Role = Field(default="partnership", description="Which contact of the company to show")


class ProposalsFile(RootModel[Frozen[Proposal]]):
    """proposals/: all of an owner."""


_NEEDS = ("title", "summary", "organisation", "until")

VACANCY = Kind(
    "vacancy",
    Vacancy,
    each_of(OWNERS, "vacancies", VacanciesFile, Vacancy),
    needs={"web": _NEEDS, "print": _NEEDS},
)
PROPOSAL = Kind(
    "proposal",
    Proposal,
    each_of(OWNERS, "proposals", ProposalsFile, Proposal),
    needs={"web": _NEEDS, "print": _NEEDS},
)
