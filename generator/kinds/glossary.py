"""The glossary: what things are called in each language, and what they are not to be called."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from pydantic import Field, RootModel

from generator.kinds.avoided import Avoided, any_form, found_form
from generator.language.scripts import foreign_letters, has_address
from generator.model.address import Address
from generator.model.base import Frozen, Model, nothing
from generator.model.kind import FileKind, Kind
from generator.model.rules import warning
from generator.model.texts import Text
from generator.problems import Edit, Problem, msg

if TYPE_CHECKING:
    from generator.kinds.atlas import Atlas

_YO = re.compile(r"\w*ё\w*", re.I)
_RUSSIAN = "ru"


class Term(Model):
    """A term, and for readers what it means; forms to be avoided are words as they stand in texts, `*` at the end is
    any ending."""

    term: Text
    means: Text | None = Field(None, description="What it means; without this only the check knows the term")
    avoid: Avoided = Field(
        default_factory=nothing,
        description="By language: what not to write instead of the term; * at the end is any ending",
    )


class GlossaryFile(RootModel[Frozen[Term]]):
    """glossary.yml: terms by id."""


def glossary(atlas: Atlas) -> Iterator[Problem]:
    """A text that calls something what the glossary says not to."""
    terms = atlas.records("", "glossary", GlossaryFile)
    any_of = {lang: any_form((term.avoid for term in terms.values()), lang) for lang in atlas.languages}
    for at, text in _texts(atlas):
        for lang, content in text.said.items():
            forms = any_of.get(lang)
            for term in terms.values() if forms and forms.search(content) else ():
                if found := found_form(term.avoid, lang, content):
                    message = msg("“{found}” is a word that the glossary avoids", found=found)
                    fix = msg("Write “{term}”", term=term.term[lang])
                    yield warning(atlas, at.child(lang), "glossary", message, fix)


def letter_yo(atlas: Atlas) -> Iterator[Problem]:
    """«ё» in a word that does not stand in the glossary with it."""
    terms = atlas.records("", "glossary", GlossaryFile).values()
    kept = {word.casefold() for term in terms if term.term.has(_RUSSIAN) for word in _YO.findall(term.term[_RUSSIAN])}
    for at, text in _texts(atlas):
        if not text.has(_RUSSIAN):
            continue
        edit = _without_yo(text[_RUSSIAN], kept)
        for word in _YO.findall(text[_RUSSIAN]):
            if word.casefold() not in kept:
                message = msg("“{word}” is written with the letter yo", word=word)
                fix = msg(
                    "Write it as the other texts do; a word that keeps the letter stands in data/glossary.yml with it"
                )
                problem = warning(atlas, at.child(_RUSSIAN), "letter-yo", message, fix)
                yield replace(problem, edit=edit) if word.islower() else problem


def _without_yo(text: str, kept: Collection[str]) -> Edit | None:
    """The text without the letter in small words; one with a capital may be a name, which the glossary is to have, and
    an address is left alone."""
    if has_address(text):
        return None

    def mended(word: re.Match[str]) -> str:
        return word[0].replace("ё", "е") if word[0].islower() and word[0] not in kept else word[0]

    return Edit(text, _YO.sub(mended, text))


def script(atlas: Atlas) -> Iterator[Problem]:
    """Letters of another script in a text, unless they stand between « and » as a quotation of the document.

    What all languages share, names above all, keeps its letters and is marked with its language when it is shown.
    """
    for at, text in _texts(atlas):
        for lang, content in text.said.items():
            if lang and (found := foreign_letters(content, lang)):
                message = msg("“{found}” is not written in the letters of “{lang}”", found=found, lang=lang)
                fix = msg("Write the name in the letters of the language, or quote the document in « »")
                yield warning(atlas, at.child(lang), "script", message, fix)


def _texts(atlas: Atlas) -> Iterator[tuple[Address, Text]]:
    """Every text but the terms themselves."""
    return ((at, text) for at, text in atlas.of(Text) if at.kind != "glossary" or at.path[-1] != "term")


KIND = Kind(
    "term",
    Term,
    (FileKind("glossary", "data/glossary.yml", GlossaryFile),),
    label=lambda term: term.term,
    rules=(glossary, letter_yo, script),
)
