"""An outline over the data of one owner in one language: its sections, each built once for all media."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from generator.components import COMPONENTS
from generator.components.block import Block, Section, said_once, section_at
from generator.components.chart import apart
from generator.components.finished import Finished, Place, Retold
from generator.components.groups import Group
from generator.components.inline import Inline
from generator.components.roadmap import Roadmap
from generator.components.scene import Scene, Slot
from generator.components.setting import Setting, in_both
from generator.components.shelf import Shelf
from generator.components.voice import Voice
from generator.editions.data import Found, Owner
from generator.kinds.outline import BlockSpec, Chapter, Medium, Outline, Part
from generator.model.address import Address
from generator.model.texts import Text

GROUP = "group"  # the records of one section of a catalogue
RECORD = "record"  # the one record that a page or a leaflet is about
PUBLICATION = "publication"  # the records of a chapter that tells of the others


@dataclass(frozen=True)
class SubjectPart:
    """A part of an outline with its sections, numbered as a document has them."""

    id: str
    number: str
    title: Inline
    sections: tuple[Section, ...]


@dataclass(frozen=True)
class Subject:
    """A cluster, document or centre in one language: what stands in its parts."""

    voice: Voice
    outline: Outline
    owner: Owner
    centre: str
    parts: tuple[SubjectPart, ...]
    day: date | None = None
    setting: Setting | None = None

    @property
    def sections(self) -> tuple[Section, ...]:
        """The sections of all parts."""
        return tuple(section for part in self.parts for section in part.sections)

    def within(self, medium: Medium) -> tuple[SubjectPart, ...]:
        """The parts with their sections as they stand in a medium."""
        parts = [
            replace(part, sections=tuple(one.within(medium) for one in part.sections if one.stands_in(medium)))
            for part in self.parts
        ]
        return tuple(part for part in parts if part.sections)

    def overview(self, title: Inline, rest: tuple[Place, ...]) -> Section:
        """The first page on the site; `rest` are the places that it may tell of."""
        chapter = self.outline.overview or Chapter(blocks=())
        name = "home" if self.outline.of == "centre" else "overview"
        return self._builder(Finished(rest)).section(name, chapter, title).within("site")

    def before(self, finished: Finished) -> tuple[Section, ...]:
        """The chapters of a book before its parts, which they may tell of."""
        return self._chapters(self.outline.before, "print", finished)

    def after(self, medium: Medium, finished: Finished) -> tuple[Section, ...]:
        """The chapters at the end, which tell of what stands before them in the medium."""
        return self._chapters(self.outline.after, medium, finished)

    def _chapters(self, told: Mapping[str, Chapter], medium: Medium, finished: Finished) -> tuple[Section, ...]:
        builder = self._builder(finished)
        chapters = [
            builder.section(name, chapter, self._title(chapter)).within(medium)
            for name, chapter in self._in(told, medium)
        ]
        return tuple(chapter for chapter in chapters if chapter.blocks or medium == "site")

    def coming(self, medium: Medium) -> Iterator[tuple[str, Chapter]]:
        """The chapters that `after` will give."""
        return self._in(self.outline.after, medium)

    def _in(self, told: Mapping[str, Chapter], medium: Medium) -> Iterator[tuple[str, Chapter]]:
        """The chapters of a medium that have what they need."""
        for name, chapter in told.items():
            if (not chapter.media or medium in chapter.media) and (not chapter.needs or self.owner.find(chapter.needs)):
                yield name, chapter

    def _title(self, chapter: Chapter) -> Inline:
        return in_both(self.voice, self.setting, chapter.title) if chapter.title else ""

    def _builder(self, finished: Finished) -> _Builder:
        told = Retold(finished.places, finished.whole) if self.owner.scope else finished
        owner = replace(self.owner, extra={**self.owner.extra, PUBLICATION: told})
        return _Builder(self.voice, self.outline, owner, self.day, self.setting)


def section_of(subject: Subject, name: str, chapter: Chapter, title: Inline) -> Section:
    """One chapter more over the data of the owner, as it stands on the site."""
    return (
        _Builder(subject.voice, subject.outline, subject.owner, subject.day)
        .section(name, chapter, title)
        .within("site")
    )


def build_subject(
    voice: Voice, outline: Outline, owner: Owner, day: date | None = None, setting: Setting | None = None
) -> Subject:
    """All sections of the parts of an outline, in their order; `day` is the date of the data."""
    builder = _Builder(voice, outline, owner, day, setting)
    parts: list[SubjectPart] = []
    opened = chapters = 0
    for part_id, part in outline.parts.items():
        sections = list(builder.chapters(part))
        if not sections:
            continue
        printed = [section for section in sections if section.stands_in("print")]  # the document has the numbers
        opened += bool(printed)
        number = str(opened) if outline.numbered == "parts" and printed else ""
        numbers: dict[str, str] = {}
        for place, section in enumerate(printed, 1):
            chapters += 1
            numbers[section.id] = {"parts": f"{number}.{place}", "chapters": str(chapters), None: ""}[outline.numbered]
        title = voice.title(part.title) if part.title else ""
        numbered = tuple(replace(section, number=numbers.get(section.id, "")) for section in sections)
        parts.append(SubjectPart(part_id, number, title, numbered))
    return Subject(voice, outline, owner, builder.scene("").centre, tuple(parts), day, setting)


@dataclass(frozen=True)
class _Builder:
    """Builds sections of an outline from the data of an owner."""

    voice: Voice
    outline: Outline
    owner: Owner
    day: date | None
    setting: Setting | None = None

    def chapters(self, part: Part) -> Iterator[Section]:
        """The chapters of a part that have something to show, and those that the record itself lists."""
        for name, chapter in part.chapters.items():
            section = self.section(name, chapter, self.title(chapter.title) if chapter.title else "")
            if section.blocks:
                yield section
        found = self.owner.find(part.each) if part.each else None
        for name, record in found.value.items() if found and isinstance(found.value, Mapping) else ():
            here = replace(self, owner=replace(self.owner, extra={**self.owner.extra, **_fields(record)}))
            at = found.at.child(name) if found else Address("", "")
            blocks = apart((block for spec in part.blocks for block in here.blocks(name, spec, at)), set())
            yield Section(name, self.title(record.title), said_once(blocks), page=_sheet(blocks))

    def section(self, name: str, chapter: Chapter, title: Inline) -> Section:
        """One chapter; without blocks where what it needs is not there."""
        if chapter.needs and self.owner.find(chapter.needs) is None:
            return Section(name, title, ())
        blocks = apart((block for spec in chapter.blocks for block in self.blocks(name, spec)), set())
        shown = said_once([replace(block, media=block.media or chapter.media) for block in blocks])
        return Section(name, title, shown, page=chapter.page or _sheet(shown))

    def blocks(self, section: str, spec: BlockSpec, under: Address | None = None) -> Iterator[Block]:
        """The blocks of one line of the outline."""
        scene = self.scene(section)
        for block in self._topics(scene, spec, under) if spec.each else self._block(scene, spec):
            yield replace(block, media=spec.media) if spec.media else block

    def scene(self, section: str) -> Scene:
        """What components of a section are built with."""
        atlas, scope = self.voice.atlas, self.owner.scope
        shelf = self.owner.extra.get("catalogue")
        shelf = shelf if isinstance(shelf, Shelf) else None
        if scope is None:
            return Scene(
                self.voice, section, "centre", self.owner.slug, day=self.day, shelf=shelf, setting=self.setting
            )
        cluster, document = atlas.clusters.get(scope.slug), atlas.documents.get(scope.slug)
        programme = cluster.file.programme if cluster else None
        horizon = programme.horizon if programme else (document.file.horizon or 0) if document else 0
        plan = self.voice.title(programme.title) if programme else ""
        return Scene(self.voice, section, self.outline.of, scope.centre, horizon, plan, self.day, shelf, self.setting)

    def _block(self, scene: Scene, spec: BlockSpec) -> Iterator[Block]:
        component = COMPONENTS[spec.component or ""]
        told = self.voice.title if component.is_told_twice else self.title
        title = told(spec.title) if spec.title else ""
        if spec.text is not None:
            found: Found | None = Found(spec.text, scene.at(spec.id))
        else:
            found = self.owner.find(spec.of)
        if found is None:
            return
        blocks = component.build(scene, Slot(spec.id, found.at, title), found.value)
        for place, block in enumerate(blocks):
            yield replace(block, title=title) if place == 0 and title and not block.title else block
        if component.is_told_twice:
            yield from self._in_other(scene, spec)

    def _in_other(self, scene: Scene, spec: BlockSpec) -> Iterator[Block]:
        """The same blocks in the second language of a bilingual edition."""
        if self.setting is None or self.setting.other is None:
            return
        voice = self.setting.other.of(self.voice.owner)
        builder = replace(self, voice=voice, setting=replace(self.setting, other=None))
        for block in builder._block(builder.scene(scene.section), spec):
            yield replace(block, id=f"{block.id}-{voice.lang}", voice=voice)

    def title(self, text: Text) -> Inline:
        """A heading, in all languages of the edition."""
        return in_both(self.voice, self.setting, text)

    def _topics(self, scene: Scene, spec: BlockSpec, under: Address | None) -> Iterator[Block]:
        """Topics one after the other; the title of each stands over its first block."""
        found = self.owner.find(spec.each or "")
        if found is None or not isinstance(found.value, Mapping):
            return
        at = under.child(spec.each or "") if under else found.at
        for name, topic in found.value.items():
            title: Inline = self.voice.title(topic.title) if topic.title else ""
            for place, block in enumerate(self._topic(scene, name, topic, at.child(name), title)):
                first = place == 0 and title
                yield replace(block, id=f"{scene.section}-{name}", title=title) if first else block

    def _topic(self, scene: Scene, name: str, topic: object, at: Address, title: Inline) -> Iterator[Block]:
        for component_name in self.outline.topic:
            component = COMPONENTS[component_name]
            value = getattr(topic, component.field, None)
            if value:
                suffix = f"-{component.suffix}" if component.suffix else ""
                slot = Slot(f"{name}{suffix}", at.child(component.field), title)
                yield from component.build(scene, slot, value)


def _sheet(blocks: tuple[Block, ...]) -> str:
    """How a chapter lies in print, where its outline says nothing: one that is nothing but a roadmap on its side."""
    return "landscape" if blocks and all(isinstance(block.view, Roadmap) for block in blocks) else ""


def _fields(record: object) -> dict[str, object]:
    """What a section of a document holds, by key; of a catalogue it is a group."""
    if isinstance(record, Group):
        return {GROUP: record}
    return {"topics": getattr(record, "topics", {})}


def place_of(owner: str, section: Section, title: Inline, *, first: bool = False) -> Place:
    """A section as others name it."""
    return Place(title, section_at(owner, "" if first else section.id), section)
