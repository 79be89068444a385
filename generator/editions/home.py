"""The first page of the site: the centre, its clusters, key figures, documents, what to download."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from markupsafe import Markup, escape

from generator.editions.chapters import family
from generator.editions.downloads import Editions, downloads
from generator.editions.views import Block, Claims, Download, Downloads, KeyFigure, KeyFigures, Page, Section
from generator.editions.words import Words
from generator.model.atlas import Document, split_ref
from generator.model.shared import CentreFile


def build_home(
    words: Words,
    centre_slug: str,
    centre: CentreFile,
    slugs: Sequence[str],
    documents: Sequence[Document],
    editions: Editions,
) -> Page:
    """The home page; `slugs` are the clusters that have pages."""
    links = {slug: f"clusters/{slug}/" for slug in slugs}
    title = words.ui("Six clusters") if len(centre.clusters) == 6 else words.ui("Clusters")
    blocks = [Block("clusters-family", family(words, centre_slug, "", links), escape(title))]
    if centre.figures:
        items = tuple(_key_figure(words, ref) for ref in centre.figures)
        blocks.append(Block("centre-figures", KeyFigures(items), escape(words.ui("Key figures"))))
    about = Claims(tuple(words.inline(text) for text in centre.about), bulleted=False)
    blocks.append(Block("centre-about", about, escape(words.ui("The centre"))))
    groups = (
        ("documents", words.ui("Documents of the centre"), True),
        ("practices", words.ui("Practice of other regions"), False),
    )
    for name, heading, is_own in groups:
        cases = tuple(_case(words, document) for document in documents if (document.centre == centre_slug) is is_own)
        if cases:
            blocks.append(Block(f"centre-{name}", Claims(cases), escape(heading)))
    files = _files(words, slugs, editions)
    if files:
        blocks.append(Block("centre-downloads", Downloads(files), escape(words.ui("Downloads"))))
    section = Section("home", "", words.title(centre.name), tuple(blocks))
    lead = words.title(centre.lead)
    name = words.plain(centre.name)
    return Page("index.md", name, lead.striptags(), (section,), "home.html", lead=lead, fallbacks=words.fallbacks)


def _files(words: Words, slugs: Sequence[str], editions: Editions) -> tuple[Download, ...]:
    clusters = words.atlas.clusters
    return tuple(
        item
        for slug in slugs
        for item in downloads(words, slug, clusters[slug].file.short, "programme", editions, "../")
    )


def _case(words: Words, document: Document) -> Markup:
    title, summary = words.title(document.file.short), words.inline(document.file.summary, document.slug)
    return Markup('<a href="documents/{}/">{}</a>. {}').format(document.slug, title.striptags(), summary)


def _key_figure(words: Words, ref: str) -> KeyFigure:
    owner, figure = words.atlas.figure("", ref)
    view = replace(words.value("", ref), link=words.figure_link(*split_ref("", ref)))
    label = words.inline(figure.title, owner)
    cluster = words.inline(words.atlas.clusters[owner].file.short)
    period = words.period(figure.period) if figure.period else ""
    return KeyFigure(ref.replace("/", "-").replace("|", "-"), view, label, period, cluster)
