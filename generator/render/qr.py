"""Addresses as QR codes (ISO/IEC 18004), made by zxing-cpp."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast
from urllib.parse import quote, urlsplit

from zxingcpp import BarcodeFormat, create_barcode

CODE = "qr.svg"  # beside a page
_LEVEL = "M"  # a code is read with 15 % of it lost
_MASK = 3  # any of the eight is read; to weigh them takes most of the time
_SCALE, _QUIET = 8, 4  # points a field; fields of quiet zone
_DARK = re.compile(b"\0+")  # fields of a row, a byte each
_SIGNS = "%/:?#[]@!$&'()*+,;="  # that have a meaning in an address
_SVG = '<svg xmlns="http://www.w3.org/2000/svg" '


def qr_code(address: str, *, plain: bool = False) -> str:
    """An address as a drawing (SVG); `plain` has neither a size nor a quiet zone, where the paper is white."""
    code = create_barcode(_in_ascii(address), BarcodeFormat.QRCode, ec_level=_LEVEL, data_mask=_MASK)
    image = code.to_image(add_quiet_zones=False)
    size = image.shape[0]
    fields = bytes(cast("bytes", image))  # it can be read as bytes, which its types do not say
    drawn = f'<path stroke="#000" d="{"".join(_lines(fields, size))}"/></svg>\n'
    if plain:
        return f'{_SVG}viewBox="0 0 {size} {size}">{drawn}'
    whole = size + 2 * _QUIET
    points = _SCALE * whole
    around = f'<path fill="#fff" d="M-{_QUIET} -{_QUIET}h{whole}v{whole}h-{whole}z"/>'
    return f'{_SVG}width="{points}" height="{points}" viewBox="-{_QUIET} -{_QUIET} {whole} {whole}">{around}{drawn}'


def _lines(fields: bytes, size: int) -> Iterator[str]:
    """The dark fields, row after row, as lines along their middle."""
    for row in range(size):
        at = 0
        for found in _DARK.finditer(fields[row * size : (row + 1) * size]):
            start, end = found.span()
            yield f"m{start - at} 0h{end - start}" if at else f"M{start} {row}.5h{end - start}"
            at = end


def _in_ascii(address: str) -> str:
    """The address as it travels: not every reader knows in which letters another one would be."""
    if address.isascii():
        return address
    parts = urlsplit(address)
    host = (parts.hostname or "").encode("idna").decode()
    port = f":{parts.port}" if parts.port else ""
    return quote(parts._replace(netloc=f"{host}{port}").geturl(), safe=_SIGNS)
