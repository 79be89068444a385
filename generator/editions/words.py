"""The data's texts, values and schedules in the words of one language."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import Protocol

from markupsafe import Markup, escape

from generator.editions.views import FigureLink, ValueView
from generator.language import Lang
from generator.language.messages import interface, interface_plural, ui
from generator.language.numbers import month_year, month_year_genitive, number, number_range, plural_category
from generator.language.prose import inline, parse_reference, prose
from generator.language.typography import typeset
from generator.model.atlas import Atlas, split_ref
from generator.model.figures import Figure
from generator.model.quantities import Period, Printed, Unit
from generator.model.schedules import Date, Schedule
from generator.model.texts import Text

_QUALIFIERS = {
    "about": ui("around {value}"),
    "more-than": ui("more than {value}"),
    "less-than": ui("less than {value}"),
}
_GENITIVE = {"one": "few", "few": "many"}  # after «около», «более», «менее» Russian counts in the genitive


class FigureLinks(Protocol):
    """How the numbers of a page or book find the register of figures."""

    def link(self, words: Words, owner: str, name: str) -> FigureLink | None:
        """The link of a figure; None where no register holds it."""


class Words:
    """Everything that is said in one language about one Atlas; counts the texts that had to fall back."""

    def __init__(self, atlas: Atlas, lang: Lang, links: FigureLinks | None = None) -> None:
        self.atlas = atlas
        self.lang: Lang = lang
        self.fallbacks = 0
        self.shown: dict[tuple[str, str], None] = {}  # figures that a number was shown of, in order
        self._links = links

    def ui(self, msgid: str, **params: object) -> str:
        """An interface text."""
        return interface(msgid, self.lang, **params)

    def inline(self, text: Text, slug: str = "") -> Markup:
        """A text as one run of safe HTML; marked where it is in another language."""
        return self._said(text, slug, "inline")

    def title(self, text: Text, slug: str = "") -> Markup:
        """A text that stands as a heading, a caption or inside a link, so that its figures are no links."""
        return self._said(text, slug, "title")

    def prose(self, text: Text, slug: str = "") -> Markup:
        """A text as paragraphs and lists."""
        return self._said(text, slug, "prose")

    def plain(self, text: Text, slug: str = "") -> str:
        """A text without markup, for titles and attributes."""
        content, lang = text.get(self.lang)
        html = inline(content, lang, lambda written: self.reference(slug, written))
        return html.striptags()

    def figure_link(self, owner: str, name: str) -> FigureLink | None:
        """The way from a number to its row in a register; remembers that the figure is shown."""
        self.shown[owner, name] = None
        return self._links.link(self, owner, name) if self._links else None

    def _said(self, text: Text, slug: str, form: str) -> Markup:
        content, lang = text.get(self.lang)
        make = prose if form == "prose" else inline
        refer = self.reference if form == "title" else self.linked
        html = make(content, lang, lambda written: refer(slug, written))
        if lang == self.lang:
            return html
        self.fallbacks += 1
        tag = "div" if form == "prose" else "span"
        note = self.ui("in Russian")
        return Markup(
            '<{0} class="cb-fallback" lang="{1}">{2} <span class="cb-fallback-mark" lang="{3}">{4}</span></{0}>'
        ).format(tag, lang, html, self.lang, note)

    def linked(self, slug: str, written: str) -> Markup:
        """A figure inside prose as a link to its row in a register, where there is one."""
        reference = parse_reference(written)
        if reference.form == "period":
            return self.reference(slug, written)
        owner, name = split_ref(slug, reference.name)
        link, text = self.figure_link(owner, name), self.reference(slug, written)
        return figure_html(link, text) if link else text

    def reference(self, slug: str, written: str) -> Markup:
        """A figure inside prose, in the form that the editor asked for."""
        reference = parse_reference(written)
        owner, figure = self.atlas.figure(slug, reference.name)
        form = reference.form
        if form == "period":
            return escape(self.period(figure.period)) if figure.period else Markup("")
        part = form if form in ("total", "not-sole-traders") else ""
        ref = f"{split_ref(slug, reference.name)[1]}|{part}" if part else split_ref(slug, reference.name)[1]
        digits = int(form) if form.isdigit() else None
        view = self.value(owner, ref, digits)
        if form == "unit":
            return escape(view.unit)
        return escape(view.number if form == "number" else self.in_prose(figure, view, owner, ref, digits))

    def in_prose(self, figure: Figure, view: ValueView, slug: str, ref: str, digits: int | None) -> str:
        """A value as a sentence has it: pattern of the unit, qualifier in words."""
        amount = self._amount(slug, ref, digits)
        unit = self.atlas.units[figure.unit]
        text = self._pattern(unit, amount, figure.qualifier).replace("#", view.number).replace(" ", "\u00a0")
        template = _QUALIFIERS.get(figure.qualifier)
        return self.ui(template, value=text) if template else text

    def value(self, slug: str, ref: str, digits: int | None = None) -> ValueView:
        """A figure as number and unit apart, with its state."""
        _, figure = self.atlas.figure(slug, ref)
        unit = self.atlas.units[figure.unit]
        if figure.lost and figure.rank is None:
            return ValueView("—", state="lost", state_text=self.ui("lost in the source"))
        word = {"about": self.ui("around"), "more-than": self.ui("more than"), "less-than": self.ui("less than")}
        qualifier = word.get(figure.qualifier, "")
        if figure.printed is not None:
            text = figure.printed.value
            said = self.unit_word(unit, Decimal(text) if text.isdecimal() else None, figure.qualifier)
            doubt = self.plain(figure.printed.doubt, slug)
            return ValueView(self.printed(figure.printed), said, qualifier, "printed", doubt)
        amount = self._amount(slug, ref, digits)
        shown = (
            number_range(figure.range.from_, figure.range.to, self.lang)
            if figure.range
            else number(amount or Decimal(0), self.lang)
        )
        derived = figure.derive is not None and figure.derive.printed != amount
        state = "derived" if derived else ("about" if figure.qualifier != "exact" else "exact")
        text = self.ui("calculated from other figures") if derived else ""
        shown += "+" if figure.qualifier == "and-more" else ""
        return ValueView(shown, self.unit_word(unit, amount, figure.qualifier), qualifier, state, text)

    def printed(self, printed: Printed) -> str:
        """A damaged number as the source prints it; only the decimal comma is put the English way."""
        return printed.value if self.lang == "ru" else printed.value.replace(",", ".")

    def _amount(self, slug: str, ref: str, digits: int | None) -> Decimal | None:
        _, figure = self.atlas.figure(slug, ref)
        if figure.range is not None:
            return figure.range.to
        amount = self.atlas.value(slug, ref)
        if amount is None or digits is None:
            return amount
        return amount.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)

    def _pattern(self, unit: Unit, amount: Decimal | None, qualifier: str) -> str:
        category = plural_category(amount if amount is not None else Decimal("0.5"), self.lang)
        if self.lang == "ru" and qualifier in ("about", "more-than", "less-than"):
            category = _GENITIVE.get(category, category)
        return (unit.ru if self.lang == "ru" else unit.en).form(category)

    def unit_word(self, unit: Unit, amount: Decimal | None, qualifier: str = "exact") -> str:
        """The unit beside a number that stands alone."""
        return typeset(re.sub(r"\s*#\s*", " ", self._pattern(unit, amount, qualifier)).strip(), self.lang)

    def unit_head(self, unit: Unit) -> str:
        """The unit as the head of a table or chart."""
        return typeset(self.plain(unit.head) if unit.head else self.unit_word(unit, None), self.lang)

    def period(self, period: Period) -> str:
        """`2018`, `2014–2018`, `as of the end of August 2020`."""
        if period.as_of_month:
            month = month_year_genitive(period.start, period.as_of_month, self.lang)
            return self.ui("as of the end of {month}", month=month)
        return str(period.start) if period.start == period.end else f"{period.start}–{period.end}"

    def corporate_part(self, figure: Figure) -> Markup:
        """What stands beside a count pair: how many are not sole traders."""
        if figure.count is None or figure.count.not_sole_traders is None:
            return Markup("")
        count = number(Decimal(figure.count.not_sole_traders), self.lang)
        return escape(self.ui("{count} excluding sole traders", count=count))

    def sample(self, n: int) -> str:
        """`Calculated for 29 firms`; Russian has the dative after «по»."""
        shown = number(Decimal(n), self.lang)
        return interface_plural("Calculated for {n} firm", "Calculated for {n} firms", n, self.lang, n=shown)

    def schedule(self, schedule: Schedule) -> str:
        """When something is due, in words."""
        if schedule.from_ is not None:
            ends = [self.date(date) for date in (schedule.from_, schedule.to) if date]
            dash = "–" if all(end.isdecimal() for end in ends) else " – "  # no spaces between plain years
            alone = self.ui("from {date}", date=self.date(schedule.from_, genitive=True))
            text = dash.join(ends) if schedule.to else alone
        else:
            text = ", ".join(self.date(date) for date in schedule.on)
        repeats = {
            "yearly": self.ui("every year") if schedule.to else self.ui("then every year"),
            "half-yearly": self.ui("every half-year") if schedule.to else self.ui("then every half-year"),
            "quarterly": self.ui("every quarter") if schedule.to else self.ui("then every quarter"),
        }
        return f"{text}, {repeats[schedule.repeats]}" if schedule.repeats else text

    def date(self, date: Date, *, genitive: bool = False) -> str:
        """A year, a month or a quarter."""
        if date.month:
            if genitive:
                return month_year_genitive(date.year, date.month, self.lang)
            return month_year(date.year, date.month, self.lang)
        if date.quarter:
            return self.ui("quarter {quarter} of {year}", quarter=date.quarter, year=date.year)
        return str(date.year)


def figure_html(link: FigureLink, text: Markup) -> Markup:
    """A number as a quiet link; it holds nothing but text, as tagged print wants it."""
    about = Markup(' data-about="{}"').format(link.about) if link.about else Markup("")
    return Markup('<a class="cb-ref" href="{}"{}>{}</a>').format(link.href, about, text)
