"""Control lists: every number of an official document, by chapter and in order, entered a second time."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, RootModel, WithJsonSchema

from generator.model.address import Address
from generator.model.base import Frozen, Model, Word, nothing
from generator.model.kind import Kind, of_cluster, of_document
from generator.model.refs import SourceRef
from generator.model.texts import Text
from generator.model.values import Short

NUMBER = re.compile(r"[+-]?\d+(?:[.,/]\d+)*")
MARKS = {">": "more-than", "<": "less-than", "~": "about", "+": "and-more"}  # how a list writes a qualifier


class ListedNumber(Word):
    """A number as the document writes it, with the mark of its qualifier: `3,5`, `12.2020`, `-26,1`, `>900`, `35+`."""

    pattern = rf"^[<>~]?{NUMBER.pattern}\+?$"


def _split(value: object) -> object:
    return value.split() if isinstance(value, str) else value


Numbers = Annotated[
    tuple[ListedNumber, ...],
    BeforeValidator(_split),
    WithJsonSchema(
        {
            "type": ["string", "number"],
            "description": "Numbers with spaces between them, as in the document: 3,5 12.2020 -26,1 >900 ~70 35+",
        }
    ),
]


class Carrier(Word):
    """A file of the owner, or a place in it, whose records carry the numbers: `industry`, `document:sections.aims`."""

    pattern = r"^[a-z0-9-]+(:[a-z0-9-]+(\.[a-z0-9-]+)*)?$"

    def address(self, owner: str) -> Address:
        """The whole address."""
        kind, _, path = self.partition(":")
        return Address(owner, kind, tuple(path.split(".")) if path else ())


class Debris(Model):
    """Numbers of a chapter that are no content; each takes its numbers from the list once."""

    numbers: Numbers
    reason: Text = Field(description="Why these numbers are no content")


class Chapter(Model):
    """The numbers of a chapter as the document writes them, in its order."""

    number: Short = Field(default="", description="Number of the chapter in the document: 1.1")
    of: tuple[Carrier, ...] = Field(description="Files and places whose records carry these numbers")
    numbers: Numbers = ()
    debris: Frozen[Debris] = Field(
        default_factory=nothing, description="What in the chapter is no content: numbers of pages and rows"
    )
    sources: Annotated[Mapping[SourceRef, Numbers], AfterValidator(MappingProxyType)] = Field(
        default_factory=nothing,
        description="Whose numbers they are in the words of the document: a source and its numbers, without years",
    )


class ControlFile(RootModel[Frozen[Chapter]]):
    """control.yml: all numbers of the document by chapter, without its text."""


KIND = Kind(
    "control list",
    Chapter,
    (of_cluster("control", ControlFile, starter=False), of_document("control", ControlFile)),
    label=lambda _: None,
)
