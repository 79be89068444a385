"""Every number of the source document of the pharma programme is published: on its chapter's page, and in print."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from generator import pipeline
from generator.editions.plan import Selection
from generator.render.markdown import render_page
from tests.project import ROOT, Blank
from tests.real import Built, article, bookmarks, copy_real, pdf_pages, plain

NUMBERS = (ROOT / "tests/data/pharma_numbers.txt").read_text(encoding="utf-8")
PAGES = {
    "1.1": "industry",
    "1.2": "members",
    "1.3": "products",
    "1.4": "swot",
    "2.1": "strategy",
    "2.2": "kpis",
    "2.3": "organisation",
    "2.4": "roadmap",
}
NUMBER = re.compile(r"\d+(?:[.,/]\d+)*")
MONTHS = {"ноябрь": "11", "декабрь": "12"}


def wanted() -> dict[str, Counter[str]]:
    """The numbers of each chapter without those that are no content."""
    text = re.sub(r"^#.*\n", "", NUMBERS, flags=re.M)
    listed = re.findall(r"^([a-z]+|\d\.\d):((?:[^\n]|\n {2})*)$", text, re.M)
    found = {chapter: Counter(numbers.split()) for chapter, numbers in listed}
    for chapter, numbers in re.findall(r"^omitted (\S+) ([\d ]+):", text, re.M):
        for number in numbers.split():
            assert found[chapter][number], f"{chapter} has no {number} to omit"
            found[chapter][number] -= 1
    return found


WANTED = wanted()


def numbers_in(text: str) -> Counter[str]:
    """The numbers of our text as the document writes them: 1639, 12.2020."""
    whole = re.sub(r"[\u2010\u00ad]\s*", "", text)
    joined = re.sub(r"(?<=\d)[\u00a0 ](?=\d{3}(?!\d))", "", whole)
    dated = re.sub(rf"({'|'.join(MONTHS)})\s+(?=\d{{4}})", lambda month: f"{MONTHS[month[1]]}.", joined)
    return Counter(NUMBER.findall(dated))


def missing(chapter: str, text: str) -> Counter[str]:
    return WANTED[chapter] - numbers_in(text)


def test_all_chapters_are_listed() -> None:
    assert list(WANTED) == ["cover", *PAGES]
    assert sum(map(Counter.total, WANTED.values())) > 230


@pytest.mark.parametrize("chapter", PAGES)
def test_numbers_stand_on_the_page_of_their_chapter(chapter: str, real_build: Built) -> None:
    path = real_build.out / "site/ru/clusters/pharma" / PAGES[chapter] / "index.html"
    assert missing(chapter, plain(article(path.read_text(encoding="utf-8")))) == Counter()


def printed_chapters(path: Path) -> dict[str, str]:
    """The text of the book by chapter: the pages from its bookmark to the next one's, both included; the register of
    figures, which repeats them, begins a page of its own and belongs to none."""
    starts = {title[:3]: page for title, page in bookmarks(path) if title[:3] in PAGES}
    register = next(page for title, page in bookmarks(path) if title.split() == ["Показатели", "и", "источники"])
    ends = [*list(starts.values())[1:], register - 1]
    return {
        chapter: "\n".join(pdf_pages(path)[start : end + 1])
        for (chapter, start), end in zip(starts.items(), ends, strict=True)
    }


@pytest.mark.parametrize("chapter", ["cover", *PAGES])
def test_numbers_stand_in_their_chapter_of_the_book(chapter: str, real_build: Built) -> None:
    book = real_build.out / "print/programme-pharma-ru.pdf"
    text = pdf_pages(book)[0] + pdf_pages(book)[1] if chapter == "cover" else printed_chapters(book)[chapter]
    assert missing(chapter, text) == Counter()


def members_page(root: Path) -> str:
    checked = pipeline.check(root)
    assert checked.atlas is not None
    (site,) = pipeline.plan(root, checked.atlas, Selection("site", langs=("ru",))).sites
    page = next(page for page in site.pages if page.path == "clusters/pharma/members.md")
    return plain(render_page(page, "ru", Blank()))


def test_a_lost_number_is_noticed(tmp_path: Path) -> None:
    """The control: with another wage in the data, the wage of the document is missed, and nothing else."""
    project = copy_real(tmp_path / "project")
    assert missing("1.2", members_page(project)) == Counter()
    figures = project / "data/clusters/pharma/figures.yml"
    figures.write_text(figures.read_text(encoding="utf-8").replace("value: 37.8", "value: 37.9"), encoding="utf-8")
    assert missing("1.2", members_page(project)) == Counter({"37,8": 1})
