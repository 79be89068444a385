"""Who edits one product has its pages made again and the lists that show it, and nothing else."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

from generator import pipeline
from generator.editions.plan import Selection
from generator.editions.publications import Page, RecordPage, Told
from generator.editions.selection import asked_for
from generator.model.address import Address
from generator.output.book_units import awaited
from generator.output.cache import Cache
from generator.output.catalogue_units import CatalogueUnits
from generator.output.drawings import Charts
from generator.output.entry_units import EntryPage, MakeEntries
from generator.output.inputs import freeze
from generator.output.listing import FILES
from generator.output.publish import _Planner
from generator.output.recall import Recall
from generator.output.site_units import Language
from generator.output.stats import Stats
from generator.output.units import Needed, Unit, keys
from generator.render.entries import Slots
from generator.render.shown import AWAITED
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
    units = CatalogueUnits(site, (), None, "", "", Recall(), {})  # type: ignore[arg-type]
    return [tuple(record.at.id for record in together) for _, together in sorted(units._batches.items())]


def no_page() -> Page:
    raise AssertionError("nobody asks for it")


def test_the_page_of_a_record_offers_its_leaflet(tmp_path: Path) -> None:
    """Its unit needs the leaflet's, whose pages and size it tells; the page has another key where there is none."""
    root = sample_project(tmp_path / "project")
    sheet = "kind: leaflet, centre: north, file: 'sheet-{record}', select: {record: [butter]}, languages: [ru, en]"
    (root / "catalogs/sheet.yml").write_text(f"{{{sheet}, title: {{ru: Листовка, en: Leaflet}}}}\n", encoding="utf-8")
    checked = pipeline.check(root)
    assert checked.problems == ()
    plan = pipeline.plan(root, checked, Selection(only="site"))
    inputs = freeze(root, tmp_path / "inputs", pipeline.shown_pictures(plan), None, {}, Stats(tmp_path / "stats.json"))
    site = next(site for site in plan.sites if site.lang == "en")
    assert [(one.at.id, one.files) for one in site.records if one.files] == [
        ("butter", ("sheet-sample-food-butter-en.pdf", "sheet-sample-food-butter-ru.pdf"))
    ]

    def units(books: dict[str, str]) -> dict[str, Unit]:
        language = Language(site, plan.sites, books, Charts({}), inputs)
        return {unit.name: unit for unit in language.catalogue.entries(language.texts.ground(awaited(books)))}

    offered, bare = units({"sheet-sample-food-butter-en.pdf": "book x", "other.pdf": "book y"}), units({})
    needing = {name for name, unit in offered.items() if "book x" in unit.needs}
    assert len(needing) == 1
    assert not any("book y" in unit.needs for unit in offered.values())
    assert {name for name in offered if offered[name].own_key != bare[name].own_key} == needing


def test_what_is_known_of_a_printed_file_is_filled_in_when_the_page_is_made(tmp_path: Path) -> None:
    slots = Slots("x/", "X", "", "", "", "", "", "", "", "", f"<p>{AWAITED}x.pdf{AWAITED}</p>")
    frame, facts = tmp_path / "frame" / FILES, {"pages": 1, "size": 240_000}
    frame.mkdir(parents=True)
    (frame / "index.html").write_text("<i><p>SLOT_content_TOLS</p></i>", encoding="utf-8")
    page = EntryPage("frame", "index.html", slots, "https://x.example", "", {}, Told((), (), ()))
    work = MakeEntries(lambda: iter((page,)), "mark", "en", {"x.pdf": "book x"})
    (tmp_path / "made").mkdir()
    work.make(tmp_path / "made", {"frame": Needed(frame.parent), "book x": Needed(tmp_path, facts)})
    text = (tmp_path / "made" / FILES / "x/index.html").read_text(encoding="utf-8")
    assert text == "<i><p>PDF, 1 page, 240 KB</p></i>"
