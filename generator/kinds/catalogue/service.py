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

    name: Text = Field(description="Name")
    provider: OrganisationRef = Field(description="Who provides it: name of a file in organisations/")
    kind: Literal["service", "support"] = Field(
        default="service", description="Kind: service, or support – a support measure with conditions"
    )
    category: CategoryRef | None = Field(default=None, description="Category: a key of categories.yml")
    speciality: Text | None = Field(default=None, description="Speciality: cardiology")
    summary: Text | None = Field(default=None, description="A sentence or two for the card")
    text: tuple[Text, ...] = Field(default=(), description="Description, paragraph by paragraph")
    duration: Amount | None = Field(default=None, description="How long it takes: {value: 14, unit: days}")
    season: tuple[Month, ...] = Field(
        default=(), description="Months in which it is provided: [5, 6, 7]; without them all year round"
    )
    indications: tuple[Text, ...] = Field(default=(), description="Indications")
    contraindications: tuple[Text, ...] = Field(default=(), description="Contraindications")
    licence: CertificateRef | None = Field(default=None, description="Licence: name of a file in certificates/")
    certificates: tuple[CertificateRef, ...] = Field(
        default=(), description="Certificates: names of files in certificates/"
    )
    lead_time: Amount | None = Field(default=None, description="How soon it begins: {from: 3, to: 5, unit: days}")
    price: Price | None = Field(default=None, description="Price; only where it is published")
    export: tuple[Country, ...] = Field(default=(), description="For which countries: [KZ, AE]")
    media: tuple[Media, ...] = Field(default=(), description="Pictures, the main one first")
    contact: Role = Field(default="sales", description="Which contact of the provider to show")
    languages: tuple[Spoken, ...] = Field(default=(), description="Languages in which it is provided")
    medical: Medical | None = Field(default=None, description="For medical services; {} – the common warning")
    eligibility: tuple[ConditionRef, ...] = Field(
        default=(), description="Who may have it: keys of conditions in eligibility.yml"
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
