"""A number that is written once: cells of tables and plans have all that is known of the figure that they take."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from generator.kinds.atlas import Atlas
from generator.kinds.registry import observations
from generator.model.address import Address
from generator.model.quantity import Quantity
from tests.project import good_atlas

FIGURES = {  # by the cell that takes it
    "sample/members:said.tables.makers.rows.first.cells.revenue": "revenue",
    "sample/kpis:sales.later.2030": "sales-2030",
}


def taken(atlas: Atlas) -> dict[str, Quantity]:
    return {str(found.address): found for found in observations(atlas) if str(found.address) in FIGURES}


def test_a_cell_has_all_of_its_figure_at_its_own_place(sample: Atlas) -> None:
    cells = taken(sample)
    assert cells.keys() == FIGURES.keys()
    for place, figure in FIGURES.items():
        whole = sample.quantity(figure, "sample")
        assert replace(cells[place], address=whole.address) == replace(whole, parts=())
        assert cells[place].value is not None


def test_a_figure_that_changes_changes_its_cells(sample_project: Path) -> None:
    file = sample_project / "data/clusters/sample/figures.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("value: 2500", "value: 2600"), encoding="utf-8")
    found = taken(good_atlas(sample_project))["sample/kpis:sales.later.2030"]
    assert str(found.value) == "2600"
    assert found.address == Address("sample", "kpis", ("sales", "later", "2030"))
