"""Interface texts and problem messages: English in the code, each other language in a gettext catalogue."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from gettext import c2py
from typing import Protocol

from babel.messages.pofile import read_po

from generator.language import CATALOGUES, Lang
from generator.language.numbers import number
from generator.language.typography import typeset
from generator.problems import Message


class _PluralOf(Protocol):
    def __call__(self, n: int, /) -> int: ...


@dataclass(frozen=True)
class _Catalogue:
    """The forms of every text by msgid, and which of them counts so many."""

    texts: Mapping[str, tuple[str, ...]]
    plural: _PluralOf


_FIELDS = "fields"  # the folder of the catalogues of what fields are: none but editors and questionnaires want them


@cache
def _catalogue(lang: Lang, part: str = "") -> _Catalogue:
    """The catalogue of a language, read when its first text is wanted; empty for English and where there is none."""
    path = CATALOGUES / part / f"{lang}.po"
    if not path.is_file():
        return _Catalogue({}, lambda n: int(n != 1))
    with path.open("rb") as file:
        catalogue = read_po(file, locale=lang, charset="utf-8")
    texts: dict[str, tuple[str, ...]] = {}
    for entry in catalogue:
        forms = tuple(entry.string) if isinstance(entry.string, (list, tuple)) else (entry.string or "",)
        msgid = entry.id if isinstance(entry.id, str) else entry.id[0]
        if msgid and all(forms) and not entry.fuzzy:
            texts[msgid] = forms
    return _Catalogue(texts, c2py(catalogue.plural_expr))


def _text(msgid: str, lang: Lang) -> str:
    return _catalogue(lang).texts.get(msgid, (msgid,))[0]


def translate(message: Message, lang: Lang) -> str:
    """A problem's message in the language of the user; English where the catalogue does not know it.

    A parameter named `kind` is one of our own words ("figure", "source") and is translated as well.
    """
    params = {key: _text(value, lang) if key == "kind" else value for key, value in message.params}
    return _text(message.msgid, lang).format(**params)


def field_words(description: str, lang: Lang) -> str:
    """What the field of a model is, for editors; the description in the model is the msgid."""
    return _catalogue(lang, _FIELDS).texts.get(description, (description,))[0]


def shortly(told: str) -> str:
    """The first words of what a field is, without examples."""
    return re.split("[:;(]", told)[0].strip()


def ui(msgid: str) -> str:
    """Mark an interface text that is translated later; the name is how the catalogue's test finds it."""
    return msgid


def interface(msgid: str, lang: Lang, /, **params: object) -> str:
    """An interface text for site and print, typeset. It is plain text: whoever puts it into HTML escapes it."""
    return typeset(_text(msgid, lang).format(**params), lang)


def interface_plural(singular: str, plural: str, n: int, lang: Lang, /, **params: object) -> str:
    """An interface text that depends on a count; `{n}` is the count as the language writes it."""
    text = unfilled(singular, lang, plural, n)
    return typeset(text.format(**{"n": number(Decimal(n), lang), **params}), lang)


def unfilled(singular: str, lang: Lang, plural: str = "", n: int = 1) -> str:
    """A text as the catalogue has it, for those who fill its placeholders themselves; with `plural` the form for n."""
    if not plural:
        return _text(singular, lang)
    catalogue = _catalogue(lang)
    forms = catalogue.texts.get(singular, ())
    return forms[catalogue.plural(n)] if len(forms) > 1 else (singular if n == 1 else plural)
