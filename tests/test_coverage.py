"""Every number of the source documents is published: on the page of its chapter, and in that chapter in print.

What is told of the source alone, e.g. the sample of a chart that is lost, stands in the state of the source: there each
number counts once, whatever the chapter that it comes from.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
import yaml

from generator import pipeline
from generator.editions.plan import Selection
from generator.render.markdown import render_page
from generator.render.places import site_homes
from generator.render.shown import Ground
from tests.project import ROOT
from tests.real import Built, article, bookmarked, copy_real, pdf_pages, plain

MONTHS = "январь|февраль|март|апрель|май|июнь|июль|август|сентябрь|октябрь|ноябрь|декабрь"
OF_MONTHS = "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
MONTH = {name: f"{at:02}" for names in (MONTHS, OF_MONTHS) for at, name in enumerate(names.split("|"), start=1)}
NUMBER = re.compile(r"(?:(?<![\w.,/–-])[+-])?\d+(?:[.,/]\d+)*")
COVER = "cover"
STATE = "Состояние источника"
REGISTER = "Показатели и источники"
HEAD, FOOT = 60.0, 785.0  # where the running lines of a printed page end and begin, in points


@dataclass(frozen=True)
class Document:
    """A source document: its pages on the site, its book, and the numbers of its chapters.

    `pages` are the chapters by number with the last part of the page's address.
    """

    site: str
    book: str
    pages: Mapping[str, str]
    wanted: Mapping[str, Counter[str]]


def listed(name: str) -> tuple[dict[str, str], dict[str, Counter[str]]]:
    """The pages and the numbers of each chapter, without those that are no content: the control lists of the data."""
    (path,) = ROOT.glob(f"data/*/{name}/control.yml")
    chapters = yaml.safe_load(path.read_text(encoding="utf-8"))
    pages = {chapter["number"]: page for page, chapter in chapters.items() if "number" in chapter}
    wanted = {}
    for page, chapter in chapters.items():
        numbers = Counter(one.lstrip("<>~").removesuffix("+") for one in str(chapter.get("numbers", "")).split())
        for debris in chapter.get("debris", {}).values():
            left_out = Counter(str(debris["numbers"]).split())
            assert left_out <= numbers, f"{name}: {page} has no {left_out - numbers} to omit"
            numbers -= left_out
        wanted[chapter.get("number", COVER)] = numbers
    return pages, wanted


def document(name: str, site: str, book: str) -> Document:
    return Document(f"{site}/{name}", f"{book}-{name}-ru.pdf", *listed(name))


DOCUMENTS = {
    "pharma": document("pharma", "clusters", "programme"),
    "chemical": document("chemical", "clusters", "programme"),
    "medical-tourism": document("medical-tourism", "clusters", "programme"),
    "krasnoyarsk-concept": document("krasnoyarsk-concept", "documents", "concept"),
    "biysk": document("biysk", "documents", "practice"),
}


def numbers_in(text: str) -> Counter[str]:
    """The numbers of our text as the documents write them: 1639, -26,1, 12.2020, 30.10.2018."""
    whole = re.sub(r"[\u2010\u00ad]\s*", "", text).replace("\u2212", "-")
    joined = re.sub(r"(?<![\d.,])\d{1,3}(?:[\u00a0 ]\d{3})+(?!\d)", lambda many: re.sub(r"\D", "", many[0]), whole)
    dated = re.sub(rf"\b(\d\d?)\s+({OF_MONTHS})\s+(?=\d{{4}})", lambda day: f"{day[1]:0>2}.{MONTH[day[2]]}.", joined)
    dated = re.sub(rf"({MONTHS})\s+(?=\d{{4}})", lambda month: f"{MONTH[month[1]]}.", dated)
    return Counter(NUMBER.findall(dated))


def of_the_page(content: str) -> Counter[str]:
    """The numbers of a page."""
    return numbers_in(plain(content))


LEAST = {"pharma": 230, "chemical": 300, "medical-tourism": 350, "krasnoyarsk-concept": 80, "biysk": 4}


def test_all_chapters_are_listed() -> None:
    assert {path.parent.name for path in ROOT.glob("data/*/*/control.yml")} == set(DOCUMENTS)
    programme = ["1.1", "1.2", "1.3", "1.4", "2.1", "2.2", "2.3", "2.4"]
    assert [list(found.pages) for found in DOCUMENTS.values()] == [*[programme] * 3, list("12345678"), list("123")]
    amounts = {name: sum(map(Counter.total, found.wanted.values())) for name, found in DOCUMENTS.items()}
    assert {name: amount for name, amount in amounts.items() if amount <= LEAST[name]} == {}


def content(built: Built, name: str, chapter: str) -> str:
    found = DOCUMENTS[name]
    path = built.out / "site/ru" / found.site / found.pages[chapter] / "index.html"
    return article(path.read_text(encoding="utf-8"))


def told_of_the_source(built: Built, name: str) -> Counter[str]:
    """The numbers on the page that tells of the state of the source."""
    path = built.out / "site/ru" / DOCUMENTS[name].site / "source-state/index.html"
    return of_the_page(article(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_numbers_stand_on_the_page_of_their_chapter(name: str, real_build: Built) -> None:
    found = DOCUMENTS[name]
    left = {chapter: found.wanted[chapter] - of_the_page(content(real_build, name, chapter)) for chapter in found.pages}
    assert sum(left.values(), Counter()) - told_of_the_source(real_build, name) == Counter(), left


def printed(path: Path, page: int, top: float = HEAD, bottom: float = FOOT) -> str:
    """The text of a page of a book between two heights, without its running lines."""
    area = {"-f": page + 1, "-l": page + 1, "-x": 0, "-y": round(top) - 1, "-W": 9999, "-H": round(bottom - top)}
    return "".join(pdf_pages(path, *(str(part) for option in area.items() for part in option)))


@cache
def printed_chapters(path: Path) -> dict[str, str]:
    """The text of a book by chapter: the cover with the page behind it, then from each heading to the next one.

    The register of figures, which repeats them, belongs to none.
    """
    chapters = {COVER: "".join(pdf_pages(path)[:2])}
    heading = re.compile(rf"(\d(?:\.\d)?)(?= )|({STATE}|{REGISTER})$")
    marks = [(found, mark) for mark in bookmarked(path) if (found := heading.match(" ".join(mark.title.split())))]
    for (found, start), (_, end) in pairwise(marks):
        if start.page == end.page:
            chapters[found[0]] = printed(path, start.page, start.top, end.top)
            continue
        between = [printed(path, page) for page in range(start.page + 1, end.page)]
        first, last = printed(path, start.page, top=start.top), printed(path, end.page, bottom=end.top)
        chapters[found[0]] = "\n".join([first, *between, last])
    return chapters


@pytest.mark.parametrize("name", DOCUMENTS)
def test_numbers_stand_in_their_chapter_of_the_book(name: str, real_build: Built) -> None:
    found = DOCUMENTS[name]
    chapters = printed_chapters(real_build.out / "print" / found.book)
    left = {chapter: wanted - numbers_in(chapters[chapter]) for chapter, wanted in found.wanted.items()}
    assert sum(left.values(), Counter()) - numbers_in(chapters[STATE]) == Counter(), left


@pytest.mark.parametrize("name", DOCUMENTS)
def test_chapters_of_a_book_are_kept_apart(name: str, real_build: Built) -> None:
    """The control in print: the numbers of a chapter are not found in the next one."""
    found = DOCUMENTS[name]
    chapters = printed_chapters(real_build.out / "print" / found.book)
    assert list(chapters) == [COVER, *found.pages, STATE]
    for chapter, following in pairwise(found.pages):
        few = found.wanted[chapter].total() < 3
        assert few or found.wanted[chapter] - numbers_in(chapters[following]), chapter


LOST = {
    "pharma": ("clusters/pharma/figures.yml", "value: 37.8", "value: 37.9", "1.2", "37,8"),
    "chemical": ("clusters/chemical/industry.yml", "growth: -18.2", "growth: 18.2", "1.1", "-18,2"),
    "medical-tourism": ("clusters/medical-tourism/figures.yml", "value: -26.1", "value: 26.1", "1.2", "-26,1"),
    "krasnoyarsk-concept": ("documents/krasnoyarsk-concept/document.yml", "y2021: 545", "y2021: 54", "7", "545"),
    "biysk": ("documents/biysk/figures.yml", "value: 13", "value: 31", "3", "13"),
}


@pytest.fixture(scope="module")
def spoilt_pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The Russian pages of the real data with one number changed in each document."""
    root = copy_real(tmp_path_factory.mktemp("spoilt") / "project")
    for path, right, wrong, *_ in LOST.values():
        file = root / "data" / path
        text = file.read_text(encoding="utf-8")
        assert text.count(right) == 1, (path, right)
        file.write_text(text.replace(right, wrong), encoding="utf-8")
    checked = pipeline.check(root)
    assert checked.atlas is not None
    (site,) = pipeline.plan(root, checked, Selection("site", langs=("ru",))).sites
    ground = Ground(site.voice, "site", site_homes(site))
    return {page.path: render_page(page, ground).split("---\n", 2)[2] for page in site.pages}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_lost_number_is_noticed(name: str, spoilt_pages: dict[str, str]) -> None:
    """The control: with another number in the data, that of the document is missed, and nothing else."""
    found = DOCUMENTS[name]
    *_, chapter, number = LOST[name]
    page, state = (spoilt_pages[f"{found.site}/{path}.md"] for path in (found.pages[chapter], "source-state"))
    missing = found.wanted[chapter] - of_the_page(page)
    assert missing - of_the_page(state) == Counter({number: 1})
