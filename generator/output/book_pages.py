"""What is known of the pages of a laid-out stretch or frame, kept as JSON beside its PDF, and how they are styled."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from html import escape
from pathlib import Path

XREF = "xref:"  # before the id that a link leads to, in the file of a stretch that does not have it
PDF, PAGES = "stretch.pdf", "pages.json"
FRAMED = 200  # pages of a frame in one document, an even number: the engine's time grows faster than they do

_TEXT = '<p style="string-set: {} attr(data-text)" data-text="{}"></p>'


@dataclass(frozen=True)
class Styles:
    """The style sheets of the text and of the frame around it, in the fonts that the first one declares.

    Files are read from under `allowed` (resolved) only; relative addresses start at `base`, those of the styles at
    `base/styles`. `fonts` stands for the content of the fonts and for the engine.
    """

    base: Path
    allowed: tuple[Path, ...]
    text: str
    frame: str
    fonts: str


@dataclass(frozen=True)
class Bookmark:
    """A heading that the file's outline shows; `x` and `y` in CSS pixels from the upper left corner of its page."""

    level: int
    label: str
    x: float
    y: float
    open: bool = True


@dataclass(frozen=True)
class Shot:
    """A picture of the project on a page: its path there, the box that it is seen in (x, y, width, height), and how
    many of its points stand in an inch. Measures in CSS pixels from the upper left corner."""

    file: str
    box: tuple[float, float, float, float]
    density: int


@dataclass(frozen=True)
class Page:
    """A page of a stretch: the name that the styles gave it, and the box that its text may fill (x, y, width, height).

    `strings` are those that the styles set on it, in their order; `anchors` the ids that begin on it; `links` the ids
    of other stretches that it leads to. `fill` is the part of the box, from its top, in which anything stands but what
    floats in the margin; `size` is that of the sheet. Measures in CSS pixels from the upper left corner.
    """

    name: str
    box: tuple[float, float, float, float]
    strings: tuple[tuple[str, str], ...] = ()
    anchors: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    bookmarks: tuple[Bookmark, ...] = ()
    fill: float = 1
    size: tuple[float, float] = (0, 0)
    shots: tuple[Shot, ...] = ()


def write_pages(folder: Path, pages: Sequence[Page]) -> None:
    """Keep what is known of the pages in the folder."""
    text = json.dumps([asdict(page) for page in pages], ensure_ascii=False)
    (folder / PAGES).write_text(text, encoding="utf-8")


def read_pages(folder: Path) -> tuple[Page, ...]:
    """The pages kept in the folder."""
    return tuple(_page(values) for values in json.loads((folder / PAGES).read_text(encoding="utf-8")))


def _page(values: Mapping[str, object]) -> Page:
    """One page out of JSON, which knows no tuples."""
    known = dict(values)
    known["bookmarks"] = tuple(Bookmark(**bookmark) for bookmark in values["bookmarks"])  # type: ignore[attr-defined]
    known["strings"] = tuple((name, text) for name, text in values["strings"])  # type: ignore[attr-defined]
    shots: list[dict[str, object]] = values["shots"]  # type: ignore[assignment]
    known["shots"] = tuple(Shot(**{**shot, "box": tuple(shot["box"])}) for shot in shots)  # type: ignore[arg-type]
    for name in ("box", "anchors", "links", "size"):
        known[name] = tuple(values[name])  # type: ignore[arg-type]
    return Page(**known)  # type: ignore[arg-type]


def places(pages: Iterable[Page]) -> dict[str, int]:
    """The page of each anchor, counted from 1; the first place counts where an id stands twice."""
    found: dict[str, int] = {}
    for number, page in enumerate(pages, start=1):
        for anchor in page.anchors:
            found.setdefault(anchor, number)
    return found


def frames(frame: str, pages: Sequence[Page]) -> Iterator[str]:
    """The HTML of a frame as documents, with an element for each page: as many pages of the same names, setting the
    same strings. `pages` is a string, too, for the engine counts those of one document."""
    known = {"pages": str(len(pages))}
    for begin in range(0, len(pages), FRAMED):
        run = pages[begin : begin + FRAMED]
        yield _framed(frame, run, begin, known)
        known |= {name: text for page in run for name, text in page.strings}


def _framed(frame: str, pages: Sequence[Page], before: int, known: Mapping[str, str]) -> str:
    """The document of some pages that stand after so many others, and begin with the strings known from there."""
    own = {name for name, _ in pages[0].strings}
    kept = [(name, text) for name, text in known.items() if name not in own]
    strings = ((*kept, *pages[0].strings), *(page.strings for page in pages[1:]))
    elements = "\n".join(
        f'<div style="break-before: page; page: {escape(page.name) or "auto"}">'
        + "".join(_TEXT.format(escape(name), escape(text)) for name, text in told)
        + "</div>"
        for page, told in zip(pages, strings, strict=True)
    )
    count = f"<style>@page :first {{ counter-reset: page {before + 1} }}</style>\n" if before else ""
    head, body, after = frame.partition("<body>")
    return f"{head.replace('</head>', f'{count}</head>')}{body}\n{elements}{after}"
