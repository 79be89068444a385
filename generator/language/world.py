"""Countries, currencies and languages of the world, as CLDR knows and names them."""

from __future__ import annotations

from functools import cache

from babel.core import Locale, get_global

from generator.language import Lang

# Codes that CLDR has for something else: unions, test regions, what is unknown.
_NO_COUNTRIES = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})


def is_country(code: str) -> bool:
    """Whether two capital letters are the code of a country (ISO 3166-1)."""
    return len(code) == 2 and code not in _NO_COUNTRIES and code in _locale("en").territories


def region_of(lang: Lang) -> str:
    """The country where a language is spoken by most, as CLDR guesses it; nothing where it does not."""
    likely = str(get_global("likely_subtags").get(lang, "")).split("_")
    return likely[-1] if len(likely[-1]) == 2 and is_country(likely[-1]) else ""


def is_currency(code: str) -> bool:
    """Whether three capital letters are the code of a currency (ISO 4217)."""
    return code in _locale("en").currencies


def is_spoken(code: str) -> bool:
    """Whether small letters are the code of a language of the world, be it one of the project or not."""
    return code in _locale("en").languages


def country(code: str, lang: Lang) -> str:
    """What a language calls a country; the code where it has no name."""
    return str(_locale(lang).territories.get(code, code))


def currency(code: str, lang: Lang) -> str:
    """What a language calls a currency; the code where it has no name."""
    return str(_locale(lang).currencies.get(code, code))


def language_name(code: str, lang: Lang) -> str:
    """What a language calls another one; the code where it has no name."""
    return str(_locale(lang).languages.get(code, code))


@cache
def _locale(lang: Lang) -> Locale:
    return Locale.parse(lang, sep="-")
