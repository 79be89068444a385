"""Pages of any PDF → sheets for an office printer: two pages beside each other, folded in the middle and stitched."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pikepdf import Dictionary, Name, ObjectStreamMode, Page, PasswordError, Pdf, PdfError, Rectangle, String

from generator.problems import RefusedError, msg

PAPERS = {"A4": (841.89, 595.28), "A3": (1190.55, 841.89)}  # points, on their side
SHEET = 4  # pages of a folded sheet
_SIDE = 270  # degrees that a page on its side is turned by, its head to the left


def order(pages: int, *, is_last_outside: bool) -> list[tuple[int | None, int | None]]:
    """The pages, from 0, that stand left and right on each side of the sheets: front, back, front … from the outer one.

    None is an empty page; these stand before the last page where that is the outside of the booklet, else behind it.
    """
    places: list[int | None] = list(range(pages))
    at = max(len(places) - 1, 1) if is_last_outside else len(places)
    places[at:at] = [None] * (-pages % SHEET)
    return list(_sides(places))


def _sides(places: list[int | None]) -> Iterator[tuple[int | None, int | None]]:
    first, last = 0, len(places) - 1
    while first < last:
        yield places[last], places[first]
        yield places[first + 1], places[last - 1]
        first, last = first + 2, last - 2


def impose(source: Path, target: Path, paper: str, *, is_last_outside: bool) -> int:
    """Write the booklet; the number of its sheets. RefusedError where the file is no PDF that can be read.

    Pages are as large as half of the paper allows, those on their side turned. Both sides are to be printed, turned
    over the short edge.
    """
    width, height = PAPERS[paper]
    with _opened(source) as pdf, Pdf.new() as booklet:
        pages = [_upright(page) for page in pdf.pages]
        sides = order(len(pages), is_last_outside=is_last_outside)
        for side in sides:
            sheet = booklet.add_blank_page(page_size=(width, height))
            for place, number in enumerate(side):
                if number is not None:
                    _draw(
                        booklet, sheet, pages[number], Rectangle(place * width / 2, 0, (place + 1) * width / 2, height)
                    )
            sheet.contents_coalesce()
        if "/Title" in pdf.docinfo:
            booklet.docinfo.Title = String(str(pdf.docinfo.Title))
        booklet.Root.ViewerPreferences = Dictionary(Duplex=Name.DuplexFlipShortEdge)
        booklet.save(target, object_stream_mode=ObjectStreamMode.generate, deterministic_id=True)
    return len(sides) // 2


def _draw(booklet: Pdf, sheet: Page, page: Page, into: Rectangle) -> None:
    """Draw a page of another file in the middle of a half of a sheet."""
    drawn = booklet.copy_foreign(page.as_form_xobject())
    name = sheet.add_resource(drawn, Name.XObject, Name(f"/Page{page.index}"))
    sheet.contents_add(sheet.calc_form_xobject_placement(drawn, name, into, allow_shrink=True, allow_expand=False))


def _opened(source: Path) -> Pdf:
    try:
        return Pdf.open(source)
    except PasswordError as error:
        raise RefusedError(msg("{path} is locked by a password", path=source), is_usage=True) from error
    except (PdfError, OSError) as error:
        raise RefusedError(msg("{path} is no PDF that can be read", path=source), is_usage=True) from error


def _upright(page: Page) -> Page:
    """A page as it stands in the booklet; one that is wider than high is turned."""
    left, bottom, right, top = (float(value) for value in page.trimbox)
    turned = int(page.obj.get("/Rotate", 0)) % 180 != 0
    if (right - left > top - bottom) != turned:
        page.obj.Rotate = (int(page.obj.get("/Rotate", 0)) + _SIDE) % 360
    return page
