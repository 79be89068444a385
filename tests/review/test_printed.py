"""Books that change → printed pages before and after; what does not change is never laid out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from generator.output.book_pages import Page, write_pages
from generator.output.folder import BuildFolder
from generator.output.print_works import FILE
from generator.output.schedule import Failure, Made
from generator.output.units import Layout, Needed, joined
from generator.review import printed
from generator.review.printed import Press
from generator.review.report import report_of
from generator.review.side import Side, read_side
from generator.review.writing import as_html, as_markdown
from tests.project import GOOD, ROOT

FIGURES = "data/clusters/sample/figures.yml"


class Engine:
    """Stands in for the engine of print: a book of two pages whose first one is as its inputs are."""

    def __init__(self, failing: str = "") -> None:
        self.made: list[str] = []
        self.failing = failing

    def __call__(self, layouts: Sequence[Layout], *_: object, **__: object) -> Made:
        whole = joined(layouts)
        units, goals = whole.units, whole.goals
        self.made += goals
        folder = Path(self.folder) / str(len(self.made))
        found = {}
        for unit in units:
            if unit.name in goals and not (self.failing and self.failing in unit.name):
                found[unit.name] = Needed(_bound(folder / unit.name, sum(map(len, map(str, unit.inputs)))))
        failures = tuple(Failure(name, "no room") for name in goals if name not in found)
        return Made(found, failures)

    folder: str = ""


def _bound(folder: Path, number: int) -> Path:
    folder.mkdir(parents=True)
    pages = [Image.new("RGB", (200, 300), "white") for _ in range(2)]
    ImageDraw.Draw(pages[0]).rectangle((20, 20, 20 + number % 97, 40), fill="black")
    pages[0].save(folder / FILE, "PDF", save_all=True, append_images=pages[1:], resolution=96)
    write_pages(folder, [Page("", (0, 0, 200, 300), size=(200, 300))] * 2)
    return folder


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Engine:
    engine = Engine()
    engine.folder = str(tmp_path / "made")
    monkeypatch.setattr(printed, "make", engine)
    return engine


def press(project: Path, tmp_path: Path) -> Press:
    return Press(ROOT, GOOD / "sample", project, BuildFolder(tmp_path / "build"), 1, lambda: None)


def edited(project: Path) -> None:
    path = project / FIGURES
    path.write_text(path.read_text(encoding="utf-8").replace("  value: 900\n", "  value: 99900\n"), encoding="utf-8")


def test_only_books_that_change_are_laid_out(project: Path, tmp_path: Path, engine: Engine, base: Side) -> None:
    edited(project)
    sides = base, read_side(project)
    report = report_of(*sides, "ru", press(project, tmp_path).look)
    lines = [line for chapter in report.chapters for line in chapter.lines]
    changed = {line[-1].text.strip(" ()") for line in lines if ".pdf" in line[-1].text}
    assert {f"{name.removeprefix('book ')}.pdf" for name in engine.made} <= changed
    assert len(engine.made) == 2 * len(set(engine.made)), "each in both states"
    said = as_markdown(report).replace("\u00a0", " ")
    assert "programme-sample-ru.pdf" in said
    assert "с. 1" in said
    page = as_html(report)
    assert page.count("<img ") == 2 * page.count("<figure>")
    assert 'alt="' in page
    assert 'alt=""' not in page
    assert "http" not in page.replace("https&", "")


def test_without_changes_or_without_pictures_nothing_is_laid_out(
    project: Path, tmp_path: Path, engine: Engine, base: Side
) -> None:
    report_of(base, read_side(project), "ru", press(project, tmp_path).look)
    edited(project)
    report_of(base, read_side(project), "ru")
    assert engine.made == []


def test_an_engine_that_fails_is_told_beside_its_book(
    project: Path, tmp_path: Path, engine: Engine, base: Side
) -> None:
    engine.failing = "programme-sample-ru"
    edited(project)
    report = report_of(base, read_side(project), "en", press(project, tmp_path).look)
    said = as_markdown(report).replace("\u00a0", " ")
    assert "its pages could not be laid out: book programme-sample-ru: no room" in said
    others = [line for line in said.splitlines() if ".pdf" in line and "programme-sample-ru" not in line]
    assert others
    assert all("p. 1" in line for line in others), others
