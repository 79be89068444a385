"""Spelling: words that neither the dictionary of their language nor the project knows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, partial

from generator.checks.once import once
from generator.kinds.atlas import Atlas
from generator.kinds.glossary import GlossaryFile
from generator.kinds.words import WordsFile
from generator.language import Lang
from generator.language.scripts import CYRILLIC_LETTER, LATIN_LETTER
from generator.language.spelling import dictionary
from generator.model.address import Address
from generator.model.refs import LanguageRef
from generator.model.rules import Look, Verdict, warning
from generator.model.texts import Text
from generator.problems import msg

_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_OTHER = re.compile(r"\{[^{}]*\}|\S+://\S+|\S+@\S+|\S*\.[a-z]\S*|\]\([^)]*\)")  # references and addresses
_QUOTED = re.compile("«[^»]*»|“[^”]*”")
_QUOTING = ("remarks", "waivers", "notes")  # kinds of files that quote misprints
_ELSEWHERE = ("control", "words", "synonyms", "units", "codes")
_SHORTEST = 3
_LETTER = {"ru": CYRILLIC_LETTER, "en": LATIN_LETTER}


def spelling(atlas: Atlas) -> Iterator[Verdict]:
    """A word that is in no dictionary, told once where it stands first. A project without a list of its own words is
    not asked: names alone would fill the page."""
    if atlas.file("", "words", WordsFile) is None:
        yield Look.SILENT
        return
    told: set[tuple[Lang, str]] = set()
    judged = cache(partial(_unknown, atlas))  # each word once, however often it stands
    for at, text in atlas.of(Text):
        if at.kind in _ELSEWHERE or atlas.places.is_ours(at):
            continue
        for lang, said in text.said.items():
            if dictionary(lang) is None:
                yield Look.SILENT
                continue
            unknown = [word for written in _words(at, said) if (word := judged(lang, written))]
            if not unknown:
                yield Look.SOUND
            for word in unknown:
                if (lang, word.casefold()) not in told:
                    told.add((lang, word.casefold()))
                    message = msg("“{word}” is in no dictionary", word=word)
                    fix = msg("Correct it, or add it to data/shared/words.yml; * at its end is any ending")
                    yield warning(atlas, at.child(lang), "spelling", message, fix)


def _words(at: Address, text: str) -> Iterator[str]:
    bare = _OTHER.sub(" ", text)
    if at.kind in _QUOTING or at.path[-1] == "printed":
        bare = _QUOTED.sub(" ", bare)
    return (found[0] for found in _WORD.finditer(bare))


def _unknown(atlas: Atlas, lang: Lang, written: str) -> str:
    """The word where it is in no dictionary; nothing where it is, or is none: a short form, an abbreviation."""
    word = written.replace("’", "'").removesuffix("'s").removesuffix("'")
    if len(word) < _SHORTEST or not _LETTER[lang].search(word) or sum(map(str.isupper, word)) > 1:
        return ""
    words = dictionary(lang)
    if words is None or words.knows(word):
        return ""
    own, begun = _own(atlas).get(lang, (frozenset(), ()))
    return "" if word.casefold() in own or word.casefold().startswith(begun) else word


@once
def _own(atlas: Atlas) -> dict[Lang, tuple[frozenset[str], tuple[str, ...]]]:
    """The words of the project by language: whole ones, and the beginnings of those with any ending."""
    found: dict[Lang, tuple[frozenset[str], tuple[str, ...]]] = {}
    file = atlas.file("", "words", WordsFile)
    listed = file.root if file else {}
    terms = atlas.records("", "glossary", GlossaryFile).values()
    for lang in atlas.languages:
        words = [word.casefold() for word in (listed[LanguageRef(lang)].root if lang in listed else ())]
        named = [word.casefold() for term in terms for word in _WORD.findall(term.term.said.get(lang, ""))]
        whole = frozenset([*named, *(word for word in words if not word.endswith("*"))])
        found[lang] = whole, tuple(word.removesuffix("*") for word in words if word.endswith("*"))
    return found
