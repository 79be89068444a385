"""The names of printed files, and which of them an owner has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.components.downloads import Download
from generator.components.inline import Inline, Joined, Spoken
from generator.components.voice import Voice
from generator.editions.data import Owner
from generator.kinds.atlas import Atlas
from generator.kinds.edition import Edition
from generator.kinds.outline import Outline


def book_slug(edition: Edition, owner: str, lang: str) -> str:
    """The file name of a book without its ending: programme-pharma-ru."""
    return f"{(edition.file or '').replace('{cluster}', owner).replace('{document}', owner)}-{lang}"


def printed_of(atlas: Atlas, edition: Edition, owner: str) -> bool:
    """Whether an edition prints a cluster or a document; a cluster has the data that the outline needs."""
    if owner in atlas.documents:
        return atlas.documents[owner].file.kind == edition.kind
    outline = atlas.outlines[edition.kind]
    return outline.of == "cluster" and edition.holds(owner) and meets(atlas, outline, owner)


def meets(atlas: Atlas, outline: Outline, owner: str) -> bool:
    """Whether an owner has the data without which there is no publication."""
    return not outline.needs or Owner(atlas, owner, {}).find(outline.needs) is not None


def downloads(voice: Voice, owners: Sequence[str]) -> tuple[Download, ...]:
    """The printed files of clusters or documents, those in the reader's language first."""
    return tuple(item for owner in owners for item in _of_owner(voice.of(owner)))


def _of_owner(voice: Voice) -> Iterator[Download]:
    for edition in voice.atlas.editions.values():
        if not printed_of(voice.atlas, edition, voice.owner):
            continue
        for lang in sorted(edition.languages, key=lambda lang: lang != voice.lang):
            own = Voice(voice.atlas, lang, voice.owner)
            # A document has a title of its own; the same words for its kind before it would say it twice.
            name: Inline = own.inline(own.name())
            if voice.owner not in voice.atlas.documents:
                name = Joined("{}. {}", (own.inline(edition.title), name))
            title = Spoken(own, name)
            yield Download(f"{book_slug(edition, voice.owner, lang)}.pdf", title, lang)
