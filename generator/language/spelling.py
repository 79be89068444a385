"""Spelling: whether a word is in the Hunspell dictionary of a language, with every ending that its rules give it.

Of the rules those are read that the dictionaries at hand have: prefixes and suffixes, each at most once in a word.
"""

from __future__ import annotations

import gzip
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from generator.language import Lang
from generator.shipped import shipped

FOLDER = "catalogs/spelling"
_AFFIX = re.compile(r"^(SFX|PFX) +(\S+) +(\S+) +([^\s/]+)(?:/\S+)? +(\S+)", re.M)


@dataclass(frozen=True)
class Affix:
    """A beginning or end that a word has instead of another: by which flag, and what the word is like, a pattern."""

    flag: str
    instead: str
    like: str

    def fits(self, stem: str) -> bool:
        """Whether a word is such a one. Few patterns of the thousands of a dictionary are ever asked for."""
        return _compiled(self.like).search(stem) is not None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


@dataclass(frozen=True)
class Dictionary:
    """Words with the flags of the affixes that they take, and the affixes by what they add."""

    words: Mapping[str, str]
    suffixes: Mapping[str, Sequence[Affix]]
    prefixes: Mapping[str, Sequence[Affix]]
    _known: dict[str, bool] = field(default_factory=dict)

    def knows(self, word: str) -> bool:
        """Whether a word is spelt as the dictionary has it; at the start of a sentence, or in capitals, in any case."""
        if word not in self._known:
            small = word.lower()
            forms = dict.fromkeys((word, small, small.capitalize(), small.upper()) if word != small else (word,))
            self._known[word] = any(self._has(form) for form in forms)
        return self._known[word]

    def _has(self, word: str) -> bool:
        if word in self.words or any(True for _ in self._stems(word)):
            return True
        for stem, affix in _stripped(word, self.prefixes, at_end=False):
            known = affix.flag in self.words.get(stem, "") or any(affix.flag in flags for flags in self._stems(stem))
            if known and affix.fits(stem):
                return True
        return False

    def _stems(self, word: str) -> Iterator[str]:
        """The flags of the words that have this one with an ending."""
        for stem, affix in _stripped(word, self.suffixes, at_end=True):
            flags = self.words.get(stem)
            if flags is not None and affix.flag in flags and affix.fits(stem):
                yield flags


def _stripped(word: str, affixes: Mapping[str, Sequence[Affix]], *, at_end: bool) -> Iterator[tuple[str, Affix]]:
    """The words that may stand behind one with an affix, with the affix that they would need."""
    for length in range(min(len(word), _LONGEST) + 1):
        added = word[len(word) - length :] if at_end else word[:length]
        for affix in affixes.get(added, ()):
            rest = word[: len(word) - length] if at_end else word[length:]
            stem = rest + affix.instead if at_end else affix.instead + rest
            yield stem, affix


_LONGEST = 8  # letters of an affix


@cache
def dictionary(lang: Lang) -> Dictionary | None:
    """The dictionary of a language; nothing where the program has none."""
    rules, words = (shipped() / FOLDER / f"{lang}.{name}.gz" for name in ("aff", "dic"))
    if not rules.is_file():
        return None
    suffixes, prefixes = _affixes(_text(rules))
    found: dict[str, str] = {}
    for line in _text(words).splitlines()[1:]:
        word, _, flags = line.partition("/")
        found[word] = found[word] + flags if word in found else flags
    return Dictionary(found, suffixes, prefixes)


def _affixes(rules: str) -> tuple[Mapping[str, Sequence[Affix]], Mapping[str, Sequence[Affix]]]:
    suffixes: dict[str, list[Affix]] = defaultdict(list)
    prefixes: dict[str, list[Affix]] = defaultdict(list)
    for kind, flag, instead, added, condition in _AFFIX.findall(rules):
        like = f"{condition}$" if kind == "SFX" else f"^{condition}"
        affix = Affix(flag, "" if instead == "0" else instead, like)
        (suffixes if kind == "SFX" else prefixes)["" if added == "0" else added].append(affix)
    return suffixes, prefixes


def _text(path: Path) -> str:
    return gzip.decompress(path.read_bytes()).decode("utf-8")
