"""Records → typed files: each by the model of its kind, with everything that is wrong in itself."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from types import MappingProxyType

from pydantic import BaseModel

from generator.language import Lang
from generator.model.address import Address
from generator.model.kind import FileKind
from generator.model.places import Places
from generator.model.store import Store
from generator.model.validation import read_file
from generator.model.wording import check_strings
from generator.problems import Location, Problem, Severity, msg
from generator.source.records import Record, Source, the_first
from generator.source.text import MOST_REPORTED


def read_files(source: Source, kinds: Sequence[FileKind], spoken: tuple[Lang, ...] = ()) -> tuple[Store, list[Problem]]:
    """All files that can be understood, where everything stands, and what is wrong with the others; `spoken` are the
    languages of the project, where they are known. Files that come with the program have languages of their own."""
    typed: dict[Address, BaseModel] = {}
    records: dict[Address, Record] = {}
    problems: list[Problem] = []
    for record in source.records:
        kind, address = _kind_of(record.path, kinds)
        if kind is None or address is None:
            problems.append(_unknown(record.path, kinds))
            continue
        records[address] = record
        found, wrong = read_file(record, kind.model, address, () if record.ours else spoken)
        strings = the_first(record.path, list(islice(check_strings(address, record), MOST_REPORTED + 1)))
        problems += wrong + [problem for problem in strings if not wrong or problem.severity is Severity.ERROR]
        if found is not None:
            typed[address] = found
    present = {record.path for record in source.records} | source.unread
    missing = _needed(present, kinds) - present
    problems += [_missing(path) for path in sorted(missing)]
    addresses = ((path, _kind_of(path, kinds)[1]) for path in sorted(present | missing))
    paths = {address: path for path, address in addresses if address is not None}
    broken = frozenset(paths.keys() - typed.keys())
    places = Places(MappingProxyType(records), MappingProxyType(paths), broken)
    return Store(MappingProxyType(typed), places), problems


def _kind_of(path: str, kinds: Sequence[FileKind]) -> tuple[FileKind | None, Address | None]:
    for kind in kinds:
        owner = kind.owner(path)
        if owner is not None:
            return kind, Address(owner, kind.name)
    return None, None


def _needed(paths: set[str], kinds: Sequence[FileKind]) -> set[str]:
    """The files without which nothing can be built: those that all share, and the main one of every folder."""
    needed = {kind.path("") for kind in kinds if kind.required}
    mains = {kind.name: kind for kind in kinds if kind.name == kind.main}
    for path in paths:
        kind, address = _kind_of(path, kinds)
        if kind is not None and address is not None and kind.main:
            needed.add(mains[kind.main].path(address.owner))
    return needed


def _unknown(path: str, kinds: Sequence[FileKind]) -> Problem:
    known = ", ".join(f"{kind.name}.yml" for kind in kinds if kind.main == "cluster")
    message, fix = msg("This file is not known here"), msg("Files of a cluster are called {known}", known=known)
    return Problem(Location(path), Severity.ERROR, "unknown-file", message, fix)


def _missing(path: str) -> Problem:
    message = msg("The file {path} is missing", path=path)
    fix = msg("Make it, or delete the folder that needs it")
    return Problem(Location(path), Severity.ERROR, "missing-file", message, fix)
