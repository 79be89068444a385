"""Strengths, weaknesses, opportunities and threats, and what answers them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal, Self

from pydantic import Field, GetJsonSchemaHandler, ValidationInfo, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from generator.model.base import Frozen, Model, nothing, wrong
from generator.model.kind import Kind, of_cluster
from generator.model.refs import InnerRef, OuterRef
from generator.model.rules import warning
from generator.model.texts import Text, by_keys, by_language
from generator.model.values import Short
from generator.problems import Problem, msg

if TYPE_CHECKING:
    from generator.kinds.atlas import Atlas


class Response(Model):
    """A response to a pair of factors; `printed` is the pair as the document prints it, where it says something else.

    Where the printed code belongs to no factor of the document, `side` stands instead of `uses`.
    """

    inlined = "text"

    uses: InnerRef | None = None
    side: Literal["strengths", "weaknesses"] | None = None
    for_: OuterRef
    text: Text
    printed: Short | None = None

    @model_validator(mode="after")
    def one_inner(self) -> Self:
        """A factor, or the side on which it is lost."""
        if (self.uses is None) == (self.side is None) or (self.side and not self.printed):
            raise wrong("response", "A response has either uses: a factor, or side: and the printed pair")
        return self

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        full = handler.resolve_ref_schema(handler(schema))
        properties = {name: value for name, value in full["properties"].items() if name != "text"}
        return {**full, **by_language({"type": "string"}), "properties": properties, "required": ["for"]}

    @model_validator(mode="before")
    @classmethod
    def flat(cls, value: object, info: ValidationInfo) -> object:
        """`{uses, for, ru, en}` without a nested text."""
        if not isinstance(value, dict) or "text" in value:
            return value
        text, rest = by_keys(value, info, [field.alias or name for name, field in cls.model_fields.items()])
        return {**rest, "text": text} if text else rest


class SwotFile(Model):
    """swot.yml: factors by id in order, responses to pairs of them, and the conclusion."""

    strengths: Frozen[Text]
    weaknesses: Frozen[Text]
    opportunities: Frozen[Text]
    threats: Frozen[Text]
    responses: Frozen[Response] = Field(default_factory=nothing)
    conclusion: Text | None = None


def printed_pair(atlas: Atlas) -> Iterator[Problem]:
    """The document gives a response a pair of codes that is not the pair of its factors."""
    for cluster in atlas.clusters.values():
        for name, response in (cluster.swot.responses if cluster.swot else {}).items():
            if response.printed is not None:
                message = msg("The document prints the pair {printed} for this response", printed=response.printed)
                fix = msg("Compare it with the factors, and write a waiver with the reason")
                yield warning(atlas, cluster.address("swot", "responses", name), "printed-pair", message, fix)


KIND = Kind(
    "response",
    Response,
    (of_cluster("swot", SwotFile),),
    label=lambda response: response.text,
    rules=(printed_pair,),
)
