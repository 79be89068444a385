"""Records → typed files: each by the model of its kind, with everything that is wrong in itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from pathlib import PurePosixPath
from types import MappingProxyType

from pydantic import BaseModel

from generator.language import Lang
from generator.model.address import Address
from generator.model.kind import FileKind
from generator.model.places import Places
from generator.model.store import Store
from generator.model.validation import misspelt, read_file
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
    known = {path: _kind_of(path, kinds) for path in [*(record.path for record in source.records), *source.unread]}
    for record in source.records:
        kind, address = known[record.path]
        if kind is None or address is None:
            problems.append(_unknown(record.path, kinds))
            continue
        records[address] = record.to_keep()
        found, wrong = read_file(record, kind.of_one, address, () if record.ours else spoken)
        strings = the_first(record.path, list(islice(check_strings(address, record), MOST_REPORTED + 1)))
        problems += wrong + [problem for problem in strings if not wrong or problem.severity is Severity.ERROR]
        if found is not None:
            typed[address] = found
    missing = _needed(known.values(), kinds) - known.keys()
    problems += [_missing(path) for path in sorted(missing)]
    known |= {path: _kind_of(path, kinds) for path in missing}
    paths = {address: path for path, (_, address) in sorted(known.items()) if address is not None}
    broken = frozenset(paths.keys() - typed.keys())
    places = Places(MappingProxyType(records), MappingProxyType(paths), broken)
    return Store(MappingProxyType(_together(typed, kinds)), places), problems


def _together(typed: Mapping[Address, BaseModel], kinds: Sequence[FileKind]) -> dict[Address, BaseModel]:
    """The files as all others see them: records that have files of their own stand in one mapping by their ids."""
    models = {kind.name: kind.model for kind in kinds if kind.each is not None}
    found: dict[Address, BaseModel] = {}
    together: dict[Address, dict[str, BaseModel]] = {}
    for address, content in typed.items():
        if address.path:
            together.setdefault(address.file, {})[address.id] = content
        else:
            found[address] = content
    for file, records in together.items():
        found[file] = models[file.kind].model_construct(root=MappingProxyType(records))
    return found


Known = tuple[FileKind | None, Address | None]


def _kind_of(path: str, kinds: Sequence[FileKind]) -> Known:
    for kind in kinds:
        address = kind.address(path)
        if address is not None:
            return kind, address
    return None, None


def _needed(files: Iterable[Known], kinds: Sequence[FileKind]) -> set[str]:
    """The files without which nothing can be built: those that all share, and the main one of every folder."""
    needed = {kind.path("") for kind in kinds if kind.required}
    mains = {kind.name: kind for kind in kinds if kind.name == kind.main}
    for kind, address in files:
        if kind is not None and address is not None and kind.main:
            needed.add(mains[kind.main].path(address.owner))
    return needed


def _unknown(path: str, kinds: Sequence[FileKind]) -> Problem:
    if any(kind.keeps(path) for kind in kinds):
        name = PurePosixPath(path).stem
        message = msg("“{found}” cannot be an id", found=name)
        fix = msg("Use small Latin letters, digits and single hyphens: pharma-exports")
        return Problem(Location(path), Severity.ERROR, "id-form", message, misspelt(name) or fix)
    known = ", ".join(f"{kind.name}.yml" for kind in kinds if kind.main == "cluster" and kind.each is None)
    message, fix = msg("This file is not known here"), msg("Files of a cluster are called {known}", known=known)
    return Problem(Location(path), Severity.ERROR, "unknown-file", message, fix)


def _missing(path: str) -> Problem:
    message = msg("The file {path} is missing", path=path)
    fix = msg("Make it, or delete the folder that needs it")
    return Problem(Location(path), Severity.ERROR, "missing-file", message, fix)
