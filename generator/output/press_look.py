"""What a PDF really holds, read without regard to how it was made: colours of a screen, fonts that are missing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, Stream, parse_content_stream

_SCREEN = {Name.DeviceRGB, Name.CalRGB, Name.CalGray, Name.Lab}
_COLOURS = {"sc", "SC", "scn", "SCN"}
_RGB = 3  # parts of a colour
_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
_APART = ("/Parent", "/P", "/StructTreeRoot", "/Metadata")


def left_behind(path: Path) -> tuple[str, ...]:
    """What no file for a printing house may have, a sentence each."""
    with Pdf.open(path) as pdf:
        colours = (f"{found} is left in colours of a screen" for found in screen_colours(pdf))
        return (*colours, *(f"the font {name} is not in the file" for name in missing_fonts(pdf)))


def screen_colours(pdf: Pdf) -> tuple[str, ...]:
    """Everything that is painted in colours of a screen, a phrase each with the first page that it is on."""
    found: dict[str, None] = {}
    seen: set[tuple[int, int]] = set()
    for number, page in enumerate(pdf.pages, start=1):
        for what in _of_streams([page, *_reached(page.obj, seen)]):
            found.setdefault(f"page {number}: {what}")
    return tuple(found)


def missing_fonts(pdf: Pdf) -> tuple[str, ...]:
    """The names of fonts that are not in the file."""
    seen: set[tuple[int, int]] = set()
    fonts = (item for page in pdf.pages for item in _reached(page.obj, seen) if isinstance(item, Dictionary))
    names = (
        str(item.get("/BaseFont", item.get("/FontName", "?")))
        for item in fonts
        if item.get("/Type") == Name.Font and item.get("/Subtype") not in (Name.Type0, Name.Type3) and not _held(item)
    )
    return tuple(dict.fromkeys(names))


def _held(font: Object) -> bool:
    return any(name in font.get("/FontDescriptor", Dictionary()) for name in _FILES)


def _reached(start: Object, seen: set[tuple[int, int]]) -> Iterator[Object]:
    """All that an object holds, through all that it refers to, each once."""
    left = [start]
    while left:
        item = left.pop()
        if isinstance(item, Dictionary | Array | Stream):
            if item.objgen != (0, 0):
                if item.objgen in seen:
                    continue
                seen.add(item.objgen)
            held = item if isinstance(item, Array) else [item[str(key)] for key in item if str(key) not in _APART]
            left += list(held)
        yield item


def _of_streams(items: list[Object | Page]) -> Iterator[str]:
    for item in items:
        if isinstance(item, Name) and item in _SCREEN:
            yield f"colour space {item}"
        elif isinstance(item, Array) and len(item) == 2 and item[0] == Name.ICCBased and item[1].get("/N") == _RGB:
            yield "colour space /ICCBased of three parts"
        elif isinstance(item, Page) or (isinstance(item, Stream) and _draws(item)):
            for step in parse_content_stream(item):
                name = str(step.operator)
                if name in ("rg", "RG") or (name in _COLOURS and len(step.operands) == _RGB):
                    yield f"operator {name}"


def _draws(stream: Stream) -> bool:
    return stream.get("/Subtype") == Name.Form or "/PatternType" in stream
