"""The value chain in the order of the flow: a picture of all links, and the table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from generator.charts.bars import Bar, Measure, Row, bar_panels
from generator.components.block import Block, Cell
from generator.components.chart import Chart, bar, sentence, told_extremes
from generator.components.inline import Inline
from generator.components.scene import Scene, Slot
from generator.components.table import Table, TableColumn, TableRow, number_cell
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
    caption: Inline
    columns: tuple[TableColumn, ...]
    stages: tuple[ChainStage, ...]
    stray: Inline = ""  # why it does not belong to this cluster

    @property
    def rows(self) -> tuple[ChainRow, ...]:
        """All links."""
        return tuple(row for stage in self.stages for group in stage.groups for row in group.rows)


def build(scene: Scene, slot: Slot, chain: ChainRecord) -> Iterator[Block]:
    """The picture, where there is anything to draw, and the table."""
    numbers = of_chain(slot.at, chain)
    parts = tuple(dict.fromkeys(part.address.path[-1] for link in numbers.values() for part in link.firms.parts))
    caption = scene.voice.title(chain.title)
    columns = _columns(scene, chain, parts)
    view = Chain(
        caption,
        columns,
        tuple(_stages(scene, slot.at, chain, numbers, parts)),
        scene.voice.inline(chain.stray) if chain.stray else "",
    )
    chart = _chart(scene.voice, slot.at, chain, numbers, view)
    if chart is not None:
        yield scene.block(f"chart-{chart.name}", chart, caption, sources=(chain.source,), records=(slot.at,))
    yield scene.block(slot.name, view, "" if chart else caption, sources=(chain.source,), records=(slot.at,))


def _columns(scene: Scene, chain: ChainRecord, parts: tuple[str, ...]) -> tuple[TableColumn, ...]:
    voice = scene.voice
    firms = voice.period(chain.firms)
    return (
        TableColumn(voice.ui("Product line"), marks=scene.notes(chain.note)),
        TableColumn(voice.ui("Organisations"), firms, numeric=True),
        *(TableColumn(voice.part_title(part), firms, numeric=True) for part in parts),
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


def _chart(
    voice: Voice, at: Address, chain: ChainRecord, numbers: Mapping[Address, LinkNumbers], view: Chain
) -> Chart | None:
    """The links in the order of the flow; a chain that belongs to another cluster is not drawn."""
    if chain.stray is not None:
        return None
    rows: list[Row] = []
    bars: list[tuple[Bar | None, Bar | None, Bar | None]] = []
    for place, stage in enumerate(view.stages, 1):
        rows.append(Row(f"{place}. {voice.neat_inline(stage.title)}", main=stage.core, head=True))
        bars.append((None, None, None))
        for group in stage.groups:
            for row in group.rows:
                link = numbers[at.child("stages", stage.id, "groups", group.id, "rows", row.id)]
                rows.append(Row(voice.neat_inline(row.title), main=stage.core))
                bars.append((bar(voice, link.firms), bar(voice, link.headcount), bar(voice, link.revenue)))
    if not any(one and one.value is not None for link in bars for one in link):
        return None
    heads = (view.columns[1], *view.columns[-2:])
    measures = [
        Measure(voice.neat_inline(head.title), head.unit, tuple(link[place] for link in bars))
        for place, head in enumerate(heads)
    ]
    title = voice.ui("Organisations, people and revenue by link of the chain")
    return Chart(
        "chain",
        title,
        voice.ui("stages in the order of the flow, every bar from zero"),
        bar_panels(rows, measures, names=_ONE_LINE),
        sentence(title, told_extremes(voice, [row.title for row in rows], measures)),
        _table(view),
    )


def _table(view: Chain) -> Table:
    """The chain as one plain table."""
    rows: list[TableRow] = []
    for stage in view.stages:
        rows.append(TableRow(Cell(stage.title), role="group"))
        rows += [TableRow(Cell(row.title), row.cells) for group in stage.groups for row in group.rows]
    return Table(view.caption, view.columns, tuple(rows))
