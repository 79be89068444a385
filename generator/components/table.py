"""A plain table of numbers: columns with their units, rows with their heads."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from generator.components.block import Cell
from generator.components.inline import Inline, Mark
from generator.components.scene import Scene
from generator.components.voice import Voice
from generator.model.quantity import Quantity

_SHORT_HEAD = 8  # letters; years and the like, under which numbers may stand side by side on a phone
_NARROW = 3  # columns that fit a phone


@dataclass(frozen=True)
class TableColumn:
    """A column head; `numeric` columns are set right-aligned on the decimal mark."""

    title: Inline
    unit: str = ""
    numeric: bool = False
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True)
class TableRow:
    """A row: its head cell and the others; `group` rows span the table as a subheading, `total` rows are set apart."""

    head: Cell
    cells: tuple[Cell, ...] = ()
    role: str = "row"  # row | group | total
    id: str = ""


@dataclass(frozen=True)
class Table:
    """A table; the first column is the row head. `caption` is read aloud and shown above."""

    kind: ClassVar[str] = "table"
    caption: Inline
    columns: tuple[TableColumn, ...]
    rows: tuple[TableRow, ...]

    @property
    def grouped(self) -> bool:
        """Whether each row becomes a group on a narrow screen."""
        return len(self.columns) > _NARROW

    def without_ids(self) -> Table:
        """To stand beside another with the same rows: an id stands once on a page."""
        return replace(self, rows=tuple(replace(row, id="") for row in self.rows))


def short_heads(table: Table, voice: Voice) -> bool:
    """Whether all heads over numbers are as short as years and have no units."""
    heads = [column for column in table.columns[1:] if column.numeric]
    return bool(heads) and all(len(voice.unmarked(head.title)) < _SHORT_HEAD and not head.unit for head in heads)


def number_cell(scene: Scene | None, quantity: Quantity | None, *, signed: bool = False) -> Cell:
    """A number of a table, with its marks where there is a scene; an empty cell where nothing stands."""
    if quantity is None:
        return Cell()
    return Cell(quantity, scene.marks(quantity) if scene else (), signed)
