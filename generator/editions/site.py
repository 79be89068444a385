"""The site in one language: home, the pages of clusters and documents, hand-written pages, and the navigation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.checks.quality import Quality
from generator.components.block import Section, section_at
from generator.components.cluster_cards import large_cards
from generator.components.contacts import contact_lines
from generator.components.family import family
from generator.components.finished import Finished, Place
from generator.components.linked_registers import linked_registers
from generator.components.shelf import Shelf
from generator.components.voice import Voice
from generator.editions.book import stamp
from generator.editions.entries import FOLDER, entry_pages
from generator.editions.look import look_of
from generator.editions.publications import NavItem, NavLink, Page, RecordPage, Site
from generator.editions.subject import Subject, place_of
from generator.kinds.centre import CentreFile
from generator.kinds.cluster import ClusterFile
from generator.kinds.document import Document
from generator.language.messages import interface_plural
from generator.model.address import Address
from generator.model.texts import Text
from generator.source.hand import HandPage
from generator.source.project import Revision


@dataclass(frozen=True)
class SitePlan:
    """What a site shows: its centre, the subjects with pages by owner, and the hand-written pages."""

    centre: Subject
    clusters: Mapping[str, Subject]
    documents: Mapping[str, Subject]
    hand: Sequence[HandPage]
    revision: Revision


def build_site(plan: SitePlan) -> Site:
    """All pages of the site of a centre."""
    voice = plan.centre.voice
    atlas, slug = voice.atlas, voice.owner
    centre = atlas.centres[slug]
    menu = {name: voice.plain(text) for name, text in plan.centre.outline.menu.items()}
    pages = [_home(plan.centre, centre)]
    home = NavLink(menu.get("home", "") or pages[0].title, pages[0].at)
    clusters, practice = [], []
    for subject in plan.clusters.values():
        found = subject_pages(subject, _way(home, menu.get("clusters", "")))
        pages += found
        clusters.append(NavItem(subject.voice.plain(subject.voice.name()), children=_links(found)))
    ways: list[NavItem] = []
    catalogue: list[NavItem] = []
    for part in plan.centre.within("site"):
        own = [_centre_page(plan.centre, section, home) for section in part.sections]
        pages += own
        listed = [page for page in own if page.listed]
        {"clusters": clusters, "catalogue": catalogue}.get(part.id, ways).extend(_links(listed))
    for subject in plan.documents.values():
        found = subject_pages(subject, _way(home, menu.get("documents", "")))
        pages += found
        practice.append(NavItem(subject.voice.plain(subject.voice.name()), children=_links(found)))
    entries = _entries(plan.centre, home, {page.at: page for page in pages})
    nav = [NavItem(menu.get("home", ""), "index.md")]
    nav += _grouped(menu.get("clusters", ""), clusters)
    # A group of pages is a menu where its items are sections.
    registers = [NavItem(one.title, children=(one,)) for one in catalogue] if len(catalogue) > 1 else catalogue
    nav += [*_grouped(menu.get("catalogue", ""), registers), *_grouped(menu.get("documents", ""), practice)]
    nav += ways
    nav += [NavItem(page.title, page.path) for page in plan.hand]
    return Site(
        voice=voice,
        title=voice.plain(centre.short),
        description=voice.plain(centre.lead),
        pages=tuple(pages),
        nav=tuple(nav),
        coverage=coverage(atlas.texts, voice.lang),
        clusters=family(voice, centre.clusters),
        accents=_accents(plan),
        centre=voice.plain(centre.name),
        city=voice.plain(centre.city),
        stamp=stamp(voice, plan.revision),
        contacts=contact_lines(voice, centre.contacts) if centre.contacts else None,
        hand=tuple(plan.hand),
        look=look_of(voice, slug),
        records=entries,
        quality=_quality(plan.centre),
    )


def _home(subject: Subject, centre: CentreFile) -> Page:
    voice = subject.voice
    lead, name = voice.title(centre.lead), voice.plain(centre.name)
    section = subject.overview(voice.title(centre.name), ())
    return Page(
        "index.md",
        section_at(voice.owner, of="centre"),
        name,
        voice.unmarked(lead),
        section,
        voice,
        template="home.html",
        lead=lead,
        cards=large_cards(voice, voice.owner, centre.clusters),
        ways=tuple(
            NavLink(voice.plain(title), section_at(voice.owner, page, of="centre"))
            for page, title in subject.outline.ways.items()
        ),
    )


def _centre_page(subject: Subject, section: Section, home: NavLink) -> Page:
    """A further page of the centre; its description is its first paragraph, or what is listed on it."""
    voice, shelf = subject.voice, subject.owner.extra.get("catalogue")
    title = voice.unmarked(section.title)
    chapters = {name: chapter for part in subject.outline.parts.values() for name, chapter in part.chapters.items()}
    chapter = chapters[section.id]
    texts = [spec.text for spec in chapter.blocks if spec.text]
    description = voice.plain(texts[0]) if texts else _told(voice, shelf, section.id, title)
    return Page(
        f"{section.id}.md",
        section_at(voice.owner, section.id, of="centre"),
        title,
        description,
        section,
        voice,
        template="wide.html" if chapter.wide else "",
        way=(home,),
        linked=linked_registers(voice, shelf, section) if isinstance(shelf, Shelf) else (),
        listed=chapter.listed,
    )


def _told(voice: Voice, shelf: object, page: str, title: str) -> str:
    """What a page without texts is about: `Catalogue: 12 products, 5 services, 9 companies. The centre`."""
    counted: list[str] = []
    if isinstance(shelf, Shelf) and page == FOLDER:
        kinds = (
            (shelf.products, "{n} product", "{n} products"),
            (shelf.services, "{n} service", "{n} services"),
            (shelf.organisations, "{n} company", "{n} companies"),
        )
        counted = [interface_plural(one, many, len(found), voice.lang) for found, one, many in kinds if found]
    what = f"{title}: {', '.join(counted)}" if counted else title
    return f"{what}. {voice.plain(voice.atlas.centres[voice.owner].name)}"


def _quality(centre: Subject) -> Quality | None:
    """How good the data are, where the outline has a place for it."""
    known = centre.owner.extra.get("quality")
    return known if isinstance(known, Quality) else None


def _entries(centre: Subject, home: NavLink, pages: Mapping[Address, Page]) -> tuple[RecordPage, ...]:
    """The pages of the records of the catalogue; the way to them leads over its index, where there is one."""
    shelf = centre.owner.extra.get("catalogue")
    if not isinstance(shelf, Shelf):
        return ()
    index = pages.get(section_at(centre.voice.owner, FOLDER, of="centre"))
    return tuple(entry_pages(centre, shelf, (home, NavLink(index.title, index.at)) if index else (home,)))


def _way(home: NavLink, group: str) -> tuple[NavLink, ...]:
    return (home, NavLink(group, None)) if group else (home,)


def subject_pages(subject: Subject, above: tuple[NavLink, ...] = ()) -> list[Page]:
    """Overview, a page a chapter, and what tells of them, each with links to the others; `above` is the way there."""
    voice, scope = subject.voice, subject.owner.scope
    if scope is None:
        raise ValueError(f"no pages of {subject.owner.slug}")
    sections = [section for part in subject.within("site") for section in part.sections]
    chapters = tuple(place_of(scope.slug, section, voice.unmarked(section.title)) for section in sections)
    coming = tuple(
        Place(voice.plain(chapter.title) if chapter.title else "", section_at(scope.slug, name), Section(name, "", ()))
        for name, chapter in subject.coming("site")
    )
    overview = subject.overview(voice.title(scope.file.name), (*chapters, *coming))
    heading = subject.outline.overview.title if subject.outline.overview else None
    first = place_of(scope.slug, overview, voice.plain(heading) if heading else "", first=True)
    after = subject.after("site", Finished((first, *chapters)))
    places = (first, *chapters, *(place_of(scope.slug, section, voice.unmarked(section.title)) for section in after))
    return [_page(subject, place, places, above) for place in places]


def _page(subject: Subject, place: Place, places: Sequence[Place], above: tuple[NavLink, ...]) -> Page:
    voice, scope = subject.voice, subject.owner.scope
    assert scope is not None  # noqa: S101 - a subject with pages has one
    name, summary = voice.plain(scope.file.name), voice.title(scope.file.summary)
    title = voice.unmarked(place.title)
    chapter, short = bool(place.to.path), voice.plain(scope.file.short)
    own = scope.file.contacts if isinstance(scope.file, ClusterFile) else None
    return Page(
        path=f"{scope.folder.removeprefix('data/')}/{place.to.id or 'index'}.md",
        at=place.to,
        title=title if chapter else name,
        description=f"{name}. {title}" if chapter else voice.unmarked(summary),
        section=place.section,
        voice=voice,
        template="cluster.html",
        accent=scope.slug,
        lead="" if chapter else summary,
        cluster_title=short,
        section_nav=tuple(NavLink(voice.neat_inline(other.title), other.to) for other in places),
        way=(*above, NavLink(short, places[0].to)) if chapter else above,
        contacts=contact_lines(voice, own) if own else None,
    )


def _grouped(title: str, items: Sequence[NavItem]) -> Sequence[NavItem]:
    """Several items under one title, so that the head of a page stays short; a single one stands for itself."""
    return (NavItem(title, children=tuple(items)),) if len(items) > 1 else items


def _links(pages: Sequence[Page]) -> tuple[NavItem, ...]:
    return tuple(NavItem(page.title, page.path) for page in pages)


def _accents(plan: SitePlan) -> tuple[tuple[str, str, str], ...]:
    """Slug, light and dark accent of everything that has pages or cards."""
    atlas = plan.centre.voice.atlas
    accents = {scope.slug: scope.file.accent for scope in atlas.clusters.values()}
    documents = [subject.owner.scope for subject in plan.documents.values()]
    accents |= {scope.slug: scope.file.accent for scope in documents if isinstance(scope, Document)}
    return tuple((slug, accent.light, accent.dark) for slug, accent in accents.items())


def coverage(texts: Sequence[Text], lang: str) -> tuple[int, int]:
    """How many of all texts exist in the language."""
    return sum(text.has(lang) for text in texts), len(texts)
