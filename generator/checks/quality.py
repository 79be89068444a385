"""How good the data are, in numbers: what is there, what is missing, what was found and accepted, what is due."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from generator.kinds.atlas import Atlas
from generator.kinds.due import expected
from generator.kinds.readiness import lacking
from generator.kinds.registry import KINDS
from generator.language import Lang
from generator.model.address import Address, parse_address
from generator.model.texts import Text
from generator.problems import Problem


@dataclass(frozen=True)
class OwnerQuality:
    """The data of one owner; `owner` is "" for what all share. `texts` counts each text once, `translated` those that
    a language has; `ready` are the records of the catalogue that the site can show in it."""

    owner: str
    texts: int
    translated: Mapping[Lang, int]
    figures: int
    unsourced: int
    records: int
    ready: Mapping[Lang, int]
    open: int
    accepted: int


@dataclass(frozen=True)
class RuleQuality:
    """How often a rule found something that is open, and that is accepted."""

    rule: str
    open: int
    accepted: int


@dataclass(frozen=True)
class Due:
    """A source of which new data are expected: since when, and how many figures wait for them."""

    at: Address
    day: date
    figures: int
    is_past: bool


@dataclass(frozen=True)
class Quality:
    """All of it, in the order of the centres, clusters and documents."""

    owners: tuple[OwnerQuality, ...]
    rules: tuple[RuleQuality, ...]
    due: tuple[Due, ...]
    day: date | None

    @property
    def percent(self) -> int:
        """How much of what should be there is, rounded down: texts and records of the catalogue in every language,
        figures with a source."""
        wanted = sum(len(one.translated) * (one.texts + one.records) + one.figures for one in self.owners)
        there = sum(
            sum(one.translated.values()) + sum(one.ready.values()) + one.figures - one.unsourced for one in self.owners
        )
        return there * 100 // wanted if wanted else 100


def quality(atlas: Atlas, found: Sequence[Problem], waived: Sequence[Problem]) -> Quality:
    """What was found in an Atlas, `waived` what of it is accepted, and what stands in it."""
    texts, records = _texts(atlas), _records(atlas)
    opened, accepted = Counter(map(_owner, found)), Counter(map(_owner, waived))
    owners = ["", *atlas.centres, *atlas.clusters, *atlas.documents]
    rules = Counter(problem.rule for problem in found), Counter(problem.rule for problem in waived)
    return Quality(
        tuple(_of(atlas, owner, texts, records, opened, accepted) for owner in owners if texts.get(owner)),
        tuple(RuleQuality(name, rules[0][name], rules[1][name]) for name in sorted(rules[0] | rules[1])),
        tuple(_due(atlas)),
        atlas.day,
    )


def _of(
    atlas: Atlas,
    owner: str,
    texts: Mapping[str, Sequence[Text]],
    records: Mapping[str, Counter[Lang]],
    opened: Mapping[str, int],
    accepted: Mapping[str, int],
) -> OwnerQuality:
    scope = atlas.scopes.get(owner)
    figures = list(scope.figures.values()) if scope else []
    ready = records.get(owner, Counter())
    return OwnerQuality(
        owner,
        len(texts[owner]),
        {lang: sum(text.has(lang) for text in texts[owner]) for lang in atlas.languages},
        len(figures),
        sum(figure.source is None and figure.derive is None for figure in figures),
        ready[""],
        {lang: ready[lang] for lang in atlas.languages},
        opened.get(owner, 0),
        accepted.get(owner, 0),
    )


def _texts(atlas: Atlas) -> Mapping[str, list[Text]]:
    """Every text of the files of each owner; outlines and editions are no data."""
    found: dict[str, list[Text]] = {}
    for address, text in atlas.of(Text):
        if address.kind not in ("outline", "edition"):
            found.setdefault(address.owner, []).append(text)
    return found


def _records(atlas: Atlas) -> Mapping[str, Counter[Lang]]:
    """How many records of the catalogue each owner has, under "", and how many are ready for the site, by language."""
    models = tuple(kind.model for kind in KINDS if kind.needs)
    found: dict[str, Counter[Lang]] = {}
    for at, record in atlas.of(*models):
        counted = found.setdefault(at.owner, Counter())
        counted[""] += 1
        counted.update(lang for lang in atlas.languages if not lacking(atlas, at, record, lang, "web"))
    return found


def _due(atlas: Atlas) -> Iterable[Due]:
    """The sources that say when new data are expected, the earliest first."""
    waiting = Counter(str(figure.source) for scope in atlas.scopes.values() for figure in scope.figures.values())
    for at, day in sorted(expected(atlas), key=lambda one: (one[1], one[0])):
        yield Due(at.record, day, waiting[at.id], atlas.day is not None and day <= atlas.day)


def _owner(problem: Problem) -> str:
    address = parse_address(problem.address, kind="", owner="")
    return address.owner if address else ""
