"""Where every number comes from: the way from a number to the register of figures, and the register itself."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from posixpath import relpath

from markupsafe import Markup, escape

from generator.editions.section import source_text
from generator.editions.views import Block, Cell, Empty, FigureLink, Register, RegisterRow, SourceEntry, SourceList
from generator.editions.words import Words, figure_html
from generator.language.messages import ui
from generator.model.atlas import Scope, split_ref
from generator.model.base import FigureRef
from generator.model.figures import Derivation, Figure
from generator.model.texts import Text

Key = tuple[str, str]

_QUALIFIERS = {
    "about": ui("Approximate"),
    "more-than": ui("Lower bound"),
    "and-more": ui("Lower bound"),
    "less-than": ui("Upper bound"),
}
_RULES = {
    "ratio": ui("{first} ÷ {second}"),
    "share": ui("{first} as a percentage of {second}"),
    "growth": ui("change from {first} to {second}, per cent"),
}


@dataclass(frozen=True)
class SiteRegisters:
    """Links from a page of the site: each cluster and document has its register on a page of its own.

    `pages` are these pages by slug, `here` the page with the links; both as addresses in the site: clusters/pharma.
    """

    pages: Mapping[str, str]
    here: str = ""

    def link(self, words: Words, owner: str, name: str) -> FigureLink | None:
        """The address of the row, and what stands in it."""
        page = self.pages.get(owner)
        if page is None:
            return None
        way = "" if page == self.here else f"{relpath(page, self.here or '.')}/"
        return FigureLink(f"{way}#figure-{name}", _about(words, owner, name))


@dataclass(frozen=True)
class BookRegister:
    """Links inside a book, whose register holds the figures of others that it shows too."""

    slug: str

    def link(self, _: Words, owner: str, name: str) -> FigureLink:
        """The row in the same book."""
        return FigureLink(f"#{row_id(self.slug, (owner, name))}")


@dataclass(frozen=True)
class Place:
    """A part of a publication that shows figures and names sources."""

    title: str
    href: str
    figures: Collection[Key] = ()
    sources: Collection[str] = ()

    @property
    def link(self) -> Markup:
        """The way to it."""
        return Markup('<a href="{}">{}</a>').format(self.href, self.title)


def row_id(slug: str, key: Key) -> str:
    """The id of a figure's row in the register of a cluster or document; ids never hold two hyphens."""
    owner, name = key
    return f"figure-{name}" if owner == slug else f"figure-{owner}--{name}"


def source_blocks(words: Words, scope: Scope, places: Sequence[Place], *, foreign: bool = False) -> tuple[Block, ...]:
    """The register of figures and the list of sources, with the places that use them.

    With `foreign` the register also holds the figures of others that the places show.
    """
    keys = dict.fromkeys((scope.slug, name) for name in scope.figures)
    if foreign:
        keys |= dict.fromkeys(key for place in places for key in place.figures)
    caption = words.ui("All figures with period, source and status")
    rows = tuple(_row(words, scope, key, places) for key in keys)
    entries = SourceList(tuple(_sources(words, keys, places)))
    sources = Block("sources-list", entries, escape(words.ui("Sources")))
    figures = Block("sources-figures", Register(caption, rows), escape(words.ui("Figures")))
    return tuple(block for block, has in ((figures, rows), (sources, entries.items)) if has)


def _sources(words: Words, keys: Iterable[Key], places: Sequence[Place]) -> Iterator[SourceEntry]:
    """All sources that the places name, in their own words or through a figure; then those of the other figures."""
    named = [dict.fromkeys((*place.sources, *_of(words, place.figures))) for place in places]
    for name in dict.fromkeys((*(name for names in named for name in names), *_of(words, keys))):
        used = tuple(place.link for place, names in zip(places, named, strict=True) if name in names)
        yield SourceEntry(f"source-{name}", source_text(words, words.atlas.sources[name]), used)


def _of(words: Words, keys: Iterable[Key]) -> Iterator[str]:
    """The sources of figures."""
    figures = (words.atlas.figure(*key)[1] for key in keys)
    return (figure.source for figure in figures if figure.source)


def _row(words: Words, scope: Scope, key: Key, places: Sequence[Place]) -> RegisterRow:
    owner, name = key
    _, figure = words.atlas.figure(owner, name)
    used = [place.link for place in places if key in place.figures]
    for other, derived in scope.figures.items():
        if derived.derive and key in [split_ref(scope.slug, ref) for ref in derived.derive.rule[1]]:
            text = words.ui("calculation of “{figure}”", figure=words.plain(derived.title, scope.slug))
            used.append(Markup('<a href="#figure-{}">{}</a>').format(other, text))
    source = Empty
    if figure.source:
        named = words.plain(words.atlas.sources[figure.source].text)
        source = Markup('<a href="#sources-list-source-{}">{}</a>').format(figure.source, named)
    return RegisterRow(
        row_id(scope.slug, key),
        _title(words, scope, owner, figure),
        _value(words, owner, name, figure),
        words.corporate_part(figure),
        words.period(figure.period) if figure.period else "",
        source,
        tuple(_status(words, owner, figure, linked=True)),
        tuple(used),
    )


def _title(words: Words, scope: Scope, owner: str, figure: Figure) -> Markup:
    """The title; that of another's figure says whose it is."""
    title = words.inline(figure.title, owner)
    if owner == scope.slug:
        return title
    other = words.atlas.clusters.get(owner) or words.atlas.documents[owner]
    return Markup("{}: {}").format(words.plain(other.file.short), title)


def _value(words: Words, owner: str, name: str, figure: Figure) -> Cell:
    if figure.rank is not None:
        return Cell(escape(words.ui("rank {number}", number=figure.rank)))
    if figure.lost:
        return Cell(Empty, "lost", words.ui("lost in the source"))
    return Cell(words.reference(owner, name))


def _status(words: Words, owner: str, figure: Figure, *, linked: bool) -> list[Markup]:
    """How the number came about, its sample and its notes, a sentence each."""
    said = [_exactness(words, owner, figure, linked=linked)]
    if figure.sample is not None:
        said.append(_sentence(escape(words.sample(figure.sample.n))))
    return [*said, *(_said(words, owner, words.atlas.note(owner, ref).text, linked=linked) for ref in figure.note)]


def _said(words: Words, owner: str, text: Text, *, linked: bool) -> Markup:
    return words.inline(text, owner) if linked else escape(words.plain(text, owner))


def _exactness(words: Words, owner: str, figure: Figure, *, linked: bool) -> Markup:
    if figure.derive is not None:
        return _derived(words, owner, figure.derive, linked=linked)
    if figure.printed is not None:
        doubt = _said(words, owner, figure.printed.doubt, linked=linked)
        return Markup("{} {}").format(words.ui("As printed in the source."), doubt)
    if figure.lost:
        rank = figure.rank is not None
        lost = words.ui("The value itself is lost in the source") if rank else words.ui("Lost in the source")
        return _sentence(escape(lost))
    return _sentence(escape(words.ui(_QUALIFIERS.get(figure.qualifier, ui("As in the source")))))


def _derived(words: Words, owner: str, derivation: Derivation, *, linked: bool) -> Markup:
    """The rule in words, and what the source prints itself."""
    rule, refs = derivation.rule
    operands = [_operand(words, owner, ref, linked=linked) for ref in refs]
    if rule == "sum":
        text = Markup(" + ").join(operands)
    else:
        text = _filled(words, _RULES[rule], first=operands[0], second=operands[1])
    said = _sentence(escape(words.ui("Calculated:")) + " " + text)
    return said if derivation.printed is None else said + " " + words.ui("The source prints the value as well.")


def _operand(words: Words, owner: str, ref: str, *, linked: bool) -> Markup:
    """`“Total revenue” (RUB 2.41 bn)`; the number leads on."""
    where, figure = words.atlas.figure(owner, ref)
    corporate = FigureRef(ref).part == "not-sole-traders"
    text = words.corporate_part(figure) if corporate else words.reference(owner, ref)
    link = words.figure_link(*split_ref(owner, ref)) if linked else None
    number = figure_html(link, text) if link else text
    return _filled(words, ui("“{figure}” ({number})"), figure=words.plain(figure.title, where), number=number)


def _filled(words: Words, msgid: str, **parts: str) -> Markup:
    """An interface text with HTML in its places."""
    return escape(words.ui(msgid, **{name: f"{{{name}}}" for name in parts})).format(**parts)


def _sentence(text: Markup) -> Markup:
    return text if text.endswith((".", "…")) else text + "."


def _about(words: Words, owner: str, name: str) -> str:
    """What the register says of a figure, in a few sentences without links."""
    _, figure = words.atlas.figure(owner, name)
    title = words.plain(figure.title, owner)
    head = f"{title}, {words.period(figure.period)}" if figure.period else title
    said = [_sentence(escape(head)), *_status(words, owner, figure, linked=False)]
    if figure.source:
        said.append(_sentence(escape(words.ui("Source:")) + " " + words.plain(words.atlas.sources[figure.source].text)))
    return Markup(" ").join(said).striptags()
