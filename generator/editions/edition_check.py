"""Editions beside each other: no two of them make the same file, or the site in the same language."""

from __future__ import annotations

from collections.abc import Iterator

from generator.editions.files import book_slug, printed_of
from generator.kinds.atlas import Atlas
from generator.kinds.edition import Edition
from generator.model.address import Address
from generator.problems import Problem, Severity, msg


def check_editions(atlas: Atlas) -> Iterator[Problem]:
    """Each edition that makes what another one before it makes already."""
    made: dict[str, str] = {}
    for name, edition in atlas.editions.items():
        for file in _files(atlas, edition):
            first = made.setdefault(file, name)
            if first != name:
                message = msg("The edition “{first}” makes {file} already", first=first, file=file)
                fix = msg("Give one of them another file:, other languages: or other clusters:")
                at = Address(name, "edition", ("file" if edition.file else "languages",))
                yield Problem(atlas.place(at), Severity.ERROR, "same-file", message, fix, str(at))
                break


def _files(atlas: Atlas, edition: Edition) -> Iterator[str]:
    """What an edition makes, drafts included."""
    outline = atlas.outlines[edition.kind]
    if outline.of == "centre":
        yield from (f"site/{lang}/" for lang in edition.languages)
    else:
        owners = [owner for owner in atlas.scopes if printed_of(atlas, edition, owner)]
        yield from (f"{book_slug(edition, owner, lang)}.pdf" for owner in owners for lang in edition.languages)
