"""Parts of a TrueType font → one font; the only module that imports fontTools.

A part keeps the numbers of the glyphs that are used of it, and has what these are put together of behind the last one.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO

from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from fontTools.ttLib.sfnt import SFNTReader  # type: ignore[import-untyped]
from fontTools.ttLib.tables._g_l_y_f import Glyph  # type: ignore[import-untyped]

_PUT_TOGETHER = b"\xff\xff"  # the number of contours of a glyph that is made of others


def covering(parts: Sequence[set[int]]) -> list[int]:
    """The places of a few of these sets of numbers that hold all of them together: most of many parts of a book show
    no letter that no other shows."""
    found: list[int] = []
    covered: set[int] = set()
    for place in sorted(range(len(parts)), key=lambda place: -len(parts[place])):
        if not parts[place] <= covered:
            found.append(place)
            covered |= parts[place]
    return sorted(found)


def agree(files: Iterable[tuple[bytes, set[int]]]) -> None:
    """Refuse fonts that draw a glyph that they use in different ways. Only outlines are compared that stand in the file
    as they are, without opening it: of glyphs put together of others, the pieces are numbered by each file."""
    seen: dict[int, bytes] = {}
    for file, used in files:
        for number, outline in _outlines(file, used):
            if seen.setdefault(number, outline) != outline:
                raise ValueError(f"two fonts of one name differ in {_name(number)}")


def _outlines(file: bytes, used: set[int]) -> Iterator[tuple[int, bytes]]:
    """The outlines of glyphs by their numbers, cut out of the table by their places (OpenType, "loca" and "glyf")."""
    tables = SFNTReader(BytesIO(file))
    is_long = int.from_bytes(tables["head"][50:52], "big")
    places, outlines = array("I" if is_long else "H", tables["loca"]), tables["glyf"]
    if sys.byteorder == "little":
        places.byteswap()
    for number in sorted(used):
        begin, end = (places[at] * (1 if is_long else 2) for at in (number, number + 1))
        if outlines[begin : begin + 2] != _PUT_TOGETHER:
            yield number, outlines[begin:end]


def united(files: Sequence[tuple[bytes, set[int]]]) -> bytes:
    """TrueType fonts, each with the numbers of its glyphs that are used: one with the used glyphs of all."""
    parts = sorted((_Part(_opened(file), used | {0}) for file, used in files), key=lambda part: -part.size)
    whole, size = parts[0].font, parts[0].size
    found: dict[str, _Drawn] = {}
    pieces: dict[_Drawn, str] = {}
    for part in parts:
        for name in map(_name, sorted(part.used)):
            drawn = part.drawn(name, pieces, size)
            if found.setdefault(name, drawn) != drawn:
                raise ValueError(f"two fonts of one name differ in {name}")
    found |= {name: piece for piece, name in pieces.items()}
    names = [_name(number) for number in range(size + len(pieces))]
    whole.setGlyphOrder(names)
    whole["glyf"].setGlyphOrder(names)
    whole["glyf"].glyphs = {name: found[name].glyph if name in found else Glyph() for name in names}
    whole["hmtx"].metrics = {name: found[name].measures if name in found else (0, 0) for name in names}
    written = BytesIO()
    whole.save(written, reorderTables=None)
    return written.getvalue()


@dataclass(frozen=True)
class _Drawn:
    """A glyph with its width and left bearing; two are equal if they look the same."""

    outline: str
    measures: tuple[int, int]
    glyph: Glyph = field(compare=False)


@dataclass(frozen=True)
class _Part:
    """A part of a font, with the numbers of the glyphs that are used of it."""

    font: TTFont
    used: set[int]
    _known: dict[str, _Drawn] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """How many glyphs it has, empty ones too."""
        return int(self.font["maxp"].numGlyphs)

    def drawn(self, name: str, pieces: dict[_Drawn, str], first: int) -> _Drawn:
        """A glyph.

        The parts of a font number what glyphs are put together of each in its own way: such pieces are numbered anew,
        from `first` on, and added to the `pieces`.
        """
        if name not in self._known:
            glyph = self.font["glyf"].glyphs[name]
            outline = getattr(glyph, "data", b"").hex()  # nothing where nothing is drawn
            if glyph.isComposite():
                glyph.expand(self.font["glyf"])
                for piece in glyph.components:
                    drawn = self.drawn(piece.glyphName, pieces, first)
                    piece.glyphName = pieces.setdefault(drawn, _name(first + len(pieces)))
                outline = str([sorted(vars(piece).items()) for piece in glyph.components])
            self._known[name] = _Drawn(outline, self.font["hmtx"].metrics[name], glyph)
        return self._known[name]


def _opened(file: bytes) -> TTFont:
    """A font whose glyphs are named by their numbers, with their outlines as they are written."""
    font = TTFont(BytesIO(file), lazy=True, recalcBBoxes=False, recalcTimestamp=False)
    font.setGlyphOrder([_name(number) for number in range(font["maxp"].numGlyphs)])
    return font


def _name(number: int) -> str:
    return f"glyph{number:05}"
