"""The data's texts in one language, said for one owner: a cluster, a document or a centre."""

from __future__ import annotations

from functools import lru_cache

from markupsafe import Markup

from generator.components.inline import Form, Inline, Mention, Said
from generator.components.wording import Wording
from generator.components.writing import Writer, told
from generator.kinds.atlas import Atlas
from generator.language import Lang
from generator.language.prose import inline, references
from generator.language.typography import typeset
from generator.model.quantity import Quantity
from generator.model.texts import Text


@lru_cache(maxsize=65536)
def _without_markup(content: str, lang: Lang) -> str:
    """A text without references: cards, lists and search ask for the same names again and again."""
    return told(inline(content, lang, Markup))


class Voice(Wording):
    """Everything that is said in one language; references in texts mean the figures of its owner."""

    def __init__(self, atlas: Atlas, lang: Lang, owner: str) -> None:
        super().__init__(lang, atlas.units, atlas.breakdowns)
        self.atlas = atlas
        self.owner = owner
        self._writer = Writer(self)

    def __repr__(self) -> str:
        return f"Voice({self.lang!r}, {self.owner!r})"

    def of(self, owner: str) -> Voice:
        """The same language for another owner."""
        return self if owner == self.owner else Voice(self.atlas, self.lang, owner)

    def inline(self, text: Text) -> Said:
        """A text as one run."""
        return self._said(text, "inline")

    def title(self, text: Text) -> Said:
        """A text that stands as a heading, a caption or inside a link."""
        return self._said(text, "title")

    def prose(self, text: Text) -> Said:
        """A text as paragraphs and lists."""
        return self._said(text, "prose")

    def plain(self, text: Text) -> str:
        """A text without markup, for titles and attributes."""
        content, lang = text.get(self.lang, self.atlas.instead(self.lang))
        return told(self._writer.bare(self._said(text, "title"))) if "{" in content else _without_markup(content, lang)

    def neat(self, text: Text) -> str:
        """A text without markup that keeps together what belongs together, so that lines in drawings end well."""
        return typeset(self.plain(text), self.lang)

    def unmarked(self, text: Inline) -> str:
        """What is said, without links and markup."""
        if isinstance(text, Said) and text.form == "title" and text.lang == self.lang and not text.mentions:
            return _without_markup(text.text, text.lang)
        return self._writer.plain(text)

    def neat_inline(self, text: Inline) -> str:
        """The same, keeping together what belongs together."""
        return typeset(self.unmarked(text), self.lang)

    def figure(self, ref: str) -> Quantity:
        """The quantity that a reference of the owner names."""
        return self.atlas.quantity(ref, self.owner)

    def figure_title(self, quantity: Quantity) -> Text:
        """What a figure is called."""
        return self.atlas.scopes[quantity.address.owner].figures[quantity.address.id].title

    def name(self) -> Text:
        """The short name of the owner, a cluster or document."""
        scope = self.atlas.clusters.get(self.owner) or self.atlas.documents[self.owner]
        return scope.file.short

    def _said(self, text: Text, form: Form) -> Said:
        content, lang = text.get(self.lang, self.atlas.instead(self.lang))
        mentions = self._mentions(content) if "{" in content else ()
        return Said(content, lang, form, mentions, text.doubt, self.owner if text.doubt else "")

    def _mentions(self, content: str) -> tuple[Mention, ...]:
        found: dict[str, Mention] = {}
        for reference in references(content):
            written = reference.text.strip()
            if written not in found and not reference.error:
                found[written] = Mention(written, self.figure(reference.name), reference.form)
        return tuple(found.values())
