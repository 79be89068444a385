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

    product: ProductRef | None = Field(default=None, description="Which product is shown: name of a file in products/")
    title: Text | None = Field(default=None, description="Name, where it is no product of the catalogue")
    organisation: OrganisationRef | None = Field(
        default=None, description="Whose exhibit it is, where it is no product of the catalogue"
    )
    text: tuple[Text, ...] = Field(default=(), description="Description, paragraph by paragraph")
    place: Text | None = Field(default=None, description="Where it stands in the show room: hall, stand")
    media: tuple[Media, ...] = Field(default=(), description="Pictures; without them those of the product")

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
