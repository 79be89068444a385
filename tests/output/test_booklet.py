"""Sheets that are printed, laid one into another and folded have the pages in their order."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Dictionary, Name, Page, Pdf

from generator.output.booklet import PAPERS, impose, order
from generator.problems import RefusedError
from tests.output.pdf import texts

Side = tuple[int | None, int | None]
SIZE = (419.53, 595.28)  # A5 in points


def folded(sides: list[Side]) -> list[int | None]:
    """The pages as a reader turns them: each sheet is two leaves, the outer sheet has the first and the last one."""
    sheets = list(zip(sides[::2], sides[1::2], strict=True))
    before = [(front[1], back[0]) for front, back in sheets]  # the leaf at the right of the front, and behind it
    after = [(back[1], front[0]) for front, back in reversed(sheets)]
    return [page for leaf in (*before, *after) for page in leaf]


def written(path: Path, pages: int, *sideways: int) -> Path:
    """A PDF whose pages hold their number."""
    with Pdf.new() as pdf:
        font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
        for number in range(pages):
            width, height = SIZE[::-1] if number in sideways else SIZE
            text = b"BT 1 0 0 1 30 40 Tm /F 12 Tf [(%d)] TJ ET" % number
            page = Dictionary(
                Type=Name.Page,
                MediaBox=[0, 0, width, height],
                Resources=Dictionary(Font=Dictionary(F=font)),
                Contents=pdf.make_stream(text),
            )
            pdf.pages.append(Page(pdf.make_indirect(page)))
        pdf.save(path)
    return path


def seen(page: pikepdf.Object) -> Side:
    """The numbers on the left and on the right half of a side."""
    found: list[int | None] = [None, None]
    for text in texts(page):
        found[text.x > PAPERS["A4"][0] / 2] = int(bytes.fromhex(text.glyphs).decode())
    return found[0], found[1]


@given(st.integers(1, 60), st.booleans())
def test_the_folded_booklet_is_in_order(pages: int, is_last_outside: bool) -> None:
    read = folded(order(pages, is_last_outside=is_last_outside))
    assert [page for page in read if page is not None] == list(range(pages))
    assert len(read) % 4 == 0
    assert read.count(None) < 4
    assert read[0] == 0
    if (is_last_outside and pages > 1) or pages % 4 == 0:
        assert read[-1] == pages - 1


def test_a_wrong_order_is_noticed() -> None:
    sides = order(8, is_last_outside=True)
    assert folded(sides) == list(range(8))
    assert folded([sides[0], sides[1][::-1], *sides[2:]]) != list(range(8))
    assert folded([*sides[2:], *sides[:2]]) != list(range(8))


@pytest.mark.parametrize("pages", [1, 5, 8, 11])
def test_the_file_is_printed_in_this_order(tmp_path: Path, pages: int) -> None:
    source = written(tmp_path / "pages.pdf", pages, 2)
    sheets = impose(source, tmp_path / "booklet.pdf", "A4", is_last_outside=True)
    with pikepdf.open(tmp_path / "booklet.pdf") as booklet:
        sides = [seen(page.obj) for page in booklet.pages]
        assert {tuple(float(part) for part in page.mediabox) for page in booklet.pages} == {(0, 0, *PAPERS["A4"])}
        assert len({font.objgen for font in booklet.objects if "/BaseFont" in font}) == 1, "shared, not copied a page"
    assert sides == order(pages, is_last_outside=True)
    assert len(sides) == 2 * sheets


def test_the_same_bytes_again(tmp_path: Path) -> None:
    source = written(tmp_path / "pages.pdf", 6)
    made = [tmp_path / "one.pdf", tmp_path / "two.pdf"]
    for target in made:
        impose(source, target, "A3", is_last_outside=False)
    assert made[0].read_bytes() == made[1].read_bytes()


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\nnothing", None])
def test_what_is_no_pdf_is_refused(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "no.pdf"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(RefusedError, match=r"is no PDF that can be read"):
        impose(path, tmp_path / "booklet.pdf", "A4", is_last_outside=True)


def test_a_locked_file_is_refused(tmp_path: Path) -> None:
    with Pdf.open(written(tmp_path / "pages.pdf", 2)) as pdf:
        pdf.save(tmp_path / "locked.pdf", encryption=pikepdf.Encryption(owner="a", user="b"))
    with pytest.raises(RefusedError, match="locked by a password"):
        impose(tmp_path / "locked.pdf", tmp_path / "booklet.pdf", "A4", is_last_outside=True)
