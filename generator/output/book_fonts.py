"""Fonts that the stretches of a book embed in parts become one font, with all the glyphs that any of them shows.

The engine keeps the numbers of glyphs when it takes parts of a font, so that no text need be changed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import chain

from pikepdf import Array, Dictionary, Name, Object, Pdf

from generator.output.glyphs import agree, covering, united

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
    measured = [_widths(_descendant(part).W) for part in parts]
    widths: dict[int, Object] = {}
    texts: dict[bytes, bytes] = {}
    for part, own in zip(parts, measured, strict=True):
        if any(widths.get(number, width) != width for number, width in own.items()):
            raise ValueError("two fonts of one name differ in glyphs: they are not as wide")
        widths |= own
        texts = {**dict(_PAIR.findall(part.ToUnicode.read_bytes())), **texts}
    descriptor = _descriptor(font)
    used = [set(own) for own in measured]
    files = [(_descriptor(part).FontFile2.read_bytes(), own) for part, own in zip(parts, used, strict=True)]
    agree(files)
    descriptor.FontFile2 = pdf.make_stream(united([files[place] for place in covering(used)]))
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
