"""One state of the data, as far as it can be understood."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from generator.checking import judge
from generator.kinds.atlas import Atlas
from generator.kinds.registry import FILE_KINDS, observations
from generator.model.address import Address
from generator.model.kind import FileKind
from generator.model.quantity import Quantity
from generator.problems import Problem
from generator.source.nodes import Plain
from generator.source.records import Parse, Source, read_source
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
            kind, address = (None, None) if record.ours else _kind_of(record.path)
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
    def languages(self) -> frozenset[str]:
        """The codes of its languages."""
        return frozenset(at.id for at in self.records if at.kind == "languages")

    def is_text(self, value: Plain) -> bool:
        """Whether a value is a text by language."""
        return isinstance(value, dict) and bool(value) and value.keys() <= self.languages | {"printed"}


def read_side(root: Path, parse: Parse | None = None) -> Side:
    """The state that a folder holds; `parse` may remember files of the other state."""
    source, problems = read_source(root, parse)
    checked = judge(source, problems + check_settings(root))
    return Side(source, checked.atlas, checked.problems)


def _kind_of(path: str) -> tuple[FileKind | None, Address | None]:
    for kind in FILE_KINDS:
        address = kind.address(path)
        if address is not None:
            return kind, address
    return None, None
