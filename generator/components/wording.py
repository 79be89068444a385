"""Quantities, periods and dates in the words of one language: the last step of a number."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

from markupsafe import Markup

from generator.kinds.breakdown import Breakdown
from generator.kinds.unit import Unit
from generator.language import Lang
from generator.language.messages import interface, interface_plural, ui
from generator.language.numbers import (
    counted_category,
    date_text,
    month_year,
    month_year_genitive,
    number,
    number_range,
    ordinal_form,
    printed_number,
)
from generator.language.prose import inline
from generator.language.typography import typeset
from generator.model.period import Period
from generator.model.quantity import Quantity, State
from generator.model.schedules import Date, Schedule

NBSP = "\u00a0"

_IN_PROSE = {
    "about": ui("around {value}"),
    "more-than": ui("more than {value}"),
    "less-than": ui("less than {value}"),
}
_ALONE = {"about": ui("around"), "more-than": ui("more than"), "less-than": ui("less than")}
_ORDINALS = {
    "one": ui("{number}st"),
    "two": ui("{number}nd"),
    "few": ui("{number}rd"),
    "other": ui("{number}th"),
}
_STATES = {
    State.NOT_PLANNED: ui("not planned"),
    State.LOST: ui("lost in the source"),
    State.PRINTED: ui("printed like this, may be damaged"),
}


class Wording:
    """How numbers are said in one language; `units` and `breakdowns` are those of the data by id."""

    def __init__(self, lang: Lang, units: Mapping[str, Unit], breakdowns: Mapping[str, Breakdown]) -> None:
        self.lang: Lang = lang
        self._units = units
        self._breakdowns = breakdowns

    def __repr__(self) -> str:
        return f"Wording({self.lang!r})"

    def ui(self, msgid: str, **params: object) -> str:
        """An interface text."""
        return interface(msgid, self.lang, **params)

    def digits(self, quantity: Quantity, decimals: int | None = None, *, signed: bool = False) -> str:
        """The number alone, rounded to so many decimals where they are given; nothing where there is none."""
        if quantity.value is None:
            return printed_number(quantity.printed.value, self.lang) if quantity.printed else ""
        if quantity.high is not None:
            return number_range(_rounded(quantity.value, decimals), _rounded(quantity.high, decimals), self.lang)
        shown = number(_rounded(quantity.value, decimals), self.lang, signed=signed)
        return f"{shown}+" if quantity.qualifier == "and-more" else shown

    def qualifier(self, quantity: Quantity) -> str:
        """`around`, `more than`, `less than`, or nothing."""
        return self.ui(_ALONE[quantity.qualifier]) if quantity.qualifier in _ALONE else ""

    def amount(self, quantity: Quantity, *, signed: bool = False) -> str:
        """The number with its qualifier; the unit stands elsewhere."""
        return NBSP.join(part for part in (self.qualifier(quantity), self.digits(quantity, signed=signed)) if part)

    def unit(self, quantity: Quantity, decimals: int | None = None) -> str:
        """The unit beside a number that stands alone; a place has none."""
        return self._bare(self._pattern(quantity, decimals)) if quantity.unit and not quantity.rank else ""

    def gap(self, quantity: Quantity) -> str:
        """What stands between a number that stands alone and its unit: nothing before the per cent of English."""
        after = self._pattern(quantity).partition("#")[2] if quantity.unit else ""
        return "" if after and not after[0].isspace() else " "

    def head(self, unit: str) -> str:
        """A unit as the head of a table or chart; nothing for no unit."""
        if not unit:
            return ""
        known = self._units[unit]
        if known.head is not None:
            content, lang = known.head.get(self.lang)
            return typeset(inline(content, lang, Markup).striptags(), self.lang)
        return typeset(self._bare(known.forms(self.lang).form(counted_category(None, "exact", self.lang))), self.lang)

    def in_prose(self, quantity: Quantity, form: str = "") -> str:
        """A quantity as a sentence has it: in the pattern of its unit, with the qualifier in words.

        `form` is number, unit, period, rank or a number of decimals, as in braces, or part, as beside the whole count;
        "" is number and unit.
        """
        if form == "period":
            return self.period(quantity.period) if quantity.period else ""
        if form == "unit":
            return self.unit(quantity)
        if form == "part":
            return self.part(quantity)
        if form == "rank" or (quantity.rank and form != "number"):
            return self.rank(quantity.placed)
        decimals = int(form) if form.isdigit() else None
        shown = self.sign(quantity) or self.digits(quantity, decimals)
        if form == "number":
            return shown
        if not shown or not quantity.unit:
            text = shown
        else:
            text = self._pattern(quantity, decimals).replace("#", shown).replace(" ", NBSP)
        said = _IN_PROSE.get(quantity.qualifier)
        return self.ui(said, value=text) if said else text

    def sign(self, quantity: Quantity) -> str:
        """What stands in the place of a number that is not there."""
        return {State.NOT_PLANNED: "–", State.LOST: "—"}.get(quantity.state, "")

    def state(self, quantity: Quantity) -> str:
        """In words why a number is not there or looks odd; nothing for a plain one."""
        if quantity.derived:
            return self.ui("calculated from other figures")
        return self.ui(_STATES[quantity.state]) if quantity.state in _STATES else ""

    def part(self, quantity: Quantity) -> str:
        """A part of a count beside the whole: `29 excluding sole traders`."""
        aside = self._breakdowns[quantity.address.path[-1]].aside.forms(self.lang)
        pattern = aside.form(counted_category(quantity.value, "exact", self.lang))
        return typeset(pattern.replace("#", self.digits(quantity)), self.lang)

    def part_title(self, name: str) -> str:
        """The head of a column with such parts."""
        content, lang = self._breakdowns[name].title.get(self.lang)
        return typeset(inline(content, lang, Markup).striptags(), self.lang)

    def rank(self, quantity: Quantity) -> str:
        """A place among others: `48th place`, `48th of 85`; of a rank only."""
        form = ordinal_form(int(quantity.value or 0), self.lang)
        said = self.ui(_ORDINALS.get(form, _ORDINALS["other"]), number=quantity.value)
        if quantity.among is None:
            return self.ui("{ordinal} place", ordinal=said)
        return self.ui("{ordinal} of {number}", ordinal=said, number=self.count(quantity.among))

    def count(self, n: int) -> str:
        """A whole number."""
        return number(Decimal(n), self.lang)

    def sample(self, n: int) -> str:
        """`Calculated for 29 firms`; Russian has the dative after «по»."""
        return interface_plural("Calculated for {n} firm", "Calculated for {n} firms", n, self.lang, n=self.count(n))

    def period(self, period: Period) -> str:
        """`2018`, `2014–2018`, `as of the end of August 2020`."""
        if period.as_of_month:
            month = month_year_genitive(period.start, period.as_of_month, self.lang)
            return self.ui("as of the end of {month}", month=month)
        if period.month:
            return month_year(period.start, period.month, self.lang)
        return str(period.start) if period.start == period.end else f"{period.start}–{period.end}"

    def unit_and_period(self, quantity: Quantity) -> str:
        """`RUB bn, 2018`; a place has no unit."""
        period = self.period(quantity.period) if quantity.period else ""
        return ", ".join(part for part in ("" if quantity.rank else self.head(quantity.unit), period) if part)

    def schedule(self, schedule: Schedule) -> str:
        """When something is due, in words."""
        if quarters := self._quarters(schedule):
            text = quarters
        elif schedule.from_ is not None:
            ends = [self.date(date) for date in (schedule.from_, schedule.to) if date]
            dash = "–" if all(end.isdecimal() for end in ends) else " – "  # no spaces between plain years
            alone = self.ui("from {date}", date=self.date(schedule.from_, genitive=True))
            text = dash.join(ends) if schedule.to else alone
        else:
            text = ", ".join(
                self.date(date) for date in sorted(schedule.on, key=lambda date: (date.span.start, date.day or 0))
            )
        repeats = {
            "yearly": self.ui("every year") if schedule.to else self.ui("then every year"),
            "half-yearly": self.ui("every half-year") if schedule.to else self.ui("then every half-year"),
            "quarterly": self.ui("every quarter") if schedule.to else self.ui("then every quarter"),
        }
        return f"{text}, {repeats[schedule.repeats]}" if schedule.repeats else text

    def _quarters(self, schedule: Schedule) -> str:
        """Quarters of one year; nothing for any other range."""
        first, last = schedule.from_, schedule.to
        if first is None or last is None or not first.quarter or not last.quarter or first.year != last.year:
            return ""
        between = {"first": first.quarter, "last": last.quarter, "year": first.year}
        return self.ui("quarters {first}–{last} of {year}", **between)

    def date(self, date: Date, *, genitive: bool = False) -> str:
        """A year, a quarter, a month or a day."""
        if date.day:
            return date_text(date.day_of_calendar, self.lang)
        if date.month:
            said = month_year_genitive if genitive else month_year
            return said(date.year, date.month, self.lang)
        if date.quarter:
            return self.ui("quarter {quarter} of {year}", quarter=date.quarter, year=date.year)
        return str(date.year)

    def _pattern(self, quantity: Quantity, decimals: int | None = None) -> str:
        """The form of the unit for the number, with `#` in its place."""
        counted = quantity.high if quantity.high is not None else quantity.value
        if counted is None and quantity.printed is not None:
            text = quantity.printed.value
            counted = Decimal(text) if text.isdecimal() and text.isascii() else None
        elif counted is not None:
            counted = _rounded(counted, decimals)
        forms = self._units[quantity.unit].forms(self.lang)
        return forms.form(counted_category(counted, quantity.qualifier, self.lang))

    def _bare(self, pattern: str) -> str:
        return typeset(re.sub(r"\s*#\s*", " ", pattern).strip(), self.lang)


def _rounded(value: Decimal, decimals: int | None) -> Decimal:
    return value if decimals is None else value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
