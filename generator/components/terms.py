"""The terms of a card in words: amounts, rates, prices, countries, languages, months."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.components.inline import Inline, Joined, Number
from generator.components.voice import Voice
from generator.components.wording import NBSP
from generator.language.messages import ui
from generator.language.numbers import month_name, number, number_range
from generator.language.world import country, language_name
from generator.model.address import Address
from generator.model.amounts import Amount, Price, Property, Rate, of_amount

TURNS = {
    "hour": ui("an hour"),
    "shift": ui("a shift"),
    "day": ui("a day"),
    "week": ui("a week"),
    "month": ui("a month"),
    "quarter": ui("a quarter"),
    "year": ui("a year"),
}
_CURRENCIES = {"RUB": ui("RUB")}  # those that a language of the site may write otherwise


def amount(at: Address, given: Amount) -> Inline:
    """`12 kg`, `5–10 days`."""
    return Number(of_amount(at, given), quiet=True)


def rate(voice: Voice, at: Address, given: Rate) -> Inline:
    """`200 t a month`."""
    return Joined("{} {}", (amount(at, given), voice.ui(TURNS[given.per])))


def property_value(voice: Voice, at: Address, row: Property) -> Inline:
    """A row of a specification: its words, or its number with the unit."""
    return voice.inline(row.text) if row.text is not None else Number(of_amount(at, row), quiet=True)


def price(voice: Voice, given: Price, per: str = "") -> str:
    """`RUB 900.50`, `from RUB 30,000 / kg`; `per` is a turn of time in words."""
    if given.value is not None:
        digits = number(given.value, voice.lang)
    elif given.from_ is not None and given.to is not None:
        digits = number_range(given.from_, given.to, voice.lang)
    else:
        assert given.from_ is not None  # noqa: S101 – a price without a value begins somewhere
        digits = number(given.from_, voice.lang)
    known = _CURRENCIES.get(given.currency)
    currency = voice.ui(known) if known else given.currency
    text = voice.ui("{currency} {amount}", currency=currency, amount=digits).replace(" ", NBSP)
    if given.value is None and given.to is None:
        text = voice.ui("from {amount}", amount=text)
    if given.per:
        text = f"{text}{NBSP}/ {voice.head(given.per)}"
    return f"{text} {per}" if per else text


def countries(voice: Voice, codes: Sequence[str]) -> str:
    """Names of countries, in the order of their language."""
    return ", ".join(sorted(country(code, voice.lang) for code in codes))


def languages(voice: Voice, codes: Iterable[str]) -> str:
    """Names of languages in the order of the data."""
    return ", ".join(language_name(code, voice.lang) for code in codes)


def months(voice: Voice, given: Sequence[int]) -> str:
    """`May–September`, also over the end of a year."""
    runs: list[list[int]] = []
    for month in sorted(set(given)):
        if runs and runs[-1][-1] == month - 1:
            runs[-1].append(month)
        else:
            runs.append([month])
    if len(runs) > 1 and runs[0][0] == 1 and runs[-1][-1] == 12:
        runs[0] = [*runs.pop(), *runs[0]]
    said = ["–".join(dict.fromkeys(month_name(month, voice.lang) for month in (run[0], run[-1]))) for run in runs]
    return ", ".join(said)
