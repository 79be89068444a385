"""Two things that would be published in one place are refused: printed files of one name, sites of one language."""

from __future__ import annotations

from collections.abc import Iterator

from generator.editions.plan import Selection, printed
from generator.kinds.atlas import Atlas
from generator.model.address import Address
from generator.problems import Message, Problem, Severity, msg

_RULE = "one-target"


def check_targets(atlas: Atlas) -> list[Problem]:
    """Editions that would make a file or a site that an earlier one makes already; drafts count too."""
    found = [*_places(atlas, _sites(atlas)), *_places(atlas, _files(atlas))]
    return list({problem.location: problem for problem in reversed(found)}.values())


def _sites(atlas: Atlas) -> Iterator[tuple[str, str, Address]]:
    """Language, what is said of it, and the place that asks for it."""
    for name, edition in atlas.editions.items():
        if atlas.outlines[edition.kind].of == "centre":
            for lang in edition.languages:
                yield lang, lang, Address(name, "edition", ("languages",))


def _files(atlas: Atlas) -> Iterator[tuple[str, str, Address]]:
    """File name, which some disks know only without capitals, and the place that asks for it."""
    for book in printed(atlas, Selection(drafts=True)):
        file = f"{book.slug}.pdf"
        yield file.casefold(), file, Address(book.name, "edition", ("file",))


def _places(atlas: Atlas, wanted: Iterator[tuple[str, str, Address]]) -> Iterator[Problem]:
    seen: dict[str, Address] = {}
    for target, named, at in wanted:
        first = seen.setdefault(target, at)
        if first is not at:
            yield Problem(
                atlas.place(at), Severity.ERROR, _RULE, _message(named, first, at), _fix(named, first, at), str(at)
            )


def _message(named: str, first: Address, at: Address) -> Message:
    if first.owner == at.owner:
        return msg("“{target}” would be made twice", target=named)
    if at.path == ("languages",):
        return msg("The site in “{target}” is made by the edition “{other}” already", target=named, other=first.owner)
    return msg("The file {target} is made by the edition “{other}” already", target=named, other=first.owner)


def _fix(named: str, first: Address, at: Address) -> Message:
    if at.path == ("languages",) or first.owner == at.owner:
        return msg("Name each language once")
    return msg("Give one of the two editions another file:")
