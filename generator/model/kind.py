"""What a kind of record is: its files, how it is referred to and named, its own rules, its numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from pydantic import BaseModel

from generator.model.address import Address
from generator.model.base import ID_PATTERN, Ref, nothing
from generator.model.quantity import Quantity
from generator.model.rules import Verdict
from generator.model.texts import Text

_OWNER = "{owner}"


@dataclass(frozen=True)
class FileKind:
    """A kind of data file: its name in addresses, where it lies, its model, and the name of its JSON Schema.

    `main` is the kind that every folder must have that has this one; a file without owner that is `required` must be
    there for anything to be built. A new cluster begins with the files that have a `starter`.
    """

    name: str
    template: str
    model: type[BaseModel]
    schema_name: str = ""
    main: str = ""
    required: bool = False
    starter: bool = False

    @property
    def schema(self) -> str:
        """The name of its JSON Schema: its own where another kind of the same name lies elsewhere."""
        return self.schema_name or self.name

    def path(self, owner: str) -> str:
        """Where the file of an owner lies."""
        return self.template.replace(_OWNER, owner)

    def owner(self, path: str) -> str | None:
        """Whose file lies at a path: nothing for what all share, None where the path is not of this kind."""
        found = self._pattern.fullmatch(path)
        return found.groupdict().get("owner", "") if found else None

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        before, owner, after = self.template.partition(_OWNER)
        name = f"(?P<owner>{ID_PATTERN.strip('^$')})" if owner else ""
        return re.compile(re.escape(before) + name + re.escape(after))


def of_cluster(name: str, model: type[BaseModel], *, starter: bool = True) -> FileKind:
    """A file in the folder of a cluster."""
    return FileKind(name, f"data/clusters/{_OWNER}/{name}.yml", model, main="cluster", starter=starter)


def of_document(name: str, model: type[BaseModel]) -> FileKind:
    """A file in the folder of a document."""
    return FileKind(name, f"data/documents/{_OWNER}/{name}.yml", model, main="document")


def of_centre(name: str, model: type[BaseModel], schema: str = "") -> FileKind:
    """A file in the folder of a centre; with a schema of its own where clusters have another file of this name."""
    return FileKind(name, f"data/centres/{_OWNER}/{name}.yml", model, schema, main="centre")


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
    """

    name: str
    model: type[BaseModel]
    files: tuple[FileKind, ...]
    ref: type[Ref] | None = None
    label: Callable[[Any], Text | None] = titled
    rules: tuple[Finder, ...] = ()
    numbers: Mapping[type[BaseModel], Observer] = field(default_factory=nothing)
