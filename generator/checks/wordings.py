"""Rules about how texts word things: times without a date, forms after numbers, names and legal forms."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from generator.checks.once import once
from generator.kinds.atlas import Atlas
from generator.kinds.document import DocumentTopic
from generator.language import Lang
from generator.language.numbers import counted_category
from generator.model.address import Address
from generator.model.rules import Look, Verdict, warning
from generator.model.texts import Text
from generator.problems import msg

_NOW = {
    "ru": re.compile(r"\b(?:в настоящее время|в данный момент|на сегодняшний день|на текущий момент|сейчас)\b", re.I),
    "en": re.compile(r"\b(?:at present|at the moment|as of today|currently|nowadays|to date)\b", re.I),
}
_DATED = re.compile(r"\b(?:19|20)\d\d\b|\{[^{}]*\|period\}")
_QUOTED = re.compile("«[^»]*»|“[^”]*”")
_TIMELESS = ("glossary", "remarks", "waivers", "notes")  # kinds of files that explain, and do not report
_FORM = "ООО|АО|ПАО|ЗАО|ОАО|НАО|АНО|НП|ФГБУ|ГБУ|ГУП|МУП|ИП"
_TWICE = re.compile(rf"\b(?P<form>{_FORM})[\s«\"]+(?P=form)\b")
_NAME = re.compile("«([^«»]{4,60})»")
_NUMBERED = re.compile(r"(?:(?P<before>[а-яё]+)\s+)?\{(?P<name>[a-z0-9./-]+)\|number\}\s(?P<noun>[а-яё]+)")
_OBLIQUE = (
    "в",
    "на",
    "о",
    "об",
    "при",
    "до",
    "от",
    "из",
    "с",
    "к",
    "по",
    "для",
    "без",
    "у",
    "более",
    "менее",
    "около",
    "свыше",
)
_RUSSIAN = "ru"


def at_present(atlas: Atlas) -> Iterator[Verdict]:
    """A text that says “at present” and names no date: nobody knows which present is meant."""
    fix = msg("Say when: “in 2020”, or a reference like {{figure|period}}")
    for at, lang, said in _said(atlas):
        if at.kind in _TIMELESS or lang not in _NOW:
            continue
        found = _NOW[lang].search(_QUOTED.sub(" ", said))
        if found is None or _DATED.search(said):
            yield Look.SOUND
        else:
            yield warning(atlas, at.child(lang), "at-present", msg("“{found}” names no date", found=found[0]), fix)


def act_edition(atlas: Atlas) -> Iterator[Verdict]:
    """An act of a later day, or in a later edition, than the approval of the document that cites it."""
    fix = msg("Compare the dates with the document: it cannot know what came after it")
    for at, topic in atlas.of(DocumentTopic):
        document = atlas.documents.get(at.owner)
        if document is None:
            continue
        approval = document.file.approval
        for name, act in topic.acts.items():
            if approval is None:
                yield Look.SILENT
                continue
            latest = max(day for day in (act.date, act.amended) if day is not None)
            if latest <= approval.date:
                yield Look.SOUND
                continue
            message = msg("The act is of {act}, the document of {approval}", act=latest, approval=approval.date)
            yield warning(atlas, at.child("acts", name), "act-edition", message, fix)


def legal_form(atlas: Atlas) -> Iterator[Verdict]:
    """A legal form that stands twice before a name."""
    for at, lang, said in _said(atlas):
        found = _TWICE.search(said)
        if found is None:
            yield Look.SOUND
        else:
            message = msg("The legal form stands twice: {found}", found=found[0])
            yield warning(atlas, at.child(lang) if lang else at, "legal-form", message, msg("Leave one of them"))


def name_form(atlas: Atlas) -> Iterator[Verdict]:
    """A name between « and » that differs from the others only in capitals, hyphens, spaces or ё."""
    fix = msg("Write the name in one way everywhere")
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    places: dict[str, Address] = {}
    for at, lang, said in _said(atlas):
        for name in _NAME.findall(said) if lang == "ru" and at.path[-2:-1] != ("printed",) else ():
            spellings[re.sub(r"[\W_]", "", name.casefold().replace("ё", "е"))][name] += 1
            places.setdefault(name, at.child(lang))
    for names in spellings.values():
        usual = names.most_common(1)[0][0]
        yield Look.SOUND
        for name in names:
            if name[1:] != usual[1:]:  # inside of a sentence and at its start
                message = msg("“{name}” is “{usual}” elsewhere", name=name, usual=usual)
                yield warning(atlas, places[name], "name-form", message, fix)


def number_noun(atlas: Atlas) -> Iterator[Verdict]:
    """A Russian noun behind the number of a figure in a form that another number would need: 22 компании, 25 компаний.
    After a preposition it stands in another case, which is not looked at."""
    fix = msg("Write the noun as the number asks for it, or let {{figure}} write it")
    nouns = _nouns(atlas)
    for at, lang, said in _said(atlas):
        for found in _NUMBERED.finditer(said) if lang == _RUSSIAN else ():
            figure = atlas.address(found["name"], "figures", at.owner)
            noun, before = found["noun"], (found["before"] or "").lower()
            number = atlas.quantity(figure) if figure.owner in atlas.scopes else None
            if noun not in nouns or before in _OBLIQUE or number is None or number.shown is None:
                yield Look.SILENT
                continue
            category = counted_category(number.shown, number.qualifier, _RUSSIAN)
            if category in nouns[noun]:
                yield Look.SOUND
                continue
            message = msg("“{number} {noun}” is in the wrong form", number=number.shown, noun=noun)
            yield warning(atlas, at.child(lang), "number-noun", message, fix)


@once
def _nouns(atlas: Atlas) -> Mapping[str, frozenset[str]]:
    """The nouns of the units in Russian: for which categories of numbers each form stands."""
    found: dict[str, set[str]] = defaultdict(set)
    for unit in atlas.units.values():
        forms = unit.said.get(_RUSSIAN)
        if forms is not None and forms.one and forms.few and forms.many:
            for category in ("one", "few", "many"):
                word = forms.form(category).replace("#", "").strip()
                if re.fullmatch("[а-яё]+", word):
                    found[word].add(category)
    return {word: frozenset(categories) for word, categories in found.items()}


def _said(atlas: Atlas) -> Iterator[tuple[Address, Lang, str]]:
    """Every text of the data in every language."""
    for at, text in atlas.of(Text):
        if not atlas.places.is_ours(at) and at.kind != "control":
            yield from ((at, lang, said) for lang, said in text.said.items())
