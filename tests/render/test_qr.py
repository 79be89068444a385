"""QR codes say the address, with the room that readers need and without a size of their own on paper."""

from __future__ import annotations

import io
from xml.etree import ElementTree

import pytest
import segno

from generator.render.qr import qr_code

START = "https://clusters.example/ru/catalogue/"


def drawn(text: str, **options: object) -> str:
    """The drawing of segno."""
    target = io.BytesIO()
    code = segno.make(text.encode(), mode="byte", error="m", micro=False, boost_error=False, mask=3)
    code.save(target, kind="svg", xmldecl=False, svgclass=None, lineclass=None, **options)
    return target.getvalue().decode()


@pytest.mark.parametrize("length", [1, 13, 14, 26, 42, 62, 84, 106, 122, 152, 180])
def test_drawings_are_those_of_segno(length: int) -> None:
    """Each size that is full, and one that is a letter longer; with the quiet zone and without."""
    for text in (
        (START + "products/Ж-0123/" * 30).encode()[: length + more].decode(errors="ignore") for more in (0, 1)
    ):
        assert qr_code(text) == drawn(text, scale=8, border=4, light="#fff")
        assert qr_code(text, plain=True) == drawn(text, border=0, omitsize=True)


def test_a_code_on_paper_takes_the_room_that_it_is_given() -> None:
    on_paper, on_screen = (ElementTree.fromstring(qr_code(START, plain=plain)) for plain in (True, False))  # noqa: S314
    assert "width" not in on_paper.attrib
    assert {"width", "height"} <= on_screen.attrib.keys()
