"""The order of names in an index: by the letters of the reader's language first, then by those of the other."""

from __future__ import annotations

import re
import unicodedata

from generator.language import Lang
from generator.language.scripts import is_latin

Key = tuple[object, ...]
_WORDS = re.compile(r"\w+")
_DIGITS = re.compile(r"(\d+)")
_YO = str.maketrans("ёЁ", "еЕ")


def collated(text: str, lang: Lang) -> Key:
    """What texts are sorted by: words without signs and quotes, ё with е, accents after the plain letter, numbers by
    their size; names in letters of the language before those in others, digits before both."""
    plain = " ".join(_WORDS.findall(text.translate(_YO)))
    bare = "".join(
        sign for sign in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(sign) or sign == "\u0306"
    )
    bare = unicodedata.normalize("NFC", bare).casefold()
    parts = tuple(
        (not part.isdigit(), int(part) if part.isdigit() else 0, part) for part in _DIGITS.split(bare) if part
    )
    return script(bare, lang), parts, plain, text


def script(text: str, lang: Lang) -> int:
    """0 where a text begins with a digit, 1 with a letter of the language, 2 with another."""
    first = text[:1]
    if not first or first.isdigit():
        return 0
    return 1 if ("a" <= first.casefold() <= "z") == is_latin(lang) else 2


def letter(text: str) -> str:
    """The letter under which a name stands in an index; # for digits and signs."""
    found = _WORDS.search(text.translate(_YO))
    first = found[0][0].upper() if found else "#"
    plain = unicodedata.normalize("NFC", first)
    base = unicodedata.normalize("NFKD", plain)[0] if plain not in "Й" else plain
    return "#" if base.isdigit() else base
