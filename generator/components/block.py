"""What all components are made of, and what they are gathered into: cells, blocks, sections."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from types import NoneType
from typing import ClassVar, Protocol

from generator.charts.cells import Drawn
from generator.components.inline import Inline, Mark, Number, Said, Spoken
from generator.components.voice import Voice
from generator.model.address import Address
from generator.model.quantity import Quantity


class View(Protocol):
    """The frozen content of a component; `kind` names its folder under templates/components.

    One that has `is_wide`, and it is true, takes the margin of a printed page as well; one that has `is_pointer` shows
    no data of its own, and stands beside the block before it there; one that says less in print has that as `in_print`.
    """

    kind: ClassVar[str]


@dataclass(frozen=True)
class Cell:
    """A cell of a table: a text or a number, and how the number is drawn; `signed` puts a plus before what grew."""

    content: Inline | Quantity = ""
    marks: tuple[Mark, ...] = ()
    signed: bool = False
    drawn: Drawn | None = None


def quantity_of(content: object) -> Quantity | None:
    """The number of a view, or of a cell that holds nothing else."""
    if isinstance(content, Cell):
        return quantity_of(content.content)
    if isinstance(content, Number):
        return content.quantity
    return content if isinstance(content, Quantity) else None


@dataclass(frozen=True)
class Block:
    """One component with its heading and source line. `id` is ASCII and unique in its publication.

    `records` are the addresses of what it shows beside its numbers; `media` is empty where it stands in all.
    """

    id: str
    view: View
    title: Inline = ""
    source: Inline = ""  # the whole line, without the word "Source"
    sources: tuple[str, ...] = ()  # the ids of the sources that it names
    records: tuple[Address, ...] = ()
    media: tuple[str, ...] = ()
    level: int = 3
    voice: Voice | None = None  # where it is said in the second language of a bilingual edition


@dataclass(frozen=True)
class Section:
    """A chapter: a part of a book and a page of the site; `number` is that of the document. `page` tells whether it
    begins a page in print: "new", "landscape" for pages of its own on their side, or "back" for the back cover."""

    id: str
    title: Inline
    blocks: tuple[Block, ...]
    number: str = ""
    page: str = ""

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of the sources that its blocks name, each once."""
        return tuple(dict.fromkeys(name for block in self.blocks for name in block.sources))

    def of(self, medium: str) -> tuple[Block, ...]:
        """The blocks that stand in a medium."""
        return tuple(_as_in(medium, block) for block in self.blocks if not block.media or medium in block.media)

    def stands_in(self, medium: str) -> bool:
        """Whether it has anything to show in a medium; a section that is empty everywhere is a heading in all."""
        return not self.blocks or bool(self.of(medium))

    def within(self, medium: str) -> Section:
        """The section as it stands in a medium."""
        return replace(self, blocks=self.of(medium))


def _as_in(medium: str, block: Block) -> Block:
    shorter = getattr(block.view, "in_print", None) if medium == "print" else None
    return block if shorter is None else replace(block, view=shorter)


def walk(value: object) -> Iterator[object]:
    """Every text, mark and number inside a view, in reading order; a `Number` is linked, a bare quantity is not."""
    found: list[object] = []
    _gather(value, found)
    return iter(found)


def _gather(value: object, found: list[object]) -> None:
    """Every view is walked several times, so this is where planning spends its time: no generator for each value."""
    kind = type(value)
    if kind is tuple:
        for item in value:  # type: ignore[attr-defined]
            if type(item) not in _FLAT:
                _gather(item, found)
        return
    if kind in _SOUGHT:
        found.append(value)
    names = _known.get(kind)
    if names is None:
        names = _known[kind] = _inner(kind)
    for name in names:
        item = getattr(value, name)
        if type(item) not in _FLAT:
            _gather(item, found)


def _inner(kind: type) -> tuple[str, ...]:
    """The fields of a class in which something may be found."""
    if kind in (Said, Number, Quantity, Spoken) or not is_dataclass(kind):
        return ()
    return tuple(field.name for field in fields(kind))


_SOUGHT = frozenset({Said, Number, Quantity, Mark})
_FLAT = frozenset({str, int, bool, NoneType, Address})
_known: dict[type, tuple[str, ...]] = {}  # the fields of each class that was met


def records_of(block: Block) -> Iterator[Address]:
    """Every record that a block shows: those that it was built from, and the numbers in it, each once."""
    yield from dict.fromkeys((*block.records, *(quantity.address for quantity in quantities_of(block))))


def quantities_of(block: Block) -> Iterator[Quantity]:
    """Every number that a block shows, in reading order."""
    for item in walk((block.title, block.view)):
        if isinstance(item, Quantity):
            yield item
        elif isinstance(item, Number):
            yield item.quantity
        elif isinstance(item, Said):
            yield from (mention.quantity for mention in item.mentions)


def linked(value: object) -> Iterator[Quantity]:
    """Every quantity inside a view that leads to where it is explained, in reading order."""
    for found in walk(value):
        if isinstance(found, Number) and not found.quiet:
            yield found.quantity
        elif isinstance(found, Said) and found.form != "title":
            yield from (mention.quantity for mention in found.mentions if mention.form != "period")


def note_numbers(section: Section) -> dict[Inline, int]:
    """The notes of a section by their number: counted as their marks come, equal notes share one."""
    marks = (mark for block in section.blocks for mark in walk((block.view, block.source)) if isinstance(mark, Mark))
    return {note: number for number, note in enumerate(dict.fromkeys(mark.note for mark in marks), 1)}


def said_once(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with every source line after the last block that it belongs to, not after each of them.

    A heading begins anew, and so does a block that stands in other media.
    """
    return tuple(
        replace(block, source="") if after is not None and _goes_on(block, after) else block
        for block, after in zip(blocks, (*blocks[1:], None), strict=False)
    )


def _goes_on(block: Block, after: Block) -> bool:
    return not after.title and after.source == block.source and after.media == block.media


def section_at(owner: str, name: str = "", *, of: str = "") -> Address:
    """The address of a section of a cluster, document or centre; without a name that of its first page.

    Centres have names of their own: one may be called like a cluster.
    """
    return Address(owner, "pages" if of == "centre" else "sections", (name,) if name else ())
