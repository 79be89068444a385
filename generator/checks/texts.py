"""Rules about the words of all texts: what is missing in a language, what is typed in instead of referred to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.kinds.atlas import Atlas
from generator.model.rules import warning
from generator.model.texts import Text
from generator.problems import Problem, msg

# A number typed into prose. Years, days, and digits of a name or code (ISO 9000, П-4, № 209-ФЗ, Приложение 1, статья 4)
# may stand.
_REFERENCE = re.compile(r"\{[^{}]*\}")
_NAMED = re.compile(
    r"(?:[Пп]риложени\w*|[Aa]ppendi\w+|[Сс]тать\w*|ст\.|[Aa]rticles?|[Пп]одпрограмм\w*|[Ss]ubprogrammes?"
    r"|[Пп]ункт\w*|п\.|[Ss]ections?|[Гг]лав\w*|[Cc]hapters?)\s\d+(?:\.\d+)*(?:(?:, | и | and |–)\d+)*"
    r"|https?://\S+|№\s*\S+|\d+\s(?:января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
    r"|January|February|March|April|May|June|July|August|September|October|November|December)\b"
    r"|[A-ZА-ЯЁ]{2,}\s?\d+|[A-Za-zА-Яа-яЁё]+-\d+\S*|\d+-[A-Za-zА-ЯЁа-яё]+|\d+/\d+"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_WHERE = ("address", "hours", "place", "number")  # keys of texts that tell where and when, with numbers of their own
_ELSEWHERE = ("control", "codes", "history", "waivers")  # files whose texts are of numbers


def translation(atlas: Atlas) -> Iterator[Problem]:
    """A text that is missing in one of the project's languages."""
    required, *others = atlas.languages
    for at, text in atlas.of(Text):
        if atlas.places.is_ours(at):
            continue
        for lang in others:
            if not text.has(lang):
                message = msg("There is no text in “{lang}” yet; another one is shown instead", lang=lang)
                fix = msg("Add {lang}: beside {other}:", lang=lang, other=required)
                yield warning(atlas, at, "translation-missing", message, fix)


def prose_number(atlas: Atlas) -> Iterator[Problem]:
    """A number typed into prose instead of a reference to a figure."""
    for at, text in atlas.of(Text):
        if at.path[-1] in _WHERE or at.kind in _ELSEWHERE or atlas.places.file(at).path:
            continue  # the card of a product or a firm is where its own numbers are written once
        typed = (content for content in text.said.values() if _DIGIT.search(content))
        bare = (_YEAR.sub("", _NAMED.sub("", _REFERENCE.sub("", content))) for content in typed)
        if found := next((numbers for one in bare if (numbers := _NUMBER.findall(one))), None):
            message = msg("The number {found} is typed into the text", found=", ".join(found))
            fix = msg("Write it down once in figures.yml and refer to it: {{figure-id}}")
            yield warning(atlas, at, "prose-number", message, fix)
