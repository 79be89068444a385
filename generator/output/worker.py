"""The process of one job: `python -m generator.output.worker FOLDER MEMORY_MB`; started by `jobs`."""

from __future__ import annotations

import json
import os
import pickle
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from generator.output.jobs import ChartJob, Job, PrintJob


@dataclass(frozen=True)
class Report:
    """What the worker hands back."""

    pages: int = 0
    problems: tuple[str, ...] = ()
    missing_library: bool = False
    cpu_seconds: float = 0.0
    peak_mb: float = 0.0


def main(folder: Path, memory_mb: int) -> None:
    """Do the job that lies in the folder and leave the report beside it."""
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    # Written by the parent a moment ago, in a folder that only this user can open.
    job: Job = pickle.loads((folder / "job.pickle").read_bytes())  # noqa: S301
    _limit_memory(memory_mb, addresses=not isinstance(job, ChartJob))
    try:
        report = work(job)
    except MemoryError:
        report = Report(problems=(f"stopped: needed more than {memory_mb} MB of memory",))
    except Exception as error:
        report = Report(problems=(f"{type(error).__name__}: {error}",))
    values = {**asdict(report), "cpu_seconds": time.process_time(), "peak_mb": _peak_mb()}
    beside = folder / "result.part"
    beside.write_text(json.dumps(values), encoding="utf-8")
    beside.replace(folder / "result.json")


def work(job: Job) -> Report:
    """Import the engine of the job and run it; a missing engine is told apart from a failing one."""
    make: Callable[[], tuple[int, tuple[str, ...]]]
    try:
        if isinstance(job, PrintJob):
            from generator.output.books import print_book

            make = lambda: print_book(job.text, job.styles, job.target)  # noqa: E731
        elif isinstance(job, ChartJob):
            from generator.charts.vega_engine import make_svgs

            make = lambda: _draw(job, make_svgs)  # noqa: E731
        else:
            if job.epoch is not None:
                os.environ["SOURCE_DATE_EPOCH"] = str(job.epoch)  # MkDocs reads it while it is imported
            from generator.output.mkdocs_engine import build_site

            make = lambda: build_site(job.config, job.target)  # noqa: E731
    except (ImportError, OSError) as error:  # OSError: cffi does not find Pango and its companions
        return Report(problems=(f"{type(error).__name__}: {error}",), missing_library=True)
    pages, problems = make()
    return Report(pages, problems)


def _draw(job: ChartJob, make_svgs: Callable[[Sequence[str], Path], tuple[str, ...]]) -> tuple[int, tuple[str, ...]]:
    svgs = make_svgs(job.specs, job.fonts)
    job.target.write_text(json.dumps(svgs, ensure_ascii=False), encoding="utf-8")
    return len(svgs), ()


def _leave_with_parent() -> None:
    """End this process when the other end of its input is gone, however the parent died."""
    while os.read(0, 1024):
        pass
    os._exit(1)


def _limit_memory(memory_mb: int, *, addresses: bool) -> None:
    """Refuse memory beyond the bound, and core files, where the system knows such bounds.

    An engine that reserves far more addresses than it ever uses is not bound in `addresses`.
    """
    try:
        import resource
    except ImportError:
        return
    bounds = {resource.RLIMIT_DATA: memory_mb * 2**20, resource.RLIMIT_CORE: 0}
    if addresses:
        bounds[resource.RLIMIT_AS] = memory_mb * 2**20
    for kind, bound in bounds.items():
        try:
            resource.setrlimit(kind, (bound, bound))
        except (ValueError, OSError):
            continue  # macOS does not let this bound be set


def _peak_mb() -> float:
    """Most memory in use so far. Linux lets ru_maxrss begin at that of the parent, so its own record comes first."""
    try:
        for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    except OSError:
        pass
    try:
        import resource
    except ImportError:
        return 0.0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20  # macOS counts bytes


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)  # taking a finished book apart, object by object, would cost a tenth of making it
