"""Numbers as documents print them: values with qualifiers, ranges, counts with their parts, cells of tables."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from generator.model.base import Model, nothing, wrong
from generator.model.refs import BreakdownRef, FigureRef, NoteRef
from generator.model.texts import Text
from generator.model.values import Number, Positive, Short, Whole

Qualifier = Literal["exact", "about", "more-than", "less-than", "and-more"]


CellState = Literal["exact", "none", "lost", "printed"]


TOTAL = "total"  # names a count itself where one of its parts could stand


Parts = Annotated[Mapping[BreakdownRef, Whole], AfterValidator(MappingProxyType)]


def _with_parts(value: object, *known: str) -> object:
    """Whatever stands beside the known keys is a part, by the id of its breakdown."""
    if not isinstance(value, dict):
        return value
    own = {key: item for key, item in value.items() if key in known}
    parts = {key: item for key, item in value.items() if key not in known}
    return {**own, "parts": parts} if parts else own


def _parts_schema(full: JsonSchemaValue) -> JsonSchemaValue:
    """Parts stand among the other keys."""
    properties = {name: item for name, item in full["properties"].items() if name != "parts"}
    return {**full, "properties": properties, "additionalProperties": {"type": "integer", "minimum": 0}}


class Count(Model):
    """A count, and those that are counted apart: `{total: 61, not-sole-traders: 29}`, printed as `61 (29*)`."""

    total: Whole
    parts: Parts = Field(default_factory=nothing)

    @model_validator(mode="before")
    @classmethod
    def flat(cls, value: object) -> object:
        """Parts stand beside the total."""
        return _with_parts(value, "total")

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return _parts_schema(handler.resolve_ref_schema(handler(schema)))


class Span(Model):
    """A range of values, both ends included."""

    from_: Number
    to: Number


class Printed(Model):
    """A value that looks damaged, kept as the source prints it, with the reason for the doubt.

    Where the probable reading is evident, it stands beside it as value:.
    """

    value: Short = Field(description="Exactly as in the document, in quotation marks")
    doubt: Text = Field(description="Why the value is doubtful")


class Cell(Model):
    """A table cell: a number, `-` (not planned), `{figure: core-firms}`, `{lost: true}`, or `{printed: {…}}`, with
    value: or without."""

    value: Number | None = None
    figure: FigureRef | None = Field(default=None, description="Figure that stands in the cell: a key of figures.yml")
    state: CellState = "exact"
    printed: Printed | None = None
    note: NoteRef | None = None

    @model_validator(mode="before")
    @classmethod
    def parse(cls, value: object) -> object:
        """The short forms."""
        if value == "-":
            return {"state": "none"}
        if isinstance(value, str):
            return {"value": value}
        if isinstance(value, dict) and value.get("lost") == "true" and len(value) == 1:
            return {"state": "lost"}
        if isinstance(value, dict) and "printed" in value:
            return {**value, "state": "printed"}
        if isinstance(value, dict) and ("value" in value) != ("figure" in value):
            return value
        raise wrong("cell", "Expected a number, - (not planned), {{figure: …}}, {{lost: true}} or {{printed: …}}")

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        lost = {"type": "object", "properties": {"lost": {"const": True}}, "required": ["lost"]}
        return {"anyOf": [{"type": "number"}, {"const": "-"}, lost, handler(schema)]}


class FirmsCell(Model):
    """A cell that holds a count, or is lost; `printed` where the count looks damaged."""

    total: Whole | None = None
    parts: Parts = Field(default_factory=nothing)
    state: CellState = "exact"
    printed: Printed | None = None

    @model_validator(mode="before")
    @classmethod
    def parse(cls, value: object) -> object:
        """`{total: 77, not-sole-traders: 42}`, or `{lost: true}`."""
        if isinstance(value, dict) and value.get("lost") == "true" and len(value) == 1:
            return {"state": "lost"}
        return _with_parts(value, "total", "state", "printed")

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        lost = {"type": "object", "properties": {"lost": {"const": True}}, "required": ["lost"]}
        return {"anyOf": [lost, _parts_schema(handler.resolve_ref_schema(handler(schema)))]}


class Sample(Model):
    """How many of the firms a figure was calculated for."""

    n: Positive = Field(description="How many companies it is computed of")
    of: FigureRef | None = Field(default=None, description="The figure that counts those they were taken from")
