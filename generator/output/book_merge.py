"""The stretches of a book and its frame → one tagged PDF, page by page.

The pages of the stretches keep their tags. What the frame has on a page is drawn under its text, as an artifact, and
the text is moved to where the frame wants it, for left and right pages differ in their margins. All else is that of the
frame: title, author, language.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from hashlib import sha256
from io import BytesIO
from itertools import chain, islice
from pathlib import Path
from urllib.parse import unquote

from pikepdf import Array, Dictionary, Name, Object, ObjectStreamMode, OutlineItem, PageCopyWarning, Pdf, String

from generator.output.book_fonts import unite_fonts
from generator.output.book_manifest import keep_manifest
from generator.output.book_pages import XREF, Page

_POINTS = 0.75  # of a CSS pixel
_SLACK = 0.01  # pixels
_MARK = re.compile(rb"/\w+\s+<<[^>]*>>\s+BDC\s|/Artifact\s+BMC\s|\bEMC\b")


@dataclass(frozen=True)
class Leaves:
    """A PDF of the engine, and what is known of its pages."""

    name: str
    file: Path
    pages: tuple[Page, ...]


@dataclass(frozen=True)
class _Book:
    """The file that grows: its outermost tag, what is tagged on each page and for each link, and its named places."""

    pdf: Pdf
    document: Object
    grounds: Sequence[Object]  # what the frame has on each of its pages
    tagged: list[Object] = field(default_factory=list)
    links: list[Object] = field(default_factory=list)
    named: dict[str, Array] = field(default_factory=dict)


def merge(frames: Sequence[Leaves], parts: Sequence[Leaves], target: Path, manifest: str = "") -> tuple[str, ...]:
    """Write the book, with its manifest if it has one; or say what is wrong, and write nothing. The same files give the
    same bytes."""
    around = list(chain.from_iterable(frame.pages for frame in frames))
    if problems := (*_unfit(around, parts), *_lost(parts)):
        return problems
    with Pdf.open(frames[0].file) as pdf:
        grounds = _grounds(pdf)
        for more in (_read(frame.file) for frame in frames[1:]):
            grounds += map(pdf.copy_foreign, _grounds(more))
        del pdf.pages[:]
        book = _begun(pdf, grounds)
        moves = _moves(around, parts)
        left = iter(moves)
        for part in parts:
            _add(book, _read(part.file), list(islice(left, len(part.pages))))
        _finish(book, parts, moves)
        if manifest:
            keep_manifest(book.pdf, manifest)
        book.pdf.save(
            target,
            object_stream_mode=ObjectStreamMode.generate,
            compress_streams=True,
            deterministic_id=True,
            fix_metadata_version=False,
        )
    return ()


def _read(file: Path) -> Pdf:
    """A file whose streams are read when the book is written: it is not closed before, and leaves with the book. Of
    thousands, only their bytes stay in memory, and none stays open."""
    return Pdf.open(BytesIO(file.read_bytes()))


def _unfit(around: Sequence[Page], parts: Sequence[Leaves]) -> tuple[str, ...]:
    """The frame must have the pages of the book, with as much room for the text as it was laid out in."""
    pages = list(chain.from_iterable(part.pages for part in parts))
    if len(around) != len(pages):
        return (f"the frame has {len(around)} pages for {len(pages)} of the text",)
    return tuple(
        f"page {number}: the text was laid out in {page.box[2]:g} × {page.box[3]:g}, its frame has room for "
        f"{ground.box[2]:g} × {ground.box[3]:g}: left and right pages may differ in where the text stands only"
        for number, (page, ground) in enumerate(zip(pages, around, strict=True), start=1)
        if any(abs(page.box[side] - ground.box[side]) > _SLACK for side in (2, 3))
    )


def _lost(parts: Sequence[Leaves]) -> tuple[str, ...]:
    """Links between stretches that lead nowhere."""
    known = {anchor for part in parts for page in part.pages for anchor in page.anchors}
    lost = {
        (part.name, link): None for part in parts for page in part.pages for link in page.links if link not in known
    }
    return tuple(f"{name}: no stretch has the anchor #{link} of an internal link" for name, link in lost)


def _moves(around: Sequence[Page], parts: Sequence[Leaves]) -> list[tuple[float, float]]:
    """How far the text of each page is moved, in points to the right and up."""
    pages = chain.from_iterable(part.pages for part in parts)
    return [
        ((ground.box[0] - page.box[0]) * _POINTS, (page.box[1] - ground.box[1]) * _POINTS)
        for page, ground in zip(pages, around, strict=True)
    ]


def _begun(pdf: Pdf, grounds: Sequence[Object]) -> _Book:
    """The first file of the frame without its tags, with an empty tree of tags."""
    document = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, K=Array()))
    pdf.Root.StructTreeRoot = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=Array([document])))
    document.P = pdf.Root.StructTreeRoot
    return _Book(pdf, document, grounds)


def _grounds(frame: Pdf) -> list[Object]:
    """The pages of the frame as something to draw, with their bleed, without marks: each will be one artifact."""
    grounds = [page.as_form_xobject() for page in frame.pages]
    for page, drawn in zip(frame.pages, grounds, strict=True):
        drawn.BBox = page.obj.MediaBox
        drawn.write(_MARK.sub(b"", drawn.read_bytes()))
    return grounds


def _add(book: _Book, source: Pdf, moves: Sequence[tuple[float, float]]) -> None:
    """Append the pages of a stretch with their tags, links and named places."""
    first = len(book.pdf.pages)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", PageCopyWarning)  # named places are seen to below
        book.pdf.pages.extend(source.pages)
    tree = book.pdf.copy_foreign(source.Root.StructTreeRoot)
    for element in tree.K[0].K:
        element.P = book.document
    book.document.K.extend(tree.K[0].K)
    pairs = list(tree.ParentTree.Nums)
    tagged = dict(zip(map(int, pairs[::2]), pairs[1::2], strict=True))
    for number, (page, move) in enumerate(zip(book.pdf.pages[first:], moves, strict=True), start=first):
        book.tagged.append(tagged[int(page.obj.StructParents)])
        page.obj.StructParents = number
        page.obj.MediaBox = page.obj.TrimBox  # what bleeds stays in the file, for a press
        del page.obj.BleedBox
        _draw(page.obj, book.grounds[number], f"/ground{number}", move)
        for link in page.obj.get("/Annots", ()):
            book.links.append(tagged[int(link.StructParent)])
            link.StructParent = len(book.grounds) + len(book.links) - 1
            link.Rect = _moved(link.Rect, move)
            _resolve(link)
    _name(book, source, first, moves)


def _draw(page: Object, ground: Object, name: str, move: tuple[float, float]) -> None:
    """Draw a page of the frame under what is drawn on a page, and move that; whatever comes before or after it is not
    touched by what it sets."""
    if "/XObject" not in page.Resources:
        page.Resources.XObject = Dictionary()
    page.Resources.XObject[name] = ground
    before = (
        f"/Artifact <</Type /Pagination>> BDC\n{name} Do\nEMC\nq\n1 0 0 1 {_number(move[0])} {_number(move[1])} cm\n"
    )
    page.Contents.write(b"%s%s\nQ" % (before.encode(), page.Contents.read_bytes()))


def _moved(values: Object, move: tuple[float, float]) -> Array:
    """Coordinates x, y, x, y … moved."""
    return Array([Decimal(_number(float(value) + move[place % 2])) for place, value in enumerate(values)])


def _number(value: float) -> str:
    """A number as PDF writes it, with as many digits as those of the engine."""
    return f"{value:.6f}".rstrip("0").rstrip(".")


def _resolve(link: Object) -> None:
    """Let a link out of a stretch lead to the place of that name."""
    address = str(link.A.get("/URI", "")) if "/A" in link else ""
    if address.startswith(XREF):
        del link.A
        link.Dest = link.Contents = String(unquote(address[len(XREF) :]))


def _name(book: _Book, source: Pdf, first: int, moves: Sequence[tuple[float, float]]) -> None:
    """Take over the named places of a stretch; the first one counts where a name stands twice, as it does in one."""
    numbers = {page.obj.objgen: number for number, page in enumerate(source.pages)}
    pairs = list(source.Root.Names.Dests.Names) if "/Names" in source.Root else []
    for name, place in zip(map(str, pairs[::2]), pairs[1::2], strict=True):
        number = numbers[place[0].objgen]
        page = book.pdf.pages[first + number].obj
        book.named.setdefault(name, Array([page, Name.XYZ, *_moved(place[2:4], moves[number]), 0]))


def _finish(book: _Book, parts: Sequence[Leaves], moves: Sequence[tuple[float, float]]) -> None:
    """What is about the whole: the parents of tags, named places in their order, bookmarks, fonts and pictures."""
    parents = Array(chain.from_iterable(enumerate([*book.tagged, *book.links])))
    root = book.pdf.Root
    root.StructTreeRoot.ParentTree = book.pdf.make_indirect(Dictionary(Nums=parents))
    root.StructTreeRoot.ParentTreeNextKey = len(book.tagged) + len(book.links)
    places = sorted((bytes(String(name)), place) for name, place in book.named.items())
    root.Names = Dictionary(Dests=Dictionary(Names=Array(chain.from_iterable(places))))
    _bookmark(book.pdf, parts, moves)
    unite_fonts(book.pdf)
    _share_pictures(book.pdf)


def _bookmark(pdf: Pdf, parts: Sequence[Leaves], moves: Sequence[tuple[float, float]]) -> None:
    """The outline: a bookmark belongs to the last one before it that is of a higher level."""
    pages = chain.from_iterable(part.pages for part in parts)
    above: list[tuple[int, OutlineItem]] = []
    with pdf.open_outline() as outline:
        for sheet, page, move in zip(pdf.pages, pages, moves, strict=True):
            for mark in page.bookmarks:
                point = (mark.x * _POINTS, float(sheet.obj.MediaBox[3]) - mark.y * _POINTS)
                item = OutlineItem(mark.label, Array([sheet.obj, Name.XYZ, *_moved(Array(point), move), 0]))
                item.is_closed = not mark.open
                while above and above[-1][0] >= mark.level:
                    above.pop()
                siblings = above[-1][1].children if above else outline.root
                siblings.append(item)
                above.append((mark.level, item))


def _share_pictures(pdf: Pdf) -> None:
    """Keep pictures once that several stretches show."""
    known: dict[bytes, Object] = {}

    def shared(picture: Object) -> Object:
        if "/SMask" in picture:
            picture.SMask = shared(picture.SMask)
        seal = sha256(picture.stream_dict.unparse(resolved=False) + picture.read_raw_bytes()).digest()
        return known.setdefault(seal, picture)

    for page in pdf.pages:
        drawn = page.obj.Resources.get("/XObject", Dictionary())
        for name, item in list(drawn.items()):
            if item.get("/Subtype") == Name.Image:
                drawn[name] = shared(item)
