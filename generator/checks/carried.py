"""Which numbers the records of a chapter carry, each as a document would write it."""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from generator.checks.once import once
from generator.checks.printed_rows import dated, plain, rows_under
from generator.kinds.atlas import Atlas
from generator.kinds.control import MARKS, NUMBER
from generator.kinds.swot import SwotFile
from generator.language.prose import references
from generator.model.address import Address
from generator.model.period import Period
from generator.model.refs import ChartRef, FigureRef, NoteRef, SourceRef
from generator.model.schedules import Date
from generator.model.walks import leaves_of

_PLAIN = re.compile(r"[+-]?\d+(?:,\d+)?")
_REFERENCE = re.compile(r"\{[^{}]*\}")
_GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?:[\u00a0\u202f ]\d{3})+(?!\d)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_DIGIT = re.compile(r"\d")
_OURS = ("doubt", "note", "notes", "why", "stray")  # what the document does not say
_OfRecords = dict[Address, list[tuple[Address, object]]]


@dataclass(frozen=True)
class Carried:
    """A number with the place that carries it; `said` tells that the document must have it too."""

    at: Address
    number: str
    said: bool = True


def key(token: str) -> str:
    """A number of a document, so that equal ones are equal: `3,50` is `3.5`, dates and fractions stay as they are."""
    bare = token.lstrip("<>~").removesuffix("+")
    return plain(Decimal(bare.replace(",", "."))) if _PLAIN.fullmatch(bare) else bare


def qualifier(token: str) -> str:
    """How closely a listed number is known."""
    return MARKS.get(token[0], "") or MARKS.get(token[-1], "") or "exact"


def numbers_in(text: str) -> Iterator[str]:
    """The numbers that stand in a text, without those of references."""
    if not _DIGIT.search(text):  # as in most
        return
    whole = _GROUPED.sub(lambda many: re.sub(r"\D", "", many[0]), _REFERENCE.sub(" ", text).replace("\u2212", "-"))
    yield from (found[0] for found in NUMBER.finditer(re.sub(r"(?<=[\w–])-(?=\d)", " ", whole)))


@once
def _known(_: Atlas) -> dict[Address, _OfRecords]:
    """What `values_of` has found of each file."""
    return {}


def values_of(atlas: Atlas, file: Address) -> Mapping[Address, Sequence[tuple[Address, object]]]:
    """The values of a file by record, each with its address; a file is looked through when it is first asked for."""
    known = _known(atlas)
    if file not in known:
        found: _OfRecords = defaultdict(list)
        for at, value in leaves_of(atlas, file):
            found[at.record].append((at, value))
        known[file] = found
    return known[file]


class Carriers:
    """The numbers of all files."""

    def __init__(self, atlas: Atlas) -> None:
        self.atlas = atlas

    @cached_property
    def _other_languages(self) -> frozenset[str]:
        return frozenset(list(self.atlas.languages)[1:])

    def under(self, places: Iterable[Address]) -> Iterator[Carried]:
        """What the records under some places carry, with the figures, charts and notes that they name."""
        for place in places:
            for record, several in values_of(self.atlas, place.file).items():
                if not place.path or record.path[:1] == place.path[:1]:
                    for at, value in several:
                        if at.path[: len(place.path)] == place.path:
                            yield from self._of_leaf(at, value)
            yield from self._numbering(place)

    def _of_leaf(self, at: Address, value: object) -> Iterator[Carried]:
        yield from (Carried(at, step, said=False) for step in at.path if _YEAR.fullmatch(step))
        if isinstance(value, (FigureRef, ChartRef, NoteRef, SourceRef)):
            yield from self._of_reference(at, value)
        elif isinstance(value, str):
            if at.path[-1] in self._other_languages:
                return
            ours = bool(set(at.path) & set(_OURS))
            yield from (Carried(at, key(number), said=not ours) for number in numbers_in(value))
            for ref in references(value):
                yield from self.of_figure(FigureRef(ref.name), at.owner, ref.form)
        else:
            yield from _of_value(at, value)

    def _of_reference(self, at: Address, ref: FigureRef | ChartRef | NoteRef | SourceRef) -> Iterator[Carried]:
        if isinstance(ref, FigureRef):
            yield from self.of_figure(ref, at.owner)
            return
        for record in ref.records(at.owner, self.atlas.centre_of(at.owner) or ""):
            for place, value in self._of_record(record):
                if isinstance(ref, ChartRef):
                    yield from self._of_leaf(place, value)
                elif isinstance(value, str) and place.path[-1] not in self._other_languages:
                    yield from (Carried(place, key(number), said=False) for number in numbers_in(value))

    def _of_record(self, record: Address) -> Sequence[tuple[Address, object]]:
        return values_of(self.atlas, record.file).get(record.record, ())

    def of_figure(self, ref: FigureRef, owner: str, form: str = "") -> Iterator[Carried]:
        """What a figure carries: its values, its years, its sample; where a text rounds it, that too. What we compute
        ourselves no document prints."""
        at = ref.address(owner).record
        scope = self.atlas.scopes.get(at.owner)
        figure = scope.figures.get(at.id) if scope else None
        if figure is None:
            return
        for place, value in self._of_record(at):
            if not isinstance(value, str):
                soft = figure.printed is not None and place.field[:1] == ("value",)
                yield from _soft(_of_value(place, value)) if soft else _of_value(place, value)
        if figure.printed is not None:
            place = at.child("printed", "value")
            yield from (Carried(place, key(number)) for number in numbers_in(figure.printed.value))
        if form.isdigit() and figure.value is not None:
            yield Carried(at, plain(round(figure.value, int(form))), said=False)
        computed = self.atlas.values.get(at)
        if computed is not None:
            yield Carried(at, plain(computed), said=False)
        for name in (*figure.note, *([figure.source] if figure.source else ())):
            yield from self._of_reference(at, name)

    def _numbering(self, place: Address) -> Iterator[Carried]:
        """The numbers that a list gives its items; those of shared items stand in no file of the owner."""
        cluster = self.atlas.clusters.get(place.owner)
        if cluster is not None and place.kind == "roadmap":
            yield from (Carried(place, str(direction.number), said=False) for direction in cluster.roadmap)
        if cluster is not None and place.kind == "swot" and cluster.swot:
            yield from (Carried(place, number, said=False) for number in _swot_numbers(cluster.swot))
        if cluster is not None and place.kind == "bodies":
            yield from _soft(
                found
                for name in cluster.bodies
                for found in self.under([Address(cluster.centre, "bodies", (name.id,))])
            )
        for row in rows_under(self.atlas, place):
            yield from (Carried(row.at, number, said=False) for number in row.numbers)


def _of_value(at: Address, value: object) -> Iterator[Carried]:
    if isinstance(value, Period):
        yield from (Carried(at, str(year)) for year in dict.fromkeys((value.start, value.end)))
    elif isinstance(value, Date):
        yield from (Carried(at, number) for number in dated(value))
    elif isinstance(value, datetime.date):
        yield Carried(at, f"{value:%d.%m.%Y}")
    elif isinstance(value, (int, Decimal)) and not isinstance(value, bool):
        yield Carried(at, plain(Decimal(value)))


def _soft(found: Iterable[Carried]) -> Iterator[Carried]:
    return (Carried(one.at, one.number, said=False) for one in found)


def _swot_numbers(swot: SwotFile) -> Iterator[str]:
    sides = (swot.strengths, swot.weaknesses, swot.opportunities, swot.threats)
    for side in sides:
        yield from (str(number) for number, _ in enumerate(side, 1))
    for response in swot.responses.values():
        yield from numbers_in(re.sub(r"[^\d]", " ", response.printed or ""))
