"""Pictures as they are published: what shows the picture, and nothing else of the file.

JPEG, PNG and WebP are taken apart without being decoded. Cameras write the place, the time and the name of the owner
into a file, others put whole programs behind the picture: only the parts that are known are kept, byte for byte, and
of what a camera wrote the side that is up.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from enum import StrEnum
from pathlib import PurePosixPath

LONGEST_NAME = 150
ENDINGS = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".webp": "WEBP"}
# Letters, digits, hyphens and underscores, in this folder or one below it; the ending says what kind it is.
PICTURE_NAME = r"^(?:[A-Za-z0-9][A-Za-z0-9_-]*/)*[A-Za-z0-9][A-Za-z0-9_-]*\.(?:jpe?g|JPE?G|png|PNG|webp|WEBP)$"

_NAME = re.compile(PICTURE_NAME)
_EXIF = b"Exif\0\0"
# Of an application's segments: size of the points, colours, and how they are mixed.
_JPEG_KEPT = {0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
_JPEG_NEXT = re.compile(rb"\xff+[^\x00\xd0-\xd7\xff]")
_JPEG_SIZES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_UPRIGHT = 4  # the sides from 5 on lie
_SIDE = 18  # where the side stands in what is kept of a camera's words
_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"pHYs", b"cICP"}
_WEBP_KEPT = {b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ICCP"}


class Fault(StrEnum):
    """Why a file is no picture for us."""

    KIND = "kind"
    CUT = "cut"
    ANIMATED = "animated"


class PictureError(ValueError):
    """A file that cannot be published as a picture."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault = fault


def is_picture_name(name: str) -> bool:
    """Whether a picture may be called so: a file beside what names it, or in a folder there."""
    return len(name) <= LONGEST_NAME and _NAME.fullmatch(name) is not None


def named_kind(name: str) -> str:
    """JPEG, PNG or WEBP by the ending of the name."""
    return ENDINGS[PurePosixPath(name).suffix.lower()]


def kind_of(data: bytes) -> str:
    """JPEG, PNG or WEBP by the content; nothing for any other."""
    if data.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if data.startswith(_PNG):
        return "PNG"
    return "WEBP" if data[:4] == b"RIFF" and data[8:12] == b"WEBP" else ""


def bare_picture(data: bytes) -> bytes:
    """The file without anything that does not show the picture; PictureError where it is none, or not whole."""
    takers = {"JPEG": _bare_jpeg, "PNG": _bare_png, "WEBP": _bare_webp}
    taker = takers.get(kind_of(data))
    if taker is None:
        raise PictureError(Fault.KIND)
    try:
        return taker(data)
    except (IndexError, struct.error):
        raise PictureError(Fault.CUT) from None


def dimensions(data: bytes) -> tuple[int, int]:
    """Width and height in points, as the file has them; nothing for what cannot be read.

    A camera's note which side is up counts: pictures stand as they are seen.
    """
    try:
        if data.startswith(_PNG):
            width, height = struct.unpack(">II", data[16:24])
            return width, height
        return _of_webp(data) if kind_of(data) == "WEBP" else _of_jpeg(data)
    except (IndexError, struct.error):
        return 0, 0


def _of_webp(data: bytes) -> tuple[int, int]:
    chunk = data[12:16]
    if chunk == b"VP8X":
        return 1 + int.from_bytes(data[24:27], "little"), 1 + int.from_bytes(data[27:30], "little")
    if chunk == b"VP8L":
        bits = int.from_bytes(data[21:25], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    width, height = struct.unpack("<HH", data[26:30])
    return width & 0x3FFF, height & 0x3FFF


def _of_jpeg(data: bytes) -> tuple[int, int]:
    at, turned = 2, False
    while at < len(data):
        mark, length = data[at + 1], struct.unpack(">H", data[at + 2 : at + 4])[0]
        if mark in _JPEG_SIZES:
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return (height, width) if turned else (width, height)
        turned = turned or (mark == 0xE1 and _lies(_turned(data[at + 10 : at + 2 + length])))
        at += 2 + length
    return 0, 0


def _lies(turned: bytes) -> bool:
    return bool(turned) and turned[_SIDE] > _UPRIGHT


def _bare_jpeg(data: bytes) -> bytes:
    """Segments one after the other; what stands behind the end is left out."""
    kept, turned, at = [b"\xff\xd8"], b"", 2
    while True:
        while data[at : at + 2] == b"\xff\xff":
            at += 1
        if data[at] != 0xFF:
            raise PictureError(Fault.CUT)
        marker = data[at + 1]
        if marker == 0xD9:
            break
        end = at + 2 + struct.unpack_from(">H", data, at + 2)[0]
        segment = data[at:end]
        if len(segment) < end - at:
            raise PictureError(Fault.CUT)
        if marker == 0xDA:
            end = _scan_end(data, end)
            segment = data[at:end]
        elif marker == 0xE1 and segment[4:10] == _EXIF:
            turned = turned or _turned(segment[10:])
        kept.append(_jpeg_segment(marker, segment))
        at = end
    exif = _EXIF + turned
    beside = [b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif] if turned else []
    return b"".join([*kept[:2], *beside, *kept[2:], b"\xff\xd9"])


def _scan_end(data: bytes, start: int) -> int:
    found = _JPEG_NEXT.search(data, start)
    if found is None:
        raise PictureError(Fault.CUT)
    return found.start()


def _jpeg_segment(marker: int, segment: bytes) -> bytes:
    """The segment where it is needed to show the picture."""
    if marker == 0xE0 and segment[4:9] == b"JFIF\0" and len(segment) >= 18:
        return b"\xff\xe0\0\x10" + segment[4:16] + b"\0\0"  # without the small picture that may follow
    if marker in _JPEG_KEPT:
        return segment if segment[4:].startswith(_JPEG_KEPT[marker]) else b""
    return segment if 0xC0 <= marker <= 0xDF else b""


def _bare_png(data: bytes) -> bytes:
    kept, turned = [_PNG], b""
    for name, content in _png_chunks(data):
        if name in (b"acTL", b"fcTL", b"fdAT"):
            raise PictureError(Fault.ANIMATED)
        if name == b"eXIf":
            turned = _turned(content)
        elif name in _PNG_KEPT:
            kept.append(_png_chunk(name, content))
        elif not name[0] & 0x20:
            raise PictureError(Fault.KIND)  # cannot be left out, and is not known
    beside = [_png_chunk(b"eXIf", turned)] if turned else []
    return b"".join([*kept[:2], *beside, *kept[2:]])


def _png_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Name and content of each up to the end; one that is not whole is a fault."""
    at, name = len(_PNG), b""
    while name != b"IEND":
        size, name = struct.unpack_from(">I4s", data, at)
        content = data[at + 8 : at + 8 + size]
        (seal,) = struct.unpack_from(">I", data, at + 8 + size)
        if zlib.crc32(name + content) != seal:
            raise PictureError(Fault.CUT)
        yield name, content
        at += 12 + size


def _png_chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I4s", len(content), name) + content + struct.pack(">I", zlib.crc32(name + content))


def _bare_webp(data: bytes) -> bytes:
    end = 8 + struct.unpack_from("<I", data, 4)[0]
    if len(data) < end:
        raise PictureError(Fault.CUT)
    kept, turned, flags, at = [], b"", 0, 12
    while at < end:
        name, size = struct.unpack_from("<4sI", data, at)
        content = data[at + 8 : at + 8 + size]
        if name in (b"ANIM", b"ANMF"):
            raise PictureError(Fault.ANIMATED)
        if at + 8 + size > end:
            raise PictureError(Fault.CUT)
        if name == b"VP8X":
            flags = content[0] & 0b00110000  # a colour profile, and a ground that is seen through
            kept.append((name, content))
        elif name == b"EXIF":
            turned = _turned(content.removeprefix(_EXIF))
        elif name in _WEBP_KEPT:
            kept.append((name, content))
        at += 8 + size + size % 2
    if turned and kept and kept[0][0] == b"VP8X":
        kept.append((b"EXIF", turned))
        flags |= 0b00001000
    body = b"".join(
        _webp_chunk(name, bytes([flags]) + content[1:] if name == b"VP8X" else content) for name, content in kept
    )
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body


def _webp_chunk(name: bytes, content: bytes) -> bytes:
    return name + struct.pack("<I", len(content)) + content + b"\0" * (len(content) % 2)


def _turned(exif: bytes) -> bytes:
    """Of all that a camera wrote, which side is up, where it is not the upper one; the rest goes."""
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(exif[:4])
    if order is None:
        return b""
    try:
        (at,) = struct.unpack_from(f"{order}I", exif, 4)
        (count,) = struct.unpack_from(f"{order}H", exif, at)
        for place in range(at + 2, at + 2 + 12 * min(count, 500), 12):
            tag, kind, _, side = struct.unpack_from(f"{order}HHIH", exif, place)
            if tag == 0x0112 and kind == 3 and 2 <= side <= 8:
                return struct.pack("<4sIHHHIHHI", b"II*\0", 8, 1, 0x0112, 3, 1, side, 0, 0)
    except struct.error:
        pass
    return b""
