"""Which letters a language is written in."""

from __future__ import annotations

import re
from functools import cache

from babel.core import get_global

from generator.language import Lang

CYRILLIC = re.compile(r"[\u0400-\u04ff]+(?:[\s-]+[\u0400-\u04ff]+)*")
_LATIN_SIGNS, _CYRILLIC_SIGNS = "ABCEHKMOPTXYaceopxy", "АВСЕНКМОРТХУасеорху"  # in the same order
_TO_CYRILLIC = str.maketrans(_LATIN_SIGNS, _CYRILLIC_SIGNS)
_TO_LATIN = str.maketrans(_CYRILLIC_SIGNS, _LATIN_SIGNS)
LATIN_LETTER, CYRILLIC_LETTER = re.compile(r"[A-Za-z]"), re.compile(r"[А-Яа-яЁё]")
_QUOTED = re.compile(r"«[^«»]*(?:«[^«»]*»[^«»]*)*»")


@cache
def is_latin(lang: Lang) -> bool:
    """Whether a language is written in Latin letters, as CLDR has it."""
    return "_Latn_" in str(get_global("likely_subtags").get(lang, ""))


def foreign_letters(text: str, lang: Lang) -> str:
    """The first words in Cyrillic letters of a text in a language with Latin ones, outside « »; nothing where there
    are none. The other way round names keep their letters."""
    found = CYRILLIC.search(_QUOTED.sub("", text)) if is_latin(lang) else None
    return found[0] if found else ""


def has_address(text: str) -> bool:
    """Whether a web or mail address stands in a text, in which no letter may change unasked."""
    return "://" in text or "@" in text


def of_one_script(word: str) -> str:
    """A word of Latin and Cyrillic letters in one of the two alphabets, where all letters of the other only look like
    those of this one; nothing where none or both of them would do."""
    found = [
        made
        for made, other in (
            (word.translate(_TO_CYRILLIC), LATIN_LETTER),
            (word.translate(_TO_LATIN), CYRILLIC_LETTER),
        )
        if not other.search(made)
    ]
    return found[0] if len(found) == 1 else ""
