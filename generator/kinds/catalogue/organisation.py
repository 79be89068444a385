"""Organisations: members of a cluster and those that may become one, and who supports them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Self

from pydantic import Field, RootModel, model_validator

from generator.kinds.catalogue.card import Card, Media
from generator.kinds.catalogue.contact import RoleContacts
from generator.kinds.person import Consent
from generator.kinds.region_map import Town
from generator.model.amounts import Rate
from generator.model.base import Frozen, Model, nothing, wrong
from generator.model.codes import Inn, Kpp, Ogrn, Spoken
from generator.model.kind import Kind, each_of
from generator.model.refs import CategoryRef, ClusterRef, OrganisationRef, TownRef
from generator.model.texts import Text
from generator.model.values import WebAddress, Year
from generator.problems import msg

if TYPE_CHECKING:
    from generator.kinds.atlas import Atlas

LegalForm = Literal[
    "llc",
    "jsc",
    "public-jsc",
    "sole-trader",
    "partnership",
    "cooperative",
    "farm",
    "state-enterprise",
    "municipal-enterprise",
    "institution",
    "foundation",
    "association",
    "non-profit",
]


# The digits of INN and OGRN: a sole trader has longer ones, a farm either.
_OF_FIRMS, _OF_PERSONS = (10, 13), (12, 15)
_MAY_BE_EITHER = ("farm",)


class Capacity(Model):
    """What an organisation can make in a turn of time."""

    title: Text = Field(description="Of what: milk for processing")
    rate: Rate = Field(description="How much: {value: 200, unit: tonnes, per: month}")


class Organisation(Card):
    """A file a company: `organisations/<id>.yml`."""

    name: Text = Field(description="Full official name")
    short: Text | None = Field(default=None, description="Short name for cards")
    role: Literal["member", "potential", "supporter"] = Field(
        default="member", description="Role: member, potential – may become one, supporter"
    )
    also_in: tuple[ClusterRef, ...] = Field(default=(), description="Other clusters that it belongs to")
    legal_form: LegalForm | None = Field(default=None, description="Legal form: llc – OOO, jsc – AO, sole-trader – IP")
    inn: Inn | None = Field(default=None, description="INN, taxpayer number")
    ogrn: Ogrn | None = Field(default=None, description="OGRN or OGRNIP, state registration number")
    kpp: Kpp | None = Field(default=None, description="KPP, code of the tax office")
    founded: Year | None = Field(default=None, description="Year of foundation")
    town: Text | None = Field(default=None, description="Town")
    on_map: TownRef | None = Field(
        default=None, description="Town on the centre's map: a key of map.yml, instead of town"
    )
    address: Text | None = Field(default=None, description="Postal address")
    site: WebAddress | None = Field(default=None, description="Website: https://…")
    logo: Media | None = Field(default=None, description="Logo")
    media: tuple[Media, ...] = Field(default=(), description="Pictures")
    summary: Text | None = Field(default=None, description="A sentence or two about the company")
    makes: Text | None = Field(default=None, description="What it makes, or which services it offers")
    categories: tuple[CategoryRef, ...] = Field(default=(), description="Categories of the catalogue")
    capacity: Frozen[Capacity] = Field(default_factory=nothing, description="Capacities")
    languages: tuple[Spoken, ...] = Field(default=(), description="Languages in which customers are served: [ru, en]")
    contacts: RoleContacts | None = Field(default=None, description="Contacts: by what is asked for")
    consent: Consent | None = Field(default=None, description="Consent of the sole trader")

    @model_validator(mode="after")
    def allowed(self) -> Self:
        """A sole trader is a person."""
        if self.legal_form == "sole-trader" and self.consent is None:
            fix = msg("Write consent: with given: and scope:, or leave the sole trader out")
            raise wrong("consent", "A person may be named here only with a consent", fix)
        self._check_codes()
        if self.town is not None and self.on_map is not None:
            raise wrong("town", "The town is given twice", msg("Delete town: or on-map:"))
        return self

    def _check_codes(self) -> None:
        """Registry numbers are those of its legal form."""
        if self.legal_form is None or self.legal_form in _MAY_BE_EITHER:
            return
        expected = _OF_PERSONS if self.legal_form == "sole-trader" else _OF_FIRMS
        for code, digits in zip((self.inn, self.ogrn), expected, strict=True):
            if code is not None and len(code) != digits:
                fix = msg("Copy it from the register once more, or correct the legal form")
                raise wrong(
                    "code", "“{found}” has not the {digits} digits of this legal form", fix, found=code, digits=digits
                )


class OrganisationsFile(RootModel[Frozen[Organisation]]):
    """organisations/: all of an owner."""


def town_of(atlas: Atlas, owner: str, one: Organisation) -> Text | None:
    """The town of an organisation: its own words, or the name that the map of the centre gives it."""
    return one.town if one.on_map is None else atlas.found(one.on_map, owner, Town)[1].name


KIND = Kind(
    "organisation",
    Organisation,
    (
        *each_of(("cluster",), "organisations", OrganisationsFile, Organisation, starter=True),
        *each_of(("centre", "document"), "organisations", OrganisationsFile, Organisation),
    ),
    ref=OrganisationRef,
    label=lambda one: one.short or one.name,
    needs={"web": ("name", "makes"), "print": ("name", "makes", "contacts")},
)
