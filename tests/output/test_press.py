"""A file for a printing house shows what the edition shows, in inks and with bleed; nothing of a screen is left."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pydyf  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Pdf, String
from PIL import Image, ImageStat

from generator.output.engine_pictures import read as png
from generator.output.press_colours import inks
from generator.output.press_job import Job
from generator.output.press_look import missing_fonts, screen_colours
from generator.output.press_pdf import write_press
from generator.output.press_streams import in_inks
from generator.output.weasyprint_engine import lay_out
from generator.output.weasyprint_engine import press as press_styles
from tests.output.conftest import book_text, font_folder, print_styles
from tests.output.pdf import texts
from tests.output.pdfx import breaches, breaches_of
from tests.output.printing import print_book
from tests.project import ROOT

PROFILE = ROOT / "templates/press/FOGRA39.icc"
JOB = Job(PROFILE, 3, is_stitched=True, epoch=1606780801)
LOCK = "lock"
MM = 72 / 25.4
SHEETS = """
@page { size: 120mm 100mm; margin: 10mm; bleed: 5mm }
@page wide { size: 100mm 120mm }
@page back { background: #f6f4ef }
"""
TEXT = """
.edge { background: #0b6e74; color: #fff; margin: -15mm -15mm 0; padding: 20mm }
.wide { page: wide }
.back { page: back; color: #1b1f23 }
.fade { height: 9mm; background: linear-gradient(to right, rgba(255, 0, 0, 0), #00f) }
.dots { height: 9mm; border: 1pt dashed #c33; opacity: 0.5 }
.sheen { width: 40mm; height: 9mm; background: linear-gradient(#0000, #0000), url(../../glass.png) 0 0 / 40mm }
img { width: 20mm }
"""
BODIES = (
    "<p class='edge'>Край</p>",
    "<p style='color: #565b61'>Текст</p><div class='fade'></div><div class='dots'></div><div class='sheen'></div>"
    "<p><img src='../photo.jpg' alt='Снимок'><img src='../glass.png' alt='Стекло'><a href='https://example.org/'>Сайт</a></p>",
    "<p class='wide'>Поперек</p>",
    "<p>Еще</p>",
    "<p class='back'>Конец</p>",
)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory, font: Path) -> Path:
    """Five pages for a screen: a ground that is cut, pictures, gradients, a page on its side, a back cover."""
    folder = tmp_path_factory.mktemp("press")
    looks = font_folder(folder / "looks", font)
    Image.effect_noise((60, 40), 80).convert("RGB").point(lambda value: value // 2).save(folder / "photo.jpg")
    Image.new("RGBA", (30, 20), (200, 30, 40, 90)).save(folder / "glass.png")
    styles = replace(print_styles(looks, SHEETS + TEXT, SHEETS), allowed=(folder.resolve(),))
    by = press_styles(styles)
    (page,) = lay_out(book_text(BODIES[1]).stretches[0].html, by, by.text, "page").pages
    assert [(shot.file, round(shot.box[2]), shot.density) for shot in page.shots] == [
        ("glass.png", 151, 19),
        ("photo.jpg", 76, 76),
        ("glass.png", 76, 38),
    ]
    pages, problems = print_book(book_text(*BODIES), styles, folder / "book.pdf")
    assert (pages, problems) == (5, ())
    return folder / "book.pdf"


@pytest.fixture(scope="module")
def press(book: Path) -> Path:
    """The same for a printing house."""
    target = book.with_name("press.pdf")
    assert write_press(book, JOB, target, has_back=True).pages == 8
    return target


def test_nothing_of_a_screen_is_left(book: Path, press: Path) -> None:
    with pikepdf.open(book) as before, pikepdf.open(press) as after:
        assert {"page 1: operator rg", "page 2: colour space /DeviceRGB"} <= set(screen_colours(before))
        assert screen_colours(after) == ()
        assert missing_fonts(after) == ()
        assert not {"/StructTreeRoot", "/Names", "/Outlines"} & set(after.Root.keys())
        assert not [page for page in after.pages if "/Annots" in page.obj]


def test_what_is_missing_is_seen(press: Path) -> None:
    with pikepdf.open(press) as pdf:
        for item in pdf.objects:
            if isinstance(item, pikepdf.Dictionary) and "/FontFile2" in item:
                del item.FontFile2
        assert [name.partition("+")[2] for name in missing_fonts(pdf)] == ["Tiny"]


def test_the_same_texts_on_the_same_pages_and_the_back_cover_last(book: Path, press: Path) -> None:
    with pikepdf.open(book) as before, pikepdf.open(press) as after:
        old, new = ([[text[:5] for text in texts(page.obj)] for page in pdf.pages] for pdf in (before, after))
    assert new[:4] == old[:4]
    assert new[4:] == [[], [], [], old[4]]


def test_boxes_marks_and_what_is_cut(press: Path) -> None:
    with pikepdf.open(press) as pdf:
        for number, page in enumerate(pdf.pages, start=1):
            width, height = (100, 120) if number == 3 else (120, 100)
            for box, more in ((page.trimbox, 0), (page.obj.BleedBox, 3), (page.mediabox, 10)):
                wanted = (-more, -more, width + more, height + more)
                assert [float(part) for part in box] == pytest.approx([part * MM for part in wanted], abs=0.01)
            assert page.obj.get("/Rotate", 0) == (270 if number == 3 else 0)
            steps = pikepdf.parse_content_stream(page)
            assert sum(str(step.operator) == "l" for step in steps[-30:]) == 8  # two for each corner
            assert page.obj.Resources.ColorSpace.Plates[1] == Name.All


def test_it_says_what_it_is(press: Path) -> None:
    with pikepdf.open(press) as pdf:
        assert pdf.pdf_version == "1.6"
        (intent,) = list(pdf.Root.OutputIntents)
        assert (intent.S, str(intent.OutputConditionIdentifier)) == (Name.GTS_PDFX, "FOGRA39")
        assert intent.DestOutputProfile.read_bytes() == PROFILE.read_bytes()
        assert pdf.docinfo.Trapped == Name("/False")
        with pdf.open_metadata() as said:
            assert said["{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion"] == "PDF/X-4"
            assert said["xmp:CreateDate"] == said["xmp:ModifyDate"] == "2020-12-01T00:00:01Z"


def test_the_same_bytes_again(book: Path, press: Path, tmp_path: Path) -> None:
    write_press(book, JOB, tmp_path / "again.pdf", has_back=True)
    assert (tmp_path / "again.pdf").read_bytes() == press.read_bytes()


def test_a_glued_book_keeps_its_pages(book: Path, tmp_path: Path) -> None:
    job = Job(PROFILE, 5, is_stitched=False, epoch=0)
    assert write_press(book, job, tmp_path / "glued.pdf", has_back=True).pages == 5


def test_a_photograph_stays_what_it_was(book: Path, press: Path) -> None:
    """Its inks, seen again on a screen, are its colours: values are neither lost nor turned round."""

    def photo(file: Path) -> Image.Image:
        with pikepdf.open(file) as pdf:
            drawn = [item for item in pdf.objects if isinstance(item, pikepdf.Stream) and item.get("/Width") == 60]
            (found,) = drawn
            picture = Image.open(io.BytesIO(found.read_raw_bytes()))
            if picture.mode == "CMYK":
                assert [int(part) for part in found.Decode] == [1, 0] * 4
                assert found.ColorSpace == Name.DeviceCMYK
            return picture.convert("L").resize((1, 1), Image.Resampling.BOX)

    before, after = (picture.getpixel((0, 0)) for picture in (photo(book), photo(press)))
    assert abs(before - after) < 40  # type: ignore[operator]


def test_pictures_of_all_makes_become_inks(tmp_path: Path) -> None:
    """Whatever goes into a book as it came: with a palette, of few bits, without colours."""
    made = {}
    for name, picture, bits in makes():
        picture.save(tmp_path / "one.png", bits=bits)
        read = png((tmp_path / "one.png").read_bytes())
        assert read is not None, name
        made[name] = read.as_object(is_smooth=False)
    pdf = pydyf.PDF()
    drawing = pydyf.Stream([" ".join(f"/{name} Do" for name in made).encode()])
    for stream in (drawing, *made.values()):
        pdf.add_object(stream)
    shown = pydyf.Dictionary({name: stream.reference for name, stream in made.items()})
    page = {"Type": "/Page", "Parent": pdf.pages.reference, "MediaBox": pydyf.Array([0, 0, 9, 9])}
    page |= {"Contents": drawing.reference, "Resources": pydyf.Dictionary({"XObject": shown})}
    pdf.add_page(pydyf.Dictionary(page))
    with (tmp_path / "book.pdf").open("wb") as file:
        pdf.write(file)
    with Pdf.open(tmp_path / "book.pdf") as opened:
        drawn = opened.pages[0].obj.Resources.XObject
        before = {name: colour_of(one) for name, one in drawn.items()}
        assert in_inks(opened, inks(PROFILE)) == ()
        assert screen_colours(opened) == ()
        after = {name: colour_of(one) for name, one in drawn.items()}
    assert len(after) == 7
    for name, colour in before.items():
        assert after[name] == pytest.approx(colour, abs=45), name


def makes() -> Iterator[tuple[str, Image.Image, int]]:
    """Pictures of one colour each, with a name and the bits of a point that has a palette."""
    for bits in (1, 2, 4, 8):
        picture = Image.new("P", (16, 12), 2**bits - 1)
        picture.putpalette([200, 90, 30] * 2**bits)
        yield f"P{bits}", picture, bits
    yield "bit", Image.new("1", (16, 12), 1), 8
    yield "grey", Image.new("L", (16, 12), 120), 8
    yield "full", Image.new("RGB", (16, 12), (200, 90, 30)), 8


def colour_of(picture: pikepdf.Object) -> list[float]:
    """The mean of a picture as a screen shows it."""
    opened = pikepdf.PdfImage(picture).as_pil_image()  # type: ignore[arg-type]
    return ImageStat.Stat(opened.convert("RGB")).mean


@given(st.integers(0, 255), st.integers(0, 255))
def test_grey_is_black_ink_alone(one: int, other: int) -> None:
    dark, light = sorted((one, other))
    by = inks(PROFILE)
    tints = [by.tint(*[value / 255] * 3) for value in (dark, light)]
    if light < 220:
        assert [tint[:3] for tint in tints] == [(0, 0, 0), (0, 0, 0)]
        assert tints[0][3] >= tints[1][3]


@given(st.tuples(*[st.integers(0, 255)] * 3))
def test_no_colour_takes_too_much_ink(colour: tuple[int, int, int]) -> None:
    tint = inks(PROFILE).tint(*(value / 255 for value in colour))
    assert sum(tint) <= 310
    assert all(0 <= part <= 100 for part in tint)


def test_black_white_and_a_colour() -> None:
    by = inks(PROFILE)
    assert by.tint(0, 0, 0) == (0, 0, 0, 100)
    assert by.tint(1, 1, 1) == (0, 0, 0, 0)
    red = by.tint(1, 0, 0)
    assert red[0] < 10 < 80 < min(red[1:3])


def test_colours_that_are_not_known_are_named(book: Path, tmp_path: Path) -> None:
    with Pdf.open(book) as pdf:
        pdf.pages[0].contents_add(b"/lab-d50 cs 50 20 20 scn")
        pdf.save(tmp_path / "lab.pdf")
    done = write_press(tmp_path / "lab.pdf", JOB, tmp_path / "press.pdf", has_back=False)
    assert done.problems == ("colours of /lab-d50 are not turned into inks",)
    assert not (tmp_path / "press.pdf").exists()


def test_a_file_for_a_printing_house_keeps_to_the_standard(press: Path) -> None:
    assert breaches(press) == []


def _no_intent(pdf: Pdf) -> None:
    del pdf.Root.OutputIntents


def _no_profile(pdf: Pdf) -> None:
    del pdf.Root.OutputIntents[0].DestOutputProfile


def _no_version(pdf: Pdf) -> None:
    pdf.Root.Metadata = pdf.make_stream(pdf.Root.Metadata.read_bytes().replace(b"PDF/X-4", b"PDF/A-4"))


def _unknown_traps(pdf: Pdf) -> None:
    pdf.docinfo.Trapped = Name.Unknown


def _no_trim(pdf: Pdf) -> None:
    del pdf.pages[0].obj.TrimBox


def _wide_bleed(pdf: Pdf) -> None:
    pdf.pages[0].obj.BleedBox = Array([-1000, 0, 1000, 1000])


def _narrow_bleed(pdf: Pdf) -> None:
    pdf.pages[0].obj.BleedBox = Array([10, 10, 20, 20])


def _link(pdf: Pdf) -> None:
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([10, 10, 20, 20]))
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(link)])


def _script(pdf: Pdf) -> None:
    pdf.Root.OpenAction = pdf.make_indirect(Dictionary(S=Name.JavaScript, JS=String("1")))


def _screen_blending(pdf: Pdf) -> None:
    pdf.pages[0].obj.Group.CS = Name.DeviceRGB


def _odd_blending(pdf: Pdf) -> None:
    pdf.pages[0].obj.Resources.ExtGState = Dictionary(Odd=pdf.make_indirect(Dictionary(BM=Name.Glow)))


def _outside(pdf: Pdf) -> None:
    pdf.pages[0].obj.Resources.XObject = Dictionary(Far=pdf.make_stream(b"", F=String("far.pdf")))


def _bare_font(pdf: Pdf) -> None:
    for item in pdf.objects:
        if isinstance(item, Dictionary) and "/FontFile2" in item:
            del item.FontFile2


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (_no_intent, "0 output intents"),
        (_no_profile, "no output profile"),
        (_no_version, "no GTS_PDFXVersion"),
        (_unknown_traps, "trapped: /Unknown"),
        (_no_trim, "page 1: no one box of what is left of the sheet"),
        (_wide_bleed, "page 1: the bleed box leaves the sheet"),
        (_narrow_bleed, "page 1: the trim box leaves the bleed box"),
        (_link, "page 1: an annotation /Link"),
        (_script, "an action /JavaScript"),
        (_screen_blending, "page 1: colours blend in /DeviceRGB"),
        (_odd_blending, "colours blend as /Glow"),
        (_outside, "a stream in another file"),
        (_bare_font, "font "),
    ],
)
def test_a_breach_is_seen(press: Path, tmp_path: Path, spoil: Callable[[Pdf], None], told: str) -> None:
    """The control: each rule finds what breaks it."""
    with pikepdf.open(press) as pdf:
        spoil(pdf)
        pdf.save(tmp_path / "spoilt.pdf", fix_metadata_version=False)
    assert any(one.startswith(told) for one in breaches(tmp_path / "spoilt.pdf"))


def test_a_locked_file_is_seen(press: Path, tmp_path: Path) -> None:
    with pikepdf.open(press) as pdf:
        pdf.save(tmp_path / "locked.pdf", encryption=pikepdf.Encryption(owner="owner", user=LOCK))
    with pikepdf.open(tmp_path / "locked.pdf", password=LOCK) as pdf:
        assert "encrypted" in breaches_of(pdf)
