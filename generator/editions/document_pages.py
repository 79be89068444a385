"""Concepts and cases of practice: their sections, their pages and their books."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup, escape

from generator.editions.charts.common import numbered
from generator.editions.document_blocks import add_topic
from generator.editions.downloads import Editions, book_slug, downloads
from generator.editions.pages import (
    Draft,
    Subject,
    downloads_draft,
    section_draft,
    sources_draft,
    sources_parts,
    subject_pages,
)
from generator.editions.programme import stamp
from generator.editions.provenance import BookRegister, SiteRegisters
from generator.editions.section import SectionBuilder
from generator.editions.views import Block, Book, Claims, Cover, Downloads, Empty, Family, Page, Part, Section
from generator.editions.words import Words
from generator.language import Lang
from generator.language.numbers import date_text
from generator.model.atlas import Atlas, Document
from generator.model.documents import Approval, DocumentSection
from generator.model.shared import Edition
from generator.source.project import Revision


def document_pages(
    atlas: Atlas, lang: Lang, document: Document, editions: Editions, registers: Mapping[str, str]
) -> list[Page]:
    """Overview, a page a section, sources and notes, downloads."""
    file, slug = document.file, document.slug
    path = f"documents/{slug}"
    drafts: list[Draft] = []
    for name, data in file.sections.items():
        words = Words(atlas, lang, SiteRegisters(registers, f"{path}/{name}"))
        section, sources = _section(words, document, name, data, "")
        drafts.append(section_draft(words, name, section, sources))
    words = Words(atlas, lang)
    files = downloads(words, slug, file.short, file.kind, editions, "../../../../")
    listing = Words(atlas, lang, SiteRegisters(registers, f"{path}/sources"))
    drafts += [sources_draft(listing, document, drafts), downloads_draft(words, files)]
    overview = _overview(Words(atlas, lang), document, drafts, editions)
    summary = words.title(file.summary, slug)
    subject = Subject(slug, path, words.plain(file.name, slug), words.plain(file.short, slug), summary)
    return subject_pages(subject, [overview, *drafts])


def _overview(words: Words, document: Document, drafts: list[Draft], editions: Editions) -> Draft:
    """Who published the document and approved it, its sections, downloads."""
    file, slug = document.file, document.slug
    facts = [words.inline(file.publisher, slug), *_approval(words, file.approval)]
    blocks = [Block("overview-publisher", Claims(tuple(facts), bulleted=False), escape(words.ui("Published by")))]
    links = tuple(Markup('<a href="{}/">{}</a>').format(draft.name, draft.title) for draft in drafts)
    blocks.append(Block("overview-contents", Claims(links), escape(words.ui("Contents"))))
    files = downloads(words, slug, file.short, file.kind, editions, "../../../")
    if files:
        blocks.append(Block("overview-files", Downloads(files), escape(words.ui("Downloads"))))
    section = Section("overview", "", words.title(file.name, slug), tuple(blocks))
    return Draft("", words.ui("Overview"), (section,), words.fallbacks)


def _section(
    words: Words, document: Document, name: str, data: DocumentSection, number: str
) -> tuple[Section, tuple[str, ...]]:
    builder = SectionBuilder(words, document, name)
    for topic_name, topic in data.topics.items():
        add_topic(builder, topic_name, topic, document.file.horizon or 0)
    return builder.finish(words.title(data.title, document.slug), number), tuple(builder.sources)


def _approval(words: Words, approval: Approval | None) -> tuple[Markup, ...]:
    """The lines of the stamp of approval."""
    if approval is None:
        return ()
    person = words.inline(approval.person.name) if approval.person else Empty
    lines = (
        escape(words.ui("Approved by")),
        words.inline(approval.post),
        words.inline(approval.organisation),
        person,
        escape(date_text(approval.date, words.lang)),
    )
    return tuple(line for line in lines if line)


def document_book(words: Words, document: Document, edition: Edition, revision: Revision) -> Book:
    """The document as a book of one part, its sections numbered as in the source."""
    file, slug = document.file, document.slug
    drafts = []
    for number, (name, data) in enumerate(file.sections.items(), 1):
        own = Words(words.atlas, words.lang, BookRegister(slug))
        section, sources = _section(own, document, name, data, str(number))
        drafts.append(section_draft(own, name, section, sources))
    parts = (
        Part("document", "", Empty, tuple(section for draft in drafts for section in draft.sections)),
        *sources_parts(Words(words.atlas, words.lang, BookRegister(slug)), document, drafts),
    )
    place = ", ".join(part for part in (words.plain(file.city) if file.city else "", str(file.year or "")) if part)
    cover = Cover(
        title=words.title(file.name, slug),
        subtitle=Empty,
        centre=words.inline(file.publisher, slug),
        place_and_year=place,
        contract=Empty,
        preface=words.prose(file.summary, slug),
        family=Family(()),
        stamp=stamp(words, revision),
        approval=_approval(words, file.approval),
    )
    return Book(
        slug=book_slug(edition, slug, words.lang),
        lang=words.lang,
        title=words.plain(file.name, slug),
        cluster_title=words.plain(file.short, slug),
        author=words.plain(file.publisher, slug),
        accent_light=file.accent.light,
        accent_dark=file.accent.dark,
        cover=cover,
        parts=numbered(parts),
        header=words.plain(file.header, slug) if file.header else "",
    )
