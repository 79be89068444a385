"""Double entry of sources: whom the document names for its numbers, against what the records say."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import chain

from generator.checks.carried import Carried, key, values_of
from generator.checks.control import Compared, compared
from generator.checks.once import once
from generator.kinds.atlas import Atlas
from generator.model.address import Address
from generator.model.refs import SourceRef
from generator.model.rules import Look, Verdict, warning
from generator.problems import msg

_YEAR = re.compile(r"(?:19|20)\d\d")  # whose numbers they are, years do not tell


def control_source(atlas: Atlas) -> Iterator[Verdict]:
    """A record whose source is not the one that the document names for its numbers, or a number that lost its own."""
    yield from _of_records(atlas)
    fix = msg("Correct source: of the record that carries it, or move the number to the source that the document names")
    for one in compared(atlas):
        known = {(_source(atlas, carried), carried.number) for carried in one.carried}
        for name, numbers in one.chapter.sources.items():
            for number in dict.fromkeys(map(key, numbers)):
                if (str(name), number) in known:
                    yield Look.SOUND
                else:
                    at = one.at.child("sources", str(name))
                    message = msg(
                        "No record of this chapter carries {number} from {source}", number=number, source=name
                    )
                    yield warning(atlas, at, "control-source", message, fix)


def _of_records(atlas: Atlas) -> Iterator[Verdict]:
    """Every record with a source, in all chapters that use it."""
    fix = msg("Compare the source with the document")
    # Of a record and its source: source and number, as chapters with the number have it.
    told: dict[tuple[Address, str], set[tuple[str, str]]] = defaultdict(set)
    carries: dict[tuple[Address, str], dict[str, None]] = defaultdict(dict)
    for one in compared(atlas):
        named = _named(one)
        for carried in one.carried:
            record = _nearest(atlas, carried.at)
            if record is not None and carried.said and not _YEAR.fullmatch(carried.number):
                carries[record][carried.number] = None
                told[record] |= {(source, carried.number) for source in named.get(carried.number, ())}
    for record, numbers in carries.items():
        at, source = record
        for number in numbers:
            usual = sorted(source for source, of in told[record] if of == number)
            if not usual:
                yield Look.SILENT
            elif source in usual:
                yield Look.SOUND
            else:
                message = msg(
                    "The source is {source}; the document names {usual} for {number}",
                    source=source,
                    usual=", ".join(usual),
                    number=number,
                )
                yield warning(atlas, at.child("source"), "control-source", message, fix)


def _named(one: Compared) -> Mapping[str, set[str]]:
    """The sources that a chapter names, by number."""
    found: dict[str, set[str]] = defaultdict(set)
    for name, numbers in one.chapter.sources.items():
        for number in numbers:
            found[key(number)].add(str(name))
    return found


@once
def _known(_: Atlas) -> dict[Address, Mapping[Address, str]]:
    """What `_sources_of` has found of each file."""
    return {}


def _sources_of(atlas: Atlas, file: Address) -> Mapping[Address, str]:
    """Every place of a file that names a source, with its name."""
    known = _known(atlas)
    if file not in known:
        known[file] = {
            at.parent: str(value)
            for at, value in chain.from_iterable(values_of(atlas, file).values())
            if at.path[-1] == "source" and isinstance(value, SourceRef)
        }
    return known[file]


def _nearest(atlas: Atlas, at: Address) -> tuple[Address, str] | None:
    """The nearest place around a value that names a source, with its name."""
    named = _sources_of(atlas, at.file)
    while at not in named:
        if len(at.path) < 2:
            return None
        at = at.parent
    return at, named[at]


def _source(atlas: Atlas, carried: Carried) -> str:
    named = _nearest(atlas, carried.at)
    return named[1] if named else ""
