"""The pages of one subject, a cluster or a document: overview, chapters, sources and notes, downloads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from generator.editions.provenance import Key, Place, source_blocks
from generator.editions.views import (
    Block,
    Claims,
    Download,
    Downloads,
    Empty,
    NavLink,
    Page,
    Part,
    Section,
    SourceEntry,
    SourceList,
)
from generator.editions.words import Words
from generator.model.atlas import Scope


@dataclass(frozen=True)
class Subject:
    """What its pages say everywhere of a cluster or document; `path` is its folder on the site: clusters/pharma."""

    slug: str
    path: str
    name: str
    short: str
    summary: Markup


@dataclass(frozen=True)
class Draft:
    """A page of a subject before it knows its sisters; the overview has no name."""

    name: str
    title: str
    sections: tuple[Section, ...]
    fallbacks: int
    figures: tuple[Key, ...] = ()
    sources: tuple[str, ...] = ()


def section_draft(words: Words, name: str, section: Section, sources: Sequence[str]) -> Draft:
    """The page of a section; its words know which figures they showed."""
    return Draft(name, section.title.striptags(), (section,), words.fallbacks, tuple(words.shown), tuple(sources))


def subject_pages(subject: Subject, drafts: Sequence[Draft]) -> list[Page]:
    """The finished pages, each with links to the others."""
    return [_page(subject, draft, drafts) for draft in drafts]


def _page(subject: Subject, draft: Draft, drafts: Sequence[Draft]) -> Page:
    up = "../" if draft.name else ""
    links = tuple(
        NavLink(other.title, (up + (f"{other.name}/" if other.name else "")) or "./", other.name == draft.name)
        for other in drafts
    )
    return Page(
        path=f"{subject.path}/{draft.name or 'index'}.md",
        title=draft.title if draft.name else subject.name,
        description=f"{subject.name}. {draft.title}" if draft.name else subject.summary.striptags(),
        sections=draft.sections,
        template="cluster.html",
        accent=subject.slug,
        lead=Empty if draft.name else subject.summary,
        cluster_title=subject.short,
        section_nav=links,
        fallbacks=draft.fallbacks,
    )


def sources_draft(words: Words, scope: Scope, drafts: Sequence[Draft]) -> Draft:
    """All figures, sources and notes of a subject, with the pages that use them."""
    title = escape(words.ui("Sources and notes"))
    intro = words.ui("Every figure on these pages names its source; all sources and notes are gathered here.")
    places = [Place(draft.title, _way(draft), draft.figures, draft.sources) for draft in drafts]
    blocks = (
        Block("sources-intro", Claims((escape(intro),), bulleted=False)),
        *source_blocks(words, scope, places),
        Block("sources-notes", SourceList(_note_entries(drafts)), escape(words.ui("Notes"))),
        _marks(words),
    )
    return Draft("sources", title.striptags(), (Section("sources", "", title, blocks),), words.fallbacks)


def sources_parts(words: Words, scope: Scope, drafts: Sequence[Draft]) -> tuple[Part, ...]:
    """The last part of a book: its figures and sources, where it has any; the drafts are its sections."""
    places = [
        Place(section.number, f"#{section.id}", draft.figures, draft.sources)
        for draft in drafts
        for section in draft.sections
    ]
    blocks = source_blocks(words, scope, places, foreign=True)
    if not blocks:
        return ()
    title = escape(words.ui("Figures and sources"))
    return (Part("part-sources", "", Empty, (Section("sources", "", title, blocks),)),)


def downloads_draft(words: Words, files: tuple[Download, ...]) -> Draft:
    """The printed files of a subject."""
    title = escape(words.ui("Downloads"))
    blocks = (Block("downloads-files", Downloads(files)),) if files else ()
    return Draft("downloads", title.striptags(), (Section("downloads", "", title, blocks),), words.fallbacks)


def _way(draft: Draft) -> str:
    """The address of a page as its sisters see it."""
    return f"../{draft.name}/" if draft.name else "../"


def _note_entries(drafts: Sequence[Draft]) -> tuple[SourceEntry, ...]:
    """Every note of the chapters once, with the pages that it stands on; the overview repeats some of them."""
    found: dict[Markup, list[Markup]] = {}
    for draft in (draft for draft in drafts if draft.name):
        for section in draft.sections:
            for note in section.notes:
                link = Markup('<a href="{}#{}">{}</a>').format(_way(draft), note.anchor, draft.title)
                found.setdefault(note.html, []).append(link)
    return tuple(SourceEntry(f"note-{n}", html, tuple(links)) for n, (html, links) in enumerate(found.items(), 1))


def _marks(words: Words) -> Block:
    """What each state of a value means, in words."""
    lines = [
        words.ui("– in a table: nothing is planned for that year."),
        words.ui("[…]: the value stood in the source document but has not survived in the text we have."),
        words.ui("{sign}: the value looks damaged and is given as the source prints it.", sign=words.ui("[sic]")),
        words.ui("{sign}: the value follows from other figures by a stated rule.", sign=words.ui("calc.")),
    ]
    if words.lang != "ru":
        lines.append(words.ui("“In Russian”: the text has not been translated yet."))
    title = escape(words.ui("What the marks mean"))
    return Block("sources-marks", Claims(tuple(escape(line) for line in lines)), title)
