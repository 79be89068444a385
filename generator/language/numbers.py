"""Numbers and dates by the rules of each language (CLDR, through Babel)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from string import ascii_lowercase

from babel.core import Locale, UnknownLocaleError
from babel.numbers import format_decimal

from generator.language import Lang

NBSP = "\u00a0"
MINUS = "\u2212"


# What CLDR does not tell of a language; others do without.
_RANGE_IN_WORDS = {"en": " to "}
_YEAR = {"ru": f"{{}}{NBSP}г."}


@cache
def _locale(lang: Lang) -> Locale:
    return Locale.parse(lang, sep="-")


def is_language(code: str) -> bool:
    """Whether a code is that of a language that CLDR knows."""
    try:
        return Locale.parse(code, sep="-") is not None
    except (ValueError, UnknownLocaleError):
        return False


def number(value: Decimal, lang: Lang, *, signed: bool = False) -> str:
    """The number with as many decimals as it was written with; `signed` puts a plus before a positive one."""
    digits = _digits(f"{abs(value):f}", lang)
    if value < 0:
        return MINUS + digits
    return f"+{digits}" if signed and value > 0 else digits


@lru_cache(maxsize=8192)  # a site and its books write most numbers many times
def _digits(written: str, lang: Lang) -> str:
    """By text, for 2.0 and 2 are one number."""
    value = Decimal(written)
    places = decimals(value)
    pattern = "#,##0" + ("." + "0" * places if places else "")
    digits: str = format_decimal(value, pattern, locale=_locale(lang), decimal_quantization=False)
    return digits


def number_range(low: Decimal, high: Decimal, lang: Lang) -> str:
    """Both ends with an en dash; a range with a negative end is written so that dash and minus cannot be confused."""
    if low < 0 or high < 0:
        link = _RANGE_IN_WORDS.get(lang, "…")
        return number(low, lang) + link + number(high, lang)
    return f"{number(low, lang)}–{number(high, lang)}"


def plural_category(value: Decimal, lang: Lang) -> str:
    """The plural category by CLDR: one, few, many or other; visible decimals count (Russian 2.0 is other)."""
    # Written out in full: an exponent (1E+3) would be read as visible decimals.
    return _plural_form(f"{abs(value):f}", lang)


@lru_cache(maxsize=8192)
def _plural_form(digits: str, lang: Lang) -> str:
    return _locale(lang).plural_form(Decimal(digits))


def ordinal_form(value: int, lang: Lang) -> str:
    """The category of an ordinal by CLDR: English 1st is one, 2nd two, 3rd few, 4th other; Russian has but other."""
    return _locale(lang).ordinal_form(value)


def _month(month: int, lang: Lang, context: str) -> str:
    return str(_locale(lang).months[context]["wide"][month])


def _with_year(start: str, year: int, lang: Lang) -> str:
    return f"{start} {_YEAR.get(lang, '{}').format(year)}"


def month_year(year: int, month: int, lang: Lang) -> str:
    """A month that stands alone: "август 2020 г.", "August 2020"."""
    return _with_year(_month(month, lang, "stand-alone"), year, lang)


def month_year_genitive(year: int, month: int, lang: Lang) -> str:
    """A month inside a phrase: "(на конец) августа 2020 г."; English has one form only."""
    return _with_year(_month(month, lang, "format"), year, lang)


def month_name(month: int, lang: Lang) -> str:
    """A month of any year, standing alone: "май", "May"."""
    return _month(month, lang, "stand-alone")


def date_range(first: date, last: date, lang: Lang) -> str:
    """Days in one line: "14–16 сентября 2026 г.", "14–16 September 2026"; what both ends share is said once."""
    if first == last:
        return date_text(first, lang)
    if (first.year, first.month) == (last.year, last.month):
        return date_text(last, lang).replace(str(last.day), f"{first.day}–{last.day}", 1)
    if first.year == last.year:
        return f"{first.day}{NBSP}{_month(first.month, lang, 'format')} – {date_text(last, lang)}"
    return f"{date_text(first, lang)} – {date_text(last, lang)}"


def date_text(day: date, lang: Lang) -> str:
    """A full date: "23 декабря 2019 г.", "23 December 2019"."""
    return _with_year(f"{day.day}{NBSP}{_month(day.month, lang, 'format')}", day.year, lang)


def decimals(value: Decimal) -> int:
    """How many decimal places a number was written with."""
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def decimal_sign(lang: Lang) -> str:
    """The sign between whole and fraction."""
    return str(_locale(lang).number_symbols["latn"]["decimal"])


def printed_number(text: str, lang: Lang) -> str:
    """A damaged number as the source prints it; only its decimal comma is put as the language has it."""
    return text if decimal_sign(lang) == "," else text.replace(",", ".")


# After «около», «более», «менее» Russian counts in the genitive.
_GENITIVE = {"ru": {"one": "few", "few": "many"}}
_WITH_GENITIVE = ("about", "more-than", "less-than")


def counted_category(value: Decimal | None, qualifier: str, lang: Lang) -> str:
    """The plural category of what is counted; where there is no number, that of a fraction."""
    category = plural_category(value if value is not None else Decimal("0.5"), lang)
    return _GENITIVE.get(lang, {}).get(category, category) if qualifier in _WITH_GENITIVE else category


# The letters of a list as documents use them: Russian ones leave out those that look like others or make no sound.
_LETTERS: dict[Lang, str] = {"ru": "абвгдежзиклмнопрстуфхцчшщэюя"}


def letters(n: int, lang: Lang) -> str:
    """The sign of the n-th item of a lettered list, from 1; after the last letter they are doubled: аа, бб."""
    alphabet = _LETTERS.get(lang, ascii_lowercase)
    return alphabet[(n - 1) % len(alphabet)] * ((n - 1) // len(alphabet) + 1)


def language_name(code: str, lang: Lang) -> str:
    """What a language is called in another one: Russian, русский."""
    return str(_locale(lang).languages.get(code, code))
