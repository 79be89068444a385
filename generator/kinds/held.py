"""An edition that is wrong in itself keeps back no other: it is read without what is wrong, so that its files are known
and the last ones stay. Nothing is made of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from generator.kinds.atlas import Atlas
from generator.kinds.edition import KIND, Edition
from generator.kinds.outline import Outline
from generator.model.address import Address
from generator.model.validation import read_file
from generator.problems import Problem, Severity
from generator.source.nodes import Plain
from generator.source.records import Source

# Without these nobody knows whether it is the site, and how its files are called.
_NAMING = {"", "kind", "title", "centre", "clusters", "languages", "file", "bilingual"}
_EDITION = KIND.files[0]


def by_edition(atlas: Atlas, problems: Iterable[Problem]) -> Mapping[str, tuple[Problem, ...]]:
    """The errors that stand in the files of printed editions, by the name of the edition; none of one whose files
    cannot be known."""
    found: dict[str, tuple[Problem, ...]] = {}
    for at, errors in _errors(problems).items():
        edition = atlas.editions.get(at.owner)
        if edition and _is_printed(atlas.outlines, edition) and not _keys(errors) & _NAMING:
            found[at.owner] = tuple(errors)
    return found


def beside_editions(atlas: Atlas, problems: Sequence[Problem]) -> list[Problem]:
    """The problems that do not keep back single editions alone."""
    held = {problem for found in by_edition(atlas, problems).values() for problem in found}
    return [problem for problem in problems if problem not in held]


def without_faults(atlas: Atlas, source: Source, problems: Iterable[Problem]) -> Atlas:
    """The Atlas with those printed editions that could not be understood, each without the keys that are wrong."""
    errors = _errors(problems)
    rest = {at: one for at, found in errors.items() if (one := _rest(atlas, source, at, _keys(found)))}
    files = MappingProxyType({**atlas.files, **rest})
    editions = {**atlas.editions, **{at.owner: one for at, one in rest.items()}}
    places = replace(atlas.places, broken=atlas.places.broken - rest.keys())
    return replace(atlas, files=files, places=places, editions=editions)


def _rest(atlas: Atlas, source: Source, at: Address, wrong: set[str]) -> Edition | None:
    """What is left of an edition; nothing of one whose files cannot be known."""
    record = source.record(_EDITION.path(at.owner))
    if record is None or wrong & _NAMING:
        return None
    left: dict[str, Plain] = {key: value for key, value in record.content.items() if key not in wrong}
    found, _ = read_file(replace(record, kept=left), Edition, at)
    return found if found and _is_printed(atlas.outlines, found) else None


def _errors(problems: Iterable[Problem]) -> Mapping[Address, list[Problem]]:
    """The errors in the files of editions."""
    found: dict[Address, list[Problem]] = {}
    for problem in problems:
        at = _EDITION.address(problem.location.path)
        if at and problem.severity is Severity.ERROR:
            found.setdefault(at, []).append(problem)
    return found


def _keys(problems: Iterable[Problem]) -> set[str]:
    """In which keys of a file they stand; of a problem with the whole file there is none."""
    return {problem.address.partition(":")[2].partition(".")[0] for problem in problems}


def _is_printed(outlines: Mapping[str, Outline], edition: Edition) -> bool:
    return edition.kind in outlines and outlines[edition.kind].of != "centre"
