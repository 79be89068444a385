"""Whatever leads somewhere in the real books leads there: page numbers of the contents, bookmarks, marks of notes, ways
to chapters, all other links."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pikepdf

from tests.real import Built, bookmarked, squeezed

PAGE = re.compile(r'<page width="[\d.]+" height="([\d.]+)">(.*?)</page>', re.S)
WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')
NUMBERED = re.compile(r"\d+$")
BLEED = 20.0  # points: the field of a part begins above its page
PAGES = re.compile(r"(\d+)(–\d+)?,?$")
CONTENTS = 1  # the page behind the cover
ABOVE, BELOW = 8.0, 50.0  # points: where the words of a place stand from where the way to it ends


class Word(NamedTuple):
    x: float  # of its middle, in points from the left
    y: float  # the same from above
    top: float
    text: str


class Way(NamedTuple):
    """A link: the page that it stands on, its text, the name of where it leads, and the page and height of that."""

    page: int
    text: str
    name: str
    to: int
    top: float


@cache
def words(path: Path) -> tuple[tuple[Word, ...], ...]:
    """The words of each page."""
    told = subprocess.run(["pdftotext", "-bbox-layout", str(path), "-"], capture_output=True, text=True, check=True)
    return tuple(
        tuple(
            Word((float(left) + float(right)) / 2, (float(top) + float(end)) / 2, float(top), text)
            for left, top, right, end, text in WORD.findall(page)
        )
        for _, page in PAGE.findall(told.stdout)
    )


@cache
def ways(path: Path) -> tuple[Way, ...]:
    """All links inside a book; one that leads nowhere fails."""
    with pikepdf.open(path) as pdf:
        return tuple(_ways(pdf, words(path)))


def _ways(pdf: pikepdf.Pdf, said: tuple[tuple[Word, ...], ...]) -> Iterator[Way]:
    names = pikepdf.NameTree(pdf.Root.Names.Dests)
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    heights = [float(page.mediabox[3]) for page in pdf.pages]
    for page, height in enumerate(heights):
        for link in pdf.pages[page].obj.get("/Annots", ()):
            if "/Dest" not in link:
                continue
            left, top, right, end = (float(side) for side in link.Rect)
            low, high = sorted((height - top, height - end))
            text = " ".join(word.text for word in said[page] if left < word.x < right and low < word.y < high)
            target = names[str(link.Dest)]
            to = numbers[target[0].objgen]
            yield Way(page, text, str(link.Dest), to, heights[to] - float(target[3]))


def contents(found: tuple[Way, ...]) -> list[Way]:
    """The lines of the contents with their page numbers."""
    return [way for way in found if way.page == CONTENTS and NUMBERED.search(way.text)]


def astray(found: tuple[Way, ...], said: tuple[tuple[Word, ...], ...]) -> list[Way]:
    """The links whose text is a number that does not stand where they lead: of a page in the contents, of a note, or of
    a chapter."""

    def is_there(way: Way) -> bool:
        if numbered := NUMBERED.search(way.text) if way.page == CONTENTS else None:
            return int(numbered[0]) == way.to + 1
        if "-note-" in way.name or re.fullmatch(r"\d\.\d", way.text):
            near = [word.text for word in said[way.to] if -ABOVE <= word.top - way.top <= BELOW]
            return way.text.rstrip(",") in near
        return way.top >= -BLEED

    return [way for way in found if not is_there(way)]


def test_links_lead_where_they_say(real_build: Built) -> None:
    for path in real_build.retellings:
        found = ways(path)
        assert len(contents(found)) >= 5, path.name
        assert astray(found, words(path)) == [], path.name


def test_a_link_that_leads_astray_is_noticed(real_build: Built) -> None:
    """The control: each page number of the contents, mark and way to a chapter moved by one page."""
    for path in real_build.retellings:
        found, said = ways(path), words(path)
        pages = contents(found)
        assert len(astray(tuple(way._replace(to=way.to + 1) for way in pages), said)) == len(pages), path.name
        notes = tuple(way._replace(to=0) for way in found if "-note-" in way.name)
        assert notes, path.name
        assert astray(notes, said) == list(notes), path.name


def numbered(found: tuple[Way, ...]) -> list[Way]:
    """The numbers of pages in indexes, and in the contents of editions."""
    return [way for way in found if PAGES.search(way.text)]


def misnumbered(found: Iterable[Way]) -> list[Way]:
    """Those that lead to another page than they say; of pages that follow each other, the first counts."""
    return [way for way in found if int(PAGES.findall(way.text)[-1][0]) != way.to + 1]


def test_numbers_of_editions_lead_to_their_pages(real_build: Built) -> None:
    """Contents, openers and indexes of the catalogues; and the control, a page further on."""
    editions = [path for path in real_build.books if path.name.startswith("directions-")]
    assert len(editions) == 2
    for path in editions:
        found = numbered(ways(path))
        assert len(found) >= 6, path.name
        assert misnumbered(found) == [], path.name
        assert len(misnumbered(way._replace(to=way.to + 1) for way in found)) == len(found), path.name


def test_bookmarks_lead_to_their_headings(real_build: Built) -> None:
    for path in real_build.retellings:
        for mark in bookmarked(path):
            near = [word.text for word in words(path)[mark.page] if -ABOVE <= word.top - mark.top <= 2 * BELOW]
            begun = squeezed(mark.title)[:12]
            assert begun in squeezed("".join(near)), (path.name, mark)
