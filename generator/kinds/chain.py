"""The value chain: links with firms, people and revenue, in stages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from pydantic import Field

from generator.kinds.topic import Topic
from generator.model.address import Address
from generator.model.base import Frozen, Model, nothing
from generator.model.kind import Kind, of_cluster
from generator.model.observed import CELL_STATES, Figures, counted, of_cell
from generator.model.period import Period
from generator.model.quantity import Quantity, State
from generator.model.refs import BreakdownRef, CategoryRef, FigureRef, Notes, SourceRef, UnitRef
from generator.model.rules import warning
from generator.model.texts import Text
from generator.model.values import Flag
from generator.model.written import Cell, FirmsCell
from generator.problems import Message, Problem, msg

if TYPE_CHECKING:
    from generator.kinds.atlas import Atlas


class ChainRow(Model):
    title: Text
    category: CategoryRef | None = Field(
        default=None, description="Category of the catalogue, where this is a line of products"
    )
    firms: FirmsCell
    headcount: Cell
    revenue: Cell


class ChainGroup(Model):
    title: Text | None = None
    rows: Frozen[ChainRow]


class ChainStage(Model):
    title: Text
    core: Flag = False
    groups: Frozen[ChainGroup]


class ChainTotals(Model):
    """The figures that the rows of the core, or of the other stages, must add up to."""

    firms: FigureRef
    revenue: FigureRef


class Chain(Model):
    """The value chain, stages in the order of the flow. Periods belong to the columns."""

    title: Text
    stray: Text | None = None  # why the chain does not belong to this cluster, where a page of another one strayed in
    firms: Period
    headcount: Period
    revenue: Period
    revenue_unit: UnitRef
    core_totals: ChainTotals | None = None
    support_totals: ChainTotals | None = None
    source: SourceRef | None = None
    note: Notes = ()
    stages: Frozen[ChainStage]

    @property
    def breakdowns(self) -> tuple[BreakdownRef, ...]:
        """What is counted apart in any of its links."""
        rows = (row for stage in self.stages.values() for group in stage.groups.values() for row in group.rows.values())
        return tuple(dict.fromkeys(name for row in rows for name in row.firms.parts))


class StrayPage(Model):
    """A page of another cluster that strayed into the document: shown in the state of the source alone."""

    topics: Frozen[Topic] = Field(default_factory=nothing)
    chain: Chain | None = None


class ChainFile(Model):
    """chain.yml: product lines: claims and the value chain."""

    topics: Frozen[Topic] = Field(default_factory=nothing)
    chain: Chain | None = None
    stray: StrayPage | None = Field(
        default=None, description="A page of another cluster that strayed into the document"
    )


@dataclass(frozen=True)
class Link:
    """The three numbers of a link of the value chain."""

    firms: Quantity
    headcount: Quantity
    revenue: Quantity


def of_link(address: Address, row: ChainRow, chain: Chain, figures: Figures) -> Link:
    """A link of the chain; `address` is that of its row."""
    firms = Quantity(address.child("firms"), period=chain.firms, source=chain.source)
    if row.firms.state in CELL_STATES:
        firms = replace(firms, state=CELL_STATES[row.firms.state])
    else:
        firms = counted(firms, row.firms.total, row.firms.parts)
    if row.firms.printed is not None:
        firms = replace(firms, state=State.PRINTED, printed=row.firms.printed)
    return Link(
        firms,
        of_cell(address.child("headcount"), row.headcount, figures, period=chain.headcount, source=chain.source),
        of_cell(
            address.child("revenue"),
            row.revenue,
            figures,
            unit=chain.revenue_unit,
            period=chain.revenue,
            source=chain.source,
        ),
    )


def of_chain(address: Address, chain: Chain, figures: Figures) -> dict[Address, Link]:
    """All links in the order of the flow by the address of their row; `address` is that of the chain."""
    return {place: of_link(place, row, chain, figures) for place, row in rows_of(address, chain)}


def rows_of(address: Address, chain: Chain) -> Iterator[tuple[Address, ChainRow]]:
    """Every row with its address, in the order of the flow; `address` is that of the chain."""
    for stage_id, stage in chain.stages.items():
        for group_id, group in stage.groups.items():
            for row_id, row in group.rows.items():
                yield address.child("stages", stage_id, "groups", group_id, "rows", row_id), row


def _numbers(atlas: Atlas, at: Address, chain: Chain) -> Iterator[Quantity]:
    for link in of_chain(at, chain, atlas.quantity).values():
        yield from (link.firms, *link.firms.parts, link.headcount, link.revenue)


def chain_total(atlas: Atlas) -> Iterator[Problem]:
    """The links of the value chain do not add up to the totals of their group."""
    fix = msg("Correct the row, or write a waiver with the reason")
    for cluster in atlas.clusters.values():
        if cluster.chain is None or cluster.chain.chain is None:
            continue
        chain, at = cluster.chain.chain, cluster.address("chain", "chain")
        links = of_chain(at, chain, atlas.quantity)
        for core, name, totals in (
            (True, "core-totals", chain.core_totals),
            (False, "support-totals", chain.support_totals),
        ):
            if totals is not None:
                group = [link for place, link in links.items() if chain.stages[place.path[2]].core is core]
                for keys, message in _unequal(atlas, cluster.slug, group, totals):
                    yield warning(atlas, at.child(name, *keys), "chain-total", message, fix)


def _unequal(
    atlas: Atlas, slug: str, links: Sequence[Link], totals: ChainTotals
) -> Iterator[tuple[tuple[str, ...], Message]]:
    """The totals that are further off than rounding can bring them, each by its keys; a damaged cell counts as it is
    printed."""
    firms, revenue = (atlas.quantity(ref, slug) for ref in (totals.firms, totals.revenue))
    compared: list[tuple[tuple[str, ...], Quantity, list[Quantity | None]]] = [
        (("firms",), firms, [link.firms for link in links]),
        (("revenue",), revenue, [link.revenue for link in links]),
    ]
    for part in firms.parts:
        name = part.address.path[-1]
        compared.append((("firms", name), part, [link.firms.part(name) for link in links]))
    if (stated_in := revenue.unit) != (unit := links[0].revenue.unit if links else stated_in):
        yield ("revenue",), msg("The rows are in “{unit}”, the figure is in “{other}”", unit=unit, other=stated_in)
        del compared[1]  # numbers in different units are no total
    for keys, stated, numbers in compared:
        total = sum((number.read or Decimal(0) for number in numbers if number), Decimal(0))
        if stated.value is not None and abs(stated.value - total) > _rounding([stated, *numbers]):
            ref = ".".join(stated.address.path)
            yield (
                keys,
                msg(
                    "The rows add up to {total}, the figure “{ref}” says {stated}",
                    total=total,
                    ref=ref,
                    stated=stated.value,
                ),
            )


def _rounding(numbers: Sequence[Quantity | None]) -> Decimal:
    """How far a sum can be off because its numbers are rounded: half of the last decimal of each; whole numbers are
    exact."""
    read = (number.read for number in numbers if number)
    steps = (int(value.as_tuple().exponent) for value in read if value is not None)
    return sum((Decimal(5).scaleb(step - 1) for step in steps if step < 0), Decimal(0))


KIND = Kind(
    "value chain",
    Chain,
    (of_cluster("chain", ChainFile),),
    rules=(chain_total,),
    numbers={Chain: _numbers},
)
