"""A standing worker: `python -m generator.output.worker`, started by `jobs`, with modules that its works will need.

Works come in on standard input, reports go out on standard output, a JSON line each; whatever engines print goes to
standard error, which is a file.
"""

from __future__ import annotations

import gc
import json
import os
import pickle
import queue
import sys
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from importlib import import_module
from io import FileIO
from pathlib import Path

from generator.output.units import Limits, Needed, Report, Work

# Engines make millions of small things and give nearly all back at once: what runs in circles is looked for seldom.
_SELDOM = (50_000, 20, 50)
# Much more memory in use after a work is a sign of an engine that keeps what it should not: better begin anew.
_FULL_MB = 900
_MUCH_MB = 300  # with so much in use, what runs in circles is looked for after a work


def main() -> None:
    """Report on what was standard output."""
    out = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)
    serve(out, *sys.argv[1:])


def serve(out: FileIO, *modules: str) -> None:
    """Do what comes in until nothing can come any more."""
    gc.set_threshold(*_SELDOM)
    tasks: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_receive, args=(tasks,), daemon=True).start()
    for module in modules:
        with suppress(Exception):  # a work that needs it says what is wrong
            import_module(module)
    spent = 0.0  # the first work has to bear the start of the process
    full = _memory_mb("VmRSS:") + _FULL_MB
    while True:
        # Written by the parent a moment ago, through a pipe that nobody else has.
        work, folder, needed, limits = pickle.loads(tasks.get())  # noqa: S301
        report = {**perform(work, folder, needed, limits), "cpu_seconds": time.process_time() - spent}
        report["is_leaving"] = report["is_out_of_memory"] or _memory_mb("VmRSS:") > full
        spent = time.process_time()
        out.write(json.dumps(report).encode() + b"\n")
        if report["is_leaving"]:
            os._exit(0)


def _receive(tasks: queue.SimpleQueue[bytes]) -> None:
    """Take in works; leave this process when the other end is gone, however the parent died."""
    with os.fdopen(0, "rb", closefd=False) as source:
        while len(size := source.read(8)) == 8:
            tasks.put(source.read(int.from_bytes(size, "big")))
    os._exit(1)


def perform(work: Work, folder: Path, needed: Mapping[str, Needed], limits: Limits) -> dict[str, object]:
    """Do one work within its bounds: its report with the memory that it took, as JSON can hold it."""
    _limit_memory(limits)
    is_missing = is_out_of_memory = False
    try:
        try:
            work.load()
        except (ImportError, OSError) as error:
            # cffi does not find Pango and its companions; what the system refuses has a number.
            is_missing = getattr(error, "errno", None) is None
            report = Report((f"{type(error).__name__}: {error}",))
        else:
            report = work.make(folder, needed)
    except MemoryError:
        is_out_of_memory = True
        report = Report((f"stopped: needed more than {limits.memory_mb} MB of memory",))
    except Exception as error:
        report = Report((f"{type(error).__name__}: {error}",))
    if _memory_mb("VmRSS:") > _MUCH_MB:
        gc.collect()
    return {
        "problems": list(report.problems),
        "facts": dict(report.facts),
        "missing_library": is_missing,
        "peak_mb": _memory_mb("VmHWM:"),
        "is_out_of_memory": is_out_of_memory,
    }


def _limit_memory(limits: Limits) -> None:
    """Refuse memory beyond the bound, and core files, where the system knows such bounds; the next work has its own."""
    try:
        import resource
    except ImportError:
        return
    size = limits.memory_mb * 2**20
    bounds = {resource.RLIMIT_DATA: size, resource.RLIMIT_CORE: 0}
    bounds[resource.RLIMIT_AS] = size if limits.addresses else resource.RLIM_INFINITY
    for kind, bound in bounds.items():
        hard = resource.getrlimit(kind)[1]
        try:
            resource.setrlimit(kind, (bound if hard == resource.RLIM_INFINITY else min(bound, hard), hard))
        except (ValueError, OSError):
            continue  # macOS does not let this bound be set


def _memory_mb(name: str) -> float:
    """Most memory in use so far (VmHWM) or now (VmRSS). Linux lets ru_maxrss begin at that of the parent, so its own
    record comes first."""
    try:
        for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
            if line.startswith(name):
                return int(line.split()[1]) / 1024
    except OSError:
        pass
    try:
        import resource
    except ImportError:
        return 0.0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20  # macOS counts bytes


if __name__ == "__main__":
    main()
    sys.exit(1)
