"""Pictures and codes in a file look as those of the engine."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from io import BytesIO
from typing import cast
from xml.etree import ElementTree

import pikepdf
import pydyf  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from weasyprint import svg

from generator.output.engine_pictures import Png, drawn_as_lines, read
from generator.output.weasyprint_engine import press  # noqa: F401 - it installs ours
from generator.render.qr import qr_code


def drawing(mode: str, **options: object) -> bytes:
    """A PNG of 13 × 7 points that differ."""
    picture = Image.new("L", (13, 7))
    picture.putdata([(place * 37) % 256 for place in range(13 * 7)])
    if mode == "P":
        picture = picture.convert("RGB").quantize(cast("int", options.pop("colours", 256)))
    written = BytesIO()
    picture.convert(mode).save(written, format="PNG", **options)
    return written.getvalue()


def shown(png: Png) -> Image.Image:
    """What a reader of the PDF sees."""
    written = BytesIO()
    pdf = pydyf.PDF()
    pdf.add_object(png.as_object(is_smooth=True))
    pdf.write(written)
    with pikepdf.open(written) as opened:
        picture = next(one for one in opened.objects if isinstance(one, pikepdf.Stream) and "/Width" in one)
        return pikepdf.PdfImage(picture).as_pil_image().convert("RGB")


@pytest.mark.parametrize(
    ("mode", "options"),
    [("1", {}), ("L", {}), ("RGB", {}), ("P", {}), ("P", {"colours": 16, "bits": 4}), ("P", {"colours": 2, "bits": 1})],
)
def test_a_picture_is_seen_as_it_is(mode: str, options: dict[str, object]) -> None:
    data = drawing(mode, **options)
    png = read(data)
    assert png is not None
    assert shown(png).tobytes() == Image.open(BytesIO(data)).convert("RGB").tobytes()
    assert png.rows in data, "as it came"


def cut(data: bytes) -> bytes:
    """The file with a row less."""
    png = read(data)
    assert png is not None
    less = zlib.compress(zlib.decompress(png.rows)[:-14])
    chunk = b"IDAT" + less
    at = data.index(b"IDAT") - 4
    written = len(less).to_bytes(4, "big") + chunk + zlib.crc32(chunk).to_bytes(4, "big")
    return data[:at] + written + data[at + 12 + len(png.rows) :]


def test_what_a_pdf_cannot_hold_as_it_is_is_left_to_the_engine() -> None:
    plain = drawing("L")
    assert read(plain) is not None
    odd = [
        drawing("RGBA"),
        drawing("LA"),
        drawing("P", transparency=3),
        drawing("I;16"),
        b"",
        b"\xff\xd8\xff",
        plain[:60],
    ]
    interlaced = plain[:28] + b"\1" + plain[29:]
    assert [read(data) for data in (*odd, interlaced, cut(plain))] == [None] * (len(odd) + 2)


@given(st.binary(max_size=80), st.integers(0, 120))
def test_nothing_that_is_read_fails(noise: bytes, at: int) -> None:
    plain = drawing("P", colours=4)
    read(plain[:at] + noise + plain[at + len(noise) :])


def drawn(code: str, draw: Callable[..., None]) -> bytes:
    """What stands in the file for a drawing."""
    image = svg.SVG(ElementTree.fromstring(code), "", None, None)  # noqa: S314 - our own
    image.stream, image.inner_width, image.inner_height = pydyf.Stream(), 100, 100
    for node in image.tree:
        draw(image, node, 12)
    return cast("bytes", image.stream.data)


@given(st.text("abc/-", min_size=1, max_size=30), st.booleans())
def test_a_code_is_drawn_as_by_the_engine(path: str, plain: bool) -> None:
    bare = svg.TAGS["path"].__wrapped__
    code, other = (qr_code(f"https://clusters.example/{end}", plain=plain) for end in (path, f"{path}x"))
    assert drawn(code, drawn_as_lines(bare)) == drawn(code, bare)
    assert drawn(code, bare) != drawn(other, bare)


def test_the_engine_is_asked_for_all_but_codes() -> None:
    def asked(*_: object) -> None:
        raise KeyError

    code = qr_code("https://clusters.example/", plain=True)
    assert b"\n0 0 m\n0 0.5 m\n7 0.5 l\n" in drawn(code, drawn_as_lines(asked))
    for other in (code.replace("h7", "h7 2", 1), code.replace("<path ", '<path marker-end="url(#a)" ')):
        with pytest.raises(KeyError):
            drawn(other, drawn_as_lines(asked))
