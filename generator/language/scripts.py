"""Which letters a language is written in."""

from __future__ import annotations

import re
from functools import cache

from babel.core import get_global

from generator.language import Lang

CYRILLIC = re.compile(r"[\u0400-\u04ff]+(?:[\s-]+[\u0400-\u04ff]+)*")
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
