"""A text in the languages of the site."""

from __future__ import annotations

from typing import Annotated

from pydantic import GetJsonSchemaHandler, StringConstraints, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from generator.language import Lang
from generator.model.base import Model, wrong
from generator.problems import msg

LANGS: tuple[Lang, ...] = ("ru", "en")

Written = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class Text(Model):
    """`{ru: …, en: …}`, or a plain text where the languages agree.

    Russian is required, English may be missing for a while.
    """

    ru: Written
    en: Written | None = None

    @model_validator(mode="before")
    @classmethod
    def plain(cls, value: object) -> object:
        """A plain text stands for both languages."""
        if isinstance(value, str) and value.strip():
            return {"ru": value, "en": value}
        if value is None or isinstance(value, str):
            raise wrong("missing-text", "The text of “{key}” is missing", msg("Write the text after the colon"))
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
