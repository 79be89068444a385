"""Drawings are units of their own; what offers them knows its key before they are drawn."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from generator.charts.lines import Line, Panel, Point, line_panels
from generator.components.block import Block, Section
from generator.components.claims import Claims
from generator.components.table import Drawing, Table, Taken
from generator.output.chart_works import DrawChart
from generator.output.drawings import Charts, taken
from generator.output.units import Limits, Needed, Unit
from tests.output.conftest import done
from tests.project import ROOT

FONTS = ROOT / "templates/fonts/print"


def test_charts_are_drawn_without_the_bound_of_addresses(tmp_path: Path) -> None:
    spec = line_panels([Panel("Members", "firms", (Line("plan", (Point("2020", Decimal(7), "7"),)),))])
    drawn = [done(DrawChart(spec, FONTS), tmp_path / name, Limits(addresses=False)) for name in ("one", "two")]
    assert [result.problems for result in drawn] == [(), ()]
    first, second = ((tmp_path / name / "made/chart.svg").read_text(encoding="utf-8") for name in ("one", "two"))
    assert first == second
    assert ">7</text>" in first


def test_a_specification_that_cannot_be_drawn_is_a_failure(tmp_path: Path) -> None:
    assert done(DrawChart('{"mark": 7}', FONTS), tmp_path / "it", Limits(addresses=False)).problems


def test_files_know_their_key_before_they_are_drawn(tmp_path: Path) -> None:
    names = {spec: f"chart {letter * 64}" for spec, letter in (("one", "a"), ("two", "b"))}
    charts = Charts({spec: Unit(name, "chart", (), DrawChart(spec, FONTS)) for spec, name in names.items()})
    assert all(names[spec] in stand_in for spec, stand_in in charts.stand_ins.items())
    svg = '<svg width="482" height="9" viewBox="0 0 482 9"><path id="c1" fill="#010101"/></svg>'
    (tmp_path / "chart.svg").write_text(svg, encoding="utf-8")
    assert charts.svgs({names["two"]: Needed(tmp_path), "book x": Needed(tmp_path)}) == {"two": svg}


def test_what_sections_offer_bears_the_ids_of_their_blocks() -> None:
    table = Table("T", (), (), drawing=Drawing("one", "One."))
    section = Section("a", "", (Block("a-b", table), Block("a-c", Table("T", (), ())), Block("a-d", Claims(()))))
    assert list(taken([section])) == [("a-b", Taken(Drawing("one", "One."), table))]
