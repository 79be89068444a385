"""Rules that compare records of one id in several clusters: what they measure is the same, so their forms are."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from itertools import permutations

from generator.checks.once import once
from generator.kinds.atlas import Atlas
from generator.kinds.chart import Chart
from generator.kinds.figure import Figure
from generator.kinds.topic import Topic
from generator.model.address import Address
from generator.model.period import Period
from generator.model.rules import Look, Verdict, warning
from generator.problems import Message, msg

Record = Figure | Chart
_FEWEST = 5  # shown together, so that one can be the odd one out
_AROUND = 3  # of the four around a figure that name one source
Twin = tuple[Address, Record]


@once
def _twins(atlas: Atlas) -> dict[tuple[str, str, str], list[Twin]]:
    """Figures and charts of the clusters of one centre by kind of file and id."""
    found: dict[tuple[str, str, str], list[Twin]] = defaultdict(list)
    for slug, cluster in atlas.clusters.items():
        for kind, records in (("figures", cluster.figures), ("charts", cluster.charts)):
            for name, record in records.items():
                found[cluster.centre, kind, name].append((Address(slug, kind, (name,)), record))
    return found


def unit_across(atlas: Atlas) -> Iterator[Verdict]:
    """A figure has another unit than figures of the same id in most other clusters."""
    yield from _odd(atlas, "unit-across", lambda record: str(record.unit) if isinstance(record, Figure) else "")


def period_across(atlas: Atlas) -> Iterator[Verdict]:
    """A figure or chart is of another time than those of the same id in most other clusters."""
    yield from _odd(atlas, "period-across", lambda record: _period(record.period))


def _period(period: Period | None) -> str:
    if period is None:
        return ""
    return str(period.start) if period.start == period.end else f"{period.start}–{period.end}"


def _odd(atlas: Atlas, rule: str, told: Callable[[Record], str]) -> Iterator[Verdict]:
    """Records that differ from the one value that all others agree on; two that differ cannot tell who is wrong."""
    fix = msg("Compare with the document; figures that measure other things have other ids")
    for twins in _twins(atlas).values():
        counted = Counter(told(record) for _, record in twins)
        usual, times = counted.most_common(1)[0]
        for at, record in twins:
            value = told(record)
            if len(twins) < 2 or (times < 2 and len(counted) > 1):
                yield Look.SILENT
            elif value == usual:
                yield Look.SOUND
            else:
                yield warning(atlas, at, rule, _said(value, usual), fix)


def _said(value: str, usual: str) -> Message:
    return msg("Here stands {value}, in other clusters {usual}", value=value or "–", usual=usual or "–")


def source_across(atlas: Atlas) -> Iterator[Verdict]:
    """A figure or chart whose source breaks the pattern: where one programme names one source, another names its own,
    and that pair holds for their figures of the same ids."""
    pairs = _pairs(atlas)
    usual = {key: counted.most_common(1)[0] for key, counted in pairs.items()}
    fix = msg("Compare the source with the document")
    for twins in _twins(atlas).values():
        named = Counter(str(twin.source) for _, twin in twins)
        for at, record in twins:
            if isinstance(record, Figure) and record.derive:
                continue
            if named[str(record.source)] * 2 > len(twins) > 2:
                yield Look.SOUND
                continue
            told = [
                (usual[other.owner, at.owner, str(twin.source)], pairs[other.owner, at.owner, str(twin.source)].total())
                for other, twin in twins
                if other.owner != at.owner
            ]
            strong = [source for (source, times), whole in told if times >= 3 and times * 4 >= whole * 3]
            if not strong:
                yield Look.SILENT
            elif all(str(record.source) == source for source in strong):
                yield Look.SOUND
            elif not any(str(record.source) == source for source in strong):
                message = msg(
                    "The source is {source}; by the figures beside it {usual} is expected",
                    source=record.source or "–",
                    usual=strong[0],
                )
                yield warning(atlas, at, "source-across", message, fix)


def source_beside(atlas: Atlas) -> Iterator[Verdict]:
    """A figure or chart whose source is another than that of all others that a topic shows together with it."""
    fix = msg("Compare the source with the document")
    told: dict[Address, Verdict] = {}
    for at, topic in atlas.of(Topic):
        for refs in (topic.figures, topic.ranks, topic.charts):
            shown = {ref.address(at.owner).record: _record(atlas, ref.address(at.owner)) for ref in refs}
            named = {place: str(one.source or "") for place, one in shown.items() if one and not _is_computed(one)}
            counted = Counter(named.values()).most_common(2)
            for place, source in named.items():
                if len(named) < _FEWEST or (len(counted) > 1 and counted[1][1] > 1):
                    told.setdefault(place, Look.SILENT)
                elif source == counted[0][0]:
                    told[place] = Look.SOUND
                elif told.get(place) is not Look.SOUND:
                    message = msg(
                        "The source is {source}, all beside it have {usual}",
                        source=source or "–",
                        usual=counted[0][0] or "–",
                    )
                    told[place] = warning(atlas, place, "source-beside", message, fix)
    yield from told.values()


def source_between(atlas: Atlas) -> Iterator[Verdict]:
    """A figure whose source is another than that of the figures around it in its file, which name one and the same;
    one that nothing else here names is meant."""
    fix = msg("Compare the source with the document")
    for slug, scope in atlas.scopes.items():
        whole = {name: figure for name, figure in scope.figures.items() if not figure.derive and not figure.printed}
        named = [(name, str(figure.source or "")) for name, figure in whole.items()]
        times_named = Counter(source for _, source in named)
        for place, (name, source) in enumerate(named):
            around = (
                [other for _, other in named[max(place - 2, 0) : place]],
                [other for _, other in named[place + 1 : place + 3]],
            )
            usual, times = Counter([*around[0], *around[1]]).most_common(1)[0] if all(around) else ("", 0)
            if times < _AROUND or times_named[source] == 1:
                yield Look.SILENT
            elif source in (around[0][-1], around[1][0]):
                yield Look.SOUND
            else:
                message = msg(
                    "The source is {source}, all beside it have {usual}", source=source or "–", usual=usual or "–"
                )
                yield warning(atlas, Address(slug, "figures", (name,)), "source-between", message, fix)


def _record(atlas: Atlas, at: Address) -> Record | None:
    scope = atlas.scopes.get(at.owner)
    if scope is None:
        return None
    return scope.charts.get(at.id) if at.kind == "charts" else scope.figures.get(at.id)


def _is_computed(record: Record) -> bool:
    return isinstance(record, Figure) and record.derive is not None


def _pairs(atlas: Atlas) -> dict[tuple[str, str, str], Counter[str]]:
    """Of two clusters and a source of the first, the sources of the second for the same ids."""
    found: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    for twins in _twins(atlas).values():
        for (one, first), (other, second) in permutations(twins, 2):
            found[one.owner, other.owner, str(first.source)][str(second.source)] += 1
    return found
