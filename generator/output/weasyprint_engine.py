"""HTML → pages → tagged PDF; by WeasyPrint. Runs in a worker process."""

from __future__ import annotations

import atexit
import mimetypes
import os
import re
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit
from urllib.request import url2pathname, urlopen
from xml.etree.ElementTree import Element

from pydyf import PDF  # type: ignore[import-untyped]

from generator.output import engine_columns, engine_floats, engine_pictures, engine_sizes, engine_styles, engine_text
from generator.output.book_pages import XREF, Bookmark, Page, Shot, Styles
from generator.output.engine_log import collected
from generator.output.engine_tags import without_idle_spans
from generator.output.line_ends import as_written, keep_together

with warnings.catch_warnings():
    # There are no system fonts in a worker, on purpose.
    warnings.filterwarnings("ignore", message=".*Expect ugly output")
    from weasyprint import CSS, HTML
    from weasyprint.css.counters import CounterStyle
    from weasyprint.document import Page as EnginePage
    from weasyprint.formatting_structure.boxes import Box, LineBox, MarginBox, PageBox, ReplacedBox, TableRowBox
    from weasyprint.images import RasterImage
    from weasyprint.layout.replaced import replacedbox_layout
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher, URLFetcherResponse

for part in (engine_columns, engine_floats, engine_pictures, engine_sizes, engine_styles, engine_text):
    part.install()

# What stands in a document for its folder: the engine names pictures by their address, which must be the same anywhere.
_PROJECT = Path("/clusterbook.invalid")
_INCH = 96  # CSS pixels
_LINE = 12  # CSS pixels, less than which nothing is divided
_TOGETHER = frozenset(("avoid", "avoid-page"))
HERE = f"file://{_PROJECT}/looks/"
_OPTIONS = {"pdf_variant": "pdf/ua-1", "custom_metadata": True, "uncompressed_pdf": False}
# What a document is made of; anything else under the allowed folders (data, settings) is none of its business.
_KINDS = {
    ".css": "text/css",
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".otf": "font/otf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
    ".webp": "image/webp",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
}
_NOISE = (
    # Subsetting drops tables that only font editors read; nothing that is printed changes.
    re.compile(r"NOT subset; don't know how to subset; dropped"),
    # A time stamp in the head of a font file, written by an old editor; it is not printed.
    re.compile(r"timestamp seems very low; regarding as unix timestamp"),
)


class Fetcher(URLFetcher):  # type: ignore[misc]  # no types there
    """Gives pictures in `data:` and files of known kinds under the allowed folders; never asks a network.

    WeasyPrint swallows some failures (fonts, pictures inside SVG): every refusal is kept in `refused`.
    """

    def __init__(self, allowed: tuple[Path, ...], here: Path) -> None:
        super().__init__(allowed_protocols=("data", "file"), allow_redirects=False)
        self._here = here
        self._allowed = tuple(root.resolve() for root in allowed)
        self.refused: list[str] = []

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        """Answer a request of the engine, or raise."""
        try:
            scheme = urlsplit(url).scheme.lower()
            if scheme == "data":
                return self._data(url)
            if scheme == "file":
                return self._file(url)
            raise ValueError(f"not allowed in print: {_short(url)}")
        except (OSError, ValueError) as error:
            self.refused.append(str(error))
            raise

    def _data(self, url: str) -> URLFetcherResponse:
        kind = url[len("data:") :].split(",", 1)[0].split(";", 1)[0].strip().lower()
        if not kind.startswith("image/"):
            raise ValueError(f"not a picture: {_short(url)}")
        with urlopen(url) as response:  # noqa: S310 – decoded without any connection
            return URLFetcherResponse(url, response.read(), {"Content-Type": kind})

    def _file(self, url: str) -> URLFetcherResponse:
        parts = urlsplit(url)
        if parts.netloc not in ("", "localhost"):
            raise ValueError(f"not allowed in print: {_short(url)}")
        path = Path(url2pathname(parts.path))
        if path.is_relative_to(_PROJECT):
            path = self._here / os.path.relpath(path, _PROJECT / "looks")
        path = path.resolve(strict=True)
        if not any(path.is_relative_to(root) for root in self._allowed):
            raise ValueError(f"outside the folders of the document: {_short(url)}")
        kind = _KINDS.get(path.suffix.lower())
        if kind is None or not path.is_file():
            raise ValueError(f"not a picture, font or stylesheet: {_short(url)}")
        return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": kind})


@dataclass(frozen=True)
class Press:
    """What the documents of a process share: style sheets, read once with their fonts, and what is wrong in them."""

    here: Path
    allowed: tuple[Path, ...]
    text: CSS
    frame: CSS
    declared: Mapping[str, object]  # what the style sheets declare beside rules: every document has to be told of it
    problems: tuple[str, ...]


@lru_cache(maxsize=2)  # a long-lived worker sees several, one after another
def press(styles: Styles) -> Press:
    """Read the style sheets and their fonts."""
    mimetypes.init(files=())  # the same on every machine
    here = styles.base.resolve()
    fetcher, base = Fetcher(styles.allowed, here), here.as_uri()
    declared = {"font_config": FontConfiguration(), "counter_style": CounterStyle(), "color_profiles": {}}
    with collected("weasyprint", "fontTools", noise=_NOISE) as messages:
        text, frame = (
            CSS(string=sheet, base_url=f"{base}/styles/", url_fetcher=fetcher, **declared)
            for sheet in (styles.text, styles.frame)
        )
    engine_styles.remember(declared["font_config"], styles.text, styles.frame)
    return Press(here, styles.allowed, text, frame, declared, _all(messages, fetcher))


atexit.register(press.cache_clear)  # fonts remove their files, which needs an interpreter that still works


@dataclass(frozen=True)
class LaidOut:
    """A document that is laid out: what is known of its pages, and how to write it, which gives all problems.

    `pieces` are what stands on each page, from its top down, in parts that are not divided: where they begin and end,
    counted in heights of the page.
    """

    pages: tuple[Page, ...]
    write: Callable[[Path], tuple[str, ...]]
    pieces: tuple[tuple[tuple[float, float], ...], ...] = ()


def lay_out(html: str, by: Press, sheet: CSS, name: str) -> LaidOut:
    """Lay out a document in one of the styles of the press.

    Links to ids that it does not have become `xref:ID`, for the merge; `name` is to tell its table cells from others.
    """
    fetcher = Fetcher(by.allowed, by.here)
    with collected("weasyprint", "fontTools", noise=_NOISE) as messages:
        document = HTML(string=html, base_url=HERE, url_fetcher=fetcher)
        _lead_out(document.etree_element)
        keep_together(document.etree_element)
        laid = document.render(stylesheets=[sheet], **by.declared, **_OPTIONS)
    for page in laid.pages:
        _read_asides_last(page._page_box)

    def write(target: Path) -> tuple[str, ...]:
        with collected("weasyprint", "fontTools", noise=_NOISE) as more:
            laid.write_pdf(target, finisher=lambda _, pdf: _retag(pdf, name), **_OPTIONS)
        said = (*by.problems, *_all([*messages, *more], fetcher), *_links_to_files(laid.pages))
        return tuple(dict.fromkeys(said))

    pages = tuple(_page(page, by.here.parent) for page in laid.pages)
    return LaidOut(pages, write, tuple(_pieces_on(page._page_box) for page in laid.pages))


def _all(messages: Sequence[str], fetcher: Fetcher) -> tuple[str, ...]:
    """What the engine said, and the refusals that it kept to itself."""
    return (*messages, *(text for text in fetcher.refused if not any(text in said for said in messages)))


def _lead_out(root: Element) -> None:
    """Give links to ids that are not in this document an address that the engine lets pass."""
    here = {element.get("id") for element in root.iter()}
    for element in root.iter("a"):
        target = element.get("href", "")
        if target.startswith("#") and unquote(target[1:]) not in here:
            element.set("href", XREF + quote(unquote(target[1:])))


def _page(page: EnginePage, project: Path) -> Page:
    """What the frame and the merge must know of a page; `project` is the folder that style sheets are read from."""
    box = page._page_box
    marks = (
        Bookmark(level, as_written(label), x, y, state == "open") for level, label, (x, y), state in page.bookmarks
    )
    return Page(
        name=box.page_type.name or "",
        box=(box.content_box_x(), box.content_box_y(), box.width, box.height),
        strings=tuple(_strings(box)),
        anchors=tuple(page.anchors),
        links=tuple(unquote(target[len(XREF) :]) for _, target, *_ in page.links if target.startswith(XREF)),
        bookmarks=tuple(marks),
        fill=_fill(box),
        size=(box.margin_width(), box.margin_height()),
        shots=tuple(_shots(box, project)),
    )


def _shots(page: PageBox, project: Path) -> Iterator[Shot]:
    """The pictures of the project on a page, those in backgrounds too; drawings have no points."""
    for box in page.descendants():
        address = box.element.get("src", "") if isinstance(box, ReplacedBox) and box.element is not None else ""
        if address.startswith("../") and isinstance(box.replacement, RasterImage):
            drawn, _, _, _ = replacedbox_layout(box)
            if drawn:
                at = (box.content_box_x(), box.content_box_y(), box.width, box.height)
                yield Shot(unquote(address[len("../") :]), at, round(box.replacement.width / drawn * _INCH))
        yield from _grounds(box, project)


def _grounds(box: Box, project: Path) -> Iterator[Shot]:
    """The pictures in the background of a box, by their paths in the project."""
    layers = box.background.layers if getattr(box, "background", None) else ()
    for layer, (_, address) in zip(layers, box.style["background_image"] if layers else (), strict=False):
        if isinstance(layer.image, RasterImage) and isinstance(address, str) and layer.size[0]:
            path = Path(url2pathname(urlsplit(address).path))
            root = next((root for root in (_PROJECT, project) if path.is_relative_to(root)), None)
            if root is not None:
                file = path.relative_to(root).as_posix()
                yield Shot(file, tuple(layer.painting_area), round(layer.image.width / layer.size[0] * _INCH))


def _fill(page: PageBox) -> float:
    """How far down a page anything stands."""
    top = page.content_box_y()
    return round((max(_ends(page), default=top) - top) / page.height, 3) if page.height else 1


def _ends(box: Box) -> Iterator[float]:
    """Where the lines and pictures in a box end, without those of its margins."""
    for child in getattr(box, "children", ()):
        if isinstance(child, LineBox | ReplacedBox):
            yield child.position_y + child.height
        elif child.element_tag != "aside" and not isinstance(child, MarginBox):
            yield from _ends(child)


def _pieces_on(page: PageBox) -> tuple[tuple[float, float], ...]:
    """What stands on a page in its normal flow, in parts that the engine does not divide."""
    top, height = page.content_box_y(), page.height or 1
    return tuple(((begin - top) / height, (end - top) / height) for begin, end in _pieces(page))


def _pieces(box: Box) -> list[tuple[float, float]]:
    """The parts of a box: lines, pictures, what is kept together. Rows and columns may be divided nearly anywhere."""
    begin, end = box.border_box_y(), box.border_box_y() + box.border_height()
    if isinstance(box, LineBox):
        return [(box.position_y, box.position_y + box.height)]
    if isinstance(box, ReplacedBox) or box.style["break_inside"] in _TOGETHER:
        return [(begin, end)]
    children = [one for one in getattr(box, "children", ()) if one.is_in_normal_flow()]
    if isinstance(box, TableRowBox) or any(child.is_column for child in children):
        count = max(1, int((end - begin) / _LINE))
        return [(begin + (end - begin) * at / count, begin + (end - begin) * (at + 1) / count) for at in range(count)]
    found: list[tuple[float, float]] = []
    before: Box | None = None
    for child in children:
        parts = [] if isinstance(child, MarginBox) else _pieces(child)
        if parts and before is not None and _is_kept(before, child):
            parts[0] = found.pop()[0], parts[0][1]
        found += parts
        before = child if parts else before
    return found


def _is_kept(before: Box, after: Box) -> bool:
    """Whether no page ends between two boxes."""
    said = before.style["break_after"], after.style["break_before"]
    return not _TOGETHER.isdisjoint(said) or getattr(before, "is_header", False)


def _read_asides_last(box: Box) -> None:
    """What floats beside a text must come before it in the HTML, with its heading; who has it read out hears it after
    the text."""
    children = getattr(box, "children", ())
    for head in children:
        if head.element_tag == "header":
            asides = [child for child in head.children if child.element_tag == "aside"]
            head.children = [child for child in head.children if child not in asides]
            box.children = [*box.children, *asides]
    for child in children:
        _read_asides_last(child)


def _strings(box: PageBox) -> Iterator[tuple[str, str]]:
    """The strings that are set on a page, gathered as the engine does it for its own margins."""
    for child in box.descendants():
        if child.string_set not in (None, "none"):
            yield from child.string_set


def _retag(pdf: PDF, name: str) -> None:
    _name_cells(pdf, name)
    without_idle_spans(pdf)


def _name_cells(pdf: PDF, name: str) -> None:
    """Make the ids of table cells, which the engine counts from 0 in every document, differ from those of others."""
    for item in pdf.objects:
        if isinstance(item, dict) and item.get("Type") == "/StructElem" and "ID" in item:
            item["ID"].string = f"{name}-{item['ID'].string}"  # headers of data cells hold the same object


def _links_to_files(pages: Sequence[EnginePage]) -> list[str]:
    """Relative links become paths of this machine in the file; readers can do nothing with them."""
    links = (link for page in pages for link in page.links)
    return [f"link to a local file: {link[1]}" for link in links if link[0] == "external" and link[1][:5] == "file:"]


def _short(url: str) -> str:
    return url if len(url) <= 120 else url[:119] + "…"
