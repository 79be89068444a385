"""A table of numbers: columns with their units, rows with their heads, and numbers that are drawn in their cells."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar, Literal, Protocol, runtime_checkable

from generator.components.block import Cell
from generator.components.inline import Inline, Mark
from generator.components.scene import Scene
from generator.components.voice import Voice
from generator.model.address import Address
from generator.model.quantity import Quantity
from generator.model.written import Cell as CellRecord

_SHORT_HEAD = 8  # letters; years and the like, under which numbers may stand side by side on a phone
_NARROW = 3  # columns that fit a phone
_BESIDE = 4  # columns that leave the margin of a printed page free


@dataclass(frozen=True)
class TableColumn:
    """A column head; `numeric` columns are set on the decimal mark."""

    title: Inline
    unit: str = ""
    numeric: bool = False
    marks: tuple[Mark, ...] = ()
    sign: Literal["", "whole", "part"] = ""  # how the numbers under it are drawn in bars of a whole and its part
    ends: tuple[str, str] | None = None  # what the line of places under it begins and ends with


@dataclass(frozen=True)
class TableRow:
    """A row: its head cell and the others; `group` rows span the table as a subheading, `total` rows are set apart.

    `within` says that it stands under the subheading before it, `main` that its numbers are drawn in the accent.
    """

    head: Cell
    cells: tuple[Cell, ...] = ()
    role: str = "row"  # row | group | total
    id: str = ""
    within: bool = False
    main: bool = True


@dataclass(frozen=True)
class Table:
    """A table; the first column is the row head. `caption` is read aloud and shown above, with `scale`, which says what
    the drawings in it are measured by.

    `drawing` is what a reader can take away, beside the table as data; `mixed` says that rows have units of their own,
    so that numbers need not stand under each other.
    """

    kind: ClassVar[str] = "table"
    caption: Inline
    columns: tuple[TableColumn, ...]
    rows: tuple[TableRow, ...]
    scale: str = ""
    drawing: Drawing | None = None
    mixed: bool = False

    @property
    def taken(self) -> Taken | None:
        """The files to take away."""
        return Taken(self.drawing, self) if self.drawing else None

    @property
    def is_wide(self) -> bool:
        """Whether it needs the whole width of a printed page: for many columns, or for texts beside its heads."""
        return len(self.columns) > _BESIDE or any(not column.numeric for column in self.columns[1:])

    @property
    def grouped(self) -> bool:
        """Whether each row becomes a group on a narrow screen."""
        return len(self.columns) > _NARROW


@dataclass(frozen=True)
class Drawing:
    """The same numbers as one drawing, for whoever wants a file: the Vega-Lite text that it is drawn from, and what it
    says in words. Its files bear the id of its block."""

    spec: str
    alt: str


@dataclass(frozen=True)
class Taken:
    """What a view offers as files: a drawing, and its data."""

    drawing: Drawing
    table: Table


@runtime_checkable
class Takeable(Protocol):
    """A view whose numbers can be taken away."""

    @property
    def taken(self) -> Taken | None: ...


def short_heads(table: Table, voice: Voice) -> bool:
    """Whether all heads over numbers are as short as years and have no units."""
    heads = [column for column in table.columns[1:] if column.numeric]
    return bool(heads) and all(len(voice.unmarked(head.title)) < _SHORT_HEAD and not head.unit for head in heads)


def number_cell(scene: Scene | None, quantity: Quantity | None, *, signed: bool = False) -> Cell:
    """A number of a table, with its marks where there is a scene; an empty cell where nothing stands."""
    if quantity is None:
        return Cell()
    return Cell(quantity, scene.marks(quantity) if scene else (), signed)


def taken_figures(scene: Scene, owner: str, cells: Iterable[CellRecord]) -> tuple[Address, ...]:
    """The figures that stand in cells of an owner, each once."""
    atlas = scene.voice.atlas
    return tuple(dict.fromkeys(atlas.address(cell.figure, "figures", owner) for cell in cells if cell.figure))
