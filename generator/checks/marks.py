"""Rules about the signs of a text: quotation marks and brackets that belong together, letters of two scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from generator.kinds.atlas import Atlas
from generator.language.scripts import CYRILLIC_LETTER, LATIN_LETTER, has_address, of_one_script
from generator.model.rules import Look, Verdict, warning
from generator.model.texts import Text
from generator.problems import Edit, msg

_PAIRS = {"«": "»", "(": ")", "[": "]", "“": "”", "„": "“"}
_SIGNS = re.compile(f"[{re.escape(''.join((*_PAIRS, *_PAIRS.values())))}]")
_LETTERED = re.compile(r"(?:^|\s)[а-яa-z0-9]{1,2}\)")
_WORD = re.compile(r"[^\W\d_]{2,}")


def unbalanced(atlas: Atlas) -> Iterator[Verdict]:
    """A quotation mark or bracket without its other half."""
    for at, text in atlas.of(Text):
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
    for found in _SIGNS.finditer(text):
        sign = found[0]
        if is_open and sign == _PAIRS.get(is_open[-1]):
            is_open.pop()
        elif sign in _PAIRS:
            is_open.append(sign)
        else:
            return sign
    return is_open[-1] if is_open else ""


def two_scripts(atlas: Atlas) -> Iterator[Verdict]:
    """A word of Latin and Cyrillic letters: one of them only looks right."""
    for at, text in atlas.of(Text):
        for lang, said in text.said.items():
            mixed = [word for word in _WORD.findall(said) if _is_mixed(word)] if _is_mixed(said) else []
            if not mixed:
                yield Look.SOUND
                continue
            message = msg("“{word}” has letters of two alphabets", word=mixed[0])
            fix = msg("Type the word anew in one alphabet")
            problem = warning(atlas, at.child(lang) if lang else at, "two-scripts", message, fix)
            is_sure = all(map(of_one_script, mixed)) and not has_address(said)
            yield replace(problem, edit=Edit(said, _WORD.sub(_unmixed, said))) if is_sure else problem


def _is_mixed(word: str) -> bool:
    return bool(LATIN_LETTER.search(word) and CYRILLIC_LETTER.search(word))


def _unmixed(word: re.Match[str]) -> str:
    return of_one_script(word[0]) if _is_mixed(word[0]) else word[0]
