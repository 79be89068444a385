"""Interface texts and problem messages: English in the code, Russian in the gettext catalogue."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from babel.messages.pofile import read_po

from generator.language import Lang
from generator.language.numbers import number, plural_category
from generator.language.typography import typeset
from generator.problems import Message
from generator.templates import packaged

CATALOGUE = packaged() / "locales" / "ru.po"

# The order of the forms in the catalogue's Plural-Forms; a fraction is not counted here.
_PLURAL_FORMS = {"one": 0, "few": 1, "many": 2}


@cache
def _russian() -> dict[str, tuple[str, ...]]:
    """Russian forms by msgid, read when the first Russian text is wanted."""
    with CATALOGUE.open("rb") as file:
        catalogue = read_po(file, locale="ru", charset="utf-8")
    texts: dict[str, tuple[str, ...]] = {}
    for entry in catalogue:
        forms = tuple(entry.string) if isinstance(entry.string, (list, tuple)) else (entry.string or "",)
        msgid = entry.id if isinstance(entry.id, str) else entry.id[0]
        if msgid and all(forms) and not entry.fuzzy:
            texts[msgid] = forms
    return texts


def _text(msgid: str, lang: Lang) -> str:
    return _russian().get(msgid, (msgid,))[0] if lang == "ru" else msgid


def translate(message: Message, lang: Lang) -> str:
    """A problem's message in the language of the user; English where the catalogue does not know it.

    A parameter named `kind` is one of our own words ("figure", "source") and is translated as well.
    """
    params = {key: _text(value, lang) if key == "kind" else value for key, value in message.params}
    return _text(message.msgid, lang).format(**params)


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
    forms = _russian().get(singular, ()) if lang == "ru" else ()
    category = plural_category(Decimal(n), lang)
    return forms[_PLURAL_FORMS[category]] if len(forms) > 1 else (singular if n == 1 else plural)
