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


class Capacity(Model):
    """What an organisation can make in a turn of time."""

    title: Text = Field(description="Чего именно: молоко на переработку")
    rate: Rate = Field(description="Сколько: {value: 200, unit: tonnes, per: month}")


class Organisation(Card):
    """A file a company: `organisations/<id>.yml`."""

    name: Text = Field(description="Полное официальное название")
    short: Text | None = Field(default=None, description="Короткое название для карточек")
    role: Literal["member", "potential", "supporter"] = Field(
        default="member", description="Участник (member), возможный участник (potential), поддержка (supporter)"
    )
    also_in: tuple[ClusterRef, ...] = Field(default=(), description="В каких еще кластерах состоит")
    legal_form: LegalForm | None = Field(default=None, description="Форма: llc – ООО, jsc – АО, sole-trader – ИП")
    inn: Inn | None = Field(default=None, description="ИНН")
    ogrn: Ogrn | None = Field(default=None, description="ОГРН или ОГРНИП")
    kpp: Kpp | None = Field(default=None, description="КПП")
    founded: Year | None = Field(default=None, description="Год основания")
    town: Text | None = Field(default=None, description="Город")
    on_map: TownRef | None = Field(default=None, description="Ключ города на карте центра (map.yml); вместо town")
    address: Text | None = Field(default=None, description="Почтовый адрес")
    site: WebAddress | None = Field(default=None, description="Сайт: https://…")
    logo: Media | None = Field(default=None, description="Логотип")
    media: tuple[Media, ...] = Field(default=(), description="Снимки")
    summary: Text | None = Field(default=None, description="Одна-две фразы о компании")
    makes: Text | None = Field(default=None, description="Что производит или какие услуги оказывает")
    categories: tuple[CategoryRef, ...] = Field(default=(), description="Категории каталога")
    capacity: Frozen[Capacity] = Field(default_factory=nothing, description="Мощности")
    languages: tuple[Spoken, ...] = Field(default=(), description="На каких языках говорят с клиентами: [ru, en]")
    contacts: RoleContacts | None = Field(default=None, description="Контакты по ролям")
    consent: Consent | None = Field(default=None, description="Согласие индивидуального предпринимателя")

    @model_validator(mode="after")
    def allowed(self) -> Self:
        """A sole trader is a person."""
        if self.legal_form == "sole-trader" and self.consent is None:
            fix = msg("Write consent: with given: and scope:, or leave the sole trader out")
            raise wrong("consent", "A person may be named here only with a consent", fix)
        if self.town is not None and self.on_map is not None:
            raise wrong("town", "The town is given twice", msg("Delete town: or on-map:"))
        return self


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
