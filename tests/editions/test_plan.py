"""Which publications there are, and the pages of the site."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.components.brief import SiteCode
from generator.components.sheets import Sheets
from generator.editions.plan import Selection
from generator.editions.site import coverage
from generator.kinds.atlas import Atlas
from generator.language import LANGS, Lang
from generator.model.texts import Text
from tests.accepted import checked
from tests.editions.catalogue import books, with_edition
from tests.project import good_atlas
from tests.subjects import planned


@pytest.mark.parametrize(
    ("selection", "sites", "books"),
    [
        (Selection(), ["ru", "en"], ["programme-sample-ru", "programme-sample-en"]),
        (Selection("site"), ["ru", "en"], []),
        (Selection("print"), [], ["programme-sample-ru", "programme-sample-en"]),
        (Selection(langs=("en",)), ["en"], ["programme-sample-en"]),
        (Selection("print", clusters=("other",)), [], []),
        (Selection("print", editions=("nothing",)), [], []),
    ],
)
def test_selection(sample: Atlas, selection: Selection, sites: list[str], books: list[str]) -> None:
    found = planned(sample, selection)
    assert [site.lang for site in found.sites] == sites
    assert [book.slug for book in found.books] == books


def test_drafts_are_published_only_when_asked_for(sample_project: Path) -> None:
    path = sample_project / "data/clusters/sample/cluster.yml"
    path.write_text(path.read_text(encoding="utf-8") + "draft: true\n", encoding="utf-8")
    atlas = good_atlas(sample_project)
    found = planned(atlas)
    assert found.books == ()
    assert [page.path for page in found.sites[0].pages] == ["index.md", "join.md", "downloads.md", "map-cards.md"]
    drafts = planned(atlas, Selection(drafts=True))
    assert [book.slug for book in drafts.books] == ["programme-sample-ru", "programme-sample-en"]
    assert "clusters/sample/index.md" in [page.path for page in drafts.sites[0].pages]


def test_languages_have_the_same_pages_and_blocks(sample: Atlas) -> None:
    ru, en = planned(sample, Selection("site")).sites
    assert [page.path for page in ru.pages] == [page.path for page in en.pages]
    assert len({page.path for page in ru.pages}) == len(ru.pages) == 18
    for one, other in zip(ru.pages, en.pages, strict=True):
        ids = [[block.id for block in page.section.blocks] for page in (one, other)]
        assert ids[0] == ids[1]


@pytest.mark.parametrize("lang", LANGS)
def test_fallbacks_are_counted_on_their_page(sample: Atlas, lang: Lang) -> None:
    (site,) = planned(sample, Selection("site", langs=(lang,))).sites
    counted = {page.path: page.fallbacks for page in site.pages if page.fallbacks}
    assert counted == ({} if lang == "ru" else {"clusters/sample/swot.md": 1})
    done, whole = site.coverage
    assert whole - done == (0 if lang == "ru" else 1)


def test_coverage_counts_texts() -> None:
    texts = (Text(ru="Да", en="Yes"), Text(ru="Да"), Text(ru="ISO", en="ISO"))
    assert coverage(texts, "en") == (2, 3)
    assert coverage(texts, "ru") == (3, 3)


def test_the_stamp_names_date_and_revision(sample: Atlas) -> None:
    ru, en = planned(sample, Selection("site")).sites
    assert en.stamp == "Edition of 1\u00a0December 2020, revision 0123abcd"
    assert "0123abcd" in ru.stamp


def test_parts_of_the_book(sample: Atlas) -> None:
    ru, _ = planned(sample, Selection("print")).books
    assert [section.number for section in ru.sections] == [
        "",
        *("1.1", "1.2", "1.3", "1.4"),
        *("2.1", "2.2", "2.3", "2.4"),
        *("", "", ""),
    ]
    assert ru.voice.unmarked(ru.parts[0].sections[0].title) == "Кластер на одной странице"
    assert [ru.voice.unmarked(section.title) for section in ru.parts[-1].sections] == [
        "Состояние источника",
        "Показатели и источники",
        "Об этом издании",
    ]
    assert ru.cover.origin[0].startswith("Пересказ программы")


def test_codes_on_paper_lead_to_pages_that_the_site_has() -> None:
    """A cluster without a programme has no pages of its own, and so no code; one with a programme has (the control)."""
    project = with_edition("fair", kind="brochure", centre=None, file="fair-{cluster}")
    atlas = checked(project).atlas
    assert atlas is not None
    (site,) = planned(atlas, Selection("site", langs=("ru",))).sites
    pages = {page.at for page in site.pages} | {record.at for record in site.records}
    found = books(project, "fair", "ru")
    cards = books(with_edition("goods"), "goods", "ru")
    views = [block.view for book in (*found, *cards) for section in book.sections for block in section.blocks]
    whole = {view.to for view in views if isinstance(view, SiteCode)}
    records = {item.at for view in views if isinstance(view, Sheets) for item in view.items if item.has_page}
    assert whole | records <= pages
    assert len(records) > 20
    assert 0 < len(whole) < len(found)
