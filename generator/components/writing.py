"""Texts on their way become HTML: here without any links, in `render` with those of a medium."""

from __future__ import annotations

from markupsafe import Markup, escape

from generator.components.inline import Inline, Joined, Link, Mark, Number, Said, Spoken, WebLink
from generator.components.wording import Wording
from generator.language.numbers import language_name
from generator.language.prose import inline, prose
from generator.model.quantity import Quantity


def told(html: Markup) -> str:
    """HTML as a text; most has neither tags nor entities."""
    return html.striptags() if "<" in html or "&" in html else " ".join(str(html).split())


class Writer:
    """Writes what is said in one language; media add their links by overriding `number`, `link` and `mark`."""

    def __init__(self, words: Wording, *, marked: bool = True) -> None:
        self.words = words
        self._marked = marked  # whether a text in another language says so

    def html(self, text: Inline | Markup) -> Markup:
        """Safe HTML; a text in another language carries its own `lang` and says so."""
        if isinstance(text, str):
            return escape(text)
        if isinstance(text, Said):
            return self._in_its_language(text)
        if isinstance(text, Joined):
            return self._joined(text)
        if isinstance(text, Number):
            said = escape(self.words.in_prose(text.quantity, text.form))
            return said if text.quiet else self.number(text.quantity, said)
        if isinstance(text, Link):
            return self.link(text)
        if isinstance(text, WebLink):
            shown = text.address.removeprefix("https://")
            return Markup('<a href="{}" rel="noopener">{}</a>').format(text.address, shown)
        if isinstance(text, Spoken):
            said, lang = Writer(text.words).html(text.text), text.words.lang
            return said if lang == self.words.lang else Markup('<span lang="{}">{}</span>').format(lang, said)
        return self.html(text.text) + self.mark(text.mark)

    def _joined(self, text: Joined) -> Markup:
        """Thousands on a page are put together without a search for formats: most patterns are a comma."""
        parts, pieces = [self.html(part) for part in text.parts], text.pattern.split("{}")
        if len(pieces) != len(parts) + 1 or not {"{", "}"}.isdisjoint("".join(pieces)):
            return escape(text.pattern).format(*parts)
        between = (part + escape(piece) for part, piece in zip(parts, pieces[1:], strict=True))
        return escape(pieces[0]) + Markup("").join(between)

    def plain(self, text: Inline) -> str:
        """What is said, without markup."""
        return told(self.html(text))

    def number(self, quantity: Quantity, said: Markup) -> Markup:
        """A number that stands in a text."""
        return said

    def link(self, link: Link) -> Markup:
        """A text that leads somewhere."""
        return self.html(link.text)

    def mark(self, mark: Mark) -> Markup:
        """The mark of a note behind a text."""
        return Markup("")

    def reading(self, said: Said) -> Markup:
        """The mark behind a text that is the probable reading of what is printed."""
        return Markup("")

    def bare(self, said: Said) -> Markup:
        """A text of the data as it stands, in whatever language."""
        known = {mention.written: mention for mention in said.mentions}

        def resolve(written: str) -> Markup:
            mention = known[written]
            text = escape(self.words.in_prose(mention.quantity, mention.form))
            quiet = said.form == "title" or mention.form == "period"
            return text if quiet else self.number(mention.quantity, text)

        if said.form == "prose":
            return prose(said.text, said.lang, resolve)
        html = inline(said.text, said.lang, resolve)
        return html + self.reading(said) if said.printed and said.form == "inline" else html

    def _in_its_language(self, said: Said) -> Markup:
        html = self.bare(said)
        if said.lang == self.words.lang or not self._marked:
            return html
        tag = "div" if said.form == "prose" else "span"
        note = self.words.ui("in {language}", language=language_name(said.lang, self.words.lang))
        return Markup(
            '<{0} class="cb-fallback" lang="{1}">{2} <span class="cb-fallback-mark" lang="{3}">{4}</span></{0}>'
        ).format(tag, said.lang, html, self.words.lang, note)
