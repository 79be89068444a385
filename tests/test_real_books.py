"""How the pages of the real books are filled, and where their tables break, as their files show it."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

import pikepdf

from generator.output.book_fit import LEAST
from tests.real import RETELLING, Built, bookmarks

PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.S)
LINE = re.compile(r'<line xMin="[\d.]+" yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">')
HEAD, FOOT = (
    58.0,
    (73.7, 51.0),
)  # points: where running heads end, and the margin under the text, upright and on its side
PLACED = re.compile(r'<line xMin="([\d.]+)" yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">')
COLUMN = 0.65  # of the width of a page: what begins further right stands in the margin, or beside other text
MOST = 22  # pages of a programme, with its covers
LOWEST = 14.0  # points: the line of a heading is higher


@cache
def fills(path: Path) -> tuple[float, ...]:
    """How far down each page text stands, as a part of the room for it."""
    told = subprocess.run(["pdftotext", "-bbox-layout", str(path), "-"], capture_output=True, text=True, check=True)
    return tuple(_fill(float(width), float(height), lines) for width, height, lines in PAGE.findall(told.stdout))


def _fill(width: float, height: float, lines: str) -> float:
    bottom = height - FOOT[width > height]
    ends = [float(end) for top, end in LINE.findall(lines) if float(top) > HEAD and float(end) < bottom + 6]
    return (max(ends, default=HEAD) - HEAD) / (bottom - HEAD)


@cache
def columns(path: Path) -> tuple[tuple[tuple[float, float], ...], ...]:
    """Top and height of the lines of each page, in points from its top, without those of the margin column."""
    told = subprocess.run(["pdftotext", "-bbox-layout", str(path), "-"], capture_output=True, text=True, check=True)
    return tuple(
        tuple(
            (float(top), float(end) - float(top))
            for left, top, end in PLACED.findall(lines)
            if float(left) < COLUMN * float(width) and float(end) < float(height) - FOOT[float(width) > float(height)]
        )
        for width, height, lines in PAGE.findall(told.stdout)
    )


def headings(path: Path) -> Iterator[tuple[int, float]]:
    """Page, from 0, and top of everything that has a bookmark, but for pages that are a heading all over."""
    with pikepdf.open(path) as pdf, pdf.open_outline() as outline:
        places = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        heights = [float(page.mediabox[3]) for page in pdf.pages]
        items = [(item, 0) for item in outline.root]
        while items:
            item, level = items.pop()
            items += [(child, level + 1) for child in item.children]
            number = places[item.destination[0].objgen]  # type: ignore[index]
            if level or not item.children:
                yield number, heights[number] - float(item.destination[3])  # type: ignore[index]


def stranded(pages: Sequence[Sequence[tuple[float, float]]], found: Iterable[tuple[int, float]]) -> list[int]:
    """The pages, from 0, on which nothing but headings stands below a heading."""
    return sorted(
        {number for number, top in found if not any(at > top and size < LOWEST for at, size in pages[number])}
    )


def nearly_empty(pages: Sequence[float], free: set[int]) -> list[int]:
    """The pages, from 0, that are less full than they must be, but for those that may be."""
    return [number for number, fill in enumerate(pages) if fill < LEAST and number not in free]


def free_pages(path: Path) -> set[int]:
    """The pages that may be short: the last ones before a part, before pages that are turned, and of these; in a
    catalogue its openers too."""
    with pikepdf.open(path) as pdf, pdf.open_outline() as outline:
        places = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        begins = {places[item.destination[0].objgen] for item in outline.root}  # type: ignore[index]
        turned = [page.mediabox[2] > page.mediabox[3] for page in pdf.pages]
    return last_pages(begins, turned) | (set() if path.name.startswith(RETELLING) else begins)


def last_pages(begins: set[int], turned: Sequence[bool]) -> set[int]:
    """The last pages of all runs: of parts that begin on these pages, and of pages that lie the same way."""
    begins = begins | {number for number in range(1, len(turned)) if turned[number] != turned[number - 1]}
    return {number - 1 for number in begins} | {len(turned) - 1}


def test_the_programmes_are_short(real_build: Built) -> None:
    for path in real_build.books:
        if path.name.startswith("programme-"):
            assert len(fills(path)) <= MOST, path.name


def test_no_page_of_a_book_is_nearly_empty(real_build: Built) -> None:
    for path in real_build.books:
        assert nearly_empty(fills(path), free_pages(path)) == [], path.name


def test_only_the_last_pages_may_be_short(real_build: Built) -> None:
    assert last_pages({1, 4}, [False] * 4 + [True, True, False]) == {0, 3, 5, 6}
    for path in real_build.retellings:
        assert len(free_pages(path)) < len(fills(path)) / 2, path.name


def test_a_page_is_as_full_as_its_text_goes_down() -> None:
    def line(top: float) -> str:
        return f'<line xMin="60" yMin="{top}" xMax="300" yMax="{top + 10}">'

    head, foot, upright = line(34), line(790), (595.0, 842.0)
    assert _fill(*upright, head + foot) == 0
    assert 0.49 < _fill(*upright, head + line(100) + line(403) + foot) < 0.51
    assert 0.98 < _fill(*upright, line(758)) <= 1
    assert 0.9 < _fill(842.0, 595.0, line(520)) <= 1


def test_an_empty_page_is_noticed() -> None:
    assert nearly_empty([1, 0.34, 0.9, 0.1], {0, 3}) == [1]
    assert nearly_empty([1, 0.36, 0.9, 0.1], {0}) == [3]


def test_no_heading_is_left_alone_at_the_end_of_a_page(real_build: Built) -> None:
    for path in real_build.books:
        assert stranded(columns(path), headings(path)) == [], path.name


def test_a_heading_left_alone_is_noticed() -> None:
    two_lines = (700.0, 15.6), (716.0, 15.6)
    assert stranded([[(90, 12.0), *two_lines]], [(0, 699.0)]) == [0]
    assert stranded([[*two_lines, (740.0, 12.0)]], [(0, 699.0)]) == []


def rows(path: Path) -> list[list[str]]:
    """For each page its tables in their order, each as its rows: r, or h for the head of a group, which is one cell."""
    with pikepdf.open(path) as pdf:
        places = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        found: list[list[str]] = [[] for _ in pdf.pages]
        for table in _all(pdf.Root.StructTreeRoot.K[0], "/Table"):
            body = (row for group in _all(table, "/TBody") for row in _all(group, "/TR"))
            cells = (sum(1 for name in ("/TH", "/TD") for _ in _all(row, name)) for row in body)
            found[places[table.Pg.objgen]].append("".join("r" if number > 1 else "h" for number in cells))
        return found


def _all(element: pikepdf.Object, name: str) -> Iterator[pikepdf.Object]:
    """The elements of a name below one, in reading order."""
    kids = element.get("/K", ())
    for kid in kids if isinstance(kids, pikepdf.Array) else (kids,):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            if str(kid.S) == name:
                yield kid
            yield from _all(kid, name)


def single(pages: Sequence[Sequence[str]]) -> list[int]:
    """The pages, from 0, on which a table that runs on ends with a head, or breaks a group (or the table, where it has
    none) so that one row stands alone on a side.

    A table that runs on is told on both pages, with what it has there; a group that goes on has no head on the second.
    """
    return [
        number
        for number, (page, after) in enumerate(pairwise(pages))
        if page and after and page[-1] and after[0]
        if page[-1].endswith("h") or (after[0].startswith("r") and 1 in (_last(page[-1]), _last(after[0][::-1])))
    ]


def _last(told: str) -> int:
    """How many rows stand behind the last head."""
    return len(told) - len(told.rstrip("r"))


def test_no_row_of_a_group_stands_alone_at_the_end_and_the_beginning_of_pages(real_build: Built) -> None:
    for path in real_build.books:
        assert single(rows(path)) == [], path.name


def test_a_row_alone_is_noticed() -> None:
    assert single([["rrr", "hrhr"], ["rrhr"], ["hr"]]) == [0]
    assert single([["hrrhr"], ["hrr"], []]) == []  # a group may be one row
    assert single([["rrrr"], ["r"]]) == single([["r"], ["rrrr"]]) == [0]
    assert single([["hrrr"], ["rhrr"]]) == [0]
    assert single([["hrrh"], ["rr"]]) == [0]


def test_bookmarks_are_in_the_order_of_pages(real_build: Built) -> None:
    for path in real_build.books:
        pages = [page for _, page in bookmarks(path)]
        assert pages == sorted(pages), path.name


ENDS_TWICE = re.compile(r"\S*[^\s.]\.\.(?!\.)")


def test_no_sentence_ends_twice(real_build: Built) -> None:
    for path in real_build.books:
        told = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, text=True, check=True)
        assert not ENDS_TWICE.findall(told.stdout), path.name


def test_a_sentence_that_ends_twice_is_noticed() -> None:
    assert ENDS_TWICE.findall("12 млн руб.. Рассчитано") == ["руб.."]
    assert not ENDS_TWICE.findall("и т. д. Так… 1.2. Что (в 2018 г.). Конец...")
