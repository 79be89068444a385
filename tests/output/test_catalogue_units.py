"""Who edits one product has its pages made again and the lists that show it, and nothing else."""

from __future__ import annotations

from pathlib import Path

from generator import pipeline
from generator.editions.plan import Selection
from generator.editions.selection import asked_for
from generator.output.cache import Cache
from generator.output.inputs import freeze
from generator.output.publish import _Planner
from generator.output.stats import Stats
from generator.output.units import keys
from tests.samples import sample_project

FILE = "data/clusters/sample-food/products/hill-cheese.yml"


def keys_of(root: Path, work: Path) -> dict[str, str]:
    """The keys of all units of the site, by their names."""
    checked = pipeline.check(root)
    assert checked.atlas is not None
    plan, selection = pipeline.plan(root, checked, Selection(only="site")), Selection(only="site")
    inputs = freeze(root, work / "inputs", pipeline.shown_pictures(plan), None, {}, Stats(work / "stats.json"))
    planner = _Planner(Cache(work / "cache"), plan, asked_for(checked.atlas, selection), inputs)
    return keys(planner.plan.layout.units)


def test_an_edited_product_is_all_that_is_made_again(tmp_path: Path) -> None:
    root = sample_project(tmp_path / "project")
    before = keys_of(root, tmp_path / "work")
    file = root / FILE
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("lead-time: {from: 5", "lead-time: {from: 6"), encoding="utf-8")
    after = keys_of(root, tmp_path / "work")
    assert after.keys() == before.keys()
    page = "catalogue/products/sample-food/hill-cheese/"
    own = {f"page {lang}/{page}" for lang in ("ru", "en")}
    made = {name for name, key in after.items() if before[name] != key}
    assert made == own | {"search ru", "search en", "links"}
