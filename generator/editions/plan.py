"""Which publications there are: the site in each language, and a book for each edition, owner and language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.checks.quality import Quality
from generator.components.block import section_at
from generator.components.downloads import Download
from generator.components.groups import grouped
from generator.components.setting import Setting
from generator.components.shelf import Shelf, build_shelf
from generator.components.voice import Voice
from generator.editions.book import build_book, stamp
from generator.editions.data import Owner
from generator.editions.edition_book import build_edition
from generator.editions.entries import LEAFLETS
from generator.editions.files import Print, book_langs, download, downloads, meets, printed_of
from generator.editions.publications import Book, Publications, Site
from generator.editions.query import Choice, chosen
from generator.editions.site import SitePlan, build_site
from generator.editions.subject import RECORD, Subject, build_subject
from generator.kinds.atlas import Atlas
from generator.kinds.edition import Edition
from generator.kinds.outline import Outline
from generator.language import Lang
from generator.model.address import Address
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
    pages_of: frozenset[str] | None = None  # whose pages a site has beside its own; to compare sites, not to publish


def plan_publications(
    atlas: Atlas,
    selection: Selection,
    hand: Mapping[str, Sequence[HandPage]],
    revisions: Mapping[str, Revision],
    quality: Quality | None = None,
) -> Publications:
    """Everything that the selection asks for; `hand` are the hand-written pages by language, `revisions` of the
    data by owner; "" stands for all data; without `quality` there is no page about it."""
    planner = Planner(atlas, selection, revisions, quality)
    sites: list[Site] = []
    books: list[Book] = []
    for name, edition in atlas.editions.items():
        if atlas.outlines[edition.kind].of == "centre":
            langs = [lang for lang in edition.languages if lang in (selection.langs or edition.languages)]
            if selection.only != "print":
                sites += [build_site(planner.site(edition, lang, hand.get(lang, ()), revisions[""])) for lang in langs]
        elif selection.only != "site" and name in (selection.editions or atlas.editions):
            prints = planner.prints(name, edition)
            books += [planner.book(one) for one in prints if set(one.langs) & set(selection.langs or one.langs)]
    return Publications(tuple(sites), tuple(books))


def printed(atlas: Atlas, selection: Selection) -> Iterator[Print]:
    """Every book that the data ask for."""
    planner = Planner(atlas, Selection(drafts=selection.drafts))
    for name, edition in atlas.editions.items():
        if atlas.outlines[edition.kind].of != "centre":
            yield from planner.prints(name, edition)


class Planner:
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
        self._shelves: dict[tuple[str, Lang], Shelf] = {}
        self._choices: dict[tuple[str, str, tuple[Lang, ...]], Choice] = {}

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
            {slug: self.subject(slug, outline.clusters or "", lang) for slug in self._with_pages(clusters)},
            {
                slug: self.subject(slug, self.atlas.documents[slug].file.kind, lang)
                for slug in self._with_pages(self.documents)
            },
            hand,
            revision,
        )

    def _with_pages(self, owners: Sequence[str]) -> list[str]:
        wanted = self.selection.pages_of
        return [slug for slug in owners if wanted is None or slug in wanted]

    def _centre(self, centre: str, outline: Outline, clusters: Sequence[str], lang: Lang) -> Subject:
        voice = Voice(self.atlas, lang, centre)
        documents = [self.atlas.documents[slug] for slug in self.documents]
        compared = tuple(cluster for slug in clusters if (cluster := self.atlas.clusters[slug]).kpis)
        extra: dict[str, object] = {
            "catalogue": self.shelf(centre, lang),
            "editions": downloads(voice, [centre, *clusters]),
            "own-documents": tuple(document for document in documents if document.centre == centre),
            "other-documents": tuple(document for document in documents if document.centre != centre),
            "compared": compared if len(compared) > 1 else (),
            "quality": self._quality,
            LEAFLETS: self._leaflets(centre, lang),
        }
        return build_subject(voice, outline, Owner(self.atlas, centre, extra))

    def _leaflets(self, centre: str, lang: Lang) -> Mapping[Address, tuple[Download, ...]]:
        """The printed sheets of each record of a centre, those in the reader's language first."""
        known: dict[Address, list[Download]] = {}
        for name, edition in self.atlas.editions.items():
            if edition.offer and edition.centre == centre and self.atlas.outlines[edition.kind].of == "record":
                for one in self.prints(name, edition):
                    if one.record is not None:
                        known.setdefault(one.record, []).append(download(self.atlas, one))
        return {at: tuple(sorted(found, key=lambda one: one.lang != lang)) for at, found in known.items()}

    def _family(self, centre: str) -> list[str]:
        """The clusters of a centre, with or without pages of their own; drafts only when asked for."""
        known = ((slug, self.atlas.clusters[slug].file) for slug in self.atlas.centres[centre].clusters)
        return [slug for slug, file in known if self.selection.drafts or not file.draft]

    def prints(self, name: str, edition: Edition) -> Iterator[Print]:
        """The books of a printed edition, as far as their owners are asked for."""
        for owner in self.printed(edition):
            for lang in book_langs(edition):
                book = Print(name, edition, owner, lang)
                if self.atlas.outlines[edition.kind].of != "record":
                    yield book
                    continue
                for entry in self.choice(book).entries:
                    yield replace(book, record=entry.at)

    def book(self, one: Print) -> Book:
        """A book, built."""
        outlines = self.atlas.outlines
        if outlines[one.edition.kind].layout == "edition":
            setting = self._setting(one)
            book = build_edition(self._edition_subject(one, setting), setting, one.slug)
            return replace(book, press=one.edition.press, revision=self._revision(one), edition=one.name)
        # What the site shows of a cluster is its programme; any other outline of clusters makes a book of its own name.
        whole = {outline.clusters for outline in outlines.values()}
        has_title = outlines[one.edition.kind].of == "cluster" and one.edition.kind not in whole
        subject = self.subject(one.owner, one.edition.kind, one.lang)
        title = one.edition.title if has_title else None
        book = build_book(subject, one.slug, self._revisions[one.owner], title)
        return replace(book, press=one.edition.press, revision=self._revision(one), edition=one.name)

    def shelf(self, centre: str, lang: Lang) -> Shelf:
        """The catalogue of a centre as its site shows it."""
        if (centre, lang) not in self._shelves:
            self._shelves[centre, lang] = build_shelf(self.atlas, centre, self._family(centre), lang)
        return self._shelves[centre, lang]

    def choice(self, one: Print) -> Choice:
        """The records that a book holds; all books of an edition, an owner and languages hold the same."""
        key = one.name, one.owner, one.langs
        if key not in self._choices:
            clusters = (one.owner,) if one.owner in self.atlas.clusters else ()
            shelf = self.shelf(self._centre_of(one), one.lang)
            self._choices[key] = chosen(shelf, one.edition, one.langs, clusters)
        return self._choices[key]

    def wanted(self, one: Print) -> Choice:
        """What a book would hold if every record had all texts that the first language of the project has."""
        required = next(iter(self.atlas.languages))
        shelf = self.shelf(self._centre_of(one), required)
        return chosen(shelf, one.edition, (required,), (one.owner,) if one.owner in self.atlas.clusters else ())

    def _centre_of(self, one: Print) -> str:
        scope = self.atlas.scopes.get(one.owner)
        return scope.centre if scope else one.owner

    def _revision(self, one: Print) -> Revision:
        """That of the data of its owner; of a centre it is that of all data."""
        return self._revisions[one.owner if one.owner in self.atlas.scopes else ""]

    def _setting(self, one: Print) -> Setting:
        centre = self._centre_of(one)
        voice = Voice(self.atlas, one.lang, one.owner)
        other = Voice(self.atlas, one.langs[1], one.owner) if len(one.langs) > 1 else None
        outlines = self.atlas.outlines
        known = (edition for edition in self.atlas.editions.values() if edition.centre == centre)
        sites = [
            outlines[site.kind] for site in known if outlines[site.kind].of == "centre" and voice.lang in site.languages
        ]
        shelf = self.shelf(centre, one.lang)
        pages: set[Address] = set()
        if sites:
            pages = {entry.at for entry in (*shelf.goods, *shelf.organisations, *shelf.categories)}
            with_pages = {slug for outline in sites for slug in self.published(outline)}  # others have nothing to show
            pages |= {section_at(slug) for slug in shelf.clusters if slug in with_pages}
        stamps = {said.lang: stamp(said, self._revision(one)) for said in (voice, other) if said}
        return Setting(one.edition, other, frozenset(pages), stamps)

    def _edition_subject(self, one: Print, setting: Setting) -> Subject:
        voice, choice = Voice(self.atlas, one.lang, one.owner), self.choice(one)
        whole = self.shelf(self._centre_of(one), one.lang)
        is_cluster = one.owner in self.atlas.clusters
        extra: dict[str, object] = {
            "catalogue": whole if one.record else choice.shelf,  # a company on a leaflet names all that it offers
            "groups": grouped(voice, choice.shelf, choice.entries, one.edition.order),
            "support": whole.support,
            "companies": tuple(one for one in whole.members if not is_cluster or voice.owner in whole.clusters_of(one)),
        }
        record = next((entry for entry in choice.entries if entry.at == one.record), None)
        if record is not None:
            extra[RECORD] = record
        owner = Owner(self.atlas, one.owner, extra)
        return build_subject(voice, self.atlas.outlines[one.edition.kind], owner, self._revision(one).day, setting)

    def printed(self, edition: Edition) -> list[str]:
        """The clusters, documents or the centre that an edition prints, as far as they are asked for."""
        outline = self.atlas.outlines[edition.kind]
        asked = self.selection.clusters
        if outline.of in ("catalogue", "record"):
            owners = [str(edition.centre)] if edition.centre else []
        else:
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
