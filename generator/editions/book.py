"""A subject as a printed document: cover, parts, register."""

from __future__ import annotations

from dataclasses import dataclass, replace
from zlib import crc32

from generator.components.block import Section
from generator.components.chart import apart
from generator.components.documents import approval_lines
from generator.components.family import family
from generator.components.finished import Finished
from generator.components.inline import Inline, Joined
from generator.components.origin import origin_lines
from generator.components.voice import Voice
from generator.editions.look import look_of
from generator.editions.publications import Book, Cover, Part
from generator.editions.subject import Subject, place_of
from generator.kinds.cluster import Cluster, Programme
from generator.kinds.document import Document
from generator.language.numbers import date_text
from generator.model.texts import Text
from generator.source.project import Revision

MOTIFS = 6  # patterns of covers


def build_book(subject: Subject, slug: str, revision: Revision, title: Text | None = None) -> Book:
    """The book of a cluster or document; `slug` names its file, and `title` the book, where it is not the programme."""
    scope = subject.owner.scope
    if isinstance(scope, Cluster):
        programme = scope.file.programme
        front = (
            _of_programme(subject.voice, scope, programme, revision)
            if programme
            else _of_cluster(subject.voice, scope, revision)
        )
    elif isinstance(scope, Document):
        front = _of_document(subject.voice, scope, revision)
    else:
        raise ValueError(f"nothing to print of {subject.owner.slug}")
    if title is not None:
        front = _titled(subject.voice, scope.file.name, front, title)
    accent = scope.file.accent
    return Book(
        slug=slug,
        voice=subject.voice,
        title=front.title,
        cluster_title=subject.voice.plain(scope.file.short),
        author=front.author,
        accent_light=accent.light,
        accent_dark=accent.dark,
        cover=front.cover,
        parts=parts_of(subject),
        header=front.header,
        look=look_of(subject.voice, scope.centre),
        motif=motif_of(front.cover, subject.owner.slug),
    )


def motif_of(cover: Cover, slug: str) -> int:
    """Clusters of a family have a pattern each; what stands alone has one by its name."""
    places = [place for place, card in enumerate(cover.family) if card.own]
    return (places[0] if places else crc32(slug.encode())) % MOTIFS


def parts_of(subject: Subject) -> tuple[Part, ...]:
    """What stands in a book: the chapters before its parts, the parts, and what tells of them."""
    parts = [
        Part(
            f"part-{part.number or part.id}",
            part.number,
            part.title,
            part.sections,
        )
        for part in subject.within("print")
    ]
    sections = [section for part in parts for section in part.sections]
    places = tuple(place_of(subject.owner.slug, section, section.number) for section in sections)
    finished = Finished(places, whole=True)
    first, last = subject.before(finished), subject.after("print", finished)
    whole = (
        *(Part(f"part-{section.id}", "", "", (section,)) for section in first),
        *parts,
        *([Part("part-after", "", "", last)] if last else []),
    )
    taken = {section.id for part in whole for section in part.sections}
    return tuple(replace(part, sections=tuple(_apart(section, taken) for section in part.sections)) for part in whole)


def _apart(section: Section, taken: set[str]) -> Section:
    """The section with ids of blocks that stand once in the whole book."""
    blocks = apart(section.blocks, taken)
    return section if blocks == section.blocks else replace(section, blocks=blocks)


@dataclass(frozen=True)
class _Front:
    """What a cover says, and the metadata of the file."""

    title: str
    author: str
    cover: Cover
    header: str = ""


def _titled(voice: Voice, owner: Text, front: _Front, title: Text) -> _Front:
    """A title of its own on the cover, and under it whose book it is."""
    cover = replace(front.cover, title=voice.title(title), subtitle=voice.title(owner))
    return replace(front, title=f"{voice.plain(title)}. {voice.plain(owner)}", cover=cover)


def stamp(voice: Voice, revision: Revision) -> str:
    """The edition stamp: when the data last changed, and their revision; nothing where nobody knows."""
    if revision.day is None:
        return voice.ui("Edition of revision {revision}", revision=revision.id) if revision.id else ""
    day = date_text(revision.day, voice.lang)
    if not revision.id:
        return voice.ui("Edition of {date}", date=day)
    return voice.ui("Edition of {date}, revision {revision}", date=day, revision=revision.id)


def _of_cluster(voice: Voice, cluster: Cluster, revision: Revision) -> _Front:
    """A cluster without a programme stands for itself."""
    centre = voice.atlas.centres[cluster.file.centre]
    whole = voice.of(cluster.file.centre)
    cover = Cover(
        title=voice.title(cluster.file.name),
        subtitle="",
        centre=whole.inline(centre.name),
        place_and_year=whole.plain(centre.city),
        contract="",
        preface=voice.prose(cluster.file.summary),
        family=family(voice, centre.clusters, cluster.slug),
    )
    return _Front(voice.plain(cluster.file.name), whole.plain(centre.name), cover)


def _of_programme(voice: Voice, cluster: Cluster, programme: Programme, revision: Revision) -> _Front:
    centre = voice.atlas.centres[cluster.file.centre]
    whole = voice.of(cluster.file.centre)
    contract: Inline = ""
    if programme.contract is not None:
        signed = date_text(programme.contract.date, voice.lang)
        text = voice.ui("Contract No. {number} of {date}", number=voice.plain(programme.contract.number), date=signed)
        contract = Joined("{}: {}", (text, voice.inline(programme.contract.subject)))
    cover = Cover(
        title=voice.title(programme.title),
        subtitle="",
        centre=whole.inline(centre.name),
        place_and_year=f"{voice.plain(programme.city)}, {programme.year}",
        contract=contract,
        preface=voice.prose(programme.preface),
        origin=tuple(origin_lines(voice, revision.day)),
        family=family(voice, centre.clusters, cluster.slug),
    )
    return _Front(voice.plain(programme.title), whole.plain(centre.name), cover)


def _of_document(voice: Voice, document: Document, revision: Revision) -> _Front:
    file = document.file
    place = ", ".join(part for part in (voice.plain(file.city) if file.city else "", str(file.year or "")) if part)
    cover = Cover(
        title=voice.title(file.name),
        subtitle="",
        centre=voice.inline(file.publisher),
        place_and_year=place,
        contract="",
        preface=voice.prose(file.summary),
        origin=tuple(origin_lines(voice, revision.day)),
        approval=approval_lines(voice, file.approval),
    )
    header = voice.plain(file.header) if file.header else ""
    return _Front(voice.plain(file.name), voice.plain(file.publisher), cover, header)
