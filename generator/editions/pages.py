"""The pages of one subject, a cluster or a document: overview, chapters, sources and notes, downloads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from generator.editions.section import source_text
from generator.editions.views import (
    Block,
    Claims,
    Download,
    Downloads,
    Empty,
    NavLink,
    Page,
    Section,
    SourceEntry,
    SourceList,
)
from generator.editions.words import Words


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


def sources_draft(words: Words, used: Mapping[str, Sequence[str]], drafts: Sequence[Draft]) -> Draft:
    """All sources and notes of a subject, with the pages that use them; `used` is source → names of pages."""
    titles = {draft.name: draft.title for draft in drafts}
    entries = tuple(
        SourceEntry(
            f"source-{name}",
            source_text(words, words.atlas.sources[name]),
            tuple(Markup('<a href="../{}/">{}</a>').format(page, titles[page]) for page in pages),
        )
        for name, pages in used.items()
    )
    title = escape(words.ui("Sources and notes"))
    intro = words.ui("Every figure on these pages names its source; all sources and notes are gathered here.")
    blocks = (
        Block("sources-intro", Claims((escape(intro),), bulleted=False)),
        Block("sources-list", SourceList(entries), escape(words.ui("Sources"))),
        Block("sources-notes", SourceList(_note_entries(drafts)), escape(words.ui("Notes"))),
        Block("sources-marks", Claims(_states(words)), escape(words.ui("What the marks mean"))),
    )
    return Draft("sources", title.striptags(), (Section("sources", "", title, blocks),), words.fallbacks)


def downloads_draft(words: Words, files: tuple[Download, ...]) -> Draft:
    """The printed files of a subject."""
    title = escape(words.ui("Downloads"))
    blocks = (Block("downloads-files", Downloads(files)),) if files else ()
    return Draft("downloads", title.striptags(), (Section("downloads", "", title, blocks),), words.fallbacks)


def _note_entries(drafts: Sequence[Draft]) -> tuple[SourceEntry, ...]:
    """Every note of the cluster's pages once, with the pages that it stands on."""
    found: dict[Markup, list[Markup]] = {}
    for draft in drafts:
        for section in draft.sections:
            for note in section.notes:
                link = Markup('<a href="../{}/#{}">{}</a>').format(draft.name, note.anchor, draft.title)
                found.setdefault(note.html, []).append(link)
    return tuple(SourceEntry(f"note-{n}", html, tuple(links)) for n, (html, links) in enumerate(found.items(), 1))


def _states(words: Words) -> tuple[Markup, ...]:
    """What each state of a value means, in words."""
    lines = (
        words.ui("“–” in a table: nothing is planned for that year."),
        words.ui("“—”: the value stood in the source document but has not survived in the text we have."),
        words.ui("“Printed like this”: the value looks damaged and is given as the source prints it; a note says why."),
        words.ui("“Calculated”: the value follows from other figures by a stated rule."),
        words.ui("“In Russian”: the text has not been translated yet."),
    )
    return tuple(escape(line) for line in lines)
