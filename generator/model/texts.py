"""A text in the languages of the site."""

from __future__ import annotations

from pydantic import Field, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from generator.language import Lang
from generator.model.base import Model, wrong

LANGS: tuple[Lang, ...] = ("ru", "en")


class Text(Model):
    """`{ru: …, en: …}`, or a plain text where the languages agree.

    Russian is required, English may be missing for a while.
    """

    ru: str = Field(min_length=1)
    en: str | None = Field(default=None, min_length=1)

    @model_validator(mode="before")
    @classmethod
    def plain(cls, value: object) -> object:
        """A plain text stands for both languages."""
        if isinstance(value, str):
            return {"ru": value, "en": value}
        if not isinstance(value, dict):
            raise wrong("text", "Expected a text: {{ru: …, en: …}} or a plain text")
        return value

    def get(self, lang: str) -> tuple[str, Lang]:
        """The text and the language that it is in: Russian where the wanted one is missing."""
        if lang == "en" and self.en is not None:
            return self.en, "en"
        return self.ru, "ru" if self.en != self.ru or lang == "ru" else "en"

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        # YAML 1.2 editors take an unquoted 2020 for a number; here every scalar is a text.
        return {"anyOf": [handler(schema), {"type": ["string", "number"]}]}
