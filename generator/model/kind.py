"""What a kind of record is: its files, how it is referred to and named, its own rules, its numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

from pydantic import BaseModel, RootModel

from generator.model.address import Address
from generator.model.base import ID_PATTERN, Ref, nothing
from generator.model.quantity import Quantity
from generator.model.rules import Verdict
from generator.model.texts import Text

_OWNER, _ID = "{owner}", "{id}"
_ANY_ID = ID_PATTERN.strip("^$")

Channel = Literal["web", "print"]


@dataclass(frozen=True)
class FileKind:
    """A kind of data file: its name in addresses, where it lies, its model, and the name of its JSON Schema.

    Where a record has a file of its own, which is called by its id, `each` is the model of such a file, and `model`
    that of all of an owner together: so records have the same addresses, whether they share a file or not.

    `main` is the kind that every folder must have that has this one; a file without owner that is `required` must be
    there for anything to be built. A new cluster begins with the files that have a `starter`.
    """

    name: str
    template: str
    model: type[BaseModel]
    schema_name: str = ""
    main: str = ""
    each: type[BaseModel] | None = None
    required: bool = False
    starter: bool = False

    @property
    def schema(self) -> str:
        """The name of its JSON Schema: its own where another kind of the same name lies elsewhere."""
        return self.schema_name or self.name

    @property
    def holds_records(self) -> bool:
        """Whether a file is nothing but records by their ids."""
        return self.each is None and issubclass(self.model, RootModel)

    @property
    def of_one(self) -> type[BaseModel]:
        """The model of one file."""
        return self.each or self.model

    def path(self, owner: str, name: str = "") -> str:
        """Where the file of an owner lies; `name` is the id of a record that has a file of its own."""
        return self.template.replace(_OWNER, owner).replace(_ID, name)

    def address(self, path: str) -> Address | None:
        """What lies at a path: a file, or the record whose file it is; None where the path is not of this kind."""
        if not path.startswith(self._start):
            return None
        found = self._pattern.fullmatch(path)
        if found is None:
            return None
        names = found.groupdict()
        return Address(names.get("owner", ""), self.name, (names["id"],) if self.each else ())

    def keeps(self, path: str) -> bool:
        """Whether a path lies in a folder for the records of this kind, whatever the file is called."""
        return self.each is not None and self._folder.match(path) is not None

    @cached_property
    def _start(self) -> str:
        return self.template.partition(_OWNER)[0]

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        named = {_OWNER: f"(?P<owner>{_ANY_ID})", _ID: f"(?P<id>{_ANY_ID})"}
        parts = re.split(r"(\{owner\}|\{id\})", self.template)
        return re.compile("".join(named.get(part) or re.escape(part) for part in parts))

    @cached_property
    def _folder(self) -> re.Pattern[str]:
        before, _, after = self.template.partition(_ID)[0].partition(_OWNER)
        return re.compile(re.escape(before) + _ANY_ID + re.escape(after))


def of_cluster(name: str, model: type[BaseModel], *, starter: bool = True) -> FileKind:
    """A file in the folder of a cluster."""
    return FileKind(name, f"data/clusters/{_OWNER}/{name}.yml", model, main="cluster", starter=starter)


def of_document(name: str, model: type[BaseModel]) -> FileKind:
    """A file in the folder of a document."""
    return FileKind(name, f"data/documents/{_OWNER}/{name}.yml", model, main="document")


def of_centre(name: str, model: type[BaseModel], schema: str = "") -> FileKind:
    """A file in the folder of a centre; with a schema of its own where clusters have another file of this name."""
    return FileKind(name, f"data/centres/{_OWNER}/{name}.yml", model, schema, main="centre")


def each_of(
    mains: Sequence[str], name: str, model: type[BaseModel], each: type[BaseModel], *, starter: bool = False
) -> tuple[FileKind, ...]:
    """A folder of files, one a record, beside the other files of a cluster, a document or a centre."""
    schema = each.__name__.lower()
    return tuple(
        FileKind(name, f"data/{main}s/{_OWNER}/{name}/{_ID}.yml", model, schema, main, each, starter=starter)
        for main in mains
    )


Finder = Callable[[Any], Iterator[Verdict]]  # from the Atlas to problems, and to places where there is none
Observer = Callable[[Any, Address, Any], Iterator[Quantity]]  # from the Atlas, a place and the model there to numbers


def titled(record: Any) -> Text | None:  # noqa: ANN401 - whatever has a title
    """Most records are named by their title."""
    title: Text | None = record.title
    return title


@dataclass(frozen=True)
class Kind:
    """A kind of record. `name` is its word in messages, `model` that of one record, `label` tells how one is named.

    `numbers` tells of models in its files that hold numbers which; `rules` are those that concern this kind alone.
    `needs` names the fields without which a record is not ready for a channel.
    """

    name: str
    model: type[BaseModel]
    files: tuple[FileKind, ...]
    ref: type[Ref] | None = None
    label: Callable[[Any], Text | None] = titled
    rules: tuple[Finder, ...] = ()
    numbers: Mapping[type[BaseModel], Observer] = field(default_factory=nothing)
    needs: Mapping[Channel, tuple[str, ...]] = field(default_factory=nothing)
