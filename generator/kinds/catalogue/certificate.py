"""Certificates: what proves a product, a service or a whole organisation, and until when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Literal, Self

from pydantic import Field, RootModel, model_validator

from generator.kinds.catalogue.card import OWNERS, Card, Media, has_ended
from generator.model.base import Frozen, wrong
from generator.model.kind import Kind, each_of
from generator.model.refs import CertificateRef, OrganisationRef
from generator.model.rules import warning
from generator.model.texts import Text
from generator.model.values import Day, Flag, Short, WebAddress
from generator.problems import Problem, msg

if TYPE_CHECKING:
    from generator.kinds.atlas import Atlas


class Certificate(Card):
    """A file a certificate: `certificates/<id>.yml`."""

    scheme: Literal["eac", "gmp", "iso", "haccp", "halal", "organic", "registration", "licence", "other"] = Field(
        description="Scheme: eac, gmp, iso, halal; registration – of a medical product, licence"
    )
    title: Text | None = Field(default=None, description="Name of the document: ISO 9001:2015")
    number: Short = Field(description="Number as printed")
    holder: OrganisationRef = Field(description="Holder: name of a file in organisations/")
    issuer: Text = Field(description="Who issued it")
    issued: Day = Field(description="When it was issued: 2024-05-17")
    until: Day | None = Field(default=None, description="Last day on which it is valid")
    open_ended: Flag = Field(default=False, description="Open-ended: true, then without until")
    scope: Text | None = Field(default=None, description="What it covers")
    address: WebAddress | None = Field(default=None, description="Entry in the register: https://…")
    media: tuple[Media, ...] = Field(default=(), description="Scan of the document")

    @model_validator(mode="after")
    def dated(self) -> Self:
        """It ends on a day that is said, or never."""
        if (self.until is None) != self.open_ended:
            fix = msg("Write until: with the last day, or open-ended: true")
            raise wrong("certificate", "A certificate has a last day, or none at all", fix)
        if self.until is not None and self.until < self.issued:
            raise wrong("certificate", "The certificate ends before it begins", msg("Correct one of its two dates"))
        return self

    def holds(self, day: date | None) -> bool:
        """Whether it is valid on a day; where no day is known, nothing is over."""
        return not has_ended(self.until, day)


class CertificatesFile(RootModel[Frozen[Certificate]]):
    """certificates/: all of an owner."""


def certificate_expired(atlas: Atlas) -> Iterator[Problem]:
    """A certificate past its date: it is not shown as valid."""
    for at, item in atlas.of(Certificate):
        if not item.holds(atlas.day):
            message = msg("The certificate {number} was valid until {day}", number=item.number, day=str(item.until))
            fix = msg("Write the new one, or delete it; it is not shown as valid any more")
            yield warning(atlas, at.child("until"), "certificate-expired", message, fix)


KIND = Kind(
    "certificate",
    Certificate,
    each_of(OWNERS, "certificates", CertificatesFile, Certificate),
    ref=CertificateRef,
    rules=(certificate_expired,),
    needs={"web": ("number", "issuer"), "print": ("number", "issuer")},
)
