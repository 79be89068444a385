"""Fonts that the stretches of a book embed in parts: one font with all the glyphs that any of them shows.

The engine subsets fonts but keeps the numbers of their glyphs, so that parts of one font agree in every glyph that both
have, and no text need be changed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from itertools import chain

from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from fontTools.ttLib.tables._g_l_y_f import Glyph  # type: ignore[import-untyped]
from pikepdf import Array, Dictionary, Name, Object, Pdf

_PAIR = re.compile(rb"<([0-9a-f]{4})> <([0-9a-f]+)>")
_BATCH = 100  # mappings, the most that one section of a character map may hold
_FIXED = 1  # the flag of a font whose glyphs are all of one width


def unite_fonts(pdf: Pdf) -> None:
    """Let all fonts of one name in the resources of pages be one object.

    A font with glyphs that it lacks numbers them by document: it stays as it is.
    """
    named: dict[str, list[tuple[Object, str]]] = defaultdict(list)
    for resources in _resources(pdf):
        for name, font in resources.get("/Font", Dictionary()).items():
            if font.get("/Encoding") == Name("/Identity-H") and "/FontFile2" in _descriptor(font):
                named[str(font.BaseFont)].append((resources, name))
    for places in named.values():
        fonts = {resources.Font[name].objgen: resources.Font[name] for resources, name in places}
        if len(fonts) == 1:
            continue
        first, *others = fonts.values()
        _unite(pdf, first, others)
        for resources, name in places:
            resources.Font[name] = first


def _resources(pdf: Pdf) -> list[Object]:
    """The resources of the pages and of what they draw, each once."""
    found: dict[tuple[int, int], Object] = {}
    for page in pdf.pages:
        found.setdefault(page.obj.Resources.objgen, page.obj.Resources)
        for drawn in page.obj.Resources.get("/XObject", Dictionary()).values():
            if "/Resources" in drawn:
                found.setdefault(drawn.Resources.objgen, drawn.Resources)
    return list(found.values())


def _descendant(font: Object) -> Object:
    return font.DescendantFonts[0]


def _descriptor(font: Object) -> Object:
    return _descendant(font).FontDescriptor


def _unite(pdf: Pdf, font: Object, others: Sequence[Object]) -> None:
    """Put into the font what the others have."""
    parts = (font, *others)
    widths: dict[int, Object] = {}
    texts: dict[bytes, bytes] = {}
    for part in parts:
        widths = {**_widths(_descendant(part).W), **widths}
        texts = {**dict(_PAIR.findall(part.ToUnicode.read_bytes())), **texts}
    descriptor = _descriptor(font)
    files = [(_descriptor(part).FontFile2.read_bytes(), set(_widths(_descendant(part).W))) for part in parts]
    descriptor.FontFile2 = pdf.make_stream(_united(files))
    descriptor.Flags = int(descriptor.Flags) & ~_FIXED | (_FIXED if len(set(widths.values())) == 1 < len(widths) else 0)
    descriptor.FontBBox[2] = max(widths.values())
    _descendant(font).W = _ranges(widths)
    font.ToUnicode = pdf.make_stream(_character_map(font.ToUnicode.read_bytes(), texts))


def _widths(ranges: Object) -> dict[int, Object]:
    """The widths of glyphs, which are written as first number, widths, first number, widths …"""
    pairs = list(ranges)
    return {
        int(first) + place: width
        for first, widths in zip(pairs[::2], pairs[1::2], strict=True)
        for place, width in enumerate(widths)
    }


def _ranges(widths: Mapping[int, Object]) -> Array:
    """Widths as they are written."""
    runs: list[tuple[int, list[Object]]] = []
    for glyph in sorted(widths):
        if glyph - 1 not in widths:
            runs.append((glyph, []))
        runs[-1][1].append(widths[glyph])
    return Array(chain.from_iterable((first, Array(run)) for first, run in runs))


def _character_map(written: bytes, texts: Mapping[bytes, bytes]) -> bytes:
    """A character map like the one that is written, with all the texts of glyphs."""
    head = written[: written.index(b"endcodespacerange") + len(b"endcodespacerange")]
    lines = [b"<%s> <%s>" % pair for pair in sorted(texts.items())]
    sections = [lines[first : first + _BATCH] for first in range(0, len(lines), _BATCH)]
    body = [b"%d beginbfchar\n%s\nendbfchar" % (len(section), b"\n".join(section)) for section in sections]
    return b"\n".join([head, *body, written[written.index(b"endcmap") :]])


def _united(files: Sequence[tuple[bytes, set[int]]]) -> bytes:
    """TrueType fonts, each with the numbers of its glyphs that are used: one with the used glyphs of all."""
    fonts = sorted(((_opened(file), used | {0}) for file, used in files), key=lambda pair: -pair[0]["maxp"].numGlyphs)
    whole = fonts[0][0]
    found: dict[str, _Drawn] = {}
    pieces: dict[_Drawn, str] = {}
    for font, used in fonts:
        for name in map(_name, sorted(used)):
            drawn = _drawn(font, name, pieces, whole["maxp"].numGlyphs)
            if found.setdefault(name, drawn) != drawn:
                raise ValueError(f"two fonts of one name differ in {name}")
    found |= {name: piece for piece, name in pieces.items()}
    names = [_name(number) for number in range(whole["maxp"].numGlyphs + len(pieces))]
    whole.setGlyphOrder(names)
    whole["glyf"].setGlyphOrder(names)
    whole["glyf"].glyphs = {name: found[name].glyph if name in found else Glyph() for name in names}
    whole["hmtx"].metrics = {name: found[name].measures if name in found else (0, 0) for name in names}
    united = BytesIO()
    whole.save(united, reorderTables=None)
    return united.getvalue()


@dataclass(frozen=True)
class _Drawn:
    """A glyph with its width and left bearing; two are equal if they look the same."""

    outline: str
    measures: tuple[int, int]
    glyph: Glyph = field(compare=False)


def _drawn(font: TTFont, name: str, pieces: dict[_Drawn, str], first: int) -> _Drawn:
    """A glyph of a part.

    The parts of a font number what glyphs are put together of each in its own way: such pieces are numbered anew, from
    `first` on, and added to the `pieces`.
    """
    glyph = font["glyf"].glyphs[name]
    outline = getattr(glyph, "data", b"").hex()  # nothing where nothing is drawn
    if glyph.isComposite():
        glyph.expand(font["glyf"])
        for piece in glyph.components:
            drawn = _drawn(font, piece.glyphName, pieces, first)
            piece.glyphName = pieces.setdefault(drawn, _name(first + len(pieces)))
        outline = str([sorted(vars(piece).items()) for piece in glyph.components])
    return _Drawn(outline, font["hmtx"].metrics[name], glyph)


def _opened(file: bytes) -> TTFont:
    """A font whose glyphs are named by their numbers, with their outlines as they are written."""
    font = TTFont(BytesIO(file), lazy=True, recalcBBoxes=False, recalcTimestamp=False)
    font.setGlyphOrder([_name(number) for number in range(font["maxp"].numGlyphs)])
    return font


def _name(number: int) -> str:
    return f"glyph{number:05}"
