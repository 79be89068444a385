"""Figures: one published number each, written once and referred to everywhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Self

from pydantic import Field, GetJsonSchemaHandler, RootModel, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from generator.model.address import Address
from generator.model.base import Frozen, Model, OwnAddress, wrong
from generator.model.kind import Kind, of_cluster, of_document
from generator.model.observed import counted, known, of_sample
from generator.model.period import Period
from generator.model.quantity import Quantity, State
from generator.model.refs import FigureRef, Notes, SourceRef, UnitRef
from generator.model.rules import warning
from generator.model.texts import Text
from generator.model.values import Flag, Number, Positive
from generator.model.written import TOTAL, Count, Printed, Qualifier, Sample, Span
from generator.problems import Problem, msg

if TYPE_CHECKING:
    from generator.kinds.atlas import Atlas


class Derivation(Model):
    """The rule by which a figure follows from others; exactly one.

    ratio: first / second; share: 100 × first / second; growth: 100 × (second - first) / first; sum: of all.
    `printed` is what the source itself prints for it: then it is shown with as many decimals.
    """

    ratio: tuple[FigureRef, FigureRef] | None = Field(default=None, description="The first divided by the second")
    share: tuple[FigureRef, FigureRef] | None = Field(
        default=None, description="The first as a percentage of the second"
    )
    growth: tuple[FigureRef, FigureRef] | None = Field(
        default=None, description="Growth from the first to the second in percent"
    )
    sum: tuple[FigureRef, ...] | None = Field(default=None, min_length=1, description="The sum of all")
    printed: Number | None = Field(
        default=None, description="What the document itself prints; the rule must give the same but for rounding"
    )

    @model_validator(mode="after")
    def one_rule(self) -> Self:
        """Exactly one rule is given."""
        if sum(rule is not None for rule in (self.ratio, self.share, self.growth, self.sum)) != 1:
            raise wrong("derive", "A derived figure has exactly one rule: ratio, share, growth or sum")
        return self

    @property
    def rule(self) -> tuple[str, tuple[FigureRef, ...]]:
        """The rule's name and its operands."""
        for name in ("ratio", "share", "growth", "sum"):
            operands: tuple[FigureRef, ...] | None = getattr(self, name)
            if operands is not None:
                return name, operands
        raise AssertionError("one_rule has passed")


class Figure(Model):
    """One published number. It holds exactly one of value, range, count, derive and lost, or a rank; a rank may stand
    beside any of them. `printed` keeps a damaged value, beside which value: may give the probable reading."""

    title: Text = Field(description="Name without a number")
    period: Period | None = Field(default=None, description="2018, 2014-2018 or {as-of: 2020-08}")
    unit: UnitRef = Field(description="Key of a unit from data/shared/units.yml")
    value: Number | None = Field(
        default=None, description="A number with a decimal point, without spaces and unit: 2.41"
    )
    range: Span | None = Field(default=None, description="From and to: {from: 3.5, to: 3.9}")
    count: Count | None = Field(
        default=None, description="The total and what is counted apart: keys of data/shared/breakdowns.yml"
    )
    rank: Positive | None = Field(default=None, description="Rank of the region, alone or beside the value")
    among: Positive | None = Field(default=None, description="How many ranks there are, where the document says so")
    derive: Derivation | None = Field(default=None, description="Rule by which the figure is computed")
    lost: Flag = Field(default=False, description="The value was in the document, but is lost")
    qualifier: Qualifier = Field(default="exact", description="about, more-than, less-than, and-more")
    printed: Printed | None = Field(default=None, description="The value looks damaged: as printed")
    sample: Sample | None = Field(default=None, description="Which part of the companies it is computed of")
    source: SourceRef | None = Field(default=None, description="Key of a source from data/sources.yml")
    note: Notes = ()
    counts: OwnAddress | None = Field(default=None, description="The list that this number counts: members:now.members")

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Exactly one value, as `one_value` has it."""
        full = handler.resolve_ref_schema(handler(schema))
        alone = [{"required": [name]} for name in ("range", "count", "derive", "printed", "lost")]
        read: JsonSchemaValue = {"required": ["value"], "not": {"required": ["printed"]}}
        no_value = {"not": {"anyOf": [{"required": ["value"]}, *alone]}}
        full["oneOf"] = [read, *alone, {"required": ["rank"], **no_value}]
        return full

    @model_validator(mode="after")
    def one_value(self) -> Self:
        """Exactly one way to say the value."""
        read = None if self.printed else self.value
        given = [read, self.range, self.count, self.derive, self.printed]
        said = sum(value is not None for value in given) + self.lost
        if said > 1 or (said == 0 and self.rank is None):
            raise wrong(
                "figure-value", "A figure has exactly one of: value, range, count, rank, derive, printed, lost: true"
            )
        if self.among is not None and (self.rank is None or self.rank > self.among):
            fix = msg("Write rank: with a place among them, or delete among:")
            raise wrong("figure-value", "There is no place among {among} here", fix, among=self.among)
        return self

    @property
    def is_valued(self) -> bool:
        """Whether it holds a value of any kind."""
        return any(one is not None for one in (self.value, self.range, self.count, self.derive, self.printed))


class FiguresFile(RootModel[Frozen[Figure]]):
    """figures.yml: every number of the cluster."""


def of_figure(address: Address, figure: Figure, computed: Decimal | None = None) -> Quantity:
    """A figure, or the part of its count that the second step of the address names; `computed` is what its rule gave.

    A part that it does not have is MISSING.
    """
    said = Quantity(
        address.record,
        figure.unit,
        qualifier=figure.qualifier,
        period=figure.period,
        source=figure.source,
        sample=figure.sample,
        notes=tuple(figure.note),
    )
    whole = _valued(said, figure, computed)
    if address.field in ((), (TOTAL,)):
        return whole
    return whole.part(address.path[-1]) or replace(said, address=address, state=State.MISSING)


def _valued(said: Quantity, figure: Figure, computed: Decimal | None) -> Quantity:
    """With the one value that the figure holds, or with its rank where the value itself is not there."""
    if figure.rank is not None and (figure.lost or not figure.is_valued):
        return replace(said, value=Decimal(figure.rank), rank=True, among=figure.among)
    said = replace(said, place=figure.rank, among=figure.among)
    if figure.count is not None:
        return counted(said, figure.count.total, figure.count.parts)
    if figure.range is not None:
        return replace(said, value=figure.range.from_, high=figure.range.to)
    if figure.printed is not None:
        return replace(said, value=figure.value, state=State.PRINTED, printed=figure.printed)
    if figure.lost:
        return replace(said, state=State.LOST)
    if figure.derive is not None:
        return replace(known(said, computed), derived=figure.derive.printed != computed)
    return known(said, figure.value)


def _numbers(atlas: Atlas, at: Address, _: Figure) -> Iterator[Quantity]:
    """The figure, then the parts of its count."""
    whole = atlas.quantity(at)
    yield whole
    yield from whole.parts


def _sample(atlas: Atlas, at: Address, sample: Sample) -> Iterator[Quantity]:
    """How many were asked, in the unit of those that they were taken from."""
    unit = atlas.quantity(sample.of, at.owner).unit if sample.of else ""
    yield of_sample(at.child("n"), sample, unit)


def figure_source(atlas: Atlas) -> Iterator[Problem]:
    """A figure that does not say where it comes from."""
    for scope in atlas.scopes.values():
        for name, figure in scope.figures.items():
            if figure.source is None and figure.derive is None:
                message = msg("The figure “{name}” names no source", name=name)
                fix = msg("Add source: with an id of data/sources.yml")
                yield warning(atlas, scope.address("figures", name), "figure-source", message, fix)


def figure_unused(atlas: Atlas) -> Iterator[Problem]:
    """A figure that is shown nowhere."""
    used = atlas.figure_uses
    for scope in atlas.scopes.values():
        for name in scope.figures:
            if scope.address("figures", name) not in used:
                message = msg("The figure “{name}” is shown nowhere", name=name)
                fix = msg("Name it in a text, under figures: of a topic, or in a rule; or delete it")
                yield warning(atlas, scope.address("figures", name), "figure-unused", message, fix)


def derived_differs(atlas: Atlas) -> Iterator[Problem]:
    """What the source prints for a derived figure is not what its rule gives, rounded alike."""
    for scope in atlas.scopes.values():
        for name, figure in scope.figures.items():
            printed = figure.derive.printed if figure.derive else None
            value = atlas.quantity(scope.address("figures", name)).value
            if printed is not None and value is not None and value != printed:
                message = msg(
                    "The source prints {printed} for “{name}”, its rule gives {value}",
                    printed=printed,
                    name=name,
                    value=value,
                )
                fix = msg("Correct the rule or its parts; if the source is wrong, write a waiver with the reason")
                yield warning(
                    atlas, scope.address("figures", name, "derive", "printed"), "derived-differs", message, fix
                )


KIND = Kind(
    "figure",
    Figure,
    (of_cluster("figures", FiguresFile), of_document("figures", FiguresFile)),
    ref=FigureRef,
    rules=(figure_source, figure_unused, derived_differs),
    numbers={Figure: _numbers, Sample: _sample},
)
