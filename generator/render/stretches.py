"""A printed book as text: stretches that know nothing of their place, and the frame that is put around their pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from heapq import nlargest
from itertools import chain, pairwise

_ID = re.compile(r' id="([^"]+)"')
_PAGE_OF = re.compile(r'(?<= data-page=")@([^"]+)(?=")')
_PAGES_OF = re.compile(r'<span class="cb-pages" data-pages="@([^"]+)"></span>')
_WIDE_NOTE = re.compile(r'(<p class="cb-index__note">[^<]*</p>\n?)')
_WIDE = "…"  # between the ends of a range that has gaps
_IS_WIDE = re.compile(rf"{_WIDE}\d+</a>")
_MOST = 12  # ranges in a line of an index; who is given more, looks none of them up
_AWAITS = " data-page"  # what both begin with
_GAP = "--gap: 1"


@dataclass(frozen=True)
class Stretch:
    """A run of a book that begins on a new page: a whole HTML document, laid out apart from all others.

    It must not say on which page it stands; page numbers, running heads and the ground of pages belong to the frame.
    Its links may lead to ids of other stretches. `id` is unique in the book and names it in messages. Of a stitched
    book that is all one stretch but for single pages, `beside` is how many these are: its own are to fill the sheets.
    `has_cards` tells of cards, which the engine never splits: more than a page holds would be lost.
    """

    id: str
    html: str
    beside: int = 0
    has_cards: bool = False

    @property
    def ids(self) -> tuple[str, ...]:
        """All ids in it."""
        return tuple(dict.fromkeys(_ID.findall(self.html)))

    @property
    def awaited(self) -> tuple[str, ...]:
        """The ids whose page numbers it prints: it can only be laid out when those of all others are known."""
        if _AWAITS not in self.html:
            return ()
        lists = (name for names in _PAGES_OF.findall(self.html) for name in names.split())
        return tuple(dict.fromkeys((*_PAGE_OF.findall(self.html), *lists)))

    @property
    def has_gaps(self) -> bool:
        """Whether there is room between blocks that may be more or less; cards have places of one size."""
        return _GAP in self.html

    def with_gap(self, gap: float) -> str:
        """The HTML with so much of the usual room between its blocks."""
        return self.html if gap == 1 else self.html.replace(_GAP, f"--gap: {gap}", 1)

    def with_notes(self) -> Stretch:
        """The same with a page for notes at its end."""
        return replace(self, html=self.html.replace(_GAP, f"--notes: block; {_GAP}", 1))

    def with_pages(self, places: Mapping[str, int]) -> str:
        """The HTML with the page numbers of what it awaits; an id without a place is a KeyError."""
        html = _PAGE_OF.sub(lambda found: str(places[found[1]]), self.html)
        html = _PAGES_OF.sub(lambda found: _in_line(page_list(found[1].split(), places)), html)
        return _without_idle_notes(html)


def _without_idle_notes(html: str) -> str:
    """Only the index that has a range with gaps says what these are; what it says stands before its lines."""
    before, *rest = _WIDE_NOTE.split(html)
    notes, texts = rest[::2], rest[1::2]
    told = (note + text if _IS_WIDE.search(text) else text for note, text in zip(notes, texts, strict=True))
    return before + "".join(told)


def _in_line(pages: str) -> str:
    """A list of pages as it stands in a line: most have one, which needs no box around it, nor a tag in the file."""
    if pages.count("<a ") == 1:
        return pages.replace("<a ", '<a class="cb-pages" ')
    return f'<span class="cb-pages">{pages}</span>'


def page_list(anchors: Iterable[str], places: Mapping[str, int]) -> str:
    """The pages of some anchors as links, each page once, pages that follow each other joined: 3, 5–7.

    Where that are too many, those nearest to each other are joined, too: 5…31 has some on many of its pages.
    """
    first: dict[int, str] = {}
    for anchor in anchors:
        first.setdefault(places[anchor], anchor)
    runs: list[list[int]] = []
    for page in sorted(first):
        if runs and runs[-1][-1] == page - 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    return ", ".join(_run(run, first) for run in _few(runs))


def _few(runs: Sequence[list[int]]) -> Iterator[list[int]]:
    """At most so many runs as a line may have, kept apart where most pages are between them."""
    between = [(after[0] - before[-1], -number) for number, (before, after) in enumerate(pairwise(runs), start=1)]
    ends = sorted(-number for _, number in nlargest(_MOST - 1, between))
    for begin, end in pairwise([0, *ends, len(runs)] if runs else ()):
        yield list(chain.from_iterable(runs[begin:end]))


def _run(run: Sequence[int], first: Mapping[int, str]) -> str:
    dash = "–" if run[-1] - run[0] == len(run) - 1 else _WIDE
    ends = dash.join(str(page) for page in dict.fromkeys((run[0], run[-1])))
    return f'<a href="#{first[run[0]]}">{ends}</a>'


@dataclass(frozen=True)
class BookText:
    """All stretches of a book in their order, and the HTML document of its frame.

    The body of the frame is empty: it gets an element for each page, with the named page and the strings of that page.
    Title, author and language of the frame become those of the file.
    """

    slug: str
    stretches: tuple[Stretch, ...]
    frame: str
