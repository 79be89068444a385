"""Services: what members do for others, and what a centre does for companies."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from pydantic import Field, RootModel

from generator.kinds.catalogue.card import OWNERS, Card, Media, Medical
from generator.kinds.catalogue.contact import Role
from generator.model.address import Address
from generator.model.amounts import Amount, Price, of_amount
from generator.model.base import Frozen
from generator.model.codes import Country, Spoken
from generator.model.kind import Kind, each_of
from generator.model.quantity import Quantity
from generator.model.refs import CategoryRef, CertificateRef, ConditionRef, OrganisationRef
from generator.model.texts import Text
from generator.model.values import Month

if TYPE_CHECKING:
    from generator.kinds.atlas import Atlas


class Service(Card):
    """A file a service: `services/<id>.yml`."""

    name: Text = Field(description="Название")
    provider: OrganisationRef = Field(description="Кто оказывает: имя файла из organisations/")
    kind: Literal["service", "support"] = Field(
        default="service", description="service – услуга, support – мера поддержки с условиями"
    )
    category: CategoryRef | None = Field(default=None, description="Ключ из categories.yml")
    speciality: Text | None = Field(default=None, description="Специальность: кардиология")
    summary: Text | None = Field(default=None, description="Одна-две фразы для карточки")
    text: tuple[Text, ...] = Field(default=(), description="Описание по абзацам")
    duration: Amount | None = Field(default=None, description="Сколько длится: {value: 14, unit: days}")
    season: tuple[Month, ...] = Field(
        default=(), description="Месяцы, когда оказывается: [5, 6, 7]; без них – весь год"
    )
    indications: tuple[Text, ...] = Field(default=(), description="Показания")
    contraindications: tuple[Text, ...] = Field(default=(), description="Противопоказания")
    licence: CertificateRef | None = Field(default=None, description="Лицензия: имя файла из certificates/")
    certificates: tuple[CertificateRef, ...] = Field(default=(), description="Имена файлов из certificates/")
    lead_time: Amount | None = Field(default=None, description="Через сколько начинается: {from: 3, to: 5, unit: days}")
    price: Price | None = Field(default=None, description="Цена, если она публикуется")
    export: tuple[Country, ...] = Field(default=(), description="Для каких стран: [KZ, AE]")
    media: tuple[Media, ...] = Field(default=(), description="Снимки, главный первым")
    contact: Role = Field(default="sales", description="Какой контакт исполнителя показать")
    languages: tuple[Spoken, ...] = Field(default=(), description="На каких языках оказывается")
    medical: Medical | None = Field(default=None, description="Для медицинских услуг; {} – общее предупреждение")
    eligibility: tuple[ConditionRef, ...] = Field(
        default=(), description="Кому доступна: ключи условий eligibility.yml"
    )


class ServicesFile(RootModel[Frozen[Service]]):
    """services/: all of an owner."""


def _numbers(_: Atlas, at: Address, service: Service) -> Iterator[Quantity]:
    if service.duration is not None:
        yield of_amount(at.child("duration"), service.duration)
    if service.lead_time is not None:
        yield of_amount(at.child("lead-time"), service.lead_time)


KIND = Kind(
    "service",
    Service,
    each_of(OWNERS, "services", ServicesFile, Service),
    label=lambda service: service.name,
    numbers={Service: _numbers},
    needs={"web": ("name", "summary"), "print": ("name", "summary")},
)
