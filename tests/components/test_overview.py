"""What an overview tells at a glance: bars on one scale from zero, core lines by size, chapters with their headings."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from generator.components import chapters, product_lines, roadmap, roadmap_strip, trends
from generator.components.block import section_at
from generator.components.cluster_cards import leading
from generator.components.finished import Finished, Place
from generator.components.inline import Inline
from generator.components.scene import Scene, Slot
from generator.kinds.atlas import Atlas
from generator.model.address import Address
from generator.model.texts import Text
from tests.subjects import section, voice


def scene(atlas: Atlas) -> Scene:
    """The overview of the sample cluster."""
    return Scene(voice(atlas, "en"), "overview", "cluster", "sample-centre")


def test_bars_begin_at_zero_on_one_scale() -> None:
    assert trends.heights([Decimal(5), None, Decimal(10), Decimal(-3)]) == (50.0, None, 100.0, 0.0)
    assert trends.heights([Decimal(5)], Decimal(20)) == (25.0,)
    assert trends.heights([Decimal(0), None]) == (0.0, None)


def test_an_indicator_shows_its_first_and_last_planned_year(sample: Atlas) -> None:
    rows = sample.clusters["sample"].kpis
    (block,) = trends.build(scene(sample), Slot("kpis", Address("sample", "kpis")), rows)
    assert isinstance(block.view, trends.Trends)
    for item in block.view.items:
        assert item.first_year <= item.last_year
        assert len(item.heights) >= item.last_year - item.first_year
        assert max(height for height in item.heights if height is not None) in (0.0, 100.0)
    assert len(block.view.items) <= len(rows)


def test_lines_are_those_of_the_core_the_largest_first(sample: Atlas) -> None:
    file = sample.clusters["sample"].chain
    assert file is not None
    assert file.chain is not None
    slot = Slot("products", Address("sample", "chain", ("chain",)))
    (block,) = product_lines.build(scene(sample), slot, file.chain)
    assert isinstance(block.view, product_lines.ProductLines)
    lengths = [item.length for item in block.view.items if item.length is not None]
    assert lengths == sorted(lengths, reverse=True)
    core = [group for stage in file.chain.stages.values() if stage.core for group in stage.groups.values()]
    assert len(block.view.items) == sum(len(group.rows) for group in core)
    stray = file.chain.model_copy(update={"stray": Text(ru="чужая", en="strayed")})
    assert list(product_lines.build(scene(sample), slot, stray)) == []


def test_a_chapter_tells_its_first_headings(sample: Atlas) -> None:
    found = section(sample, "industry", "en")
    titles: list[Inline] = ["one", "two", "two", "three", "four", "five"]
    blocks = tuple(replace(found.blocks[0], title=title) for title in titles)
    place = Place("Industry", section_at("sample", "industry"), replace(found, blocks=blocks))
    (block,) = chapters.build(scene(sample), Slot("chapters", place.to), Finished((place,)))
    assert isinstance(block.view, chapters.Chapters)
    (card,) = block.view.items
    assert (card.inside, card.more) == (("one", "two", "three", "four"), True)


def test_the_centre_chooses_the_leading_figure_of_its_first_page(sample: Atlas) -> None:
    chosen = leading(sample, "sample-centre", "sample")
    assert chosen is not None
    assert str(chosen.address) == "sample/figures:firms"
    centre = sample.centres["sample-centre"].model_copy(update={"figures": ()})
    bare = replace(sample, centres={"sample-centre": centre})
    first = sample.clusters["sample"].file.figures[0]
    assert leading(bare, "sample-centre", "sample") == sample.quantity(first, "sample")
    assert leading(bare, "sample-centre", "other") is None


def test_quarters_count_what_is_due_in_them(sample: Atlas) -> None:
    entries = sample.clusters["sample"].roadmap
    here = replace(scene(sample), horizon=2024)
    slot = Slot("plan", Address("sample", "roadmap"))
    (whole,) = roadmap.build(here, slot, entries)
    (block,) = roadmap_strip.build(here, slot, entries)
    assert isinstance(whole.view, roadmap.Roadmap)
    assert isinstance(block.view, roadmap_strip.RoadmapStrip)
    assert whole.view.scale is not None
    assert [year.year for year in block.view.years] == list(whole.view.scale.years)
    bars = [quarter for year in block.view.years for quarter in year.quarters]
    assert max(bar.all for bar in bars) == 100.0
    assert all(bar.again <= bar.all for bar in bars)
    for year in block.view.years:
        assert year.told.startswith(str(sum(year.year in item.years for item in whole.view.items)))


def test_a_roadmap_without_dates_has_no_strip(sample: Atlas) -> None:
    assert list(roadmap_strip.build(scene(sample), Slot("plan", Address("sample", "roadmap")), ())) == []
