"""Charts are units of their own; what shows them knows its key before they are drawn."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from generator.charts.lines import Line, Panel, Point, line_panels
from generator.charts.paint import WEB
from generator.components.block import Block, Section
from generator.components.chart import Chart
from generator.components.table import Table
from generator.output.drawings import Charts, DrawChart, with_drawings
from generator.output.units import Limits, Needed, Unit
from generator.render.drawings import drawing
from tests.output.conftest import done
from tests.project import ROOT

FONTS = ROOT / "templates/fonts/print"


def test_charts_are_drawn_without_the_bound_of_addresses(tmp_path: Path) -> None:
    spec = line_panels([Panel("Members", "firms", (Line("plan", (Point("2020", Decimal(7), "7"),)),))], zero=True)
    drawn = [done(DrawChart(spec, FONTS), tmp_path / name, Limits(addresses=False)) for name in ("one", "two")]
    assert [result.problems for result in drawn] == [(), ()]
    first, second = ((tmp_path / name / "made/chart.svg").read_text(encoding="utf-8") for name in ("one", "two"))
    assert first == second
    assert ">7</text>" in first


def test_a_specification_that_cannot_be_drawn_is_a_failure(tmp_path: Path) -> None:
    assert done(DrawChart('{"mark": 7}', FONTS), tmp_path / "it", Limits(addresses=False)).problems


def test_a_text_needs_the_charts_that_it_shows_and_gets_them_in_their_places(tmp_path: Path) -> None:
    names = {spec: f"chart {letter * 64}" for spec, letter in (("one", "a"), ("two", "b"))}
    charts = Charts({spec: Unit(name, "chart", (), DrawChart(spec, FONTS)) for spec, name in names.items()})
    views = [Chart(spec, "", "", spec, f"{spec} & <more>", Table("", (), ())) for spec in names]
    section = Section("a", "", tuple(Block(f"b-{view.name}", view) for view in views))
    shown = drawing(section.blocks[1], charts.stand_ins, WEB, titled=True)
    text = f"<p>{shown}</p> chart {'a' * 64}"
    (sight,) = charts.sights(text, [section], WEB, titled=True)
    assert sight.unit == names["two"]
    svg = '<svg width="482" height="9" viewBox="0 0 482 9"><path id="c1" fill="#010101"/></svg>'
    (tmp_path / "chart.svg").write_text(svg, encoding="utf-8")
    drawn = {names["two"]: Needed(tmp_path)}
    assert charts.svgs({**drawn, "book x": Needed(tmp_path)}) == {"two": svg}
    wanted = drawing(section.blocks[1], charts.svgs(drawn), WEB, titled=True)
    assert with_drawings(text, [sight], drawn) == f"<p>{wanted}</p> chart {'a' * 64}"
