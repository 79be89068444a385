"""Where addresses stand in the files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.model.address import Address
from generator.model.validation import found_at, place
from generator.problems import Location
from generator.source.nodes import Scalar, place_in
from generator.source.records import Record


@dataclass(frozen=True)
class Places:
    """The records of all files by their address; that of a record that has a file of its own is the record's.

    `broken` are the files that should be there and could not be understood, `paths` where each lies."""

    records: Mapping[Address, Record]
    paths: Mapping[Address, str]
    broken: frozenset[Address] = frozenset()

    def owners(self, kind: str) -> frozenset[str]:
        """All that have a file of a kind that could be understood."""
        return frozenset(file.owner for file in self.records.keys() - self.broken if file.kind == kind)

    def file(self, address: Address) -> Address:
        """The address of the file in which an address stands."""
        return address.record if address.record in self.paths else address.file

    def is_ours(self, address: Address) -> bool:
        """Whether an address stands in a file that comes with the program."""
        return (address.owner, address.kind) in self._ours

    @cached_property
    def _ours(self) -> frozenset[tuple[str, str]]:
        return frozenset((file.owner, file.kind) for file, record in self.records.items() if record.ours)

    def path(self, address: Address) -> str:
        """The path of the file in which an address stands."""
        file = self.file(address)
        return self.paths[file] if file in self.paths else self._of_first(file)

    def _of_first(self, file: Address) -> str:
        """Of records with files of their own, all together, the first."""
        return next(path for address, path in self.paths.items() if address.file == file)

    def of(self, address: Address) -> Location:
        """Where an address stands, or as near to it as its file has keys."""
        file = self.file(address)
        record = self.records.get(file)
        if record is None:
            return Location(self.path(address))
        if address.kind == "figures" and len(address.path) == 2:
            count = place(record.root, (address.id, "count"))
            part = place(record.root, (address.id, "count", *address.field))
            if part not in (count, place(record.root, (address.id,))):
                return part
        return place(record.root, address.path[len(file.path) :])

    def within(self, address: Address, offset: int) -> Location:
        """Where a part of a text stands: its line where the text has several, else where the address does."""
        file = self.file(address)
        record = self.records.get(file)
        if record is not None:
            text, _ = found_at(record.root, address.path[len(file.path) :])
            if isinstance(text, Scalar) and text.last > text.at.line:
                cut = len(text.text) - len(text.text.lstrip())  # spaces around a text are no part of it
                return place_in(text, record.lines, cut + offset)
        return self.of(address)
