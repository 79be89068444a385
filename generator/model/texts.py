"""A text in the languages of the project."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    ConfigDict,
    GetJsonSchemaHandler,
    RootModel,
    StringConstraints,
    ValidationError,
    ValidationInfo,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, InitErrorDetails

from generator.language import Lang
from generator.model.base import wrong
from generator.problems import msg

PRINTED = "printed"  # beside the languages of a text: what the document prints instead
SPOKEN = "languages"  # in the context of a validator: the codes of the project's languages, the required one first

Code = Annotated[Lang, StringConstraints(pattern=r"^[a-z0-9-]*$")]  # of a language, or nothing for all
Written = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


def spoken_in(info: ValidationInfo) -> tuple[Lang, ...]:
    """The languages of the project that is read; none where they are not known, and whatever is written counts."""
    context: Mapping[str, tuple[Lang, ...]] = info.context or {}
    return context.get(SPOKEN, ())


def refuse(title: str, value: Mapping[str, object], unknown: Collection[str], missing: Collection[str]) -> None:
    """Raise what is wrong with the keys of a mapping by language, in the validator's own words."""
    errors = [InitErrorDetails(type="extra_forbidden", loc=(key,), input=value[key]) for key in unknown]
    errors += [InitErrorDetails(type="missing", loc=(key,), input=value) for key in missing]
    if errors:
        raise ValidationError.from_exception_data(title, errors)


def by_keys(
    value: Mapping[str, object], info: ValidationInfo, fields: Collection[str]
) -> tuple[dict[str, object], dict[str, object]]:
    """What stands under languages among the fields of a model, in their order, and all the rest."""
    spoken = spoken_in(info) or tuple(key for key in value if key not in fields)
    said = {lang: value[lang] for lang in spoken if lang in value}
    return said, {key: item for key, item in value.items() if key not in said}


class Text(RootModel[Annotated[Mapping[Code, Written], AfterValidator(MappingProxyType)]]):
    """`{ru: …, en: …}`, or a plain text where the languages agree, which is kept under no language.

    The first language of the project is required, others may be missing for a while. `printed` beside them is what the
    document prints where the text gives the probable reading: it is kept under this key, and is no language.
    """

    model_config = ConfigDict(frozen=True)

    @model_validator(mode="before")
    @classmethod
    def plain(cls, value: object, info: ValidationInfo) -> object:
        """In the order of the project's languages."""
        if isinstance(value, str) and value.strip():
            return {"": value}
        if value is None or isinstance(value, str):
            raise wrong("missing-text", "The text of “{key}” is missing", msg("Write the text after the colon"))
        if not isinstance(value, dict):
            raise wrong("text", "Expected a text: {{ru: …, en: …}} or a plain text")
        spoken = spoken_in(info) or tuple(key for key in value if key != PRINTED)
        unknown = [key for key in value if key not in (*spoken, PRINTED)]
        refuse("Text", value, unknown, [key for key in spoken[:1] if key not in value])
        written = {lang: value[lang] for lang in (*spoken, PRINTED) if lang in value}
        return {lang: text for lang, text in written.items() if text is not None or lang == spoken[0]}

    def __hash__(self) -> int:
        return hash(tuple(self.root.items()))

    def __getitem__(self, lang: Lang) -> str:
        """The text in a language; KeyError where it is missing."""
        return self.root[lang if lang in self.root else ""]

    @property
    def said(self) -> Mapping[str, str]:
        """What it says, by language."""
        if PRINTED not in self.root:
            return self.root
        return {lang: text for lang, text in self.root.items() if lang != PRINTED}

    @property
    def printed(self) -> str:
        """What the document prints instead; nothing where the text is no conjecture."""
        return self.root.get(PRINTED, "")

    @property
    def doubt(self) -> str:
        """The same, nothing where the document only writes the words with other capitals."""
        if PRINTED not in self.root:
            return ""
        is_same = any(text.casefold() == self.printed.casefold() for text in self.said.values())
        return "" if is_same else self.printed

    def has(self, lang: Lang) -> bool:
        """Whether it is there in a language."""
        return lang in self.root or "" in self.root

    def get(self, lang: Lang, instead: Collection[Lang] = ()) -> tuple[str, Lang]:
        """The text and the language that it is in: the wanted one, else the first of `instead`, else the required."""
        if lang in self.root:  # as nearly always
            return self.root[lang], lang
        found = next((one for one in (lang, *instead) if self.has(one)), next(iter(self.root)))
        return self[found], found

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        # YAML 1.2 editors take an unquoted 2020 for a number; here every scalar is a text.
        full = handler.resolve_ref_schema(handler(schema))
        told = {key: full[key] for key in ("title", "description") if key in full}
        written = by_language({"type": "string", "minLength": 1})
        printed = {
            "type": "string",
            "minLength": 1,
            "description": "As printed in the document, where the text is a reading of it",
        }
        written["properties"] = {PRINTED: printed}
        return {"anyOf": [{**told, **written, "type": "object"}, {"type": ["string", "number"]}]}


def by_language(item: JsonSchemaValue, *, all_required: bool = False) -> JsonSchemaValue:
    """What stands under every language; `write_languages` puts the languages in."""
    return {"x-languages": {"item": item, "all": all_required}}


def write_languages(schema: Any, spoken: tuple[Lang, ...]) -> Any:  # noqa: ANN401 - whatever JSON holds
    """A JSON Schema with the languages of a project where `by_language` keeps a place for them."""
    if isinstance(schema, list):
        return [write_languages(item, spoken) for item in schema]
    if not isinstance(schema, dict):
        return schema
    written = {key: write_languages(item, spoken) for key, item in schema.items()}
    if written.pop("x-language", False):
        return {**written, "enum": list(spoken)}
    place = written.pop("x-languages", None)
    if place is None:
        return written
    item, needed = place["item"], spoken if place["all"] else spoken[:1]
    said = {lang: item if lang in needed else {"anyOf": [item, {"type": "null"}]} for lang in spoken}
    properties, required = {**written.get("properties", {}), **said}, [*written.get("required", []), *needed]
    return {**written, "properties": properties, "required": required, "additionalProperties": False}
