"""What is said with a number, by language and by the form that the number asks for."""

from __future__ import annotations

from pydantic import GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from generator.model.base import Model
from generator.model.values import Short


class Forms(Model):
    """A unit in one language by plural category.

    `#` is the place of the number, at the front when it is not written.
    """

    one: Short | None = None
    few: Short | None = None
    many: Short | None = None
    other: Short

    @model_validator(mode="before")
    @classmethod
    def plain(cls, value: object) -> object:
        """One form for all numbers."""
        return {"other": value} if isinstance(value, str) else value

    def form(self, category: str) -> str:
        """The pattern with `#` for a plural category."""
        pattern = {"one": self.one, "few": self.few, "many": self.many}.get(category) or self.other
        return pattern if "#" in pattern else f"# {pattern}"

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"anyOf": [handler(schema), {"type": "string"}]}


class Phrase(Model):
    """What is said with a number, by language."""

    ru: Forms
    en: Forms

    def forms(self, lang: str) -> Forms:
        """The forms of a language."""
        return self.ru if lang == "ru" else self.en
