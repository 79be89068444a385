"""The engine of print in a worker: tagged files, the same bytes each time; all that it complains of is a failure."""

from __future__ import annotations

import sys
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Pdf

from generator.output.jobs import Pool, Result, Task
from generator.output.units import Limits
from generator.output.weasyprint_engine import lay_out, press
from tests.output.conftest import PAGE, book_text, done, print_styles
from tests.output.pdf import texts
from tests.output.works import PrintIt
from tests.project import ROOT

WRONG = {
    "<img src='missing.png' alt='Нет'>": "missing.png",
    "<p style='colour: red'>Текст": "colour",
    "<p><a href='#nowhere'>Текст</a>": "nowhere",
    "<p><a href='other.html'>Текст</a>": "link to a local file",
    "<p>ქ": "U+10E5",
    "<img src='https://example.org/a.png' alt='Нет'>": "not allowed in print: https://example.org/a.png",
    "<img src='file:///etc/passwd' alt='Нет'>": "outside the folders of the document",
    "<svg width='9' height='9'><image href='file:///etc/passwd' width='9' height='9'/></svg>": "outside",
    "<link rel=attachment href='file:///etc/passwd'><p>Текст": "outside the folders of the document",
    "<style>@import url(file:///etc/passwd);</style><p>Текст": "outside the folders of the document",
    "<style>@font-face { font-family: X; src: url(none.ttf) }</style><p>Текст": "none.ttf",
}
RIGHT = "<h1>Кластер</h1><p><a href='#a'>Далее</a> <a href='https://example.org/'>Сайт</a></p><p id='a'>Текст"


def test_a_document_is_tagged_and_says_its_title_and_language(project: Path, tmp_path: Path) -> None:
    body = "<h1 id='a'>Кластер</h1><p>Первая</p><p style='break-before: page'>Вторая"
    result = done(PrintIt(book_text(body), print_styles(project)), tmp_path / "it")
    assert result.problems == ()
    assert result.facts == {"pages": 2}
    assert result.cpu_seconds > 0
    assert result.peak_mb > 10
    with pikepdf.open(tmp_path / "it/made/book.pdf") as pdf:
        assert str(pdf.Root.Lang) == "ru"
        assert pdf.Root.MarkInfo.Marked
        assert "/StructTreeRoot" in pdf.Root
        assert str(pdf.docinfo["/Title"]) == "Кластер"
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
        fonts = {str(font.get("/BaseFont")) for font in pdf.objects if isinstance(font, pikepdf.Dictionary)}
        assert {name.split("+")[-1] for name in fonts if name != "None"} == {"Tiny"}


def printed(project: Path, folder: Path, *bodies: str) -> list[Result]:
    """What comes of books of one body each, all by the same worker; each stands in a folder by its number."""
    (folder / "run").mkdir(parents=True)
    results = []
    with Pool(1, folder / "run") as pool:
        for number, body in enumerate(bodies):
            (folder / str(number)).mkdir()
            pool.start(Task(body, PrintIt(book_text(body), print_styles(project)), folder / str(number)))
            results.append(pool.finished())
    return results


def test_what_the_engine_only_logs_is_a_failure_and_leaves_no_trace(project: Path, tmp_path: Path) -> None:
    """Each fault is told of its own document only, and a sound one has the same bytes before, after and elsewhere."""
    first, *wrong, last = printed(project, tmp_path / "one", RIGHT, *WRONG, RIGHT)
    for result, words in zip(wrong, WRONG.values(), strict=True):
        assert words in " ".join(result.problems), result.name
        assert len(result.problems) <= 2, result.problems
    assert first.problems == last.problems == ()
    (other,) = printed(project, tmp_path / "other", RIGHT)
    assert other.problems == ()
    files = [tmp_path / "one/0", tmp_path / f"one/{len(WRONG) + 1}", tmp_path / "other/0"]
    assert len({(folder / "book.pdf").read_bytes() for folder in files}) == 1
    assert [folder.name for folder in (tmp_path / "one").glob("[0-9]*") if (folder / "book.pdf").exists()] != []
    assert not (tmp_path / "one/1/book.pdf").exists()


def test_a_document_that_never_ends_is_stopped(project: Path, tmp_path: Path) -> None:
    endless = PrintIt(book_text("<table><tr><td colspan=100000000>Текст</table>"), print_styles(project))
    result = done(endless, tmp_path / "it", Limits(seconds=4, memory_mb=4000))
    assert result.problems == ("stopped: took longer than 4 s",)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps the bound on memory")
def test_a_document_that_wants_too_much_memory_is_refused(project: Path, tmp_path: Path) -> None:
    bomb = PrintIt(book_text("<p>" + "Текст " * 3_000_000), print_styles(project))
    result = done(bomb, tmp_path / "it", Limits(memory_mb=250))
    assert result.problems == ("stopped: needed more than 250 MB of memory",)


def test_what_is_drawn_beside_numbers_begins_on_one_line(project: Path, tmp_path: Path) -> None:
    """A number that lacks a decimal has its room within the slot of the column; the control has it beyond."""
    slots = (ROOT / "templates/styles/print-drawn.css").read_text(encoding="utf-8")
    rows = "".join(f'<p><span class="cb-slot cb-slot-14 {pad}">К</span>л</p>' for pad in ("", "cb-pad-1", "cb-pad-p3"))
    for name, css, count in (("sound", slots, 1), ("control", slots.replace(" - var(--pad, 0em)", ""), 3)):
        by = press(print_styles(project, css))
        assert lay_out(PAGE.format(rows), by, by.text, name).write(tmp_path / f"{name}.pdf") == ()
        with Pdf.open(tmp_path / f"{name}.pdf") as pdf:
            found = texts(pdf.pages[0].obj)
        assert len({round(text.x) for text in found[1::2]}) == count
