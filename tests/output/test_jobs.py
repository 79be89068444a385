"""Jobs end in time and in bounds, and everything an engine complains of is a failure."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pikepdf
import pytest

from generator.charts.lines import Line, Panel, Point, line_panels
from generator.output.jobs import ChartJob, Job, JobResult, run_jobs
from generator.output.worker import work
from tests.output.conftest import print_job
from tests.project import ROOT

FONTS = ROOT / "templates/fonts/print"


def run(*jobs: Job, timeout: float = 60, memory_mb: int = 2000) -> tuple[JobResult, ...]:
    return run_jobs(jobs, workers=2, on_done=lambda result: None, timeout=timeout, memory_mb=memory_mb)


def alone(job: Job) -> JobResult:
    return run(job)[0]


def children() -> set[str]:
    task = Path(f"/proc/self/task/{os.getpid()}/children")
    return set(task.read_text(encoding="ascii").split()) if task.exists() else set()


def test_a_document_is_tagged_and_says_its_title_and_language(project: Path) -> None:
    result = alone(print_job(project, "<h1 id='a'>Кластер</h1><p>Первая</p><p style='break-before: page'>Вторая"))
    assert result.problems == ()
    assert result.ok
    assert result.pages == 2
    assert result.cpu_seconds > 0
    assert result.peak_mb > 10
    with pikepdf.open(project.parent / "book.pdf") as pdf:
        assert str(pdf.Root.Lang) == "ru"
        assert pdf.Root.MarkInfo.Marked
        assert "/StructTreeRoot" in pdf.Root
        assert str(pdf.docinfo["/Title"]) == "Кластер"
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
        fonts = {str(font.get("/BaseFont")) for font in pdf.objects if isinstance(font, pikepdf.Dictionary)}
        assert {name.split("+")[-1] for name in fonts if name != "None"} == {"Tiny"}


def test_two_runs_give_the_same_bytes(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    body = "<h1>Кластер</h1><p><a href='#a'>Далее</a> <a href='https://example.org/'>Сайт</a></p><p id='a'>Текст"
    assert all(result.ok for result in run(print_job(project, body, name="one"), print_job(project, body, name="two")))
    first, second = ((project.parent / f"{name}.pdf").read_bytes() for name in ("one", "two"))
    assert first == second


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("<img src='missing.png' alt='Нет'>", "missing.png"),
        ("<p style='colour: red'>Текст", "colour"),
        ("<p><a href='#nowhere'>Текст</a>", "nowhere"),
        ("<p><a href='other.html'>Текст</a>", "link to a local file"),
        ("<p>ქ", "U+10E5"),
        ("<img src='https://example.org/a.png' alt='Нет'>", "not allowed in print: https://example.org/a.png"),
        ("<img src='file:///etc/passwd' alt='Нет'>", "outside the folders of the document"),
        ("<svg width='9' height='9'><image href='file:///etc/passwd' width='9' height='9'/></svg>", "outside"),
        ("<link rel=attachment href='file:///etc/passwd'><p>Текст", "outside the folders of the document"),
        ("<style>@import url(file:///etc/passwd);</style><p>Текст", "outside the folders of the document"),
        ("<style>@font-face { font-family: X; src: url(none.ttf) }</style><p>Текст", "none.ttf"),
    ],
)
def test_what_the_engine_only_logs_is_a_failure(project: Path, body: str, words: str) -> None:
    result = alone(print_job(project, body))
    assert not result.ok
    assert words in " ".join(result.problems)
    assert not (project.parent / "book.pdf").exists()


def test_a_job_that_hangs_is_stopped_and_the_others_are_done(project: Path) -> None:
    before = children()
    endless = print_job(project, "<table><tr><td colspan=100000000>Текст</table>", name="endless")
    done: list[str] = []
    results = run_jobs(
        (print_job(project, "<p>Текст", name="short"), endless),
        workers=2,
        on_done=lambda result: done.append(result.name),
        timeout=5,
        memory_mb=4000,
    )
    assert [result.name for result in results] == ["short", "endless"]
    assert [result.ok for result in results] == [True, False]
    assert results[1].problems == ("stopped: took longer than 5 s",)
    assert done == ["short", "endless"]
    assert children() == before


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps the bound on memory")
def test_a_job_that_wants_too_much_memory_is_refused(project: Path) -> None:
    bomb = print_job(project, "<p>Текст</p>" * 60_000, name="bomb")
    (result,) = run(bomb, memory_mb=250)
    assert not result.ok
    assert result.problems == ("stopped: needed more than 250 MB of memory",)


def test_a_crash_becomes_a_message(project: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text("import os\nos.kill(os.getpid(), 11)\n", encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    result = alone(print_job(project, "<p>Текст"))
    assert not result.ok
    assert result.problems == ("the process ended by signal SIGSEGV",)


def test_a_missing_library_is_told_apart(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    monkeypatch.delitem(sys.modules, "generator.output.weasyprint_engine", raising=False)
    report = work(print_job(project, "<p>Текст"))
    assert report.missing_library
    assert "weasyprint" in report.problems[0]


def test_ctrl_c_stops_the_children(project: Path) -> None:
    before = children()

    def interrupt(result: JobResult) -> None:
        raise KeyboardInterrupt

    jobs = [print_job(project, "<p>Текст"), print_job(project, "<p>Текст" * 5000, name="long")]
    with pytest.raises(KeyboardInterrupt):
        run_jobs(jobs, workers=2, on_done=interrupt)
    assert children() == before


@pytest.mark.skipif(sys.platform == "win32", reason="processes are looked for as on Unix")
def test_a_worker_does_not_outlive_a_killed_parent(tmp_path: Path) -> None:
    script = (
        "import sys, pathlib\n"
        "from generator.output.book_pages import Styles\n"
        "from generator.output.jobs import PrintJob, run_jobs\n"
        "from generator.render.stretches import BookText, Stretch\n"
        "page = '<table><tr><td colspan=100000000>x</table>'\n"
        "here = pathlib.Path(sys.argv[1])\n"
        "text = BookText('endless', (Stretch('endless', page),), page)\n"
        "job = PrintJob('endless', text, Styles(here, (here,), '', '', ''), here / 'x.pdf')\n"
        "run_jobs([job], workers=1, on_done=print, memory_mb=4000)\n"
    )
    environment = {**os.environ, "TMPDIR": str(tmp_path), "PYTHONPATH": str(Path(__file__).parents[2])}
    parent = subprocess.Popen([sys.executable, "-c", script, str(tmp_path)], env=environment)
    running = f"generator.output.worker {tmp_path}"
    assert waited_for(lambda: running in processes())
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    assert waited_for(lambda: running not in processes())


def processes() -> str:
    return subprocess.run(["ps", "-eww", "-o", "args"], capture_output=True, text=True, check=True).stdout


def waited_for(is_so: Callable[[], bool], tries: int = 200) -> bool:
    for _ in range(tries):
        if is_so():
            return True
        time.sleep(0.1)
    return False


def test_engines_stay_out_of_the_parent() -> None:
    code = "import sys, generator.output.jobs; sys.exit(any(m in sys.modules for m in ('mkdocs', 'weasyprint')))"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[2])


def test_charts_are_drawn_without_the_bound_of_addresses(tmp_path: Path) -> None:
    target = tmp_path / "charts.json"
    spec = line_panels([Panel("Members", "firms", (Line("plan", (Point("2020", Decimal(7), "7"),)),))], zero=True)
    result = alone(ChartJob("charts", (spec, spec), FONTS, target))
    assert (result.ok, result.problems, result.pages) == (True, (), 2)
    first, second = json.loads(target.read_text(encoding="utf-8"))
    assert first == second
    assert ">7</text>" in first


def test_a_specification_that_cannot_be_drawn_is_a_failure(tmp_path: Path) -> None:
    result = alone(ChartJob("charts", ('{"mark": 7}',), FONTS, tmp_path / "charts.json"))
    assert not result.ok
    assert result.problems
