"""Run the engines, each job in its own process that can be stopped, bounded in time and memory."""

from __future__ import annotations

import json
import math
import os
import pickle
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.output.book_pages import Styles
from generator.render.stretches import BookText

_POLL_SECONDS = 0.05
_PACKAGE_ROOT = Path(__file__).resolve().parents[2]
_FONTS_CONF = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><cachedir>{folder}</cachedir></fontconfig>
"""


@dataclass(frozen=True)
class PrintJob:
    """A book to lay out and bind."""

    name: str
    text: BookText
    styles: Styles
    target: Path


@dataclass(frozen=True)
class SiteJob:
    """A site in one language to make: its MkDocs configuration and the folder to fill; `epoch` dates its pages."""

    name: str
    config: Path
    target: Path
    epoch: int | None = None


@dataclass(frozen=True)
class ChartJob:
    """Charts to draw: the target becomes a JSON list with one SVG for each specification."""

    name: str
    specs: tuple[str, ...]
    fonts: Path
    target: Path


Job = PrintJob | SiteJob | ChartJob


@dataclass(frozen=True)
class JobResult:
    """What came of a job: `problems` are the engine's own words, `seconds` wall time."""

    name: str
    ok: bool
    pages: int
    seconds: float
    cpu_seconds: float
    peak_mb: float
    problems: tuple[str, ...]
    missing_library: bool = False


@dataclass(frozen=True)
class _Running:
    """A started job with the folder of its own that holds everything it leaves behind."""

    job: Job
    folder: Path
    process: subprocess.Popen[bytes]
    started: float

    @property
    def seconds(self) -> float:
        """Wall time since the start."""
        return time.monotonic() - self.started


def run_jobs(
    jobs: Sequence[Job],
    *,
    workers: int,
    on_done: Callable[[JobResult], None],
    timeout: float = 600,
    memory_mb: int = 2000,
) -> tuple[JobResult, ...]:
    """Run the jobs, at most `workers` at once; results come in the order of the jobs, `on_done` as they finish.

    Whatever ends this function early, Ctrl-C included, ends the processes too.
    """
    waiting = _longest_first(jobs)
    running: dict[int, _Running] = {}
    results: dict[int, JobResult] = {}
    with tempfile.TemporaryDirectory(prefix="clusterbook-", ignore_cleanup_errors=True) as folder:
        try:
            while waiting or running:
                while waiting and len(running) < max(workers, 1):
                    number = waiting.pop(0)
                    running[number] = _start(jobs[number], Path(folder, str(number)), memory_mb)
                for number, result in _finished(running, timeout, memory_mb):
                    del running[number]
                    results[number] = result
                    on_done(result)
                time.sleep(_POLL_SECONDS)
        finally:
            _stop(running.values())
    return tuple(results[number] for number in range(len(jobs)))


def _longest_first(jobs: Sequence[Job]) -> list[int]:
    """Numbers of the jobs in the order to start them: a site takes longer than any book, then books by size."""
    sizes = [_size(job.text) if isinstance(job, PrintJob) else math.inf for job in jobs]
    return sorted(range(len(jobs)), key=lambda number: -sizes[number])


def _size(text: BookText) -> int:
    return sum(len(stretch.html) for stretch in text.stretches)


def _start(job: Job, folder: Path, memory_mb: int) -> _Running:
    folder.mkdir()
    (folder / "job.pickle").write_bytes(pickle.dumps(job))
    (folder / "fonts.conf").write_text(_FONTS_CONF.format(folder=folder), encoding="utf-8")
    command = [sys.executable, "-P", "-m", "generator.output.worker", str(folder), str(memory_mb)]
    with (folder / "messages.txt").open("wb") as messages:
        # Its input stays open and empty: the worker leaves when it is closed, so it cannot outlive this process.
        # A session of its own keeps the terminal's Ctrl-C for this process, which then stops the workers.
        process = subprocess.Popen(  # noqa: S603 – our own module, no input of others
            command,
            stdin=subprocess.PIPE,
            stdout=messages,
            stderr=messages,
            env=_environment(folder),
            start_new_session=True,
        )
    return _Running(job, folder, process, time.monotonic())


def _environment(folder: Path) -> dict[str, str]:
    """The environment of a worker: the same result on every machine, nothing left behind outside its folder."""
    path = os.pathsep.join(filter(None, (str(_PACKAGE_ROOT), os.environ.get("PYTHONPATH", ""))))
    return {
        **os.environ,
        "PYTHONPATH": path,
        "PYTHONHASHSEED": "0",
        "PYTHONUTF8": "1",
        "TMPDIR": str(folder),
        # No system fonts: only those of our own @font-face rules exist.
        "FONTCONFIG_FILE": str(folder / "fonts.conf"),
    }


def _finished(running: dict[int, _Running], timeout: float, memory_mb: int) -> list[tuple[int, JobResult]]:
    """The jobs that are over, by themselves or because their time is up."""
    over: list[tuple[int, JobResult]] = []
    for number, one in running.items():
        code = one.process.poll()
        if code is not None:
            _stop([one])
            over.append((number, _result(one, code, memory_mb)))
        elif one.seconds > timeout:
            _stop([one])
            over.append((number, _failure(one, f"stopped: took longer than {timeout:g} s")))
    return over


def _stop(running: Iterable[_Running]) -> None:
    for one in running:
        one.process.kill()
    for one in running:
        one.process.wait()
        if one.process.stdin is not None:
            one.process.stdin.close()


def _result(one: _Running, code: int, memory_mb: int) -> JobResult:
    """Read what the worker wrote, or say how it died."""
    try:
        report = json.loads((one.folder / "result.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        return _failure(one, _death(one, code, memory_mb))
    problems = tuple(report["problems"])
    return JobResult(
        name=one.job.name,
        ok=not problems,
        pages=report["pages"],
        seconds=one.seconds,
        cpu_seconds=report["cpu_seconds"],
        peak_mb=report["peak_mb"],
        problems=problems,
        missing_library=report["missing_library"],
    )


def _failure(one: _Running, problem: str) -> JobResult:
    return JobResult(one.job.name, False, 0, one.seconds, 0.0, 0.0, (problem,))


def _death(one: _Running, code: int, memory_mb: int) -> str:
    """One sentence about a worker that left no report."""
    text = (one.folder / "messages.txt").read_text(encoding="utf-8", errors="replace").strip()
    last = text.splitlines()[-1].strip() if text else ""
    if "MemoryError" in text:
        return f"stopped: needed more than {memory_mb} MB of memory"
    try:
        how = f"by signal {signal.Signals(-code).name}" if code < 0 else f"with exit code {code}"
    except ValueError:
        how = f"by signal {-code}"
    return f"the process ended {how}" + (f": {last}" if last else "")
