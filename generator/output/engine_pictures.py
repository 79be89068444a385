"""Pictures go into the file as they are, where the engine would write them anew; codes go as lines, without a look at
what else a path may be."""

from __future__ import annotations

import re
import warnings
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import wraps

import pydyf  # type: ignore[import-untyped]

with warnings.catch_warnings():
    # There are no system fonts in a worker, on purpose.
    warnings.filterwarnings("ignore", message=".*Expect ugly output")
    from weasyprint import svg
    from weasyprint.images import RasterImage

_CODE = re.compile(r"(?:M\d+ \d+\.5h\d+(?:m\d+ 0h\d+)*)+")  # as `render/qr.py` draws one
_LINE = re.compile(r"(?:M(\d+) (\d+\.5)|m(\d+) 0)h(\d+)")
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_COLOURS = {0: 1, 2: 3, 3: 1}  # channels of grey, RGB and a palette (PNG, 11.2.2)
_PALETTE = 3
_FILTERS = 4  # the last way to write a row


def install() -> None:
    """Have the engine do so in this process."""
    RasterImage.__init__ = kept_whole(RasterImage.__init__)
    RasterImage.get_x_object = put_in(RasterImage.get_x_object)
    svg.TAGS["path"] = drawn_as_lines(svg.TAGS["path"])


def drawn_as_lines(draw: Callable[..., None]) -> Callable[..., None]:
    """The engine's own function, which writes a code as lines, one for each that the path has."""

    @wraps(draw)
    def path(drawing: svg.SVG, node: svg.Node, font_size: float) -> None:
        said = node.get("d", "")
        if not _CODE.fullmatch(said) or any(node.get(name) for name in ("marker", "marker-start", "marker-end")):
            draw(drawing, node, font_size)
            return
        put, x, y = drawing.stream.stream.append, 0, "0"
        put(b"0 0 m")
        for left, row, gap, length in _LINE.findall(said):
            x, y = (int(left), row) if left else (x + int(gap), y)
            put(f"{x} {y} m".encode())
            x += int(length)
            put(f"{x} {y} l".encode())

    return path


@dataclass(frozen=True)
class Png:
    """What stands in a PNG that a PDF may hold as it is: no part of it is transparent, its rows follow one another."""

    width: int
    height: int
    depth: int
    colour: int
    palette: bytes
    rows: bytes  # compressed

    @property
    def is_sound(self) -> bool:
        """Whether all rows are there."""
        bits = self.width * _COLOURS[self.colour] * self.depth
        row = 1 + (bits + 7) // 8
        opened = zlib.decompressobj()
        try:
            rows = opened.decompress(self.rows, self.height * row + 1)
        except zlib.error:
            return False
        return len(rows) == self.height * row and opened.eof and max(rows[::row]) <= _FILTERS

    def as_object(self, *, is_smooth: bool) -> pydyf.Stream:
        """The picture in a PDF."""
        space = "/DeviceGray" if _COLOURS[self.colour] == 1 else "/DeviceRGB"
        if self.colour == _PALETTE:
            space = f"[/Indexed /DeviceRGB {len(self.palette) // 3 - 1} <{self.palette.hex()}>]"
        told = {"Predictor": 15, "Columns": self.width, "Colors": _COLOURS[self.colour], "BitsPerComponent": self.depth}
        extra = {
            "Type": "/XObject",
            "Subtype": "/Image",
            "Width": self.width,
            "Height": self.height,
            "ColorSpace": space,
            "BitsPerComponent": self.depth,
            "Interpolate": "true" if is_smooth else "false",
            "Filter": "/FlateDecode",
            "DecodeParms": pydyf.Dictionary(told),
        }
        return pydyf.Stream([self.rows], pydyf.Dictionary(extra))


def read(data: bytes) -> Png | None:
    """The picture in a file, if a PDF may hold it as it is."""
    parts: dict[bytes, bytes] = {}
    for kind, part in _parts(data):
        parts[kind] = parts.get(kind, b"") + part
    head, palette = parts.get(b"IHDR", b""), parts.get(b"PLTE", b"")
    if len(head) != 13 or {b"tRNS", b"acTL", b"eXIf"} & parts.keys() or b"IDAT" not in parts:
        return None
    width, height = int.from_bytes(head[:4], "big"), int.from_bytes(head[4:8], "big")
    depth, colour, *ways = head[8:]
    if not width or not height or depth > 8 or colour not in _COLOURS or any(ways):
        return None
    if colour == _PALETTE and (not palette or len(palette) % 3 or len(palette) > 3 * 2**depth):
        return None
    found = Png(width, height, depth, colour, palette, parts[b"IDAT"])
    return found if found.is_sound else None


def _parts(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The chunks of a PNG file: kind and content."""
    at = len(_SIGNATURE) if data.startswith(_SIGNATURE) else len(data)
    while at + 12 <= len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        yield data[at + 4 : at + 8], data[at + 8 : at + 8 + size]
        at += 12 + size


def kept_whole(begin: Callable[..., None]) -> Callable[..., None]:
    """The engine's own method, which keeps such a picture as it came: it would write it twice, without its palette."""

    @wraps(begin)
    def begun(
        self: RasterImage, opened: object, name: str, data: bytes | None, *given: object, **named: object
    ) -> None:
        options: dict[str, object] = given[3] if len(given) > 3 else named.get("options", {})  # type: ignore[assignment]
        changes = options.get("dpi") or options.get("optimize_images") or not options
        picture = read(data) if data is not None and not changes else None
        if picture is None:
            begin(self, opened, name, data, *given, **named)
            return
        self.picture, self.id, self.mode, self.format = picture, name, "RGB", "PNG"
        self.width, self.height, self.ratio = picture.width, picture.height, picture.width / picture.height
        self._dpi, self._jpeg_quality, self.optimize, self.invert_colors = None, None, False, False

    return begun


def put_in(put: Callable[..., pydyf.Stream]) -> Callable[..., pydyf.Stream]:
    @wraps(put)
    def as_object(self: RasterImage, interpolate: bool, dpi_ratio: float) -> pydyf.Stream:
        picture: Png | None = getattr(self, "picture", None)
        return picture.as_object(is_smooth=interpolate) if picture else put(self, interpolate, dpi_ratio)

    return as_object
