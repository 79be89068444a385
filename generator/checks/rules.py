"""The rules about content, one small function each: those of every kind, and those that go across."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.kinds.atlas import Atlas
from generator.kinds.registry import KINDS
from generator.model.address import Address
from generator.model.kind import Rule
from generator.model.rules import warning
from generator.model.texts import Text
from generator.problems import Problem, msg

# A number typed into prose. Years, and digits of a name or code (ISO 9000, П-4, № 209-ФЗ, Приложение 1), may stand.
_REFERENCE = re.compile(r"\{[^{}]*\}")
_NAMED = re.compile(
    r"(?:[Пп]риложени\w*|[Aa]ppendi\w+)\s\d+(?:(?:, | и | and |–)\d+)*|https?://\S+|№\s*\S+"
    r"|[A-ZА-ЯЁ]{2,}\s?\d+|[A-Za-zА-Яа-яЁё]+-\d+\S*|\d+-[A-Za-zА-ЯЁа-яё]+|\d+/\d+"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_WHERE = ("address", "hours", "place", "number")  # keys of texts that tell where and when, with numbers of their own


def translation(atlas: Atlas) -> Iterator[Problem]:
    """A text that is missing in one of the project's languages."""
    required, *others = atlas.languages
    for at, text in _texts(atlas):
        if atlas.places.records[at.file].ours:
            continue
        for lang in others:
            if not text.has(lang):
                message = msg("There is no text in “{lang}” yet; another one is shown instead", lang=lang)
                fix = msg("Add {lang}: beside {other}:", lang=lang, other=required)
                yield warning(atlas, at, "translation-missing", message, fix)


def prose_number(atlas: Atlas) -> Iterator[Problem]:
    """A number typed into prose instead of a reference to a figure."""
    for at, text in _texts(atlas):
        if at.path[-1] in _WHERE:
            continue
        for content in dict.fromkeys(text.said.values()):
            bare = _YEAR.sub("", _NAMED.sub("", _REFERENCE.sub("", content)))
            if found := _NUMBER.search(bare):
                message = msg("The number {found} is typed into the text", found=found[0])
                fix = msg("Write it down once in figures.yml and refer to it: {{figure-id}}")
                yield warning(atlas, at, "prose-number", message, fix)


def _texts(atlas: Atlas) -> Iterator[tuple[Address, Text]]:
    return ((at, item) for at, item in atlas.items if isinstance(item, Text))


RULES: tuple[Rule, ...] = (*(rule for kind in KINDS for rule in kind.rules), translation, prose_number)
