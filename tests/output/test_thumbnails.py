"""Smaller copies of pictures are what the pictures are: drawings of few colours, photographs, what is transparent."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageDraw

from generator.output.thumbnails import smaller

GROUND, INK = (230, 244, 239), (56, 138, 110)


def drawn(mode: str, kind: str) -> bytes:
    picture = Image.new("RGB", (1360, 1020), GROUND)
    ImageDraw.Draw(picture).ellipse((200, 200, 900, 800), fill=INK)
    if mode == "P":
        picture = picture.quantize(64)
    written = io.BytesIO()
    picture.save(written, kind)
    return written.getvalue()


def is_near(shown: Image.Image, place: tuple[int, int], colour: tuple[int, ...]) -> bool:
    found = shown.getpixel(place)
    assert isinstance(found, tuple)
    return all(abs(one - other) <= 1 for one, other in zip(found, colour, strict=True))


@pytest.mark.parametrize("width", [400, 800])
def test_a_drawing_of_few_colours_stays_one(width: int) -> None:
    data = drawn("P", "PNG")
    copy = smaller(data, width)
    with Image.open(io.BytesIO(copy)) as made:
        assert (made.mode, made.size) == ("P", (width, width * 3 // 4))
        shown = made.convert("RGB")
    for place, colour in (((5, 5), GROUND), ((width * 550 // 1360, width * 500 // 1360), INK)):
        assert is_near(shown, place, colour)
    with Image.open(io.BytesIO(data)) as opened:
        written = io.BytesIO()
        opened.convert("RGB").resize((width, width * 3 // 4)).save(written, "PNG", optimize=True)
    assert len(copy) < len(written.getvalue()) / 2, "in all colours"


def test_what_is_transparent_stays_so() -> None:
    picture = Image.new("RGBA", (600, 450))
    ImageDraw.Draw(picture).rectangle((100, 100, 500, 350), fill=(*INK, 255))
    written = io.BytesIO()
    picture.quantize(16).save(written, "PNG")
    with Image.open(io.BytesIO(smaller(written.getvalue(), 300))) as made:
        shown = made.convert("RGBA")
    assert is_near(shown, (2, 2), (0, 0, 0, 0))
    assert is_near(shown, (150, 110), (*INK, 255))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_what_has_all_colours_keeps_them(kind: str) -> None:
    with Image.open(io.BytesIO(smaller(drawn("RGB", kind), 400))) as made:
        assert (made.format, made.mode, made.size) == (kind, "RGB", (400, 300))
