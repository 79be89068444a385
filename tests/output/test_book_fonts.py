"""Each stretch brings the part of a font that it shows; the book has the font once, with all that is shown."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from fontTools.pens.recordingPen import DecomposingRecordingPen  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Object, Pdf

from generator.output.book_merge import Leaves, merge
from generator.output.book_pages import PDF, Styles, read_pages
from generator.output.books import lay_out_stretch
from generator.output.glyphs import covering
from generator.output.weasyprint_engine import lay_out, press
from generator.render.stretches import BookText, Stretch
from tests.output.conftest import PAGE, print_styles
from tests.output.pdf import fonts, glyph, texts
from tests.output.printing import print_book

# Of the first part the last glyph is «ж», of the others «я»: what «й» is put together of gets other numbers in it.
BODIES = ("<p>абй", "<p>йя<b>да</b>", "<p>Word й", "<p><b>еж</b>")


def book() -> BookText:
    """A book whose stretches show different letters."""
    stretches = tuple(Stretch(f"s{number}", PAGE.format(body)) for number, body in enumerate(BODIES))
    return BookText("book", stretches, PAGE.format(""))


@pytest.fixture
def printed(project: Path, tmp_path: Path) -> Path:
    """The book as a file."""
    pages, problems = print_book(book(), print_styles(project), tmp_path / "book.pdf")
    assert (pages, problems) == (4, ())
    return tmp_path / "book.pdf"


def widths(font: Object) -> dict[int, int]:
    """The widths of glyphs that the file gives."""
    runs = list(font.DescendantFonts[0].W)
    pairs = zip(runs[::2], runs[1::2], strict=True)
    return {int(first) + place: int(width) for first, run in pairs for place, width in enumerate(run)}


def embedded(font: Object) -> TTFont:
    """The font in the file, its glyphs named by number."""
    found = TTFont(BytesIO(font.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes()))
    found.setGlyphOrder([str(number) for number in range(found["maxp"].numGlyphs)])
    return found


def drawing(font: TTFont, name: str) -> list[tuple[str, object]]:
    """What a glyph looks like, whatever it is put together of."""
    pen = DecomposingRecordingPen(font.getGlyphSet())
    font.getGlyphSet()[name].draw(pen)
    return list(pen.value)


def shown(pdf: Pdf, font: Object) -> set[int]:
    """The numbers of the glyphs that the pages show of a font."""
    runs = [text.glyphs for page in pdf.pages for text in texts(page.obj) if text.font == str(font.BaseFont)]
    return {int(run[at : at + 4], 16) for run in runs for at in range(0, len(run), 4)}


def test_all_that_is_shown_is_in_one_font(printed: Path, font: Path) -> None:
    whole = TTFont(font)
    with pikepdf.open(printed) as pdf:
        assert sorted(str(found.BaseFont).partition("+")[2] for found in fonts(pdf)) == ["Tiny", "Tiny-Bold"]
        for found in fonts(pdf):
            part = embedded(found)
            numbers = shown(pdf, found)
            assert len(numbers) > 3
            assert set(widths(found)) == numbers
            for number in numbers:
                name = whole.getGlyphName(number)
                assert drawing(part, str(number)) == drawing(whole, name), name
                assert part["hmtx"].metrics[str(number)] == whole["hmtx"].metrics[name]
                assert widths(found)[number] == whole["hmtx"].metrics[name][0]


def test_what_a_glyph_is_put_together_of_is_there_once(printed: Path) -> None:
    with pikepdf.open(printed) as pdf:
        (found,) = (font for font in fonts(pdf) if str(font.BaseFont).endswith("+Tiny"))
        part = embedded(found)
        pieces = part["glyf"][str(int(glyph(pdf, "Tiny", "й"), 16))].getComponentNames(part["glyf"])
        filled = {number for number in range(part["maxp"].numGlyphs) if drawing(part, str(number))}
        assert filled - shown(pdf, found) == set(map(int, pieces))


def test_texts_can_be_copied(printed: Path) -> None:
    with pikepdf.open(printed) as pdf:
        letters = {glyph(pdf, "Tiny", letter): letter for letter in "абйяWord "}
        (text,) = texts(pdf.pages[2].obj)
        assert "".join(letters[text.glyphs[at : at + 4]] for at in range(0, len(text.glyphs), 4)) == "Word й"


@given(st.lists(st.sets(st.integers(0, 9))))
def test_a_few_parts_have_the_glyphs_of_all(parts: list[set[int]]) -> None:
    taken = [parts[place] for place in covering(parts)]
    assert set().union(*taken) == set().union(*parts)
    assert len(taken) <= len(set().union(*parts)), "each has a glyph that those before it lack"


@pytest.mark.parametrize("letters", ["а", "аг"])
def test_two_fonts_of_one_name_are_refused(project: Path, tmp_path: Path, font: Path, letters: str) -> None:
    """It cannot happen to stretches of the same styles, and must not pass unseen if it does, whether or not the other
    font has letters of its own."""
    leaves = []
    for number, wide in enumerate((False, True)):
        changed = TTFont(font)
        if wide:
            changed["glyf"]["u0430"].coordinates.translate((9, 0))
        changed.save(project / "tiny.ttf")
        folder = tmp_path / str(number)
        folder.mkdir()
        styles = print_styles(project)
        assert lay_out_stretch(Stretch("s", PAGE.format(f"<p>{letters if wide else 'абв'}")), styles, folder) == ()
        leaves.append(Leaves(str(number), folder / PDF, read_pages(folder)))
    frame = laid_frame(print_styles(project), tmp_path / "frame.pdf")
    with pytest.raises(ValueError, match="two fonts of one name differ in glyph"):
        merge([frame], leaves, tmp_path / "book.pdf")


def laid_frame(styles: Styles, target: Path) -> Leaves:
    """Two pages with nothing around them."""
    by = press(styles)
    laid = lay_out(PAGE.format("<p></p><p style='break-before: page'></p>"), by, by.frame, "frame")
    assert laid.write(target) == ()
    return Leaves("frame", target, laid.pages)
