"""Concepts and cases of practice: their sections, their pages and their books."""

from __future__ import annotations

from markupsafe import Markup, escape

from generator.editions.document_blocks import add_topic
from generator.editions.downloads import Editions, book_slug, downloads
from generator.editions.pages import Draft, Subject, downloads_draft, sources_draft, subject_pages
from generator.editions.programme import stamp
from generator.editions.section import SectionBuilder
from generator.editions.views import Block, Book, Claims, Cover, Downloads, Empty, Family, Page, Part, Section
from generator.editions.words import Words
from generator.language import Lang
from generator.language.numbers import date_text
from generator.model.atlas import Atlas, Document
from generator.model.documents import Approval, DocumentSection
from generator.model.shared import Edition
from generator.source.project import Revision


def document_pages(atlas: Atlas, lang: Lang, document: Document, editions: Editions) -> list[Page]:
    """Overview, a page a section, sources and notes, downloads."""
    drafts: list[Draft] = []
    used: dict[str, list[str]] = {}
    for name, data in document.file.sections.items():
        words = Words(atlas, lang)
        section, sources = _section(words, document, name, data, "")
        drafts.append(Draft(name, section.title.striptags(), (section,), words.fallbacks))
        for source in sources:
            used.setdefault(source, []).append(name)
    words = Words(atlas, lang)
    file, slug = document.file, document.slug
    files = downloads(words, slug, file.short, file.kind, editions, "../../../../")
    drafts += [sources_draft(Words(atlas, lang), used, drafts), downloads_draft(words, files)]
    overview = _overview(Words(atlas, lang), document, drafts, editions)
    summary = words.inline(file.summary, slug)
    subject = Subject(slug, f"documents/{slug}", words.plain(file.name, slug), words.plain(file.short, slug), summary)
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
    section = Section("overview", "", words.inline(file.name, slug), tuple(blocks))
    return Draft("", words.ui("Overview"), (section,), words.fallbacks)


def _section(
    words: Words, document: Document, name: str, data: DocumentSection, number: str
) -> tuple[Section, tuple[str, ...]]:
    builder = SectionBuilder(words, document, name)
    for topic_name, topic in data.topics.items():
        add_topic(builder, topic_name, topic, document.file.horizon or 0)
    return builder.finish(words.inline(data.title, document.slug), number), tuple(builder.sources)


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
    sections = tuple(
        _section(words, document, name, data, str(number))[0]
        for number, (name, data) in enumerate(file.sections.items(), 1)
    )
    place = ", ".join(part for part in (words.plain(file.city) if file.city else "", str(file.year or "")) if part)
    cover = Cover(
        title=words.inline(file.name, slug),
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
        parts=(Part("document", "", Empty, sections),),
        header=words.plain(file.header, slug) if file.header else "",
    )
