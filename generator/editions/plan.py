"""Which publications there are: the site in each language, and a book for each edition, owner and language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.checks.quality import Quality
from generator.components.shelf import build_shelf
from generator.components.voice import Voice
from generator.editions.book import build_book
from generator.editions.data import Owner
from generator.editions.files import book_slug, downloads, meets, printed_of
from generator.editions.publications import Book, Publications, Site
from generator.editions.site import SitePlan, build_site
from generator.editions.subject import Subject, build_subject
from generator.kinds.atlas import Atlas
from generator.kinds.edition import Edition
from generator.kinds.outline import Outline
from generator.language import Lang
from generator.model.base import EMPTY
from generator.source.hand import HandPage
from generator.source.project import Revision


@dataclass(frozen=True)
class Selection:
    """What is asked for; empty means everything."""

    only: str = ""  # "site", "print" or "press"
    langs: tuple[Lang, ...] = ()
    clusters: tuple[str, ...] = ()
    editions: tuple[str, ...] = ()
    drafts: bool = False


def plan_publications(
    atlas: Atlas,
    selection: Selection,
    hand: Mapping[str, Sequence[HandPage]],
    revisions: Mapping[str, Revision],
    quality: Quality | None = None,
) -> Publications:
    """Everything that the selection asks for; `hand` are the hand-written pages by language, `revisions` of the
    data by owner; "" stands for all data; without `quality` there is no page about it."""
    planner = _Planner(atlas, selection, revisions, quality)
    sites: list[Site] = []
    books: list[Book] = []
    for name, edition in atlas.editions.items():
        langs = [lang for lang in edition.languages if lang in (selection.langs or edition.languages)]
        if atlas.outlines[edition.kind].of == "centre":
            if selection.only != "print":
                sites += [build_site(planner.site(edition, lang, hand.get(lang, ()), revisions[""])) for lang in langs]
        elif selection.only != "site" and name in (selection.editions or atlas.editions):
            books += planner.books(edition, langs, revisions)
    return Publications(tuple(sites), tuple(books))


def printed(atlas: Atlas, selection: Selection) -> Iterator[tuple[str, Edition, str, Lang]]:
    """Name of the edition, the edition, owner and language of every book that the data ask for."""
    planner = _Planner(atlas, Selection(drafts=selection.drafts))
    for name, edition in atlas.editions.items():
        if atlas.outlines[edition.kind].of != "centre":
            for owner in planner.printed(edition):
                for lang in edition.languages:
                    yield name, edition, owner, lang


class _Planner:
    """Builds each subject once a language, however many publications show it."""

    def __init__(
        self,
        atlas: Atlas,
        selection: Selection,
        revisions: Mapping[str, Revision] = EMPTY,
        quality: Quality | None = None,
    ) -> None:
        self.atlas = atlas
        self.selection = selection
        self._revisions = revisions
        self._quality = quality
        self._subjects: dict[tuple[str, str, str], Subject] = {}

    def subject(self, owner: str, outline: str, lang: Lang) -> Subject:
        """A cluster or document in one language."""
        key = (owner, outline, lang)
        if key not in self._subjects:
            voice = Voice(self.atlas, lang, owner)
            extra = {"editions": downloads(voice, [owner])}
            whose, day = Owner(self.atlas, owner, extra), self._revisions[owner].day
            self._subjects[key] = build_subject(voice, self.atlas.outlines[outline], whose, day)
        return self._subjects[key]

    def site(self, edition: Edition, lang: Lang, hand: Sequence[HandPage], revision: Revision) -> SitePlan:
        """The site of a centre: its published clusters, and all documents."""
        centre, outline = edition.centre or "", self.atlas.outlines[edition.kind]
        clusters = [slug for slug in self.published(outline) if self.atlas.clusters[slug].centre == centre]
        return SitePlan(
            self._centre(centre, outline, clusters, lang),
            {slug: self.subject(slug, outline.clusters or "", lang) for slug in clusters},
            {slug: self.subject(slug, self.atlas.documents[slug].file.kind, lang) for slug in self.documents},
            hand,
            revision,
        )

    def _centre(self, centre: str, outline: Outline, clusters: Sequence[str], lang: Lang) -> Subject:
        voice = Voice(self.atlas, lang, centre)
        documents = [self.atlas.documents[slug] for slug in self.documents]
        compared = tuple(cluster for slug in clusters if (cluster := self.atlas.clusters[slug]).kpis)
        extra: dict[str, object] = {
            "catalogue": build_shelf(self.atlas, centre, self._family(centre), lang),
            "editions": downloads(voice, clusters),
            "own-documents": tuple(document for document in documents if document.centre == centre),
            "other-documents": tuple(document for document in documents if document.centre != centre),
            "compared": compared if len(compared) > 1 else (),
            "quality": self._quality,
        }
        return build_subject(voice, outline, Owner(self.atlas, centre, extra))

    def _family(self, centre: str) -> list[str]:
        """The clusters of a centre, with or without pages of their own; drafts only when asked for."""
        known = ((slug, self.atlas.clusters[slug].file) for slug in self.atlas.centres[centre].clusters)
        return [slug for slug, file in known if self.selection.drafts or not file.draft]

    def books(self, edition: Edition, langs: Sequence[Lang], revisions: Mapping[str, Revision]) -> Iterator[Book]:
        """The books of a printed edition."""
        outlines = self.atlas.outlines
        # What the site shows of a cluster is its programme; any other outline of clusters makes a book of its own name.
        whole = {outline.clusters for outline in outlines.values()}
        title = edition.title if outlines[edition.kind].of == "cluster" and edition.kind not in whole else None
        for owner in self.printed(edition):
            for lang in langs:
                subject = self.subject(owner, edition.kind, lang)
                book = build_book(subject, book_slug(edition, owner, lang), revisions[owner], title)
                yield replace(book, press=edition.press, revision=revisions[owner])

    def printed(self, edition: Edition) -> list[str]:
        """The clusters or documents that an edition prints, as far as they are asked for."""
        outline = self.atlas.outlines[edition.kind]
        asked = self.selection.clusters
        owners = self.published(outline) if outline.of == "cluster" else self.documents
        return [slug for slug in owners if printed_of(self.atlas, edition, slug) and (not asked or slug in asked)]

    @property
    def documents(self) -> list[str]:
        """The documents; drafts only when asked for."""
        found = self.atlas.documents
        return [slug for slug, item in found.items() if self.selection.drafts or not item.file.draft]

    def published(self, outline: Outline) -> list[str]:
        """The clusters with what their outline needs, in the order of their centres; drafts only when asked for."""
        needed = self.atlas.outlines[outline.clusters] if outline.clusters else outline
        order = [slug for centre in self.atlas.centres.values() for slug in centre.clusters]
        return [
            slug
            for slug in dict.fromkeys(order)
            if (self.selection.drafts or not self.atlas.clusters[slug].file.draft) and meets(self.atlas, needed, slug)
        ]
