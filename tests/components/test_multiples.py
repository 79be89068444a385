"""Plans side by side: one scale an indicator, every number once, in the place of its year."""

from __future__ import annotations

from decimal import Decimal

from generator.components import multiples
from generator.components.multiples import Multiples
from generator.components.scene import Scene, Slot
from generator.components.voice import Voice
from generator.kinds.atlas import Atlas
from generator.model.address import Address
from generator.model.quantity import Quantity
from tests.project import kept_atlas


def drawn(atlas: Atlas, centre: str) -> Multiples:
    """The comparison of the clusters of a centre that have indicators."""
    clusters = tuple(cluster for cluster in atlas.clusters.values() if cluster.kpis and cluster.centre == centre)
    scene = Scene(Voice(atlas, "en", centre), "compare", "centre", centre)
    (block,) = multiples.build(scene, Slot("kpis", Address(centre, "pages", ("compare",))), clusters)
    assert isinstance(block.view, Multiples)
    return block.view


def test_all_bars_of_an_indicator_are_on_one_scale_from_zero() -> None:
    view = drawn(kept_atlas("documents"), "north")
    assert view.items
    for item in view.items:
        assert {len(series.years) for series in item.series} == {len(view.years)}
        bars = [
            (one.cell.content.read, one.height)
            for series in item.series
            for one in series.years
            if isinstance(one.cell.content, Quantity) and one.cell.content.read is not None
        ]
        highest = max(number for number, _ in bars)
        for number, height in bars:
            assert height == (round(float(number / highest * 100), 1) if highest > 0 else 0.0)


def test_a_year_without_a_plan_has_no_bar(sample: Atlas) -> None:
    view = drawn(sample, "sample-centre")
    bare = [one for item in view.items for series in item.series for one in series.years if one.height is None]
    for one in bare:
        assert not isinstance(one.cell.content, Quantity) or one.cell.content.read is None
    assert all(Decimal(year) for year in view.years)


def test_nothing_is_compared_where_nothing_is_planned(sample: Atlas) -> None:
    scene = Scene(Voice(sample, "en", "sample-centre"), "compare", "centre", "sample-centre")
    assert list(multiples.build(scene, Slot("kpis", Address("sample-centre", "pages")), ())) == []


def test_all_numbers_can_be_taken_away_and_the_targets_as_a_drawing() -> None:
    view = drawn(kept_atlas("documents"), "north")
    assert view.taken is not None
    table = [cell for row in view.taken.table.rows for cell in row.cells]
    assert table == [one.cell for item in view.items for series in item.series for one in series.years]
    assert len(table) == sum(len(item.series) for item in view.items) * len(view.years)
    assert [row.role for row in view.taken.table.rows].count("group") == len(view.items)
    assert str(view.years[-1]) in view.taken.drawing.alt
