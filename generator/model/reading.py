"""Records → typed files: each by the model of its kind, with everything that is wrong in itself."""

from __future__ import annotations

from types import MappingProxyType

from pydantic import BaseModel

from generator.model.address import Address
from generator.model.files import FILE_KINDS, kind_of, needed_by
from generator.model.library import Typed
from generator.model.places import Places
from generator.model.validation import read_file
from generator.problems import Location, Problem, Severity, msg
from generator.source.records import Record, Source


def read_files(source: Source) -> tuple[Typed, Places, list[Problem]]:
    """All files that can be understood, where everything stands, and what is wrong with the others."""
    typed: Typed = {}
    records: dict[Address, Record] = {}
    problems: list[Problem] = []
    for record in source.records:
        address = _address(record.path)
        found, wrong = _read(record, address)
        problems += wrong
        if address is not None:
            records[address] = record
        if address is not None and found is not None:
            typed[address] = found
    present = {record.path for record in source.records} | source.unread
    missing = needed_by(present) - present
    problems += [_missing(path) for path in sorted(missing)]
    paths = {address: path for path in sorted(present | missing) if (address := _address(path)) is not None}
    broken = frozenset(paths.keys() - typed.keys())
    return typed, Places(MappingProxyType(records), MappingProxyType(paths), broken), problems


def _address(path: str) -> Address | None:
    found = kind_of(path)
    return Address(found[1], found[0].name) if found else None


def _read(record: Record, address: Address | None) -> tuple[BaseModel | None, list[Problem]]:
    """One record by the model of its path."""
    kind = kind_of(record.path)
    if kind is None or address is None:
        known = [item.name for item in FILE_KINDS if item.main == "cluster"]
        fix = msg("Files of a cluster are called {known}", known=", ".join(f"{name}.yml" for name in known))
        location = Location(record.path)
        return None, [Problem(location, Severity.ERROR, "unknown-file", msg("This file is not known here"), fix)]
    return read_file(record, kind[0].model, address)


def _missing(path: str) -> Problem:
    message = msg("The file {path} is missing", path=path)
    fix = msg("Make it, or delete the folder that needs it")
    return Problem(Location(path), Severity.ERROR, "missing-file", message, fix)
