"""What is known of the pages of records changes no key, and spares the pages that stay as they are."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from PIL import Image

from generator import pipeline
from generator.editions.plan import Selection
from generator.editions.publications import Page
from generator.output import catalogue_units, recall
from generator.output.drawings import find_charts
from generator.output.inputs import freeze
from generator.output.recall import Recall, recalled
from generator.output.site_units import Language
from generator.output.stats import Stats
from generator.output.units import keys
from generator.render.entries import Slots, entry_slots
from generator.render.shown import Ground
from tests.project import copy_good

PICTURE = "data/clusters/sample/products/pictures/cheese.png"
CHEESE = "data/clusters/sample/products/hill-cheese.yml"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy_good("catalogue", tmp_path / "project", to_build=True)


def found(root: Path, patch: pytest.MonkeyPatch, file: Path | None) -> tuple[Mapping[str, str], list[str]]:
    """The keys of the pages of records, and the pages that were rendered for them."""
    drawn: list[str] = []

    def slots(page: Page, ground: Ground, address: str) -> Slots:
        drawn.append(page.at.id)
        return entry_slots(page, ground, address)

    patch.setattr(catalogue_units, "entry_slots", slots)
    checked, known = pipeline.check(root), Recall(file)
    planned = recalled(pipeline.plan(root, checked, Selection(only="site")), known)
    work = root.parent / "work"
    inputs = freeze(root, work / "inputs", pipeline.shown_pictures(planned), None, {}, Stats(work / "stats.json"))
    charts = find_charts(planned, inputs)
    units = {}
    for site in planned.sites:
        for unit in Language(site, planned.sites, {}, charts, inputs, known).layout().units:
            units[unit.name] = unit
    known.save(planned)
    wanted = [unit for unit in units.values() if unit.name.partition(" ")[2][3:].startswith("catalogue/")]
    found = keys([*charts.units, *units.values()])
    return {unit.name: found[unit.name] for unit in wanted}, drawn


def test_only_pages_that_change_are_rendered_and_no_key_differs(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "records.json"
    clean, all_pages = found(project, monkeypatch, file)
    assert len(all_pages) > 10
    assert found(project, monkeypatch, file) == (clean, [])
    text = (project / CHEESE).read_text(encoding="utf-8")
    (project / CHEESE).write_text(text.replace("lead-time: {from: 5", "lead-time: {from: 6"), encoding="utf-8")
    after, drawn = found(project, monkeypatch, file)
    assert set(drawn) == {"food", "cheese", "dairy", "hill-cheese"}
    assert after == found(project, monkeypatch, None)[0] != clean
    Image.new("RGB", (64, 48), (40, 80, 80)).save(project / PICTURE)
    after, drawn = found(project, monkeypatch, file)
    assert "hill-cheese" in drawn
    assert after == found(project, monkeypatch, None)[0]
    block = project / "templates/components/item/component.html.j2"
    block.write_text(f"{block.read_text(encoding='utf-8')}<hr>", encoding="utf-8")
    after, drawn = found(project, monkeypatch, file)
    assert sorted(drawn) == sorted(all_pages)
    assert after == found(project, monkeypatch, None)[0]


def test_what_another_program_found_is_forgotten(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "records.json"
    clean, all_pages = found(project, monkeypatch, file)
    with monkeypatch.context() as patch:
        patch.setattr(recall, "_program", lambda: "another")
        assert found(project, patch, file) == (clean, all_pages)
    for broken in ("", "[]", '{"by": 1}', json.dumps({"by": recall._program(), "facts": {"ru/x": [1]}})):
        file.write_text(broken, encoding="utf-8")
        assert Recall(file)._facts == {}
