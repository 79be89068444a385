"""Exhibits of the show room: products of the members, and what else stands there."""

from __future__ import annotations

from typing import Self

from pydantic import Field, RootModel, model_validator

from generator.kinds.catalogue.card import OWNERS, Card, Media
from generator.model.base import Frozen, wrong
from generator.model.kind import Kind, each_of
from generator.model.refs import OrganisationRef, ProductRef
from generator.model.texts import Text
from generator.problems import msg


class Exhibit(Card):
    """A file an exhibit: `exhibits/<id>.yml`; what it does not say itself, its product says."""

    product: ProductRef | None = Field(default=None, description="Какой продукт выставлен: имя файла из products/")
    title: Text | None = Field(default=None, description="Название, если это не продукт каталога")
    organisation: OrganisationRef | None = Field(default=None, description="Чей экспонат, если это не продукт каталога")
    text: tuple[Text, ...] = Field(default=(), description="Описание по абзацам")
    place: Text | None = Field(default=None, description="Где стоит в шоу-руме: зал, стенд")
    media: tuple[Media, ...] = Field(default=(), description="Снимки; без них – снимки продукта")

    @model_validator(mode="after")
    def something(self) -> Self:
        """It is a product, or has a title of its own."""
        if self.product is None and self.title is None:
            fix = msg("Write product: or title:")
            raise wrong("exhibit", "An exhibit is a product, or has a title of its own", fix)
        return self


class ExhibitsFile(RootModel[Frozen[Exhibit]]):
    """exhibits/: all of an owner."""


KIND = Kind("exhibit", Exhibit, each_of(OWNERS, "exhibits", ExhibitsFile, Exhibit))
