"""Make what is asked for: take from the cache what is there, have the rest made in the order that ends soonest."""

from __future__ import annotations

import time
from bisect import insort
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from heapq import heapify, heappop, heappush
from pathlib import Path

from generator.output.cache import Cache
from generator.output.copies import COPY, Planned
from generator.output.jobs import Pool, Reach, Result, Task
from generator.output.units import Late, Layout, Needed, Unit, Work, keys, settled, urgency

Progress = Callable[[str, int, int], None]  # what was finished (nothing for a part), how many are, of how many

# Seconds of work that wait for an engine from which on it pays to load it once more.
_WORTH_LOADING = 3.0


@dataclass(frozen=True)
class Cost:
    """What the works of one kind took: CPU seconds, and the most memory of their processes in MB."""

    cpu_seconds: float = 0.0
    peak_mb: float = 0.0


@dataclass(frozen=True)
class Failure:
    """What went wrong with a unit, in the engine's own words."""

    unit: str
    problem: str

    def __str__(self) -> str:
        return f"{self.unit}: {self.problem}"


@dataclass(frozen=True)
class Made:
    """What came of it: the finished units by name, or everything that went wrong.

    `used` are kind and key of all that was made or taken from the cache.
    """

    units: Mapping[str, Needed] = field(default_factory=dict)
    failures: tuple[Failure, ...] = ()
    missing_library: bool = False
    costs: Mapping[str, Cost] = field(default_factory=dict)
    made: tuple[str, ...] = ()
    reused: tuple[str, ...] = ()
    used: frozenset[tuple[str, str]] = frozenset()

    def after(self, before: Made) -> Made:
        """This outcome, with what was made and spent before it."""
        costs = {
            kind: Cost(
                sum(one.costs.get(kind, Cost()).cpu_seconds for one in (before, self)),
                max(one.costs.get(kind, Cost()).peak_mb for one in (before, self)),
            )
            for kind in before.costs.keys() | self.costs
        }
        reused = tuple(name for name in self.reused if name not in before.made)
        return replace(self, costs=costs, made=(*before.made, *self.made), reused=reused)


def at_hand(units: Sequence[Unit], names: Iterable[str], cache: Cache) -> set[str]:
    """Those of the units whose files are in the cache already, under their present keys."""
    known, found = {unit.name: unit for unit in units}, keys(units)
    return {name for name in names if cache.find(known[name].kind, found[name]) is not None}


@dataclass(frozen=True)
class Workshop:
    """Where workers do their works: an empty folder, and how many there may be."""

    folder: Path
    workers: int

    def opened(self) -> Pool:
        """The workers, none of them started yet; to be used in a `with`."""
        return Pool(self.workers, self.folder)


def make(layouts: Iterable[Layout], cache: Cache, by: Workshop | Pool, *, progress: Progress) -> Made:
    """Make the goals of all layouts and whatever they need, in a workshop or by workers that are at hand; units may
    stand in several layouts.

    While the next layout is being planned, workers have in hand what is known already. A unit that fails takes those
    along that need it; the others are made all the same, and are kept.
    """
    run = _Run(cache, progress)
    with by.opened() if isinstance(by, Workshop) else nullcontext(by) as pool:
        for layout in layouts:
            run.add(layout)
            pool.plan(run.planned)
            run.go_on(pool)
        if run.missing:
            run.all(pool)
    return run.made()


class _Run:
    """One run of the scheduler: what is finished, what waits for what, what is in hand."""

    def __init__(self, cache: Cache, progress: Progress) -> None:
        self._units: dict[str, Unit] = {}
        self._keys: dict[str, str] = {}
        self._cache = cache
        self._progress = progress
        self._finished: dict[str, Needed] = {}
        self._failures: list[Failure] = []
        self._is_missing_library = False
        self._costs: dict[str, Cost] = {}
        self._made: list[str] = []
        self._reused: list[str] = []
        self._folders: dict[str, Path] = {}
        self.missing: set[str] = set()
        self._urgency: dict[str, float] = {}
        self._ready: list[str] = []
        self._own: list[tuple[float, str]] = []  # a heap of what is ready and made here, the most urgent first
        self._needs: dict[str, set[str]] = {}
        self._dependents: dict[str, list[str]] = defaultdict(list)
        self._load: dict[str, float] = defaultdict(float)  # seconds that wait for an engine

    def add(self, layout: Layout) -> None:
        """More to be made. What is urgent is known of what is planned: it is counted anew each time."""
        new = [unit for unit in layout.units if unit.name not in self._units]
        self._units |= {unit.name: unit for unit in new}
        self._keys |= keys(new, self._keys)
        self._urgency = urgency(self._units)
        self._ready.sort(key=self._rank)
        self._own = [(-self._urgency[name], name) for _, name in self._own]
        heapify(self._own)
        for name in self._look_up(layout.goals):
            unit = self._units[name]
            self._load[unit.engine] += unit.weight
            if left := {need for need in unit.needs if need in self.missing and need not in self._finished}:
                self._needs[name] = left
            else:
                self._enter(name)
            for need in left:
                self._dependents[need].append(name)

    def _look_up(self, goals: Collection[str]) -> list[str]:
        """What has to be made and was not known to be: what is not in the cache, and what that needs in its turn."""
        found: list[str] = []
        open_names = list(goals)
        while open_names:
            name = open_names.pop()
            if name in self.missing or name in self._finished:
                continue
            unit = self._units[name]
            entry = self._cache.find(unit.kind, self._keys[name])
            if entry is not None:
                self._finished[name] = Needed(entry.folder, entry.facts)
                self._reused.append(name)
            else:
                self.missing.add(name)
                found.append(name)
                open_names += unit.needs
        return found

    @property
    def planned(self) -> dict[str, Work | Late]:
        """The works of copies of this process that are to be done, by the names of their units."""
        units = (self._units[name] for name in self.missing)
        return {unit.name: unit.work for unit in units if unit.engine == COPY}

    @property
    def _total(self) -> int:
        return len(self.missing) + len(self._reused)

    def go_on(self, pool: Pool) -> None:
        """Take what workers have done, and give them more, without waiting."""
        while (result := pool.done()) is not None:
            self._take(result)
        self._hand_out(pool)

    def all(self, pool: Pool) -> None:
        """Have everything made that waits."""
        self._progress("", len(self._finished), self._total)
        while True:
            self._hand_out(pool)
            if self._own:
                self._make_here(heappop(self._own)[1])
            elif pool.busy:
                self._take(pool.finished())
            elif self._ready or (self._needs and not self._failures):
                raise RuntimeError(f"nothing can be made of {', '.join([*self._ready, *self._needs][:5])}")
            else:
                return  # what still waits needs something that failed

    def _hand_out(self, pool: Pool) -> None:
        """Start what is ready, while there is room: first what finds its engine loaded, then the most urgent."""
        while (name := self._next(pool)) is not None:
            unit = self._units[name]
            needed = self._needed(unit)
            self._ready.remove(name)
            self._load[unit.engine] -= unit.weight
            work = Planned(name) if unit.engine == COPY else settled(unit.work, needed)
            pool.start(Task(name, work, self._fresh(name), needed, unit.limits, unit.engine))

    def _next(self, pool: Pool) -> str | None:
        """What to start now. An engine that is busy elsewhere is loaded once more only if enough waits for it; of those
        that no worker has, the one with the most work comes first, so that one worker can do it all; copies of this
        process are there at once, and can wait until all others have begun."""
        if pool.is_full:
            return None
        best: tuple[tuple[Reach, bool, float], str] | None = None
        known: dict[tuple[str, bool], Reach] = {}
        for name in self._ready:
            unit = self._units[name]
            kind = unit.engine, unit.limits.addresses
            if kind not in known:
                known[kind] = pool.reach(unit.engine, addresses=unit.limits.addresses)
                if known[kind] is Reach.AGAIN and pool.busy and self._load[unit.engine] < _WORTH_LOADING:
                    known[kind] = Reach.NONE
            if known[kind] is Reach.LOADED:
                return name
            rank = known[kind], unit.engine == COPY, -self._load[unit.engine]
            if known[kind] is not Reach.NONE and (best is None or rank < best[0]):
                best = rank, name
        return best[1] if best else None

    def _finish(self, name: str, made: Needed) -> None:
        """Note what is finished; what waited for nothing else is ready."""
        self._finished[name] = made
        for other in self._dependents.pop(name, ()):
            self._needs[other].discard(name)
            if not self._needs[other]:
                del self._needs[other]
                self._enter(other)

    def _enter(self, name: str) -> None:
        """Among what is ready, the most urgent first."""
        if self._units[name].here:
            heappush(self._own, (-self._urgency[name], name))
            return
        insort(self._ready, name, key=self._rank)

    def _rank(self, name: str) -> tuple[float, str]:
        return -self._urgency[name], name

    def _needed(self, unit: Unit) -> dict[str, Needed]:
        return {need: self._finished[need] for need in unit.needs}

    def _fresh(self, name: str) -> Path:
        self._folders[name] = self._cache.fresh()
        return self._folders[name]

    def _make_here(self, name: str) -> None:
        """Call the work in this process; what it raises is a fault of the program or of the disk, and ends the run."""
        unit, before = self._units[name], time.process_time()
        needed = self._needed(unit)
        report = settled(unit.work, needed).make(self._fresh(name), needed)
        self._take(Result(name, report.problems, report.facts, cpu_seconds=time.process_time() - before))

    def _take(self, result: Result) -> None:
        """Keep what was made, or write down what went wrong; what only a worn worker failed at is made again."""
        unit = self._units[result.name]
        known = self._costs.get(unit.kind, Cost())
        self._costs[unit.kind] = Cost(known.cpu_seconds + result.cpu_seconds, max(known.peak_mb, result.peak_mb))
        folder = self._folders.pop(result.name)
        if result.is_spent:
            self._cache.drop(folder)
            self._load[unit.engine] += unit.weight
            self._enter(result.name)
        elif result.problems:
            self._cache.drop(folder)
            self._failures += [Failure(result.name, problem) for problem in result.problems]
            self._is_missing_library |= result.missing_library
        else:
            entry = self._cache.keep(unit.kind, self._keys[result.name], folder, result.facts)
            self._finish(result.name, Needed(entry.folder, entry.facts))
            self._made.append(result.name)
            self._progress("" if unit.is_part else result.name, len(self._finished), self._total)

    def made(self) -> Made:
        """The whole outcome."""
        return Made(
            self._finished,
            tuple(self._failures),
            self._is_missing_library,
            self._costs,
            tuple(self._made),
            tuple(self._reused),
            frozenset((self._units[name].kind, self._keys[name]) for name in self._finished),
        )
