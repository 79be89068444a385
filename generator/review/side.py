"""One state of the data, as far as it can be understood."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from generator.checking import judge
from generator.checks.narrowed import Differing
from generator.kinds.atlas import Atlas
from generator.kinds.registry import observations
from generator.model.address import Address
from generator.model.quantity import Quantity
from generator.problems import Problem
from generator.review.reach import kind_of, reach_of
from generator.source.nodes import Plain
from generator.source.records import Parse, Source, parse_record, read_source
from generator.source.settings import check_settings


@dataclass(frozen=True)
class Side:
    """A state: its files as written, and the Atlas of them where there are no errors."""

    source: Source
    atlas: Atlas | None
    problems: tuple[Problem, ...]

    @cached_property
    def records(self) -> Mapping[Address, Plain]:
        """Every record as it is written: an entry of a file of many, or a whole file."""
        found: dict[Address, Plain] = {}
        for record in self.source.records:
            kind, address = (None, None) if record.ours else kind_of(record.path)
            if kind is None or address is None:
                continue
            if kind.holds_records:
                found |= {address.child(key): one for key, one in record.content.items()}
            else:
                found[address] = record.content
        return found

    @cached_property
    def numbers(self) -> Mapping[Address, Quantity]:
        """Every published number; none where the data have errors."""
        if self.atlas is None:
            return {}
        return {quantity.address: quantity for quantity in observations(self.atlas)}

    @cached_property
    def unread(self) -> frozenset[Address]:
        """The files that are there and cannot be read."""
        return frozenset(at for path in self.source.unread if (at := kind_of(path)[1]) is not None)

    @cached_property
    def languages(self) -> frozenset[str]:
        """The codes of its languages."""
        return frozenset(at.id for at in self.records if at.kind == "languages")

    def is_text(self, value: Plain) -> bool:
        """Whether a value is a text by language."""
        return isinstance(value, dict) and bool(value) and value.keys() <= self.languages | {"printed"}


def read_side(root: Path, parse: Parse | None = None) -> Side:
    """The state that a folder holds; `parse` may remember files of another state."""
    source, problems = read_source(root, parse)
    return _side(source, problems)


def read_sides(old: Path, new: Path) -> tuple[Side, Side]:
    """The states that two folders hold, to be compared: their problems are only those that may differ."""
    parse = cache(parse_record)  # most files are the same in both
    (before, wrong), (after, wrong_now) = read_source(old, parse), read_source(new, parse)
    differing = reach_of(before, after).differing
    return _side(before, wrong, differing), _side(after, wrong_now, differing)


def _side(source: Source, problems: list[Problem], differing: Differing | None = None) -> Side:
    checked = judge(source, problems + check_settings(source.root), differing=differing)
    return Side(source, checked.atlas, checked.problems)
