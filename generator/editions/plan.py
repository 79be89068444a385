"""Which publications there are: the site in each language, and a book for each edition, cluster and language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.editions.document_pages import document_book
from generator.editions.programme import build_book
from generator.editions.site import build_site
from generator.editions.views import Book, Publications, Site
from generator.editions.words import Words
from generator.language import Lang
from generator.model.atlas import Atlas, Document
from generator.model.shared import Edition
from generator.model.texts import LANGS
from generator.source.project import HandPage, Revision


@dataclass(frozen=True)
class Selection:
    """What is asked for; empty means everything."""

    only: str = ""  # "site" or "print"
    langs: tuple[Lang, ...] = LANGS
    clusters: tuple[str, ...] = ()
    editions: tuple[str, ...] = ()
    drafts: bool = False

    @property
    def whole(self) -> bool:
        """Whether nothing was left out, so that what is not made any more can go."""
        return not (self.only or self.clusters or self.editions) and self.langs == LANGS


def plan_publications(
    atlas: Atlas, selection: Selection, hand: Mapping[str, Sequence[HandPage]], revisions: Mapping[str, Revision]
) -> Publications:
    """Everything that the selection asks for; `hand` are the hand-written pages by language, `revisions` of the
    data by cluster; "" stands for all data."""
    documents = [item for item in atlas.documents.values() if selection.drafts or not item.file.draft]
    sites: list[Site] = []
    books: list[Book] = []
    for name, edition in atlas.editions.items():
        langs = [lang for lang in edition.languages if lang in selection.langs]
        if edition.kind == "site" and selection.only != "print":
            slugs, centre = published(atlas, selection, whole=True), edition.centre or ""
            sites += [
                build_site(atlas, lang, centre, slugs, documents, hand.get(lang, ()), revisions[""]) for lang in langs
            ]
        elif edition.kind != "site" and selection.only != "site" and name in (selection.editions or atlas.editions):
            books += _books(atlas, selection, edition, documents, langs, revisions)
    return Publications(tuple(sites), tuple(books))


def _books(
    atlas: Atlas,
    selection: Selection,
    edition: Edition,
    documents: Sequence[Document],
    langs: Sequence[Lang],
    revisions: Mapping[str, Revision],
) -> list[Book]:
    """The books of a printed edition."""
    if edition.kind == "programme":
        clusters = [atlas.clusters[slug] for slug in published(atlas, selection) if edition.holds(slug)]
        return [
            build_book(Words(atlas, lang), cluster, cluster.file.programme, edition, revisions[cluster.slug])
            for cluster in clusters
            if cluster.file.programme is not None
            for lang in langs
        ]
    return [
        document_book(Words(atlas, lang), document, edition, revisions[document.slug])
        for document in documents
        if document.file.kind == edition.kind and not selection.clusters
        for lang in langs
    ]


def published(atlas: Atlas, selection: Selection, *, whole: bool = False) -> list[str]:
    """The clusters with a programme, in the order of their centres; drafts only when asked for; `whole` takes all."""
    order = [slug for centre in atlas.centres.values() for slug in centre.clusters]
    return [
        slug
        for slug in order
        if (cluster := atlas.clusters[slug]).file.programme is not None
        and (selection.drafts or not cluster.file.draft)
        and (whole or not selection.clusters or slug in selection.clusters)
    ]
