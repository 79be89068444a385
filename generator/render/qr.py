"""Addresses as QR codes (ISO/IEC 18004), drawn by segno."""

from __future__ import annotations

import io

import segno

CODE = "qr.svg"  # beside a page
_MASK = 3  # any of the eight is read; to weigh them takes most of the time
_SCALE, _QUIET = 8, 4  # points a field; fields of quiet zone


def qr_code(text: str, *, plain: bool = False) -> str:
    """A text, in bytes, as a drawing (SVG); `plain` has neither a size nor a quiet zone, where the paper is white."""
    drawn = io.BytesIO()
    code = segno.make(text.encode(), mode="byte", error="m", micro=False, boost_error=False, mask=_MASK)
    if plain:
        code.save(drawn, kind="svg", border=0, omitsize=True, xmldecl=False, svgclass=None, lineclass=None)
    else:
        code.save(
            drawn, kind="svg", scale=_SCALE, border=_QUIET, light="#fff", xmldecl=False, svgclass=None, lineclass=None
        )
    return drawn.getvalue().decode()
