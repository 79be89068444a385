"""Double entry: the numbers of a document against those of the records of the same chapter, both ways and in order."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.checks.carried import Carried, Carriers, key, qualifier
from generator.checks.once import once
from generator.checks.printed_rows import Row, rows_under
from generator.kinds.atlas import Atlas
from generator.kinds.control import Chapter, ControlFile
from generator.kinds.figure import Figure
from generator.model.address import Address
from generator.model.rules import Look, Verdict, warning
from generator.problems import msg


@dataclass(frozen=True)
class Compared:
    """A chapter of a control list beside what its records carry."""

    at: Address
    chapter: Chapter
    carried: tuple[Carried, ...]
    rows: tuple[Row, ...]

    @cached_property
    def wanted(self) -> Counter[str]:
        """How often the document has a number, without what is no content."""
        debris = Counter(key(number) for one in self.chapter.debris.values() for number in one.numbers)
        return Counter(map(key, self.chapter.numbers)) - debris

    @cached_property
    def printed(self) -> frozenset[str]:
        """Every number of the chapter."""
        return frozenset(map(key, self.chapter.numbers))


@once
def compared(atlas: Atlas) -> tuple[Compared, ...]:
    """All chapters of all control lists."""
    carriers = Carriers(atlas)
    found = []
    for owner in atlas.gone_through:
        for name, chapter in atlas.records(owner, "control", ControlFile).items():
            places = [place.address(owner) for place in chapter.of]
            rows = tuple(row for place in places for row in rows_under(atlas, place))
            at = Address(owner, "control", (name,))
            found.append(Compared(at, chapter, tuple(carriers.under(places)), rows))
    return tuple(found)


def control_missing(atlas: Atlas) -> Iterator[Verdict]:
    """A number of the document that no record of its chapter carries."""
    fix = msg("Enter it, or correct the record that should carry it; what is no content goes under debris:")
    for one in compared(atlas):
        known = {carried.number for carried in one.carried}
        for number in one.wanted:
            if number in known:
                yield Look.SOUND
                continue
            message = msg("No record of this chapter carries {number}", number=number)
            yield warning(atlas, one.at, "control-missing", message, fix)


def control_extra(atlas: Atlas) -> Iterator[Verdict]:
    """A number of the records that the document does not have in any chapter that uses it."""
    fix = msg("Compare with the document, digit by digit")
    for at, numbers in _by_record(compared(atlas)).items():
        for number, printed in numbers.items():
            if printed:
                yield Look.SOUND
                continue
            message = msg("The document has no {number} in the chapter of this record", number=number)
            yield warning(atlas, at, "control-extra", message, fix)


def _by_record(chapters: Iterable[Compared]) -> Mapping[Address, Mapping[str, bool]]:
    """Of every place the numbers that the document must have, and whether one of its chapters has them."""
    found: dict[Address, dict[str, bool]] = {}
    for one in chapters:
        for carried in one.carried:
            if carried.said:
                seen = found.setdefault(carried.at, {})
                seen[carried.number] = seen.get(carried.number, False) or carried.number in one.printed
    return found


def control_order(atlas: Atlas) -> Iterator[Verdict]:
    """A row of a table, a plan, a chain or a roadmap whose numbers do not follow one another in the document."""
    fix = msg("Compare the row with the document: is a number of another row in it, or is one lost?")
    for one in compared(atlas):
        numbers = [key(number) for number in one.chapter.numbers]
        starts: dict[str, list[int]] = defaultdict(list)
        for at, number in enumerate(numbers):
            starts[number].append(at)
        for row in one.rows:
            if len(row.numbers) < 2:
                yield Look.SILENT
            elif any(numbers[at : at + len(row.numbers)] == list(row.numbers) for at in starts[row.numbers[0]]):
                yield Look.SOUND
            else:
                message = msg("The document does not have these numbers side by side: {row}", row=" ".join(row.numbers))
                yield warning(atlas, row.at, "control-order", message, fix)


def control_qualifier(atlas: Atlas) -> Iterator[Verdict]:
    """A figure that is more, less or about a number where the document gives it otherwise."""
    fix = msg("Correct qualifier:, or the mark in the control list: > more than, < less than, ~ about, 35+ and more")
    printed: dict[Address, set[str]] = defaultdict(set)
    for one in compared(atlas):
        marks: dict[str, set[str]] = defaultdict(set)
        for token in one.chapter.numbers:
            marks[key(token)].add(qualifier(token))
        yield from _unmet(atlas, one, marks)
        for carried in one.carried:
            if _figure(atlas, carried.at) is not None:
                printed[carried.at] |= marks.get(carried.number, set())
    for at, marked in printed.items():
        figure = _figure(atlas, at)
        if figure is None or not marked:
            yield Look.SILENT
        elif figure.qualifier in marked:
            yield Look.SOUND
        else:
            message = msg(
                "The figure is {own}, the document has {printed}",
                own=figure.qualifier,
                printed=", ".join(sorted(marked)),
            )
            yield warning(atlas, at, "control-qualifier", message, fix)


def _unmet(atlas: Atlas, one: Compared, marks: Mapping[str, set[str]]) -> Iterator[Verdict]:
    """Numbers that the document qualifies, and that no figure of the chapter carries so."""
    known: dict[str, set[str]] = defaultdict(set)
    for carried in one.carried:
        figure = _figure(atlas, carried.at)
        if figure is not None:
            known[carried.number].add(figure.qualifier)
    fix = msg("Add qualifier: to the figure, or take the mark out of the control list")
    for number, qualifiers in marks.items():
        for name in sorted(qualifiers - {"exact"}):
            if name in known[number]:
                yield Look.SOUND
            elif known[number] and "exact" in qualifiers:  # else the figure itself is told of
                message = msg("No figure of this chapter is {qualifier} {number}", qualifier=name, number=number)
                yield warning(atlas, one.at, "control-qualifier", message, fix)


def _figure(atlas: Atlas, at: Address) -> Figure | None:
    """The figure whose value stands at a place."""
    if at.kind != "figures" or at.field not in (("value",), ("printed", "value")) or at.owner not in atlas.scopes:
        return None
    return atlas.scopes[at.owner].figures.get(at.id)
