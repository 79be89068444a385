"""Rules about the signs of a text: quotation marks and brackets that belong together, letters of two scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.kinds.atlas import Atlas
from generator.model.rules import Look, Verdict, warning
from generator.model.texts import Text
from generator.problems import msg

_PAIRS = {"«": "»", "(": ")", "[": "]", "“": "”", "„": "“"}
_CLOSING = set(_PAIRS.values())
_LETTERED = re.compile(r"(?:^|\s)[а-яa-z0-9]{1,2}\)")
_WORD = re.compile(r"[^\W\d_]{2,}")
_LATIN, _CYRILLIC = re.compile(r"[A-Za-z]"), re.compile(r"[А-Яа-яЁё]")


def unbalanced(atlas: Atlas) -> Iterator[Verdict]:
    """A quotation mark or bracket without its other half."""
    for at, text in atlas.items:
        if not isinstance(text, Text):
            continue
        for lang, said in text.said.items():
            found = _alone(_LETTERED.sub(" ", said))
            if not found:
                yield Look.SOUND
                continue
            message = msg("The sign {sign} has no other half", sign=found)
            yield warning(atlas, at.child(lang) if lang else at, "unbalanced", message, msg("Add the other half"))


def _alone(text: str) -> str:
    """The first sign without its other half; an inch and the like do not count."""
    is_open: list[str] = []
    for sign in text:
        if is_open and sign == _PAIRS.get(is_open[-1]):
            is_open.pop()
        elif sign in _PAIRS:
            is_open.append(sign)
        elif sign in _CLOSING:
            return sign
    return is_open[-1] if is_open else ""


def two_scripts(atlas: Atlas) -> Iterator[Verdict]:
    """A word of Latin and Cyrillic letters: one of them only looks right."""
    for at, text in atlas.items:
        if not isinstance(text, Text):
            continue
        for lang, said in text.said.items():
            mixed = [word for word in _WORD.findall(said) if _LATIN.search(word) and _CYRILLIC.search(word)]
            if not mixed:
                yield Look.SOUND
                continue
            message = msg("“{word}” has letters of two alphabets", word=mixed[0])
            fix = msg("Type the word anew in one alphabet")
            yield warning(atlas, at.child(lang) if lang else at, "two-scripts", message, fix)
