"""Relations: how figures of one id stand to each other in every cluster that has them."""

from __future__ import annotations

from typing import Self

from pydantic import Field, RootModel, model_validator

from generator.model.base import Frozen, Model, Word, wrong
from generator.model.kind import FileKind, Kind
from generator.model.texts import Text
from generator.model.values import Flag

ANY = "*"  # any key


class Operand(Word):
    """A figure, a part of its count, a sample, or a place of numbers: `firms.not-sole-traders`, `core-wage.sample`,
    `charts:core-age`, `chain:chain.stages.core.groups.*.rows.*.headcount`."""

    pattern = r"^[a-z0-9-]+(\.[a-z0-9-]+)?$|^[a-z0-9-]+:([a-z0-9-]+|\*)(\.([a-z0-9-]+|\*))*$"


class Relation(Model):
    """A number follows from others, as closely as they are rounded; `at-most` allows it to be smaller.

    `*` in `of` stands for each key in turn, and for the same one in the operands; elsewhere for all.
    """

    title: Text
    of: Operand = Field(description="Number that follows from others")
    product: tuple[Operand, ...] | None = Field(default=None, description="It equals their product")
    sum: tuple[Operand, ...] | None = Field(default=None, description="It equals their sum")
    ratio: tuple[Operand, Operand] | None = Field(default=None, description="It is the first over the second")
    between: tuple[Operand, ...] | None = Field(
        default=None, description="It lies between them, as the growth of a whole does between those of its parts"
    )
    chained: tuple[Operand, Operand, Operand] | None = Field(
        default=None,
        description="An earlier level, its growth and that of this number from the same year on, in per cent",
    )
    at_most: Flag = Field(default=False, description="It is not above this")

    @property
    def operands(self) -> tuple[Operand, ...]:
        """The numbers that it follows from, in their order."""
        return self.product or self.sum or self.ratio or self.between or self.chained or ()

    @model_validator(mode="after")
    def one_rule(self) -> Self:
        """Exactly one of them is given."""
        given = (self.product, self.sum, self.ratio, self.between, self.chained)
        if sum(one is not None for one in given) != 1:
            raise wrong("relation", "A relation has exactly one of product:, sum:, ratio:, between:, chained:")
        if self.of.count(ANY) > 1:
            raise wrong("relation", "of: has * once at most")
        return self


class RelationsFile(RootModel[Frozen[Relation]]):
    """shared/relations.yml."""


KIND = Kind(
    "relation",
    Relation,
    (FileKind("relations", "data/shared/relations.yml", RelationsFile),),
)
