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

    title: Text = Field(description="Заголовок")
    organisation: OrganisationRef = Field(description="Кто предлагает: имя файла из organisations/")
    summary: Text | None = Field(default=None, description="Одна-две фразы для карточки")
    text: tuple[Text, ...] = Field(default=(), description="Описание по абзацам")
    posted: Day = Field(description="Когда размещено: 2026-03-01")
    until: Day = Field(description="Последний день; после него не показывается")

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

    town: Text | None = Field(default=None, description="Где работать; иначе – город компании")
    employment: Literal["full-time", "part-time", "temporary", "internship"] = Field(
        default="full-time", description="Занятость: full-time, part-time, temporary, internship"
    )
    remote: Literal["no", "partly", "yes"] = Field(default="no", description="Удаленная работа: no, partly, yes")
    salary: Price | None = Field(default=None, description="Оплата: {from: 60000, currency: RUB}")
    salary_per: Turn = Field(default="month", description="За какое время оплата: month, hour")
    duties: tuple[Text, ...] = Field(default=(), description="Что делать")
    requirements: tuple[Text, ...] = Field(default=(), description="Что нужно уметь")
    contact: Role = Field(default="jobs", description="Какой контакт компании показать")


class VacanciesFile(RootModel[Frozen[Vacancy]]):
    """vacancies/: all of an owner."""


class Proposal(Offer):
    """A file a proposal: `proposals/<id>.yml`."""

    kind: Literal["joint-project", "contract-manufacturing", "free-capacity"] = Field(
        description="Совместный проект, контрактное производство или свободные мощности"
    )
    category: CategoryRef | None = Field(default=None, description="Ключ из categories.yml")
    products: tuple[ProductRef, ...] = Field(default=(), description="О каких продуктах речь")
    capacity: Rate | None = Field(default=None, description="Сколько свободно: {value: 40, unit: tonnes, per: month}")
    sought: tuple[Text, ...] = Field(default=(), description="Кого или что ищут")
    countries: tuple[Country, ...] = Field(default=(), description="Из каких стран ждут партнеров")
    media: tuple[Media, ...] = Field(default=(), description="Снимки")
    contact: Role = Field(default="partnership", description="Какой контакт компании показать")


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
