"""A printing house is sent nothing that it would send back; every finding names record, field and edition."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import pytest

from generator.editions.plan import Selection, plan_publications
from generator.editions.publications import Book, Design
from generator.kinds.atlas import Atlas
from generator.output.book_pages import Page, Shot, read_pages, write_pages
from generator.output.preflight import preflight
from generator.problems import Problem
from generator.source.project import Revision
from tests.project import copy_good, good_atlas

PICTURE = "data/clusters/sample/pictures/plant.png"
MM = 96 / 25.4
SIZE = (210 * MM, 297 * MM)


@pytest.fixture(scope="module")
def atlas(tmp_path_factory: pytest.TempPathFactory) -> Atlas:
    """The sample project with an edition for a printing house."""
    root = copy_good("sample", tmp_path_factory.mktemp("preflight") / "project")
    path = root / "catalogs/programme.yml"
    path.write_text(path.read_text(encoding="utf-8") + "press: {bleed: 4}\n", encoding="utf-8")
    return good_atlas(root)


@pytest.fixture(scope="module")
def book(atlas: Atlas) -> Book:
    found = plan_publications(atlas, Selection("print"), {}, defaultdict(lambda: Revision(None)))
    return next(book for book in found.books if book.slug == "programme-sample-en")


def judged(book: Book, *shots: Shot, pages: int = 4) -> list[Problem]:
    page = Page("", (0, 0, 1, 1), size=SIZE, shots=shots)
    return preflight(book, (page, *[Page("", (0, 0, 1, 1), size=SIZE)] * (pages - 1)))


def of(problems: list[Problem], rule: str) -> list[Problem]:
    return [problem for problem in problems if problem.rule == rule]


def shot(density: int = 300, x: float = 30, y: float = 30, width: float = 100, height: float = 80) -> Shot:
    """A picture, in millimetres."""
    return Shot(PICTURE, (x * MM, y * MM, width * MM, height * MM), density)


@pytest.mark.parametrize(
    ("density", "severity"), [(300, None), (200, None), (199, "warning"), (150, "warning"), (149, "error")]
)
def test_a_coarse_picture_is_told_with_its_record(book: Book, density: int, severity: str | None) -> None:
    found = of(judged(book, shot(density)), "press-picture")
    assert [problem.severity.value for problem in found] == ([severity] if severity else [])
    for problem in found:
        assert problem.location.path == "data/clusters/sample/members.yml"
        assert problem.address.endswith(".file")
        assert f"programme-sample-en.pdf, page 1: the picture {PICTURE} has {density} points" in str(problem.message)
        assert "1181 points wide" in str(problem.fix)


def test_a_picture_that_only_styles_name_is_told_by_its_file(book: Book) -> None:
    ground = replace(shot(100), file="templates/press/ground.jpg")
    (problem,) = of(judged(book, ground), "press-picture")
    assert (problem.location.path, problem.address) == ("templates/press/ground.jpg", "")


@pytest.mark.parametrize(
    ("box", "is_told"),
    [
        ((30, 30, 100, 80), False),
        ((-4, -4, 218, 100), False),  # over three edges, as far as the bleed
        ((-5, 30, 100, 80), False),
        ((0, 30, 100, 80), True),
        ((30, 0, 100, 80), True),
        ((110, 30, 100, 80), True),  # at the right edge
        ((30, 217, 100, 80), True),  # at the lower one
        ((2, 30, 100, 80), True),  # so near that the cut shows
        ((-2, 30, 100, 80), True),  # over the edge, but not far enough
    ],
)
def test_a_picture_that_ends_at_the_edge_is_told(book: Book, box: tuple[float, ...], is_told: bool) -> None:
    found = of(judged(book, shot(300, *box)), "press-bleed")
    assert [str(problem.message).rpartition("edge")[2] for problem in found] == (
        [" of the sheet, and not 4 mm beyond it"] if is_told else []
    )


@pytest.mark.parametrize(("pages", "missing"), [(4, None), (5, "3"), (7, "1"), (8, None)])
def test_sheets_that_are_not_full_are_told(book: Book, pages: int, missing: str | None) -> None:
    found = of(judged(book, pages=pages), "press-pages")
    assert [dict(problem.message.params)["missing"] for problem in found] == ([missing] if missing else [])
    assert [problem.location.path for problem in found] == (["catalogs/programme.yml"] if missing else [])


@pytest.mark.parametrize(("has_cover", "told"), [(True, 1), (False, 0)])
def test_leaflets_and_labels_are_loose_sheets(book: Book, *, has_cover: bool, told: int) -> None:
    sheets = replace(book, design=Design("A4", has_cover=has_cover))
    assert sheets.is_stitched == has_cover
    assert len(of(judged(sheets, pages=1), "press-pages")) == told


def test_what_is_not_for_a_printing_house_is_not_judged(book: Book) -> None:
    assert judged(replace(book, press=None), shot(10, x=0), pages=5) == []


def test_texts_that_are_not_translated_are_told(tmp_path: Path, book: Book) -> None:
    root = copy_good("sample", tmp_path / "project")
    edition = root / "catalogs/programme.yml"
    edition.write_text(edition.read_text(encoding="utf-8") + "press: {binding: glued}\n", encoding="utf-8")
    swot = root / "data/clusters/sample/swot.yml"
    text = swot.read_text(encoding="utf-8")
    assert "rain: {ru: Дожди, en: Rain}" in text
    swot.write_text(text.replace("rain: {ru: Дожди, en: Rain}", "rain: {ru: Дожди}"), encoding="utf-8")
    found = plan_publications(good_atlas(root), Selection("print"), {}, defaultdict(lambda: Revision(None)))
    told = {book.lang: of(judged(book), "press-language") for book in found.books}
    assert told["ru"] == []
    known = {problem.address for problem in of(judged(book), "press-language")}
    (problem,) = [one for one in told["en"] if one.address not in known]
    assert problem.location.path == "data/clusters/sample/swot.yml"
    assert problem.address == "sample/swot:threats.rain"


def test_pictures_of_pages_are_kept(tmp_path: Path) -> None:
    pages = (Page("back", (0, 0, 1, 1), size=SIZE, shots=(shot(), shot(72))),)
    write_pages(tmp_path, pages)
    assert read_pages(tmp_path) == pages
