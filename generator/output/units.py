"""What is made is a unit: a name, all that goes into it, and the work that fills a folder of its own.

Units make a graph, because one may need the files of others: a page the drawings of its charts, a book its stretches.
A key follows from inputs and needs alone, so every key is known before an engine runs: same inputs, same key, same
bytes. What the cache holds under its key is not made again, and what only such a unit would need is not even looked up.

How to add one: a frozen dataclass with `load` and `make` (see `Work`), and a function that gives its `Unit`s. Whatever
the work reads must be in `inputs` by its content; read files of the project from the frozen copy of `inputs.py` only.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Protocol

from generator.output.cache import digest
from generator.output.marks import Facts


@dataclass(frozen=True)
class Report:
    """What a work says when it is done; any problem, in the engine's own words, makes the unit fail."""

    problems: tuple[str, ...] = ()
    facts: Facts = field(default_factory=dict)


@dataclass(frozen=True)
class Needed:
    """A finished unit as the work of another sees it: its files, not to be changed, and its facts."""

    folder: Path
    facts: Facts = field(default_factory=dict)


class Work(Protocol):
    """What makes the files of a unit: a frozen dataclass at the top of a module, pickled and called in a worker.

    Workers are used again: what is dear (engines, fonts, style sheets, the settings of MkDocs) is kept in a cache at
    the top of the module, under the digest of what it is made from. Nothing that one work leaves behind may change
    what the next one makes.
    """

    def load(self) -> None:
        """Import the engine, which is imported nowhere else; ImportError and OSError mean that a library is missing."""

    def make(self, folder: Path, needed: Mapping[str, Needed]) -> Report:
        """Fill the empty folder; `needed` are the units that it needs, by name."""


@dataclass(frozen=True)
class Late:
    """A work that is known only when the units that it needs are finished: called then, in this process.

    The inputs of the unit must tell all the same what will come of it: a text rendered with stand-ins, for instance.
    """

    work: Callable[[Mapping[str, Needed]], Work]


def settled(work: Work | Late, needed: Mapping[str, Needed]) -> Work:
    """The work itself, by what it needs."""
    return work.work(needed) if isinstance(work, Late) else work


@dataclass(frozen=True)
class Limits:
    """What one work may take: wall time, and memory. An engine that reserves more than it uses is not bound in
    `addresses`."""

    seconds: float = 600
    memory_mb: int = 2000
    addresses: bool = True


@dataclass(frozen=True)
class Unit:
    """One thing to make.

    `name` is unique and told to the user; it is no part of the key. `kind` is short and the same for all of a kind: it
    is part of the key, and the cache is bounded by kind. `inputs` are all that the work depends on: texts, bytes, and
    paths, which stand for the content under them. `engine` is what `load` makes ready, such as "weasyprint" or "mkdocs
    ru": a worker that has it is preferred. `weight` is about how many seconds it takes. `here` works are called in this
    process, without bounds: for what is quick and needs no engine. What is long and knows what was planned has `COPY`
    as its engine (`copies.py`). `is_part` units are counted, but not named to the
    user: charts, pages, stretches of a book.
    """

    name: str
    kind: str
    inputs: tuple[str | bytes | Path, ...]
    work: Work | Late
    needs: tuple[str, ...] = ()
    engine: str = ""
    weight: float = 1.0
    limits: Limits = field(default_factory=Limits)
    here: bool = False
    is_part: bool = False

    @cached_property
    def own_key(self) -> str:
        """The digest of its inputs, without its needs, and of the program that makes it."""
        return digest("unit", program(), self.kind, *self.inputs)


@cache
def program() -> str:
    """The digest of our own code that works run: with another version of it, nothing is taken from the cache."""
    folder = Path(__file__).resolve().parents[1]
    return digest(*(path for part in ("output", "charts") for path in sorted((folder / part).glob("*.py"))))


@cache
def whole_program() -> str:
    """The digest of all our own code: of what plans and renders, too."""
    return digest(*sorted(Path(__file__).resolve().parents[1].rglob("*.py")))


# In pages, for what says when the data last changed: it is filled in when they are laid out, else every commit would
# make all of them again. No text holds such a sign.
STAMP = "\ue000stamp\ue000"


@dataclass(frozen=True)
class Place:
    """What a unit publishes: a file or folder of its own (`inner`, "" for all) at a path under the build folder.

    Several units may fill one folder. `stamp` is the HTML that stands for `STAMP` in its pages.
    """

    path: str
    unit: str
    inner: str = ""
    stamp: str = ""


@dataclass(frozen=True)
class Layout:
    """Units together with what of theirs is published; `checks` are units that publish nothing and must succeed."""

    units: tuple[Unit, ...] = ()
    places: tuple[Place, ...] = ()
    checks: tuple[str, ...] = ()

    @property
    def goals(self) -> frozenset[str]:
        """The units that are made for their own sake."""
        return frozenset((*(place.unit for place in self.places), *self.checks))


def joined(layouts: Iterable[Layout]) -> Layout:
    """Several layouts as one; two units of one name are a slip of the program (ValueError)."""
    units: dict[str, Unit] = {}
    layouts = tuple(layouts)
    for unit in (unit for layout in layouts for unit in layout.units):
        if units.setdefault(unit.name, unit) != unit:
            raise ValueError(f"two units of one name: {unit.name}")
    places = dict.fromkeys(place for layout in layouts for place in layout.places)
    checks = dict.fromkeys(check for layout in layouts for check in layout.checks)
    return Layout(tuple(units.values()), tuple(places), tuple(checks))


def keys(units: Sequence[Unit], known: Mapping[str, str] | None = None) -> dict[str, str]:
    """The key of each unit by its name; `known` are those of others that they may need. A need that is nowhere, or a
    circle of needs, is a slip of the program (ValueError; graphlib's CycleError is one)."""
    found = dict(known or {})
    by_name = {unit.name: unit for unit in units}
    for name in in_order(by_name, known or ()):
        found[name] = digest(by_name[name].own_key, *(found[need] for need in by_name[name].needs))
    return {name: found[name] for name in by_name}


def in_order(units: Mapping[str, Unit], known: Collection[str] = ()) -> list[str]:
    """The names, every unit after those that it needs, if they are not known."""
    graph = {name: [need for need in unit.needs if need not in known] for name, unit in units.items()}
    if stray := [(name, need) for name, needs in graph.items() for need in needs if need not in graph]:
        raise ValueError(f"{stray[0][0]} needs what is no unit: {stray[0][1]}")
    return list(TopologicalSorter(graph).static_order())


def urgency(units: Mapping[str, Unit]) -> dict[str, float]:
    """How many seconds of work wait, one after the other, from each unit to the end: the longest way goes first."""
    order = in_order(units)
    after = dict.fromkeys(order, 0.0)
    found: dict[str, float] = {}
    for name in reversed(order):
        found[name] = units[name].weight + after[name]
        for need in units[name].needs:
            after[need] = max(after[need], found[name])
    return found
