"""Relations: how figures of one id stand to each other in every cluster that has them."""

from __future__ import annotations

from typing import Self

from pydantic import Field, RootModel, model_validator

from generator.model.base import Frozen, Model, Word, wrong
from generator.model.kind import FileKind, Kind
from generator.model.texts import Text
from generator.model.values import Flag


class Operand(Word):
    """A figure, a part of its count, or a sample: `firms.not-sole-traders`, `core-wage.sample`, `charts:core-age`."""

    pattern = r"^(charts:)?[a-z0-9-]+(\.[a-z0-9-]+)?$"


class Relation(Model):
    """A figure follows from others, as closely as they are rounded; `at-most` allows it to be smaller."""

    title: Text
    of: Operand = Field(description="Figure that follows from others")
    product: tuple[Operand, ...] | None = Field(default=None, description="It equals their product")
    sum: tuple[Operand, ...] | None = Field(default=None, description="It equals their sum")
    at_most: Flag = Field(default=False, description="It is not above this")

    @model_validator(mode="after")
    def one_rule(self) -> Self:
        """Exactly one of the two is given."""
        if (self.product is None) == (self.sum is None):
            raise wrong("relation", "A relation has either product: or sum:")
        return self


class RelationsFile(RootModel[Frozen[Relation]]):
    """shared/relations.yml."""


KIND = Kind(
    "relation",
    Relation,
    (FileKind("relations", "data/shared/relations.yml", RelationsFile),),
)
