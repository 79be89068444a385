"""Pages of the records of a catalogue: a page each, by what the outline of the site says of its kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, partial

from generator.components.cards import name_of
from generator.components.downloads import Download
from generator.components.linked import linked
from generator.components.shelf import Entry, Shelf
from generator.components.voice import Voice
from generator.editions.data import Owner
from generator.editions.publications import NavLink, Page, RecordPage
from generator.editions.record_seen import Seen
from generator.editions.subject import RECORD, Subject, section_of
from generator.kinds.catalogue.category import Category
from generator.kinds.catalogue.organisation import Organisation
from generator.kinds.outline import Chapter
from generator.model.address import Address
from generator.model.base import Model

FOLDER = "catalogue"  # where their pages stand
LEAFLETS = "leaflets"  # under which a centre has the printed sheets of its records


@dataclass(frozen=True)
class _Pages:
    """The pages of one site; `above` is the way to the index of the catalogue, `leaflets` are the printed sheets of
    each record."""

    subject: Subject
    shelf: Shelf
    above: tuple[NavLink, ...]
    leaflets: Mapping[Address, tuple[Download, ...]]

    def of(self, kind: str, entries: tuple[Entry[Model], ...]) -> Iterator[RecordPage]:
        """A page for each record of a kind, where the outline says what stands on it."""
        chapter = self.subject.outline.records.get(kind)
        if chapter is None:
            return
        for entry in entries:
            near = self._seen.near(entry)
            files = tuple(one.file for one in self.leaflets.get(entry.at, ()))
            seen = self._seen.by(chapter, entry, near, files)
            beside, make = self._seen.pictures(chapter, near), partial(self._page, kind, chapter, entry)
            yield RecordPage(page_path(entry.at), entry.at, seen, near, make, beside, files=files)

    @cached_property
    def _seen(self) -> Seen:
        """All that stands above a record is told by the titles on the way there and by shared files."""
        voice = self.subject.voice
        return Seen(self.shelf, (voice.lang, voice.owner, *(f"{step.title} {step.to}" for step in self.above)))

    def _page(self, kind: str, chapter: Chapter, entry: Entry[Model]) -> Page:
        voice = self.subject.voice.of(entry.at.owner or self.subject.voice.owner)
        extra = {RECORD: entry, "catalogue": self.shelf, "editions": self.leaflets.get(entry.at, ())}
        owner = Owner(voice.atlas, voice.owner, extra)
        title = name_of(voice, entry.record)
        section = section_of(replace(self.subject, voice=voice, owner=owner), kind, chapter, title)
        name = voice.unmarked(title)
        return Page(
            path=page_path(entry.at),
            at=entry.at,
            title=name,
            description=self._description(voice, entry, name),
            section=section,
            voice=voice,
            template="wide.html",
            accent=self._cluster(entry),
            cluster_title=self._whose(voice, entry),
            way=(*self.above, *self._way(voice, entry)),
            linked=(linked(voice, self.shelf, entry),),
        )

    def _cluster(self, entry: Entry[Model]) -> str:
        """The cluster in whose colour a record stands; a category in that of the rows that tell its figures."""
        told = [row.owner for row in self.shelf.directions.get(entry.at, ()) if row.owner in self.shelf.clusters]
        clusters = self.shelf.clusters_of(entry) or told
        return clusters[0] if clusters else ""

    def _whose(self, voice: Voice, entry: Entry[Model]) -> str:
        whose = None if isinstance(entry.record, Organisation) else self.shelf.whose(entry)
        return voice.of(whose.at.owner).unmarked(name_of(voice, whose.record)) if whose else ""

    def _way(self, voice: Voice, entry: Entry[Model]) -> Iterator[NavLink]:
        """The categories above a record."""
        if isinstance(entry.record, Organisation):
            return
        ways = self.shelf.branches(entry)
        way = self.shelf.branch(entry.at)[:-1] if isinstance(entry.record, Category) else ways[0] if ways else ()
        yield from (NavLink(voice.plain(category.title), at) for at, category in way)

    def _description(self, voice: Voice, entry: Entry[Model], name: str) -> str:
        found = (getattr(entry.record, field, None) for field in ("summary", "makes", "text"))
        text = next((one for one in found if one and not isinstance(one, tuple)), None)
        return voice.plain(text) if text else ". ".join(part for part in (name, self._whose(voice, entry)) if part)


def entry_pages(subject: Subject, shelf: Shelf, above: tuple[NavLink, ...]) -> Iterator[RecordPage]:
    """All pages of records: categories, companies, products, services."""
    known = subject.owner.extra.get(LEAFLETS)
    pages = _Pages(subject, shelf, above, known if isinstance(known, Mapping) else {})
    yield from pages.of("category", shelf.categories)
    yield from pages.of("organisation", shelf.organisations)
    yield from pages.of("product", shelf.products)
    yield from pages.of("service", (*shelf.services, *shelf.support))


def page_path(at: Address) -> str:
    """The Markdown file of the page of a record."""
    return "/".join(part for part in (FOLDER, at.kind, at.owner, f"{at.id}.md") if part)
