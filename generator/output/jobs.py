"""Standing workers: processes that do one work after the other, each bounded in time and memory, and can be killed."""

from __future__ import annotations

import json
import os
import pickle
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from pathlib import Path
from types import TracebackType

from generator.output.copies import COPY, Copy
from generator.output.marks import Facts
from generator.output.units import Late, Limits, Needed, Work

_CLOCK = "315532800"  # what engines take for now: 1 January 1980. The day of the data stands in what they are given
_PACKAGE_ROOT = Path(__file__).resolve().parents[2]
_MESSAGES = "messages.txt"  # what a worker prints
_FONTS_CONF = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><cachedir>{folder}</cachedir></fontconfig>
"""


@dataclass(frozen=True)
class Task:
    """A work to be done: the empty folder to fill, the units that it needs, its bounds, and the engine it uses."""

    name: str
    work: Work
    folder: Path
    needed: Mapping[str, Needed] = field(default_factory=dict)
    limits: Limits = field(default_factory=Limits)
    engine: str = ""


@dataclass(frozen=True)
class Result:
    """What came of a task: `problems` are the engine's own words, `seconds` wall time.

    `is_spent`: the worker had done other works before and broke a bound or died, which says nothing of this task.
    """

    name: str
    problems: tuple[str, ...] = ()
    facts: Facts = field(default_factory=dict)
    missing_library: bool = False
    cpu_seconds: float = 0.0
    peak_mb: float = 0.0
    seconds: float = 0.0
    is_spent: bool = False


class Reach(IntEnum):
    """What a task finds, the best first: an idle worker with its engine; room for a worker that loads it; room where
    others that have loaded it are busy; no room."""

    LOADED = 0
    NEW = 1
    AGAIN = 2
    NONE = 3


@dataclass
class _Worker:
    """A running process with the folder that holds what it leaves behind, and the task that it has in hand."""

    number: int
    folder: Path
    process: subprocess.Popen[bytes] | Copy
    engines: set[str] = field(default_factory=set)
    is_copy: bool = False  # of this process, and does nothing else
    is_free_of_bounds: bool = False  # an engine in it has reserved more addresses than other works may have
    tasks: int = 0
    task: Task | None = None
    started: float = 0.0
    said: int = 0  # bytes of its messages before this task

    @property
    def deadline(self) -> float:
        """When its task must be done."""
        return self.started + (self.task.limits.seconds if self.task else 0)


class Pool:
    """At most `size` workers, started as they are needed, all in a folder of their own, which must exist.

    To be used in a `with`: whatever ends that, Ctrl-C included, ends the processes too.
    """

    def __init__(self, size: int, folder: Path) -> None:
        self._size = max(size, 1)
        self._folder = folder
        self._workers: dict[int, _Worker] = {}
        self._planned: Mapping[str, Work | Late] = {}
        self._words: queue.SimpleQueue[tuple[int, bytes]] = queue.SimpleQueue()
        self._count = 0

    def __enter__(self) -> Pool:
        """Nothing is started yet."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """End all workers."""
        for worker in list(self._workers.values()):
            self._end(worker)

    def expect(self, module: str, *engines: str, workers: int = 1) -> None:
        """Have so many workers load these engines, by importing a module, before they are given work. That takes a
        second: others begin when it is known that there is enough for them."""
        while len(self._workers) < min(workers, self._size):
            self._new(module).engines.update(engines)

    def plan(self, works: Mapping[str, Work | Late]) -> None:
        """Works that copies of this process will do, by the names of their units; a copy that knows nothing of these
        is given nothing more."""
        self._planned = works
        for worker in self._workers.values():
            worker.engines.discard(COPY)

    @property
    def busy(self) -> int:
        """How many tasks are in hand."""
        return sum(worker.task is not None for worker in self._workers.values())

    @property
    def is_full(self) -> bool:
        """Whether nothing more can be started now."""
        return self.busy >= self._size

    def reach(self, engine: str, *, addresses: bool) -> Reach:
        """What a task for the engine would find now."""
        if self._idle(engine, addresses=addresses):
            return Reach.LOADED
        if self.is_full:
            return Reach.NONE
        fit = (worker for worker in self._workers.values() if not (addresses and worker.is_free_of_bounds))
        return Reach.AGAIN if any(engine in worker.engines for worker in fit) else Reach.NEW

    def start(self, task: Task) -> None:
        """Give the task to a worker; there must be room."""
        addresses = task.limits.addresses
        worker = self._idle(task.engine, addresses=addresses) or self._other(task)
        worker.task, worker.started = task, time.monotonic()
        worker.said = _length(worker.folder / _MESSAGES)
        worker.tasks += 1
        worker.engines.add(task.engine)
        worker.is_free_of_bounds |= not addresses
        content = pickle.dumps((task.work, task.folder, dict(task.needed), task.limits))
        try:
            assert worker.process.stdin is not None  # noqa: S101 - it was opened with a pipe
            worker.process.stdin.write(len(content).to_bytes(8, "big") + content)
            worker.process.stdin.flush()
        except OSError:
            return  # it has died; the reader of its words will say so

    def finished(self) -> Result:
        """Wait for the next task that is done, or whose time is up, or whose worker has died."""
        while True:
            busy = [worker for worker in self._workers.values() if worker.task]
            if not busy:
                raise ValueError("no task is in hand")
            first = min(busy, key=lambda worker: worker.deadline)
            try:
                number, line = self._words.get(timeout=max(0.0, first.deadline - time.monotonic()))
            except queue.Empty:
                self._end(first)
                assert first.task is not None  # noqa: S101 - it is busy
                return _failure(first, first.task, f"stopped: took longer than {first.task.limits.seconds:g} s")
            worker = self._workers.get(number)
            if worker is not None and (result := self._heard(worker, line)):
                return result

    def done(self) -> Result | None:
        """The next task that is done already, or whose worker has died; nothing where none is."""
        while True:
            try:
                number, line = self._words.get_nowait()
            except queue.Empty:
                return None
            worker = self._workers.get(number)
            if worker is not None and (result := self._heard(worker, line)):
                return result

    def _heard(self, worker: _Worker, line: bytes) -> Result | None:
        """A report, or the end of a worker's words: it has died."""
        task = worker.task
        if not line:
            self._end(worker)
            return _death(worker, task) if task else None
        if task is None:
            return None
        report = json.loads(line)
        result = _result(worker, task, report)
        worker.task = None
        if report["is_leaving"]:
            self._end(worker)
        return result

    def _idle(self, engine: str, *, addresses: bool) -> _Worker | None:
        """A worker that has the engine and nothing to do."""
        idle = (worker for worker in self._workers.values() if worker.task is None)
        return next((w for w in idle if engine in w.engines and not (addresses and w.is_free_of_bounds)), None)

    def _other(self, task: Task) -> _Worker:
        """A worker that is to load another engine: a new one while there may be more, else an idle one."""
        new = self._copy if task.engine == COPY else self._new
        if len(self._workers) < self._size:
            return new()
        idle = [worker for worker in self._workers.values() if worker.task is None]
        fit = [one for one in idle if not one.is_copy and not (task.limits.addresses and one.is_free_of_bounds)]
        if fit and task.engine != COPY:
            return fit[0]
        self._end(idle[0])
        return new()

    def _copy(self) -> _Worker:
        folder = self._folder_of_next()
        return self._hired(_Worker(self._count, folder, Copy(self._planned, folder / _MESSAGES), is_copy=True))

    def _folder_of_next(self) -> Path:
        self._count += 1
        folder = self._folder / f"worker-{self._count}"
        folder.mkdir(mode=0o700)
        return folder

    def _new(self, *modules: str) -> _Worker:
        folder = self._folder_of_next()
        (folder / "fonts.conf").write_text(_FONTS_CONF.format(folder=folder), encoding="utf-8")
        with (folder / _MESSAGES).open("wb") as messages:
            process = subprocess.Popen(  # noqa: S603 - modules that our own code names
                [sys.executable, "-m", "generator.output.worker", *modules],
                stdin=subprocess.PIPE,  # closed by the system if this process dies: the worker then leaves too
                stdout=subprocess.PIPE,
                stderr=messages,
                env=_environment(folder),
            )
        return self._hired(_Worker(self._count, folder, process))

    def _hired(self, worker: _Worker) -> _Worker:
        self._workers[worker.number] = worker
        threading.Thread(target=_listen, args=(worker.number, worker.process, self._words), daemon=True).start()
        return worker

    def _end(self, worker: _Worker) -> None:
        del self._workers[worker.number]
        worker.process.kill()
        worker.process.wait()
        try:
            if worker.process.stdin is not None:
                worker.process.stdin.close()
        except OSError:
            pass  # what was still to be sent has no reader


def _listen(number: int, process: subprocess.Popen[bytes] | Copy, words: queue.SimpleQueue[tuple[int, bytes]]) -> None:
    """Hand on what a worker says; an empty line at its end."""
    assert process.stdout is not None  # noqa: S101 - it was opened with a pipe
    with process.stdout as lines:
        for line in lines:
            if line.endswith(b"\n"):  # not what a dying worker began to say
                words.put((number, line))
    words.put((number, b""))


def _environment(folder: Path) -> dict[str, str]:
    """The environment of a worker: the same result on every machine, nothing left behind outside its folder."""
    path = os.pathsep.join(filter(None, (str(_PACKAGE_ROOT), os.environ.get("PYTHONPATH", ""))))
    return {
        **os.environ,
        "PYTHONPATH": path,
        "PYTHONHASHSEED": "0",
        "SOURCE_DATE_EPOCH": _CLOCK,
        "PYTHONUTF8": "1",
        "TMPDIR": str(folder),
        # No system fonts: only those of our own @font-face rules exist.
        "FONTCONFIG_FILE": str(folder / "fonts.conf"),
    }


def _result(worker: _Worker, task: Task, report: Mapping[str, object]) -> Result:
    values = {name: report[name] for name in ("facts", "missing_library", "cpu_seconds", "peak_mb")}
    problems = report["problems"]
    return Result(
        task.name,
        tuple(problems) if isinstance(problems, list) else (),
        seconds=time.monotonic() - worker.started,
        is_spent=bool(report["is_out_of_memory"]) and worker.tasks > 1,
        **values,  # type: ignore[arg-type]  # written by our own worker
    )


def _failure(worker: _Worker, task: Task, problem: str, *, is_spent: bool = False) -> Result:
    return Result(task.name, (problem,), seconds=time.monotonic() - worker.started, is_spent=is_spent)


def _death(worker: _Worker, task: Task) -> Result:
    """One sentence about a worker that left no report."""
    with (worker.folder / _MESSAGES).open("rb") as file:
        file.seek(worker.said)
        text = file.read().decode(errors="replace").strip()
    last = text.splitlines()[-1].strip() if text else ""
    if "MemoryError" in text:
        said = f"stopped: needed more than {task.limits.memory_mb} MB of memory"
        return _failure(worker, task, said, is_spent=worker.tasks > 1)
    code = worker.process.wait()
    try:
        how = f"by signal {signal.Signals(-code).name}" if code < 0 else f"with exit code {code}"
    except ValueError:
        how = f"by signal {-code}"
    return _failure(worker, task, f"the process ended {how}" + (f": {last}" if last else ""), is_spent=worker.tasks > 1)


def _length(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0
