"""QR codes are those that segno makes, which knows the standard; ours are only made faster."""

from __future__ import annotations

import io

import pytest
import segno

from generator.render.qr import fields, qr_code

START = "https://clusters.example/ru/catalogue/"


@pytest.mark.parametrize("length", [1, 13, 14, 26, 42, 62, 84, 106, 122, 152, 180])
def test_every_field_is_that_of_segno(length: int) -> None:
    """Each size that is full, one that is a letter longer, and one that is longer than any that is made here."""
    for text in ((START + "products/Ж-0123/" * 30).encode()[: length + more] for more in (0, 1)):
        code = segno.make(text, mode="byte", error="m", micro=False, boost_error=False, mask=3)
        assert fields(text) == ["".join(map(str, row)) for row in code.matrix]


def drawn(text: str, **options: object) -> str:
    """The drawing of segno."""
    target = io.BytesIO()
    code = segno.make(text, error="m", micro=False, boost_error=False, mask=3)
    code.save(target, kind="svg", xmldecl=False, svgclass=None, lineclass=None, **options)
    return target.getvalue().decode()


def test_drawings_are_those_of_segno() -> None:
    """With the quiet zone of four that readers need, and without it for paper."""
    for text in (f"{START}products/sample/hill-cheese/", START):
        assert qr_code(text) == drawn(text, scale=8, border=4, light="#fff")
        assert qr_code(text, plain=True) == drawn(text, border=0, omitsize=True)
