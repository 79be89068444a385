"""Organisations: the members of a cluster, with what is known of each."""

from __future__ import annotations

from typing import Self

from pydantic import Field, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from generator.kinds.person import Consent
from generator.model.base import Model, wrong
from generator.model.refs import SourceRef
from generator.model.texts import Text
from generator.model.values import Flag, WebAddress
from generator.problems import msg


class Organisation(Model):
    """A member by its official name; a plain text is the name alone."""

    name: Text = Field(description="Полное название, как в документе")
    short: Text | None = Field(default=None, description="Короткое название")
    town: Text | None = Field(default=None, description="Город")
    site: WebAddress | None = None
    makes: Text | None = Field(default=None, description="Что производит или какие услуги оказывает")
    sole_trader: Flag = Field(default=False, description="Индивидуальный предприниматель: нужен consent")
    consent: Consent | None = None
    source: SourceRef | None = None

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        text = handler(Text.__pydantic_core_schema__)
        return {"anyOf": [handler(schema), text]}

    @model_validator(mode="before")
    @classmethod
    def named(cls, value: object) -> object:
        """A name alone, in whatever languages."""
        return value if isinstance(value, dict) and "name" in value else {"name": value}

    @model_validator(mode="after")
    def allowed(self) -> Self:
        """A sole trader is a person."""
        if self.sole_trader and self.consent is None:
            fix = msg("Write consent: with given: and scope:, or leave the sole trader out")
            raise wrong("consent", "A person may be named here only with a consent", fix)
        return self
