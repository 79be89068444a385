"""QR codes say the address, with the room that readers need and without a size of their own on paper."""

from __future__ import annotations

import io
import re
from xml.etree import ElementTree

import pytest
import vl_convert
from PIL import Image
from zxingcpp import read_barcode

from generator.render.qr import qr_code

START = "https://clusters.example/ru/catalogue/"


def read(drawing: str) -> str:
    """What a reader finds in the picture of a drawing."""
    with Image.open(io.BytesIO(vl_convert.svg_to_png(drawing))) as picture:
        found = read_barcode(picture.convert("L"))
        return found.text if found else ""


@pytest.mark.parametrize("length", [0, 13, 14, 26, 42, 62, 84, 106, 122, 152, 180, 400])
def test_a_reader_finds_the_address(length: int) -> None:
    address = START + ("products/Zh-0123/" * 30)[:length]
    assert read(qr_code(address)) == address


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("https://кластеры.рф/ru/", "https://xn--80akne1aeh8e.xn--p1ai/ru/"),
        ("https://кластеры.рф:8443/ru/", "https://xn--80akne1aeh8e.xn--p1ai:8443/ru/"),
        ("https://a.example/ё/?q=№&x=1#й", "https://a.example/%D1%91/?q=%E2%84%96&x=1#%D0%B9"),
        ("https://a.example/100%25/", "https://a.example/100%25/"),
    ],
)
def test_addresses_are_told_as_they_travel(address: str, told: str) -> None:
    assert read(qr_code(address)) == told


def test_a_code_on_paper_is_the_same_without_the_room_around() -> None:
    on_paper, on_screen = (ElementTree.fromstring(qr_code(START, plain=plain)) for plain in (True, False))  # noqa: S314
    assert on_paper[0].attrib == on_screen[1].attrib
    assert "width" not in on_paper.attrib
    _, _, fields, _ = map(int, on_paper.attrib["viewBox"].split())
    assert on_screen.attrib["viewBox"] == f"-4 -4 {fields + 8} {fields + 8}"
    assert on_screen.attrib["width"] == on_screen.attrib["height"] == str(8 * (fields + 8))


def test_a_code_with_holes_is_not_read() -> None:
    """The reader can fail: else the first test would tell nothing."""
    spoilt = re.sub(r"(M[^M]+)M[^M\"]+", r"\1", qr_code(START))
    assert not read(spoilt)
