"""Slips of a typist in the real data, by kind, and how many of them `check` notices.

python -m tests.slips          all places, a table by kind (make mutation)
python -m tests.slips 10       ten of each kind
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Mapping as Mapping_
from dataclasses import dataclass, replace
from functools import cache

from generator.checks.registry import RULES
from generator.checks.rule import Family, Rule
from generator.kinds.atlas import Atlas
from generator.kinds.build import build_atlas
from generator.problems import Severity, errors_in
from generator.source.nodes import Entry, Mapping, Node, Scalar
from generator.source.nodes import Sequence as Listed
from generator.source.records import Source, read_source
from tests.project import ROOT
from tests.trees import with_root

Keys = tuple[str | int, ...]
Draw = random.Random
PROGRAMMES = ("chemical", "medical-tourism", "pharma")
SLOW = (Family.TEXT, Family.NAMES)


@dataclass(frozen=True)
class Slip:
    """One slip: the file, the keys of a value, and the node that stands there instead; None deletes it."""

    kind: str
    path: str
    keys: Keys
    node: Node | None
    said: str

    def __str__(self) -> str:
        return f"{self.kind}: {self.path}:{'.'.join(map(str, self.keys))} {self.said}"


@cache
def real() -> Source:
    """The real data as they are written."""
    source, problems = read_source(ROOT)
    assert problems == []
    return source


Finding = tuple[str, str, str]  # rule, address, what was found


@cache
def usual() -> Mapping_[str, frozenset[Finding]]:
    """What each rule finds in the data as they are, all of it accepted."""
    atlas, _ = build_atlas(real())
    assert atlas is not None
    return {rule.id: findings(rule, atlas) for rule in RULES}


def findings(rule: Rule, atlas: Atlas) -> frozenset[Finding]:
    """What a rule finds and does not merely advise."""
    found, _ = rule.look(atlas)
    shown = (problem for problem in found if problem.severity is not Severity.ADVICE)
    return frozenset((problem.rule, problem.address, problem.found) for problem in shown)


def noticed(slip: Slip) -> tuple[bool, bool]:
    """Whether `check` notices the slip, with the control lists and without: a file is refused, something is found that
    no waiver quotes, or what one quotes is gone."""
    atlas, problems = build_atlas(spoilt(real(), slip))
    if atlas is None or errors_in(problems):
        return True, True
    for rule in sorted(RULES, key=lambda rule: (rule.family is Family.CONTROL, rule.family in SLOW)):
        if findings(rule, atlas) != usual()[rule.id]:
            return True, rule.family is not Family.CONTROL
    return False, False


def spoilt(source: Source, slip: Slip) -> Source:
    """The data with a slip in them."""
    record = source.record(slip.path)
    assert record is not None
    changed = with_root(record, _put(record.root, slip.keys, slip.node))
    others = [changed if one is record else one for one in source.records]
    return replace(source, records=tuple(others))


def _put(node: Node, keys: Keys, new: Node | None) -> Node:
    if not keys:
        assert new is not None
        return new
    first, *rest = keys
    if isinstance(node, Listed):
        items = list(node.items)
        if new is None and not rest:
            del items[int(first)]
        else:
            items[int(first)] = _put(items[int(first)], tuple(rest), new)
        return replace(node, items=tuple(items))
    assert isinstance(node, Mapping)
    entries = list(node.entries)
    at = next((place for place, entry in enumerate(entries) if entry.key == first), None)
    if at is None:  # a copied row comes last
        assert new is not None
        return replace(node, entries=(*entries, Entry(str(first), node.at, new)))
    if new is None and not rest:
        del entries[at]
    else:
        entries[at] = replace(entries[at], value=_put(entries[at].value, tuple(rest), new))
    return Mapping(tuple(entries), node.at)


def walk(node: Node, keys: Keys = ()) -> Iterator[tuple[Keys, Node]]:
    """Every value with its keys, the outer first."""
    yield keys, node
    if isinstance(node, Mapping):
        for entry in node.entries:
            yield from walk(entry.value, (*keys, entry.key))
    elif isinstance(node, Listed):
        for place, item in enumerate(node.items):
            yield from walk(item, (*keys, place))


Found = tuple[str, Keys, Node]


@cache
def values() -> tuple[Found, ...]:
    """Every value of the programmes and documents, with file and keys; control lists and waivers are no data."""
    return tuple(
        (record.path, keys, node)
        for record in real().records
        if re.match(r"data/(clusters|documents)/", record.path)
        and not record.path.endswith(("control.yml", "waivers.yml", "remarks.yml", "notes.yml"))
        for keys, node in walk(record.root)
    )


def get(path: str, keys: Keys) -> Node | None:
    """The value at some keys."""
    record = real().record(path)
    node: Node | None = record.root if record else None
    for key in keys:
        if isinstance(node, Mapping):
            node = node.get(str(key))
        elif isinstance(node, Listed):
            node = node.items[int(key)]
    return node


def text(node: Node | None) -> str:
    return node.text if isinstance(node, Scalar) else ""


@dataclass(frozen=True)
class Kind:
    """A kind of slip: its places and how one is made there; None where it cannot be."""

    name: str
    places: Callable[[], Sequence[Found]]
    make: Callable[[Draw, Found], Slip | None]


def run(kind: Kind, most: int, seed: int = 1) -> tuple[list[tuple[Slip, bool, bool]], int]:
    """Slips of a kind, as many as there are or at most so many, always the same ones; and how many places it has."""
    draw = random.Random(f"{seed} {kind.name}")  # noqa: S311 - always the same slips
    places = sorted(kind.places(), key=lambda one: (one[0], str(one[1])))
    chosen = places if len(places) <= most else draw.sample(places, most)
    slips = [slip for place in chosen if (slip := kind.make(draw, place)) is not None]
    return [(slip, *noticed(slip)) for slip in slips], len(places)


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> None:
    """A table by kind, and every slip that nobody noticed."""
    from tests.slip_kinds import KINDS

    most, names = int(sys.argv[1]) if len(sys.argv) > 1 else 40, sys.argv[2:]
    counts: list[tuple[str, int, int, int, int]] = []
    for kind in KINDS:
        if names and kind.name not in names:
            continue
        results, places = run(kind, most)
        for slip, seen, alone in results:
            if not alone:
                say(f"{'control only' if seen else 'missed'} {slip}")
        found, bare = sum(seen for _, seen, _ in results), sum(alone for _, _, alone in results)
        counts.append((kind.name, places, len(results), found, bare))
    totals = [sum(numbers) for numbers in zip(*([*row[1:]] for row in counts), strict=True)]
    counts.append(("all", totals[0], totals[1], totals[2], totals[3]))
    for name, places, tried, found, bare in counts:
        say(f"{name:24} {places:5} {tried:5} {found / max(tried, 1):7.1%} {bare / max(tried, 1):7.1%}")


if __name__ == "__main__":
    main()
