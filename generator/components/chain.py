"""The value chain in the order of the flow: a table of all links, their numbers drawn in its cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import ClassVar

from generator.charts.bars import Bar, Measure, Row, bar_panels
from generator.components.block import Block, Cell
from generator.components.chart import bar, sentence, told_extremes
from generator.components.drawn import in_columns
from generator.components.inline import Inline
from generator.components.scene import Scene, Slot
from generator.components.table import Drawing, Table, TableColumn, TableRow, Taken, number_cell
from generator.components.voice import Voice
from generator.kinds.chain import Chain as ChainRecord
from generator.kinds.chain import Link as LinkNumbers
from generator.kinds.chain import of_chain
from generator.model.address import Address
from generator.model.quantity import Quantity

_ONE_LINE = 226  # width of the names of links, in points


@dataclass(frozen=True)
class ChainRow:
    """One link of the value chain: firms, their parts, people, revenue; in the order of the columns."""

    id: str
    title: Inline
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class ChainGroup:
    """A group of links inside a stage; `title` may be empty."""

    id: str
    title: Inline
    rows: tuple[ChainRow, ...]


@dataclass(frozen=True)
class ChainStage:
    """A stage of the value chain: upstream, core, downstream; `core` marks the cluster's own."""

    id: str
    title: Inline
    core: bool
    groups: tuple[ChainGroup, ...]


@dataclass(frozen=True)
class Chain:
    """The value chain, in order of the flow; the first column is that of the links."""

    kind: ClassVar[str] = "chain"
    is_wide: ClassVar[bool] = True
    caption: Inline
    columns: tuple[TableColumn, ...]
    stages: tuple[ChainStage, ...]
    stray: Inline = ""  # why it does not belong to this cluster
    scale: str = ""  # what the drawings in it are measured by
    drawing: Drawing | None = None

    @property
    def taken(self) -> Taken | None:
        """The files to take away."""
        return Taken(self.drawing, _table(self)) if self.drawing else None

    @property
    def rows(self) -> tuple[ChainRow, ...]:
        """All links."""
        return tuple(row for stage in self.stages for group in stage.groups for row in group.rows)


def build(scene: Scene, slot: Slot, chain: ChainRecord) -> Iterator[Block]:
    """The table, its numbers drawn on one scale a column."""
    numbers = of_chain(slot.at, chain, scene.voice.atlas.quantity)
    parts = tuple(dict.fromkeys(part.address.path[-1] for link in numbers.values() for part in link.firms.parts))
    caption = scene.voice.title(chain.title)
    plain = tuple(_stages(scene, slot.at, chain, numbers, parts))
    inner = parts[0] if len(parts) == 1 else ""  # of several parts none is that inside the whole
    drawing = _drawing(scene.voice, chain, plain, numbers, inner)
    view = Chain(
        caption,
        _columns(scene, chain, parts, inner),
        _drawn(plain, inner) if drawing else plain,
        scene.voice.inline(chain.stray) if chain.stray else "",
        scene.voice.ui("every column on a scale of its own, from zero") if drawing else "",
        drawing,
    )
    yield scene.block(slot.name, view, caption, sources=(chain.source,), records=(slot.at,))


def _columns(scene: Scene, chain: ChainRecord, parts: tuple[str, ...], inner: str) -> tuple[TableColumn, ...]:
    voice = scene.voice
    firms = voice.period(chain.firms)
    return (
        TableColumn(voice.ui("Product line"), marks=scene.notes(chain.note)),
        TableColumn(voice.ui("Organisations"), firms, numeric=True, sign="whole" if inner else ""),
        *(
            TableColumn(voice.part_title(part), firms, numeric=True, sign="part" if part == inner else "")
            for part in parts
        ),
        TableColumn(
            voice.ui("Average headcount"), f"{voice.ui('people')}, {voice.period(chain.headcount)}", numeric=True
        ),
        TableColumn(
            voice.ui("Revenue"), f"{voice.head(chain.revenue_unit)}, {voice.period(chain.revenue)}", numeric=True
        ),
    )


def _stages(
    scene: Scene, at: Address, chain: ChainRecord, numbers: Mapping[Address, LinkNumbers], parts: tuple[str, ...]
) -> Iterator[ChainStage]:
    voice = scene.voice
    for stage_id, stage in chain.stages.items():
        groups = []
        for group_id, group in stage.groups.items():
            rows = at.child("stages", stage_id, "groups", group_id, "rows")
            links = tuple(
                ChainRow(row_id, voice.inline(row.title), _cells(scene, numbers[rows.child(row_id)], parts))
                for row_id, row in group.rows.items()
            )
            groups.append(ChainGroup(group_id, voice.title(group.title) if group.title else "", links))
        yield ChainStage(stage_id, voice.title(stage.title), stage.core, tuple(groups))


def _cells(scene: Scene, link: LinkNumbers, parts: tuple[str, ...]) -> tuple[Cell, ...]:
    """The numbers of a link; what is lost of its firms is lost of their parts too."""
    firms = [link.firms, *(_part(link.firms, part) for part in parts)]
    return tuple(number_cell(scene, quantity) for quantity in (*firms, link.headcount, link.revenue))


def _part(firms: Quantity, name: str) -> Quantity | None:
    return firms if firms.value is None else firms.part(name)


def _drawn(stages: tuple[ChainStage, ...], inner: str) -> tuple[ChainStage, ...]:
    """The stages with their numbers drawn: firms with a part of them inside, headcount and revenue."""
    flat = [
        TableRow(Cell(row.title), row.cells, main=stage.core)
        for stage in stages
        for group in stage.groups
        for row in group.rows
    ]
    last = max((len(row.cells) for row in flat), default=0)
    drawn = iter(in_columns(flat, [0, last - 2, last - 1], part=inner))
    return tuple(
        replace(
            stage,
            groups=tuple(
                replace(group, rows=tuple(replace(row, cells=next(drawn).cells) for row in group.rows))
                for group in stage.groups
            ),
        )
        for stage in stages
    )


def _drawing(
    voice: Voice,
    chain: ChainRecord,
    stages: tuple[ChainStage, ...],
    numbers: Mapping[Address, LinkNumbers],
    inner: str,
) -> Drawing | None:
    """The links in the order of the flow; a chain that belongs to another cluster is not drawn."""
    if chain.stray is not None:
        return None
    rows: list[Row] = []
    bars: list[tuple[Bar | None, Bar | None, Bar | None]] = []
    links = iter(numbers.values())
    for place, stage in enumerate(stages, 1):
        rows.append(Row(f"{place}. {voice.neat_inline(stage.title)}", main=stage.core, head=True))
        bars.append((None, None, None))
        for row in (row for group in stage.groups for row in group.rows):
            link = next(links)
            rows.append(Row(voice.neat_inline(row.title), main=stage.core))
            bars.append((bar(voice, link.firms, part=inner), bar(voice, link.headcount), bar(voice, link.revenue)))
    if not any(one and one.value is not None for link_bars in bars for one in link_bars):
        return None
    firms = f"{voice.ui('Organisations')} ({voice.part_title(inner)})" if inner else voice.ui("Organisations")
    heads = (
        (firms, voice.period(chain.firms)),
        (voice.ui("Average headcount"), f"{voice.ui('people')}, {voice.period(chain.headcount)}"),
        (voice.ui("Revenue"), f"{voice.head(chain.revenue_unit)}, {voice.period(chain.revenue)}"),
    )
    measures = [
        Measure(title, unit, tuple(link_bars[place] for link_bars in bars)) for place, (title, unit) in enumerate(heads)
    ]
    title = voice.ui("Organisations, people and revenue by link of the chain")
    told = told_extremes(voice, [row.title for row in rows], measures)
    return Drawing(bar_panels(rows, measures, names=_ONE_LINE), sentence(title, told))


def _table(view: Chain) -> Table:
    """The chain as one plain table."""
    rows: list[TableRow] = []
    for stage in view.stages:
        rows.append(TableRow(Cell(stage.title), role="group"))
        rows += [TableRow(Cell(row.title), row.cells) for group in stage.groups for row in group.rows]
    return Table(view.caption, view.columns, tuple(rows))
