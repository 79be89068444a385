"""Names that are shortened: what they stand for, and how else documents write them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pydantic import Field, RootModel

from generator.kinds.avoided import Avoided, any_form, found_form
from generator.model.base import Frozen, Model, nothing
from generator.model.kind import FileKind, Kind
from generator.model.rules import Look, Verdict, warning
from generator.model.texts import Text
from generator.problems import msg

if TYPE_CHECKING:
    from generator.kinds.atlas import Atlas


class Abbreviation(Model):
    """An abbreviation; a book lists those that it uses."""

    short: Text = Field(description="As it stands in texts: CMW")
    long: Text = Field(description="What it means")
    aliases: Avoided = Field(
        default_factory=nothing,
        description="By language: how else the name is written, which texts are not to do; * at the end is any ending",
    )


class AbbreviationsFile(RootModel[Frozen[Abbreviation]]):
    """shared/abbreviations.yml: abbreviations with what they stand for."""


def name_alias(atlas: Atlas) -> Iterator[Verdict]:
    """A text that calls an organisation, a body or a place otherwise than all others do."""
    names = [one for one in atlas.records("", "abbreviations", AbbreviationsFile).values() if one.aliases]
    any_of = {lang: any_form((one.aliases for one in names), lang) for lang in atlas.languages}
    for at, text in atlas.of(Text) if names else ():
        if at.kind in ("abbreviations", "synonyms"):
            continue
        for lang, content in text.said.items():
            forms = any_of.get(lang)
            if not (forms and forms.search(content)):
                yield Look.SOUND
                continue
            for one in names:
                found = found_form(one.aliases, lang, content)
                if not found:
                    continue
                message = msg("“{found}” is another name of “{short}”", found=found, short=one.short[lang])
                fix = msg("Write “{short}” or “{long}”", short=one.short[lang], long=one.long[lang])
                yield warning(atlas, at.child(lang) if lang else at, "name-alias", message, fix)


KIND = Kind(
    "abbreviation",
    Abbreviation,
    (FileKind("abbreviations", "data/shared/abbreviations.yml", AbbreviationsFile),),
    label=lambda abbreviation: abbreviation.short,
    rules=(name_alias,),
)
