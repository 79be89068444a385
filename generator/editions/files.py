"""The names of printed files, and which of them an owner has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.components.downloads import Download
from generator.components.inline import Inline, Joined, Spoken
from generator.components.voice import Voice
from generator.editions.data import Owner
from generator.kinds.atlas import Atlas
from generator.kinds.edition import Edition
from generator.kinds.outline import Outline
from generator.language import Lang
from generator.model.address import Address


@dataclass(frozen=True)
class Print:
    """A book that the data ask for: an edition for an owner in a language; a leaflet is of a record.

    One that is bilingual has the first of its languages.
    """

    name: str
    edition: Edition
    owner: str
    lang: Lang
    record: Address | None = None

    @property
    def slug(self) -> str:
        """The file name of a book without its ending: programme-pharma-ru, catalogue-ru-en."""
        record = f"{self.record.owner}-{self.record.id}" if self.record else ""
        name = self.edition.file or ""
        for key, value in (("cluster", self.owner), ("document", self.owner), ("record", record)):
            name = name.replace(f"{{{key}}}", value)
        return f"{name}-{'-'.join(self.langs)}"

    @property
    def langs(self) -> tuple[Lang, ...]:
        """Its language, or both of a bilingual one."""
        return tuple(self.edition.languages) if self.edition.bilingual else (self.lang,)


def book_langs(edition: Edition) -> tuple[Lang, ...]:
    """The languages of which each has a book of its own."""
    return tuple(edition.languages[:1]) if edition.bilingual else tuple(edition.languages)


def printed_of(atlas: Atlas, edition: Edition, owner: str) -> bool:
    """Whether an edition prints a cluster, a document or a centre; a cluster has the data that the outline needs."""
    outline = atlas.outlines[edition.kind]
    if owner in atlas.documents:
        return atlas.documents[owner].file.kind == edition.kind
    if outline.of in ("catalogue", "record"):
        return owner == edition.centre
    return outline.of == "cluster" and edition.holds(owner) and meets(atlas, outline, owner)


def meets(atlas: Atlas, outline: Outline, owner: str) -> bool:
    """Whether an owner has the data without which there is no publication."""
    return not outline.needs or Owner(atlas, owner, {}).find(outline.needs) is not None


def downloads(voice: Voice, owners: Sequence[str]) -> tuple[Download, ...]:
    """The printed files of clusters, documents or a centre, those in the reader's language first."""
    return tuple(item for owner in owners for item in _of_owner(voice.of(owner)))


def _of_owner(voice: Voice) -> Iterator[Download]:
    atlas = voice.atlas
    for slug, edition in atlas.editions.items():
        if not edition.offer or atlas.outlines[edition.kind].of == "record":
            continue
        if not printed_of(atlas, edition, voice.owner):
            continue
        for lang in sorted(book_langs(edition), key=lambda lang: lang != voice.lang):
            yield download(atlas, Print(slug, edition, voice.owner, lang))


def download(atlas: Atlas, book: Print) -> Download:
    """The printed file of a book."""
    own = Voice(atlas, book.lang, book.owner)
    return Download(f"{book.slug}.pdf", Spoken(own, _title(own, book.edition)), book.lang)


def _title(own: Voice, edition: Edition) -> Inline:
    """A document has a title of its own, and so has the catalogue of a centre; the same words for its kind before it
    would say it twice."""
    if own.owner in own.atlas.documents:
        return own.inline(own.name())
    if own.owner in own.atlas.clusters:
        return Joined("{}. {}", (own.inline(edition.title), own.inline(own.name())))
    return own.inline(edition.title)
