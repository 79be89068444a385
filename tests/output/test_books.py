"""A book laid out by stretches is the book laid out in one piece: what a reader sees, and what a machine reads."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Pdf

from generator.output import book_pages, books
from generator.output.book_pages import PDF, Page, Styles, places, read_pages
from generator.output.books import bind, lay_out_stretch
from generator.output.late_pages import LatePages
from generator.output.weasyprint_engine import LaidOut, Press, lay_out, press
from generator.render.stretches import BookText, Stretch
from tests.output.conftest import PAGE, font_folder, print_styles
from tests.output.pdf import bookmarks, destinations, faults, glyph, links, outline_of_tags, texts
from tests.output.printing import print_book

SHEETS = """
@page { size: 120mm 100mm; margin: 20mm 10mm 20mm 25mm }
@page :left { margin-left: 10mm; margin-right: 25mm }
@page ground { margin: 10mm }
"""
TEXT = """
.ground { page: ground; string-set: chapter "" }
h1 { bookmark-level: 1; bookmark-label: content(text); string-set: chapter content(text) }
h2 { bookmark-level: 2; bookmark-label: content(text) }
.contents a::after { content: leader(".") attr(data-page) }
"""
FRAME = """
html { font-family: Tiny; font-size: 12pt }
@page :left { @top-left { content: string(chapter) } @bottom-left { content: counter(page) } }
@page :right { @top-right { content: string(chapter, last) } }
@page :right { @bottom-right { content: counter(page) "/" string(pages) } }
@page ground { background: #ddd; @top-left { content: none } @top-right { content: none } }
"""
LINES = "<p>Слова идут одно за другим, пока не кончится строка.</p>"
TABLE = "<table><tr><th>Год</th><th>Число</th></tr><tr><td>2019</td><td><a href='#note'>7</a></td></tr></table>"
BODIES = {
    "cover": "<div class='ground'><p>Обложка</p></div>",
    "contents": "<div class='contents'><h1 id='contents'>Содержание</h1>"
    "<p><a href='#first' data-page=\"@first\">Первая</a>"
    "<p><a href='#second' data-page=\"@second\">Вторая</a>"
    "<p><a href='#third' data-page=\"@third\">Третья</a></div>",
    "first": f"<h1 id='first'>Первая</h1>{LINES * 8}<h2 id='part'>Часть</h2>{TABLE}<p><a href='#second'>Дальше</a></p>"
    f"{LINES * 9}<p><a href='#part'>Назад</a> <a href='https://example.org/'>Сайт</a></p>",
    "second": f"{LINES * 3}<h2 id='second'>Вторая</h2>{LINES * 9}"
    f"<h1 id='third'>Третья</h1>{TABLE}<p id='note'>Мой йод</p>",
    "last": f"<h2 id='last'>Last</h2>{LINES}<p><a href='#contents'>Содержание</a></p>",
}


def book(**bodies: str) -> BookText:
    """The book with some bodies of its stretches changed."""
    page = PAGE.replace("<title>Кластер</title>", "")
    stretches = tuple(Stretch(name, page.format(body)) for name, body in (BODIES | bodies).items())
    return BookText("book", stretches, PAGE.format(""))


@pytest.fixture(scope="module")
def styles(tmp_path_factory: pytest.TempPathFactory, font: Path) -> Styles:
    """Left and right pages that differ, running heads, numbers, a ground."""
    return print_styles(font_folder(tmp_path_factory.mktemp("books"), font), SHEETS + TEXT, SHEETS + FRAME)


@pytest.fixture(scope="module")
def plain(styles: Styles, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The book as it is, printed once."""
    target = tmp_path_factory.mktemp("plain") / "book.pdf"
    printed(book(), styles, target).close()
    return target


def printed(text: BookText, styles: Styles, target: Path) -> Pdf:
    """The book as a file that is open."""
    _, problems = print_book(text, styles, target)
    assert problems == ()
    return pikepdf.open(target)


def in_one_piece(text: BookText, styles: Styles, target: Path, numbers: dict[str, int]) -> Pdf:
    """The same book as one document in both styles: the engine sees to its numbers and heads itself."""
    bodies = (stretch.with_pages(numbers).split("<body>")[1].split("</body>")[0] for stretch in text.stretches)
    body = "\n".join(f"<section style='break-before: page'>{body}</section>" for body in bodies)
    by = press(replace(styles, text=styles.text + styles.frame.replace("string(pages)", "counter(pages)")))
    html = text.frame.replace("</body>", body + "</body>")
    assert lay_out(html, by, by.text, "whole").write(target) == ()
    return pikepdf.open(target)


def test_the_pages_look_as_in_one_piece(styles: Styles, plain: Path, tmp_path: Path) -> None:
    text = book()
    with pikepdf.open(plain) as made:
        numbers = {name: page for name, (page, _, _) in destinations(made).items()}
        with in_one_piece(text, styles, tmp_path / "whole.pdf", numbers) as whole:
            assert len(made.pages) == len(whole.pages) == 12
            for page, same in zip(made.pages, whole.pages, strict=True):
                assert [text[:5] for text in texts(page.obj)] == [text[:5] for text in texts(same.obj)]
                assert page.obj.MediaBox == same.obj.MediaBox
            assert destinations(made) == destinations(whole)
            assert links(made) == links(whole)
            assert bookmarks(made) == bookmarks(whole)


@pytest.mark.parametrize(("run", "same"), [(2, True), (4, True), (3, False)])
def test_a_frame_in_runs_is_that_of_the_whole(
    run: int, same: bool, styles: Styles, plain: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Numbers of pages and how many there are, strings set in a run before; the control begins runs on a left page."""
    monkeypatch.setattr(book_pages, "FRAMED", run)
    with pikepdf.open(plain) as whole, printed(book(), styles, tmp_path / "runs.pdf") as made:
        told = [[text[:5] for text in texts(page.obj)] for page in made.pages]
        assert (told == [[text[:5] for text in texts(page.obj)] for page in whole.pages]) is same
        assert faults(made) == []


def test_pages_that_differ_are_told_apart(styles: Styles, plain: Path, tmp_path: Path) -> None:
    other = book(last=BODIES["last"].replace("Last", "East"))
    with pikepdf.open(plain) as one, printed(other, styles, tmp_path / "two.pdf") as two:
        same = [texts(page.obj) == texts(other.obj) for page, other in zip(one.pages, two.pages, strict=True)]
    assert same == [True] * 11 + [False]


def test_every_text_has_its_tag_and_the_frame_is_an_artifact(styles: Styles, plain: Path, tmp_path: Path) -> None:
    text = book()
    with pikepdf.open(plain) as made:
        assert faults(made) == []
        marks = {item.mark for page in made.pages for item in texts(page.obj)}
        assert "/Artifact" in marks
        assert "" not in marks
        numbers = {name: page for name, (page, _, _) in destinations(made).items()}
        with in_one_piece(text, styles, tmp_path / "whole.pdf", numbers) as whole:
            tags = [tag[1:] for tag in outline_of_tags(whole) if tag != (1, "/Sect", 0)]
            assert [tag[1:] for tag in outline_of_tags(made)] == tags


def test_a_lost_tag_is_found(plain: Path) -> None:
    with pikepdf.open(plain) as made:
        numbers = made.Root.StructTreeRoot.ParentTree.Nums
        numbers[5] = Array([numbers[1][0]])
        assert any(fault.startswith("page 3: ") for fault in faults(made))
        del made.Root.StructTreeRoot.K[0].K[0]
        assert any(fault.startswith("page 1: ") for fault in faults(made))


def test_a_stretch_does_not_know_its_place(styles: Styles, plain: Path, tmp_path: Path) -> None:
    """One page more before a stretch moves it to the other side of the sheet, and changes nothing in its own file."""
    last = book().stretches[-1]
    folder = tmp_path / "last"
    folder.mkdir()
    assert lay_out_stretch(last, styles, folder) == ()
    before = (folder / PDF).read_bytes()
    longer = book(cover=BODIES["cover"] + "<p style='break-before: page'>Еще</p>")
    with pikepdf.open(plain) as one, printed(longer, styles, tmp_path / "b.pdf") as two:
        assert len(two.pages) == len(one.pages) + 1
        place, moved = (texts(pdf.pages[-1].obj) for pdf in (one, two))
        own, others = ([text for text in found if text.mark != "/Artifact"] for found in (place, moved))
        assert {round(new.x - old.x, 1) for old, new in zip(own, others, strict=True)} == {42.5}  # 15 mm
        assert destinations(two)["last"][0] == destinations(one)["last"][0] + 1
    assert lay_out_stretch(last, styles, folder) == ()
    assert (folder / PDF).read_bytes() == before


def test_places_are_told(styles: Styles, tmp_path: Path) -> None:
    text, made = book(), dict[str, Path]()
    for stretch in text.stretches:
        if not stretch.awaited:
            made[stretch.id] = tmp_path / stretch.id
            made[stretch.id].mkdir()
            assert lay_out_stretch(stretch, styles, made[stretch.id]) == ()
    bound = bind(text, styles, made, tmp_path / "book.pdf")
    with pikepdf.open(tmp_path / "book.pdf") as pdf:
        assert bound.places == {name: page for name, (page, _, _) in destinations(pdf).items()}
        assert len(bound.sheets) == len(pdf.pages)
    pages = read_pages(made["second"])
    assert places(pages) == {"second": 2, "third": 4, "note": 4}
    assert [page.strings for page in pages] == [(), (), (), (("chapter", "Третья"),)]


def test_the_same_bytes_again(styles: Styles, plain: Path, tmp_path: Path) -> None:
    printed(book(), styles, tmp_path / "again.pdf").close()
    assert (tmp_path / "again.pdf").read_bytes() == plain.read_bytes()


def laid_out_late(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of what binding lays out from now on."""
    names: list[str] = []

    def noted(html: str, by: Press, sheet: object, name: str) -> LaidOut:
        names.append(name)
        return lay_out(html, by, sheet, name)

    monkeypatch.setattr(books, "lay_out", noted)
    return names


def test_what_prints_the_same_numbers_is_not_laid_out_again(
    styles: Styles, plain: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The bytes are the same; another number or another seal, and it is laid out (the controls)."""
    known = LatePages(tmp_path / "cache", "seal")
    assert print_book(book(), styles, tmp_path / "first.pdf", known)[1] == ()
    late = laid_out_late(monkeypatch)
    stretches = [one.id for one in book().stretches if not one.awaited]
    assert print_book(book(), styles, tmp_path / "second.pdf", known)[1] == ()
    assert late == stretches
    assert (tmp_path / "second.pdf").read_bytes() == plain.read_bytes()
    late.clear()
    longer = book(first=BODIES["first"] + LINES * 9)
    assert print_book(longer, styles, tmp_path / "third.pdf", known)[1] == ()
    assert late == [*stretches, "contents", "frame"]
    late.clear()
    assert print_book(book(), styles, tmp_path / "fourth.pdf", replace(known, seal="other"))[1] == ()
    assert late == [*stretches, "contents", "frame"]


def test_numbers_that_do_not_hold_are_tried_once(
    styles: Styles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Contents of two pages move all that follows, so that they are laid out twice, the first time in vain."""
    text, known = book(contents=BODIES["contents"] + LINES * 9), LatePages(tmp_path / "cache", "seal")
    late = laid_out_late(monkeypatch)
    assert print_book(text, styles, tmp_path / "first.pdf", known)[1] == ()
    assert late.count("contents") == 2
    late.clear()
    assert print_book(text, styles, tmp_path / "second.pdf", known)[1] == ()
    assert "contents" not in late
    assert (tmp_path / "second.pdf").read_bytes() == (tmp_path / "first.pdf").read_bytes()


def test_a_long_index_waits_for_numbers_that_hold(
    styles: Styles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Short ones that move what follows are laid out all in one round; the index after them once."""
    row = '<p><a href="#first" data-page="@first">Слово</a>'
    moving = {"contents": BODIES["contents"] + LINES * 9, "cover": row * 20, "last": row * 200}
    late = laid_out_late(monkeypatch)
    assert print_book(book(**moving), styles, tmp_path / "book.pdf")[1] == ()
    assert [name for name in late if name in moving] == ["cover", "contents", "cover", "contents", "last"]


def test_what_was_only_tried_is_laid_out_when_it_is_written(tmp_path: Path) -> None:
    made: list[str] = []

    def new() -> LaidOut:
        made.append("laid out")
        return LaidOut((Page("", (0, 0, 1, 1)),), lambda target: (target.write_text("it"), ())[1])

    known = LatePages(tmp_path / "cache", "seal")
    pages = known.laid_out("contents", "text", new).pages
    tried = known.laid_out("contents", "text", new)
    assert (tried.pages, made) == (pages, ["laid out"])
    assert tried.write(tmp_path / "one.pdf") == ()
    assert len(made) == 2
    assert known.laid_out("contents", "text", new).write(tmp_path / "two.pdf") == ()
    assert len(made) == 2
    assert (tmp_path / "two.pdf").read_text(encoding="utf-8") == "it"


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ("<p><a href='#nowhere'>Нет</a>", "last: no stretch has the anchor #nowhere of an internal link"),
        ("<p class='contents'><a href='#nowhere' data-page=\"@nowhere\">Нет</a>", "last: there is no page of #nowhere"),
        ("<p><a href='other.html'>Нет</a>", "last: link to a local file: file://"),
        ("<p id='hidden' style='display: none'>Нет<p><a href='#hidden'>Нет</a>", "last: No anchor #hidden"),
    ],
)
def test_what_is_wrong_is_named_with_its_stretch(body: str, problem: str, styles: Styles, tmp_path: Path) -> None:
    _, problems = print_book(book(last=body), styles, tmp_path / "book.pdf")
    assert [text for text in problems if text.startswith(problem)] != []
    assert not (tmp_path / "book.pdf").exists()


def test_sides_of_different_size_are_refused(styles: Styles, tmp_path: Path) -> None:
    uneven = replace(styles, text=styles.text + "@page :left { margin-right: 30mm }")
    _, problems = print_book(book(), uneven, tmp_path / "book.pdf")
    assert problems[0].startswith("page 4: ")
    assert "left and right pages may differ in where the text stands only" in problems[0]


def test_numbers_that_do_not_hold_are_refused(styles: Styles, tmp_path: Path) -> None:
    """A contents list that becomes longer where it says 3, and so makes it 4."""
    restless = replace(styles, text=styles.text + "[data-page='3'] { display: block; padding-bottom: 70mm }")
    _, problems = print_book(book(), restless, tmp_path / "book.pdf")
    assert problems == ("the numbers of pages do not hold after 7 layouts",)


def test_a_contents_list_of_several_pages_tells_the_right_ones(styles: Styles, tmp_path: Path) -> None:
    long = BODIES["contents"].replace("<h1", LINES * 12 + "<h1")
    with printed(book(contents=long), styles, tmp_path / "book.pdf") as made:
        assert destinations(made)["first"][0] == 6
        named = next(link for link in links(made) if link[3] == "first")
        row = [text for text in texts(made.pages[named[0] - 1].obj) if named[1][3] < text.y < named[1][1]]
        assert row[-1].glyphs.endswith(glyph(made, "Tiny", "6"))


@pytest.mark.parametrize(("rows", "more"), [(8, 0), (9, 0), (10, 1)])
def test_what_prints_numbers_takes_less_room_to_save_a_page(
    rows: int, more: int, styles: Styles, tmp_path: Path
) -> None:
    """An index of one line too many would leave a page all but empty; the control has two."""
    line = "<p class='line'><a href='#first' data-page=\"@first\">Все</a>"
    airy = replace(styles, text=styles.text + ".line { height: 5mm; margin: 0 0 calc(2mm * var(--gap)) }")
    text = book(last=f"<div id='index' style='--gap: 1'>{line * rows}</div>")
    pages, problems = print_book(text, airy, tmp_path / "book.pdf")
    assert (pages, problems) == (12 + more, ())


def test_bookmarks_go_on_from_stretch_to_stretch(plain: Path) -> None:
    with pikepdf.open(plain) as made:
        found = bookmarks(made)
    assert [(depth, title) for depth, title, *_ in found] == [
        (1, "Содержание"),
        (1, "Первая"),
        (2, "Часть"),
        (2, "Вторая"),
        (1, "Третья"),
        (2, "Last"),
    ]
    assert all(first[2] <= second[2] for first, second in pairwise(found))
