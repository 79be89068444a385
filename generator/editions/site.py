"""The site in one language: home, the pages of each cluster, sources, and the navigation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from generator.editions.chapters import build_chapter, family, numbered_chapters
from generator.editions.programme import book_slug, stamp
from generator.editions.section import SectionBuilder, source_text
from generator.editions.views import (
    Block,
    Claims,
    Download,
    Downloads,
    Empty,
    KeyFigure,
    KeyFigures,
    NavItem,
    NavLink,
    Page,
    Picture,
    Section,
    Site,
    SourceEntry,
    SourceList,
)
from generator.editions.words import Words
from generator.language import Lang
from generator.model.atlas import Atlas, Cluster
from generator.model.shared import CentreFile, Edition
from generator.model.texts import Text
from generator.source.project import HandPage, Revision


def file_token(name: str) -> str:
    """Stands for the size of a printed file until the file exists."""
    return f"\u27e6{name}\u27e7"


def build_site(
    atlas: Atlas,
    lang: Lang,
    slugs: Sequence[str],
    editions: Sequence[Edition],
    hand: Sequence[HandPage],
    revision: Revision,
) -> Site:
    """All pages of the site of the first centre, for the clusters that are published."""
    centre_slug, centre = next(iter(atlas.centres.items()))
    pages: list[Page] = [_home(Words(atlas, lang), centre_slug, centre, slugs, editions)]
    nav = [NavItem(Words(atlas, lang).ui("Home"), "index.md")]
    for slug in slugs:
        cluster_pages = _cluster_pages(atlas, lang, atlas.clusters[slug], editions)
        pages += cluster_pages
        title = Words(atlas, lang).plain(atlas.clusters[slug].file.short)
        nav.append(NavItem(title, children=tuple(NavItem(page.title, page.path) for page in cluster_pages)))
    nav += [NavItem(page.title, page.path) for page in hand]
    words = Words(atlas, lang)
    return Site(
        lang=lang,
        title=words.plain(centre.short),
        description=words.plain(centre.lead),
        pages=tuple(pages),
        nav=tuple(nav),
        coverage=coverage(atlas.texts, lang),
        clusters=family(words, centre_slug, "", {slug: f"clusters/{slug}/" for slug in slugs}).clusters,
        centre=words.plain(centre.name),
        city=words.plain(centre.city),
        stamp=stamp(words, revision),
    )


def coverage(texts: Sequence[Text], lang: Lang) -> tuple[int, int]:
    """How many of all texts exist in the language."""
    return sum(text.get(lang)[1] == lang or text.en == text.ru for text in texts), len(texts)


def downloads(words: Words, slug: str, editions: Sequence[Edition], up: str) -> tuple[Download, ...]:
    """The printed files of a cluster, those in the reader's language first."""
    found = []
    for edition in editions:
        if edition.clusters != "all" and slug not in edition.clusters:
            continue
        for lang in sorted(edition.languages, key=lambda lang: lang != words.lang):
            name = f"{book_slug(edition, slug, lang)}.pdf"
            title = Words(words.atlas, lang).inline(edition.title)
            short = Words(words.atlas, lang).inline(words.atlas.clusters[slug].file.short)
            found.append(
                Download(f"{up}print/{name}", Markup("{}. {}").format(title, short), lang, f"PDF {file_token(name)}")
            )
    return tuple(found)


def _home(
    words: Words, centre_slug: str, centre: CentreFile, slugs: Sequence[str], editions: Sequence[Edition]
) -> Page:
    links = {slug: f"clusters/{slug}/" for slug in slugs}
    blocks = [
        Block(
            "clusters-family",
            family(words, centre_slug, "", links),
            escape(words.ui("Six clusters")) if len(centre.clusters) == 6 else escape(words.ui("Clusters")),
            level=2,
        ),
        Block(
            "centre-about",
            Claims(tuple(words.inline(text) for text in centre.about), bulleted=False),
            escape(words.ui("The centre")),
            level=2,
        ),
    ]
    if centre.figures:
        items = tuple(_key_figure(words, ref) for ref in centre.figures)
        blocks.insert(1, Block("centre-figures", KeyFigures(items), escape(words.ui("Key figures")), level=2))
    files = tuple(item for slug in slugs for item in downloads(words, slug, editions, "../"))
    if files:
        blocks.append(Block("centre-downloads", Downloads(files), escape(words.ui("Downloads")), level=2))
    section = Section("home", "", words.inline(centre.name), tuple(blocks))
    lead = words.inline(centre.lead)
    return Page(
        "index.md",
        words.plain(centre.name),
        lead.striptags(),
        (section,),
        "home.html",
        lead=lead,
        fallbacks=words.fallbacks,
    )


def _key_figure(words: Words, ref: str) -> KeyFigure:
    owner, figure = words.atlas.figure("", ref)
    view = words.value("", ref)
    label = words.inline(figure.title, owner)
    cluster = words.inline(words.atlas.clusters[owner].file.short)
    period = words.period(figure.period) if figure.period else ""
    return KeyFigure(ref.replace("/", "-").replace("|", "-"), view, label, period, cluster)


@dataclass(frozen=True)
class _Draft:
    """A page of a cluster before it knows its sisters."""

    name: str
    title: str
    sections: tuple[Section, ...]
    fallbacks: int


def _cluster_pages(atlas: Atlas, lang: Lang, cluster: Cluster, editions: Sequence[Edition]) -> list[Page]:
    drafts = []
    used: dict[str, list[Markup]] = {}
    for _, chapter in numbered_chapters(cluster):
        words = Words(atlas, lang)
        section, sources = build_chapter(chapter, words, cluster, "")
        drafts.append(_Draft(chapter.id, section.title.striptags(), (section,), words.fallbacks))
        for source in sources:
            used.setdefault(source, []).append(Markup('<a href="../{}/">{}</a>').format(chapter.id, section.title))
    drafts.append(_sources_draft(Words(atlas, lang), used, drafts))
    drafts.append(_downloads_draft(Words(atlas, lang), cluster, editions))
    overview = _overview_draft(Words(atlas, lang), cluster, drafts, editions)
    return [_cluster_page(Words(atlas, lang), cluster, draft, [overview, *drafts]) for draft in [overview, *drafts]]


def _cluster_page(words: Words, cluster: Cluster, draft: _Draft, drafts: Sequence[_Draft]) -> Page:
    up = "" if draft.name == "" else "../"
    links = tuple(
        NavLink(other.title, (up + (f"{other.name}/" if other.name else "")) or "./", other.name == draft.name)
        for other in drafts
    )
    name = words.plain(cluster.file.name, cluster.slug)
    short = words.plain(cluster.file.short, cluster.slug)
    summary = words.inline(cluster.file.summary, cluster.slug)
    return Page(
        path=f"clusters/{cluster.slug}/{draft.name or 'index'}.md",
        title=draft.title if draft.name else name,
        description=f"{name}. {draft.title}" if draft.name else summary.striptags(),
        sections=draft.sections,
        template="cluster.html",
        accent=cluster.slug,
        lead=Empty if draft.name else summary,
        cluster_title=short,
        section_nav=links,
        fallbacks=draft.fallbacks,
    )


def _overview_draft(words: Words, cluster: Cluster, drafts: Sequence[_Draft], editions: Sequence[Edition]) -> _Draft:
    builder = SectionBuilder(words, cluster, "overview")
    if cluster.file.figures:
        figures = [(ref, words.atlas.figure(cluster.slug, ref)[1]) for ref in cluster.file.figures]
        items = tuple(
            KeyFigure(
                ref.replace("|", "-"),
                builder.value(ref),
                words.inline(figure.title, cluster.slug),
                words.period(figure.period) if figure.period else "",
                words.corporate_part(figure),
            )
            for ref, figure in figures
        )
        source = builder.source_line(figure.source for _, figure in figures)
        builder.add("figures", KeyFigures(items), escape(words.ui("Key figures")), source)
    if cluster.file.picture is not None:
        builder.add("picture", Picture(cluster.file.picture.file, words.plain(cluster.file.picture.alt), 0, 0))
    links = tuple(Markup('<a href="{}/">{}</a>').format(draft.name, draft.title) for draft in drafts)
    builder.add("contents", Claims(links), escape(words.ui("In this section")))
    files = downloads(words, cluster.slug, editions, "../../../")
    if files:
        builder.add("files", Downloads(files), escape(words.ui("Downloads")))
    section = builder.finish(words.inline(cluster.file.name, cluster.slug), "")
    return _Draft("", words.ui("Overview"), (section,), words.fallbacks)


def _sources_draft(words: Words, used: dict[str, list[Markup]], drafts: Sequence[_Draft]) -> _Draft:
    entries = tuple(
        SourceEntry(f"source-{name}", source_text(words, words.atlas.sources[name]), tuple(titles))
        for name, titles in used.items()
    )
    title = escape(words.ui("Sources and notes"))
    intro = words.ui("Every figure on these pages names its source; all sources and notes are gathered here.")
    blocks = (
        Block("sources-intro", Claims((escape(intro),), bulleted=False)),
        Block("sources-list", SourceList(entries), escape(words.ui("Sources"))),
        Block("sources-notes", SourceList(_note_entries(drafts)), escape(words.ui("Notes"))),
        Block("sources-marks", Claims(_states(words)), escape(words.ui("What the marks mean"))),
    )
    return _Draft("sources", title.striptags(), (Section("sources", "", title, blocks),), words.fallbacks)


def _note_entries(drafts: Sequence[_Draft]) -> tuple[SourceEntry, ...]:
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


def _downloads_draft(words: Words, cluster: Cluster, editions: Sequence[Edition]) -> _Draft:
    title = escape(words.ui("Downloads"))
    files = downloads(words, cluster.slug, editions, "../../../../")
    blocks = (Block("downloads-files", Downloads(files)),) if files else ()
    return _Draft("downloads", title.striptags(), (Section("downloads", "", title, blocks),), words.fallbacks)
