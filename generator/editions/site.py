"""The site in one language: home, the pages of clusters and documents, hand-written pages, and the navigation."""

from __future__ import annotations

from collections.abc import Sequence

from generator.editions.chapters import family
from generator.editions.cluster_pages import cluster_pages
from generator.editions.compare import comparable, compare_page
from generator.editions.document_pages import document_pages
from generator.editions.home import build_home
from generator.editions.programme import stamp
from generator.editions.provenance import SiteRegisters
from generator.editions.views import NavItem, Page, Site
from generator.editions.words import Words
from generator.language import Lang
from generator.model.atlas import Atlas, Document
from generator.model.texts import Text
from generator.source.project import HandPage, Revision


def build_site(
    atlas: Atlas,
    lang: Lang,
    centre_slug: str,
    slugs: Sequence[str],
    documents: Sequence[Document],
    hand: Sequence[HandPage],
    revision: Revision,
) -> Site:
    """All pages of the site of a centre: its published clusters, the documents, and the hand-written pages."""
    centre, editions, words = atlas.centres[centre_slug], atlas.editions, Words(atlas, lang)
    own = [slug for slug in slugs if atlas.clusters[slug].centre == centre_slug]
    registers = {slug: f"clusters/{slug}/sources" for slug in own}
    registers |= {document.slug: f"documents/{document.slug}/sources" for document in documents}
    pages = [build_home(Words(atlas, lang, SiteRegisters(registers)), centre_slug, centre, own, documents, editions)]
    nav = [NavItem(words.ui("Home"), "index.md")]
    clusters, practice = [], []
    for slug in own:
        found = cluster_pages(atlas, lang, atlas.clusters[slug], editions, registers)
        pages += found
        clusters.append(NavItem(words.plain(atlas.clusters[slug].file.short), children=_links(found)))
    compared = comparable(atlas, own)
    if len(compared) > 1:
        pages.append(compare_page(Words(atlas, lang), compared))
        clusters.append(NavItem(pages[-1].title, pages[-1].path))
    for document in documents:
        found = document_pages(atlas, lang, document, editions, registers)
        pages += found
        practice.append(NavItem(words.plain(document.file.short), children=_links(found)))
    nav += [*_grouped(words.ui("Clusters"), clusters), *_grouped(words.ui("Practice"), practice)]
    nav += [NavItem(page.title, page.path) for page in hand]
    return Site(
        lang=lang,
        title=words.plain(centre.short),
        description=words.plain(centre.lead),
        pages=tuple(pages),
        nav=tuple(nav),
        coverage=coverage(atlas.texts, lang),
        clusters=family(words, centre_slug, "", {slug: f"clusters/{slug}/" for slug in own}).clusters,
        accents=_accents(atlas, documents),
        centre=words.plain(centre.name),
        city=words.plain(centre.city),
        stamp=stamp(words, revision),
    )


def _grouped(title: str, items: Sequence[NavItem]) -> Sequence[NavItem]:
    """Several items under one title, so that the head of a page stays short; a single one stands for itself."""
    return (NavItem(title, children=tuple(items)),) if len(items) > 1 else items


def _links(pages: Sequence[Page]) -> tuple[NavItem, ...]:
    return tuple(NavItem(page.title, page.path) for page in pages)


def _accents(atlas: Atlas, documents: Sequence[Document]) -> tuple[tuple[str, str, str], ...]:
    """Slug, light and dark accent of everything that has pages or cards."""
    accents = {scope.slug: scope.file.accent for scope in atlas.clusters.values()}
    accents |= {document.slug: document.file.accent for document in documents}
    return tuple((slug, accent.light, accent.dark) for slug, accent in accents.items())


def coverage(texts: Sequence[Text], lang: Lang) -> tuple[int, int]:
    """How many of all texts exist in the language."""
    return sum(text.get(lang)[1] == lang or text.en == text.ru for text in texts), len(texts)
