"""Two printed files: which pages differ, and where the change is outlined."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from generator.review.sheets import Pair, Printout, differing, pictures

PAPER = (300, 400)  # points, as many to an inch as the pages are drawn with


def page(text: int, number: int = 0) -> Image.Image:
    """A page with a text of its own, and its number below."""
    image = Image.new("RGB", PAPER, "white")
    pen = ImageDraw.Draw(image)
    for row in range(8):
        pen.rectangle((40, 60 + 20 * row, 60 + (text * 37 + row * 53) % 200, 66 + 20 * row), fill="black")
    pen.rectangle((40, 380, 40 + 3 * number, 388), fill="black")
    return image


def printout(folder: Path, pages: Sequence[Image.Image]) -> Printout:
    folder.mkdir(exist_ok=True)
    file = folder / "book.pdf"
    pages[0].save(file, "PDF", save_all=True, append_images=pages[1:], resolution=96)
    return Printout(file, [(0.1, 0.9)] * len(pages))


def book(folder: Path, texts: Sequence[int]) -> Printout:
    return printout(folder, [page(text, number) for number, text in enumerate(texts, 1)])


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ([1, 2, 3], [1, 2, 3], []),
        ([1, 2, 3], [1, 9, 3], [Pair(2, 2)]),
        ([1, 2, 3], [1, 2, 9, 3], [Pair(0, 3)]),  # the last one has another number, and that is all
        ([1, 2, 3], [1, 3], [Pair(2, 0)]),
        ([1, 2], [9, 1, 2], [Pair(0, 1)]),
        ([1, 2], [1, 2, 3, 4], [Pair(0, 3), Pair(0, 4)]),
    ],
)
def test_pages_that_differ_are_found(old: list[int], new: list[int], found: list[Pair], tmp_path: Path) -> None:
    assert list(differing(book(tmp_path / "old", old), book(tmp_path / "new", new))) == found


def test_a_page_that_changes_beside_one_that_comes_is_known(tmp_path: Path) -> None:
    other = page(1, 1)
    ImageDraw.Draw(other).rectangle((200, 100, 220, 104), fill="black")
    old, new = book(tmp_path / "old", [1]), printout(tmp_path / "new", [page(5, 1), other])
    assert list(differing(old, new)) == [Pair(0, 1), Pair(1, 2)]


def test_a_change_is_outlined_on_both_pages(tmp_path: Path) -> None:
    other = page(1)
    pen = ImageDraw.Draw(other)
    pen.rectangle((200, 30, 220, 34), fill="black")
    pen.rectangle((200, 300, 260, 304), fill="black")
    old, new = printout(tmp_path / "old", [page(1)]), printout(tmp_path / "new", [other])
    before, after, spots = pictures(Pair(1, 1), old, new)
    assert spots == 2
    for data in (before, after):
        with Image.open(io.BytesIO(data)) as image:
            assert (image.format, image.size) == ("WEBP", PAPER)
            red, green, _ = image.convert("RGB").getpixel((210, 25))  # type: ignore[misc]
            assert red - green > 80, "the outline stands around the first change"


def test_a_page_alone_has_one_picture(tmp_path: Path) -> None:
    old, new = book(tmp_path / "old", [1]), book(tmp_path / "new", [1, 2])
    before, after, spots = pictures(Pair(0, 2), old, new)
    assert (before, bool(after), spots) == (b"", True, 0)


texts = st.lists(st.integers(1, 6), min_size=1, max_size=5)


@given(texts, texts)
def test_every_page_is_told_once_at_most_and_in_order(
    tmp_path_factory: pytest.TempPathFactory, old: list[int], new: list[int]
) -> None:
    folder = tmp_path_factory.mktemp("pages")
    found = list(differing(book(folder / "old", old), book(folder / "new", new)))
    for side in ([pair.was for pair in found], [pair.now for pair in found]):
        numbers = [number for number in side if number]
        assert numbers == sorted(set(numbers))
    assert bool(found) == (old != new)
    assert len([pair for pair in found if not pair.was]) - len([pair for pair in found if not pair.now]) == len(
        new
    ) - len(old)
