"""What is said with a number, by language and by the form that the number asks for."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated

from pydantic import AfterValidator, GetJsonSchemaHandler, ValidationInfo, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from generator.language import Lang
from generator.model.base import Model
from generator.model.texts import Code, by_keys, by_language, refuse, spoken_in
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
    """What is said with a number, in every language of the project; languages stand among the other keys."""

    inlined = "said"

    said: Annotated[Mapping[Code, Forms], AfterValidator(MappingProxyType)]

    @model_validator(mode="before")
    @classmethod
    def flat(cls, value: object, info: ValidationInfo) -> object:
        """`{ru: …, en: …}` beside the other fields."""
        if not isinstance(value, dict):
            return value
        said, rest = by_keys(value, info, [field.alias or name for name, field in cls.model_fields.items()])
        unknown = [key for key in rest if key == "said"]
        refuse(cls.__name__, value, unknown, [lang for lang in spoken_in(info) if lang not in said])
        return {**rest, "said": said}

    def forms(self, lang: Lang) -> Forms:
        """The forms of a language."""
        return self.said[lang]

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        full = handler.resolve_ref_schema(handler(schema))
        forms = next(iter(full["properties"]["said"]["patternProperties"].values()))
        properties = {name: item for name, item in full["properties"].items() if name != "said"}
        required = [name for name in full.get("required", []) if name != "said"]
        return {**full, **by_language(forms, all_required=True), "properties": properties, "required": required}
