"""The pages of a cluster."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import escape

from generator.editions.chapters import build_chapter, numbered_chapters
from generator.editions.downloads import Editions, downloads
from generator.editions.pages import Draft, Subject, downloads_draft, section_draft, sources_draft, subject_pages
from generator.editions.provenance import SiteRegisters
from generator.editions.section import SectionBuilder
from generator.editions.views import Claims, Downloads, Empty, Page, Picture
from generator.editions.words import Words
from generator.language import Lang
from generator.model.atlas import Atlas, Cluster
from generator.model.sections import Picture as DataPicture


def cluster_pages(
    atlas: Atlas, lang: Lang, cluster: Cluster, editions: Editions, registers: Mapping[str, str]
) -> list[Page]:
    """Overview, a page a chapter, sources and notes, downloads."""
    path = f"clusters/{cluster.slug}"
    drafts = [_overview(Words(atlas, lang, SiteRegisters(registers, path)), cluster, editions)]
    for _, chapter in numbered_chapters(cluster):
        words = Words(atlas, lang, SiteRegisters(registers, f"{path}/{chapter.id}"))
        section, sources = build_chapter(chapter, words, cluster, "")
        drafts.append(section_draft(words, chapter.id, section, sources))
    words = Words(atlas, lang)
    files = downloads(words, cluster.slug, cluster.file.short, "programme", editions, "../../../../")
    listing = Words(atlas, lang, SiteRegisters(registers, f"{path}/sources"))
    drafts += [sources_draft(listing, cluster, drafts), downloads_draft(words, files)]
    return subject_pages(_subject(Words(atlas, lang), cluster), drafts)


def _subject(words: Words, cluster: Cluster) -> Subject:
    slug, file = cluster.slug, cluster.file
    summary = words.title(file.summary, slug)
    return Subject(slug, f"clusters/{slug}", words.plain(file.name, slug), words.plain(file.short, slug), summary)


def _picture(words: Words, slug: str, picture: DataPicture) -> Picture:
    """The picture of a cluster, as it lies beside its overview on the site."""
    caption = words.inline(picture.credit, slug) if picture.credit else Empty
    origin = f"data/clusters/{slug}/{picture.file}"
    return Picture(picture.file, words.plain(picture.alt, slug), caption=caption, origin=origin)


def _overview(words: Words, cluster: Cluster, editions: Editions) -> Draft:
    """Key figures, picture, mission and goal, downloads."""
    file, slug = cluster.file, cluster.slug
    builder = SectionBuilder(words, cluster, "overview")
    if file.figures:
        builder.key_figures("key", file.figures, escape(words.ui("Key figures")))
    if file.picture is not None:
        builder.add("picture", _picture(words, slug, file.picture))
    if cluster.strategy is not None:
        for name, title, text in (
            ("mission", words.ui("Mission"), cluster.strategy.mission),
            ("goal", words.ui("Goal"), cluster.strategy.goal),
        ):
            builder.add(name, Claims((words.inline(text, slug),), bulleted=False), escape(title))
    files = downloads(words, slug, file.short, "programme", editions, "../../../")
    if files:
        builder.add("files", Downloads(files), escape(words.ui("Downloads")))
    section = builder.finish(words.title(file.name, slug), "")
    return Draft("", words.ui("Overview"), (section,), words.fallbacks, tuple(words.shown), tuple(builder.sources))
