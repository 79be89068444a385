"""The development programme of a cluster as a book."""

from __future__ import annotations

from markupsafe import Markup, escape

from generator.editions.chapters import PARTS, build_chapter, family, numbered_chapters
from generator.editions.charts.common import numbered
from generator.editions.downloads import book_slug
from generator.editions.pages import Draft, section_draft, sources_parts
from generator.editions.provenance import BookRegister
from generator.editions.views import Book, Cover, Empty, Part
from generator.editions.words import Words
from generator.language.numbers import date_text
from generator.model.atlas import Cluster
from generator.model.sections import Programme
from generator.model.shared import Edition
from generator.source.project import Revision


def build_book(words: Words, cluster: Cluster, programme: Programme, edition: Edition, revision: Revision) -> Book:
    """The book of a cluster that has a programme."""
    centre = words.atlas.centres[cluster.file.centre]
    drafts: list[tuple[int, Draft]] = []
    for number, chapter in numbered_chapters(cluster):
        own = Words(words.atlas, words.lang, BookRegister(cluster.slug))
        section, sources = build_chapter(chapter, own, cluster, number)
        drafts.append((chapter.part, section_draft(own, chapter.id, section, sources)))
    parts = tuple(
        Part(f"part-{n}", str(n), escape(words.ui(title)), sections)
        for n, title in enumerate(PARTS, 1)
        if (sections := tuple(section for part, draft in drafts if part == n for section in draft.sections))
    )
    last = Words(words.atlas, words.lang, BookRegister(cluster.slug))
    return Book(
        slug=book_slug(edition, cluster.slug, words.lang),
        lang=words.lang,
        title=words.plain(programme.title, cluster.slug),
        cluster_title=words.plain(cluster.file.short, cluster.slug),
        author=words.plain(centre.name),
        accent_light=cluster.file.accent.light,
        accent_dark=cluster.file.accent.dark,
        cover=_cover(words, cluster, programme, revision),
        parts=numbered((*parts, *sources_parts(last, cluster, [draft for _, draft in drafts]))),
    )


def stamp(words: Words, revision: Revision) -> str:
    """The edition stamp: when the data last changed, and their revision."""
    day = date_text(revision.day, words.lang)
    if not revision.id:
        return words.ui("Data of {date}", date=day)
    return words.ui("Data of {date}, revision {revision}", date=day, revision=revision.id)


def _cover(words: Words, cluster: Cluster, programme: Programme, revision: Revision) -> Cover:
    slug = cluster.slug
    contract = Empty
    if programme.contract is not None:
        signed = date_text(programme.contract.date, words.lang)
        text = words.ui("Contract No. {number} of {date}", number=programme.contract.number, date=signed)
        contract = Markup("{}: {}").format(text, words.inline(programme.contract.subject, slug))
    centre = words.atlas.centres[cluster.file.centre]
    return Cover(
        title=words.title(programme.title, slug),
        subtitle=words.title(cluster.file.name, slug),
        centre=words.inline(centre.name),
        place_and_year=f"{words.plain(programme.city)}, {programme.year}",
        contract=contract,
        preface=words.prose(programme.preface, slug),
        family=family(words, cluster.file.centre, slug, {}),
        stamp=stamp(words, revision),
        appendices=tuple(words.inline(text, slug) for text in programme.appendices.values()),
    )
