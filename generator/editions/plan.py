"""Which publications there are: the site in each language, and a book for each edition, cluster and language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.editions.programme import build_book
from generator.editions.site import build_site
from generator.editions.views import Publications
from generator.editions.words import Words
from generator.language import Lang
from generator.model.atlas import Atlas
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
    slugs = published(atlas, selection)
    editions = [item for name, item in atlas.editions.items() if not selection.editions or name in selection.editions]
    sites = (
        ()
        if selection.only == "print"
        else tuple(
            build_site(atlas, lang, slugs, tuple(atlas.editions.values()), hand.get(lang, ()), revisions[""])
            for lang in selection.langs
        )
    )
    books = (
        ()
        if selection.only == "site"
        else tuple(
            build_book(Words(atlas, lang), cluster, programme, edition, revisions[slug])
            for edition in editions
            for slug in slugs
            if edition.clusters == "all" or slug in edition.clusters
            if (programme := (cluster := atlas.clusters[slug]).file.programme) is not None
            for lang in edition.languages
            if lang in selection.langs
        )
    )
    return Publications(sites, books)


def published(atlas: Atlas, selection: Selection) -> list[str]:
    """The clusters with a programme, in the order of their centres; drafts only when asked for."""
    order = [slug for centre in atlas.centres.values() for slug in centre.clusters]
    return [
        slug
        for slug in order
        if (cluster := atlas.clusters[slug]).file.programme is not None
        and (selection.drafts or not cluster.file.draft)
        and (not selection.clusters or slug in selection.clusters)
    ]
