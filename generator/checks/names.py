"""Rules about names: one that is written otherwise in one place than in the others."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.checks.once import once
from generator.kinds.atlas import Atlas
from generator.model.address import Address
from generator.model.rules import Look, Verdict, warning
from generator.model.texts import Text
from generator.problems import msg

_REFERENCE = re.compile(r"\{[^{}]*\}|https?://\S+")
_WORD = re.compile(r"[^\W\d_]+")  # parts of compounds by themselves
_SHORTEST = 5  # letters of a word that has near relations worth a question
_ENDS = {"ru": 2, "en": 0}  # letters that inflect
_MANY = 2  # how often a name stands that a single other word is compared with
_LONG, _OFTEN = 9, 3  # letters and times of a word that counts like a name
_ELSEWHERE = ("control", "synonyms", "units")


@dataclass
class _Words:
    """The words of a language in small letters: how often each stands, how often with a capital, where first."""

    counted: Counter[str] = field(default_factory=Counter)
    named: Counter[str] = field(default_factory=Counter)
    places: dict[str, Address] = field(default_factory=dict)
    capitals: set[str] = field(default_factory=set)  # abbreviations, which do not inflect


@once
def _words(atlas: Atlas) -> dict[str, _Words]:
    found: dict[str, _Words] = defaultdict(_Words)
    for at, text in atlas.of(Text):
        if at.kind in _ELSEWHERE or atlas.places.is_ours(at):
            continue
        for lang, said in text.said.items():
            words = found[lang]
            for found_word in _WORD.finditer(bare := _REFERENCE.sub(" ", said)):
                word, low = found_word[0], found_word[0].casefold()
                words.counted[low] += 1
                if low not in words.places:
                    words.places[low] = at.child(lang) if lang else at
                if word == low:
                    continue
                words.named[low] += _is_inside(bare, found_word.start())
                if word.isupper():
                    words.capitals.add(low)
    return found


def _is_inside(text: str, at: int) -> bool:
    """Whether a word stands inside a sentence, so that a capital makes a name of it."""
    before = text[:at].rstrip(' \u00a0«“("*')
    return bool(before) and before[-1] not in ".!?:;–—"


def name_once(atlas: Atlas) -> Iterator[Verdict]:
    """A word that stands once and differs by one letter inside from a name that stands often: most likely misspelt."""
    fix = msg("Compare the spelling; if both are right, accept it")
    for lang, words in _words(atlas).items():
        ends = _ENDS.get(lang, 0)
        stems: Counter[str] = Counter()
        named: Counter[str] = Counter()
        whole: dict[str, str] = {}
        for word, times in words.counted.items():
            stems[_stem(word, 0 if word in words.capitals else ends)] += times
            named[_stem(word, 0 if word in words.capitals else ends)] += words.named[word]
            whole.setdefault(_stem(word, 0 if word in words.capitals else ends), word)
        often = _deletions(
            stem
            for stem, times in stems.items()
            if len(stem) >= _SHORTEST and (named[stem] * 2 > times >= _MANY or (len(stem) >= _LONG and times >= _OFTEN))
        )
        for word, times in words.counted.items():
            stem = _stem(word, 0 if word in words.capitals else ends)
            if times > 1 or stems[stem] > 1 or len(stem) < _SHORTEST:
                continue
            near = _near(stem, often)
            if near is None:
                yield Look.SOUND
                continue
            message = msg("“{word}” stands once, “{near}” often", word=word, near=whole[near])
            yield warning(atlas, words.places[word], "name-once", message, fix)


def _stem(word: str, ends: int) -> str:
    """A word without the letters that inflect."""
    return word[: max(len(word) - ends, 4)]


def _deletions(words: Iterator[str]) -> dict[str, list[str]]:
    """Every word by itself and by each of the forms that lack one of its letters."""
    found: dict[str, list[str]] = defaultdict(list)
    for word in words:
        for form in {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}:
            found[form].append(word)
    return found


def _near(word: str, often: dict[str, list[str]]) -> str | None:
    """A frequent stem that differs from one by a slip inside it."""
    for form in {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}:
        for other in often.get(form, ()):
            if _is_slip(word, other):
                return other
    return None


def _is_slip(word: str, other: str) -> bool:
    """One letter lost, added, changed or changed places with its neighbour, behind the first and before the last."""
    if word == other or word[0] != other[0]:
        return False
    start = next((at for at, (one, two) in enumerate(zip(word, other, strict=False)) if one != two), len(word))
    if start >= min(len(word), len(other)) - 1:
        return False
    rest, more = word[start:], other[start:]
    if len(word) == len(other):
        return rest[1:] == more[1:] or (rest[:2] == more[:2][::-1] and rest[2:] == more[2:])
    return rest[1:] == more if len(word) > len(other) else rest == more[1:]
