"""How far a change can reach: what is the same in both states, and names nothing that is not, needs no second look."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.checks.narrowed import Differing
from generator.kinds.registry import FILE_KINDS
from generator.model.address import Address
from generator.model.kind import FileKind
from generator.source.nodes import Plain
from generator.source.records import Record, Source


@dataclass(frozen=True)
class Reach:
    """The clusters and documents whose publications may say something else, and where rules may; None is everywhere."""

    owners: frozenset[str] | None = None
    differing: Differing | None = None

    def may_touch(self, owner: str) -> bool:
        """Whether the publications of an owner may say something else."""
        return self.owners is None or owner in self.owners


def reach_of(base: Source, head: Source) -> Reach:
    """What the differing files of two states can reach. Files that all share, or all of a centre, reach everything."""
    old, new = _files(base), _files(head)
    paths = frozenset(path for path in old.keys() | new.keys() if _digest(old, path) != _digest(new, path))
    unread = base.unread | head.unread
    places = [kind_of(path)[1] for path in paths | unread]
    owners = frozenset(at.owner if at is not None else "" for at in places)
    scopes = frozenset(at.owner for path in old.keys() | new.keys() if (at := kind_of(path)[1]) and at.kind in _SCOPES)
    if unread or not owners <= scopes:
        return Reach()
    changed = [state[path] for state in (old, new) for path in paths if path in state]
    named = frozenset().union(*_names(changed, scopes).values())
    reached = _naming(owners | named, _names([*old.values(), *new.values()], scopes))
    return Reach(reached, Differing(paths, reached, any(_words(old, path) != _words(new, path) for path in paths)))


_SCOPES = frozenset({"cluster", "document"})


def _files(source: Source) -> Mapping[str, Record]:
    return {record.path: record for record in source.records}


def _digest(state: Mapping[str, Record], path: str) -> str:
    return state[path].digest if path in state else ""


def _words(state: Mapping[str, Record], path: str) -> list[tuple[str, ...]]:
    """Every value with letters, and where it stands."""
    return list(_lettered(state[path].content, ())) if path in state else []


def _lettered(content: Plain, at: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    if isinstance(content, str):
        if any(map(str.isalpha, content)):
            yield (*at, content)
    elif content:
        items = content.items() if isinstance(content, dict) else enumerate(content)
        for key, inner in items:
            yield from _lettered(inner, (*at, str(key)))


def _names(records: Iterable[Record], owners: frozenset[str]) -> Mapping[str, set[str]]:
    """Whose ids stand in the files of each owner, its own apart."""
    ids = "|".join(map(re.escape, sorted(owners))) or "(?!)"
    pattern = re.compile(
        rf"(?<![\w/-])({ids})(?:/|['\"]?\s*(?:[,\]}}:#]|$))", re.MULTILINE
    )  # a value, not a word of a text
    found: dict[str, set[str]] = defaultdict(set)
    for record in records:
        at = kind_of(record.path)[1]
        owner = at.owner if at is not None else ""
        found[owner].update(name for name in pattern.findall(record.data.decode()) if name != owner)
    return found


def _naming(owners: frozenset[str], names: Mapping[str, set[str]]) -> frozenset[str]:
    """These, all that name one of them, all that name one of those, and so on."""
    reached = owners
    while more := {owner for owner, named in names.items() if owner not in reached and not reached.isdisjoint(named)}:
        reached |= more
    return reached


def kind_of(path: str) -> tuple[FileKind | None, Address | None]:
    """The kind of a file and its address; nothing where it is none of a project."""
    for kind in FILE_KINDS:
        address = kind.address(path)
        if address is not None:
            return kind, address
    return None, None
