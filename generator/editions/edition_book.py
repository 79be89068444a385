"""A subject as an edition of the catalogue: cover, sections with marks at the edge, indexes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from generator.components.block import Section
from generator.components.cards import name_of
from generator.components.family import family
from generator.components.groups import clusters_of
from generator.components.inline import Inline, Spoken
from generator.components.opener import Opener
from generator.components.setting import Setting, in_both, said_in_both
from generator.components.shelf import Entry, Shelf
from generator.components.voice import Voice
from generator.editions.book import motif_of, parts_of
from generator.editions.look import Image, look_of
from generator.editions.publications import Book, Cover, Design, Part, Tab
from generator.editions.subject import RECORD, Subject
from generator.kinds.edition import Edition
from generator.model.texts import Text

FOLDER = "catalogs"  # where editions and their pictures lie


def build_edition(subject: Subject, setting: Setting, slug: str) -> Book:
    """The book of an edition that is no programme; `slug` names its file."""
    return _Maker(subject, setting, setting.edition).book(slug)


@dataclass(frozen=True)
class _Maker:
    """What the parts of one book are made of."""

    subject: Subject
    setting: Setting
    edition: Edition

    def book(self, slug: str) -> Book:
        """The whole of it."""
        subject, voice, atlas = self.subject, self.subject.voice, self.subject.voice.atlas
        centre, cluster = atlas.centres[subject.centre], self._cluster()
        accent = atlas.clusters[cluster].file.accent if cluster else centre.accent
        whole = voice.of(subject.centre)
        title, subtitle = self._title(voice), self._subtitle()
        cover = Cover(
            title=title,
            subtitle=subtitle,
            centre=self._in_both(lambda one: one.of(subject.centre).inline(centre.name)),
            place_and_year=self._in_both(lambda one: one.of(subject.centre).plain(centre.city)),
            contract="",
            preface="",
            family=family(voice, centre.clusters, cluster),
        )
        parts = tuple(_numbered(parts_of(subject)))
        return Book(
            slug=slug,
            voice=voice,
            title=". ".join(text for text in (voice.unmarked(title), voice.unmarked(subtitle)) if text),
            cluster_title=" · ".join(dict.fromkeys(said.unmarked(self._title(said)) for said in self._voices())),
            author=whole.plain(centre.name),
            accent_light=self.edition.accent or accent.light,
            accent_dark=accent.dark,
            cover=cover,
            parts=parts,
            look=look_of(voice, subject.centre),
            motif=motif_of(cover, subject.owner.slug),
            design=self._design(parts),
        )

    def _design(self, parts: tuple[Part, ...]) -> Design:
        edition, voice, outline = self.edition, self.subject.voice, self.subject.outline
        line = edition.cover.line
        return Design(
            edition.format,
            tuple(_tabs(voice, parts)),
            outline.cover,
            outline.contents,
            tuple((voice.inline(text), self._other(text)) for text in edition.foreword),
            self._in_both(lambda one: one.inline(line)) if line else "",
            Spoken(self.setting.other, self._title(self.setting.other)) if self.setting.other else "",
            self._in_both(lambda one: self.setting.stamps.get(one.lang, "")),
            self._picture(),
            self.setting.other is not None,
            self._in_both(lambda one: one.ui("Foreword")),
            self._in_both(lambda one: one.ui("Contents")),
        )

    def _in_both(self, say: Callable[[Voice], Inline]) -> Inline:
        """What is said, in all languages of the book."""
        return said_in_both(self.subject.voice, self.setting, say)

    def _other(self, text: Text) -> Inline:
        """A text in the second language of a bilingual edition."""
        other = self.setting.other
        return Spoken(other, other.inline(text)) if other else ""

    def _voices(self) -> tuple[Voice, ...]:
        """The languages of the book."""
        return tuple(voice for voice in (self.subject.voice, self.setting.other) if voice)

    def _title(self, voice: Voice) -> Inline:
        """The title of the cover: a leaflet is called like its record, what is of a cluster like this."""
        entry, scope = self._record(), self.subject.owner.scope
        if entry is not None:
            return name_of(voice.of(entry.at.owner), entry.record)
        return voice.title(scope.file.short if scope is not None else self.edition.title)

    def _subtitle(self) -> Inline:
        """What stands under the title: that of the edition, where the cover is called otherwise."""
        is_called_otherwise = self._record() is not None or self.subject.owner.scope is not None
        text = self.edition.cover.subtitle or (self.edition.title if is_called_otherwise else None)
        return in_both(self.subject.voice, self.setting, text) if text else ""

    def _record(self) -> Entry | None:  # type: ignore[type-arg]
        found = self.subject.owner.extra.get(RECORD)
        return found if isinstance(found, Entry) else None

    def _cluster(self) -> str:
        """The cluster in whose colour the edition stands, where it is of one."""
        atlas, entry, shelf = self.subject.voice.atlas, self._record(), self.subject.owner.extra.get("catalogue")
        if entry is not None and isinstance(shelf, Shelf):
            return next(iter(clusters_of(shelf, entry)), "")
        return self.subject.owner.slug if self.subject.owner.slug in atlas.clusters else ""

    def _picture(self) -> Image | None:
        picture = self.edition.cover.picture
        return Image(f"{FOLDER}/{picture.file}", self.subject.voice.plain(picture.alt)) if picture else None


def _numbered(parts: tuple[Part, ...]) -> Iterator[Part]:
    """The parts with the opening pages of their sections counted."""
    count = 0
    for part in parts:
        sections: list[Section] = []
        for section in part.sections:
            opener = _opener(section)
            count += opener is not None
            blocks = tuple(
                replace(block, view=replace(block.view, number=str(count))) if block.view is opener else block
                for block in section.blocks
            )
            sections.append(replace(section, blocks=blocks) if opener else section)
        yield replace(part, sections=tuple(sections))


def _tabs(voice: Voice, parts: tuple[Part, ...]) -> Iterator[Tab]:
    for part in parts:
        for section in part.sections:
            opener = _opener(section)
            if opener is not None:
                yield Tab(section.id, opener.number, voice.unmarked(section.title), opener.accent)


def _opener(section: Section) -> Opener | None:
    return next((block.view for block in section.blocks if isinstance(block.view, Opener)), None)
