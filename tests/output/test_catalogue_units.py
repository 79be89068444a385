"""Who edits one product has its pages made again and the lists that show it, and nothing else."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

from generator import pipeline
from generator.editions.plan import Selection
from generator.editions.publications import Page, RecordPage
from generator.editions.selection import asked_for
from generator.model.address import Address
from generator.output.cache import Cache
from generator.output.catalogue_units import CatalogueUnits
from generator.output.inputs import freeze
from generator.output.publish import _Planner
from generator.output.recall import Recall
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
    made = {name for name, key in after.items() if before[name] != key}
    kinds = {name.rpartition("/")[0] for name in made if name.startswith("records ")}
    assert {f"records {lang}/products/sample-food" for lang in ("ru", "en")} <= kinds
    assert made - {name for name in made if name.startswith("records ")} == {"search ru", "search en", "links"}
    assert "picture data/clusters/sample-food/products/pictures/hill-cheese.png" in after, "made once for all languages"
    assert not any("sample-machinery" in name for name in made), "what shows nothing of it stays"


def test_one_record_more_moves_few_others(tmp_path: Path) -> None:
    """Pages stand together by what the record is called; of many, another share would be made again."""
    names = [f"product-{number}" for number in range(300)]
    one, more = batches(names), batches([*names, "product-more"])
    assert max(map(len, one)) < 40
    assert len(one) > 10
    assert sum(before != after for before, after in zip(one, more, strict=True)) == 1


def batches(names: list[str]) -> list[tuple[str, ...]]:
    records = [
        RecordPage(f"catalogue/products/x/{name}.md", Address("x", "products", (name,)), "", (), no_page)
        for name in names
    ]
    site = SimpleNamespace(records=tuple(records))
    units = CatalogueUnits(site, (), None, "", "", Recall())  # type: ignore[arg-type]
    return [tuple(record.at.id for record in together) for _, together in sorted(units._batches.items())]


def no_page() -> Page:
    raise AssertionError("nobody asks for it")
