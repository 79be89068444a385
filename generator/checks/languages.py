"""Rules that compare the languages of one text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from generator.kinds.atlas import Atlas
from generator.language.prose import references
from generator.model.address import Address
from generator.model.rules import Look, Verdict, warning
from generator.model.texts import Text
from generator.problems import msg

_REFERENCE = re.compile(r"\{[^{}]*\}")
_GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?:[\u00a0\u202f ,]\d{3})+(?!\d)")
_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(r"\d+(?:[.,/]\d+)*")
_ELSEWHERE = ("control", "waivers", "units", "synonyms")


def languages_numbers(atlas: Atlas) -> Iterator[Verdict]:
    """Two languages of a text name different numbers."""
    fix = msg("Compare both texts with the source")
    for at, text in _several(atlas):
        (first, one), *others = text.said.items()
        for lang, other in others:
            own, theirs = _numbers(one), _numbers(other)
            if own == theirs:
                yield Look.SOUND if own else Look.SILENT
                continue
            more, less = sorted((own - theirs).elements()), sorted((theirs - own).elements())
            message = msg(
                "“{first}” says {one}, “{lang}” says {other}",
                one=", ".join(more) or "–",
                other=", ".join(less) or "–",
                first=first,
                lang=lang,
            )
            yield warning(atlas, at, "languages-numbers", message, fix)


def languages_references(atlas: Atlas) -> Iterator[Verdict]:
    """Two languages of a text refer to different figures."""
    fix = msg("Refer to the same figures in both texts")
    for at, text in _several(atlas):
        (first, one), *others = text.said.items()
        for lang, other in others:
            own, theirs = _referred(one), _referred(other)
            if own == theirs:
                yield Look.SOUND if own else Look.SILENT
                continue
            names = ", ".join(sorted(own ^ theirs))
            message = msg("Only one of “{first}” and “{lang}” refers to {names}", first=first, lang=lang, names=names)
            yield warning(atlas, at, "languages-references", message, fix)


def _several(atlas: Atlas) -> Iterator[tuple[Address, Text]]:
    return ((at, item) for at, item in atlas.of(Text) if len(item.said) > 1 and at.kind not in _ELSEWHERE)


@lru_cache(maxsize=1 << 15)
def _numbers(text: str) -> Counter[str]:
    """The numbers of a text; signs between thousands and decimals are not compared, nor is how often a year stands."""
    if not _DIGIT.search(text):
        return Counter()
    bare = _REFERENCE.sub(" ", text)
    whole = _GROUPED.sub(lambda many: re.sub(r"\D", "", many[0]), bare)
    return Counter(found.replace(",", ".") for found in _NUMBER.findall(whole))


@lru_cache(maxsize=1 << 15)
def _referred(text: str) -> frozenset[str]:
    return frozenset(reference.name for reference in references(text))
