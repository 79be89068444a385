"""Languages: those that the project is published in. The first one is required in every text."""

from __future__ import annotations

from typing import Self

from pydantic import Field, RootModel, model_validator

from generator.language import Lang
from generator.language.numbers import is_language
from generator.model.address import Address
from generator.model.base import Filled, Model, refuse, wrong
from generator.model.codes import Country
from generator.model.kind import FileKind, Kind
from generator.model.refs import LanguageRef
from generator.model.texts import Text
from generator.model.validation import read_file
from generator.model.values import Short
from generator.problems import msg
from generator.source.records import Source


class Language(Model):
    """A language by its code; how it writes numbers, dates and lists is known from CLDR."""

    name: Short = Field(description="What the language calls itself: English")
    instead: tuple[LanguageRef, ...] = Field(
        default=(), description="What stands in for a text that this language lacks; else the first language"
    )
    region: Country | None = Field(
        default=None, description="The country whose usage its texts follow, told to other sites: GB"
    )


class LanguagesFile(RootModel[Filled[Language]]):
    """languages.yml, the required language first."""

    @model_validator(mode="after")
    def known(self) -> Self:
        """Every code is that of a language."""
        fix = msg("Write the code of a language, usually of two letters: ru, en")
        unknown = [code for code in self.root if not is_language(code)]
        refuse(
            type(self),
            (((code,), wrong("language", "“{found}” is the code of no language", fix, found=code)) for code in unknown),
        )
        return self


def _own_name(language: Language) -> Text:
    return Text.model_validate(language.name)


KIND = Kind(
    "language",
    Language,
    (FileKind("languages", "data/languages.yml", LanguagesFile, required=True),),
    ref=LanguageRef,
    label=_own_name,
)


def spoken(source: Source) -> tuple[Lang, ...]:
    """The languages of a project, the required one first; none where its file is missing or wrong."""
    record = source.record(KIND.files[0].path(""))
    if record is None:
        return ()
    file, _ = read_file(record, LanguagesFile, Address("", "languages"))
    return tuple(file.root) if file else ()
