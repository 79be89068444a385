"""Measure the build of this project: `make bench`. It prints, and asserts nothing: times belong to the machine.

Everything is made in a folder of its own that is removed afterwards; build/ stays as it is.
"""

from __future__ import annotations

import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FIGURE = re.compile(r"(^core-wage:.*?value: )[0-9.]+", re.DOTALL | re.MULTILINE)  # which pages and both books print

# What the second process does: the line without the command, so that the cost of the engines can be asked for.
BUILD = """
import json, os, sys
from pathlib import Path
from generator import pipeline
from generator.editions.plan import Selection

done = pipeline.build(Path(sys.argv[1]), Path(sys.argv[2]), Selection(), jobs=os.cpu_count() or 1,
                      progress=lambda *_: None)
if not done.published.pages:
    sys.exit("\\n".join(done.published.failures) or "the data have errors: run clusterbook check")
cost = done.published.engines
print(json.dumps({"cpu": cost.cpu_seconds, "charts": cost.chart_seconds, "peak": cost.peak_mb}))
"""

# How the Atlas of twice the figures compares, in CPU time.
GROWTH = """
import tempfile
from pathlib import Path
from tests.kinds.growth import grown, seconds

with tempfile.TemporaryDirectory() as folder:
    small, large = (seconds(grown(Path(folder, str(size)), size), 5) for size in (2000, 4000))
print(f"{large / small:.2f}")
"""


@dataclass(frozen=True)
class Run:
    """A process from start to end: wall and CPU seconds, those of its children apart, and its largest size in MB."""

    wall: float
    cpu: float
    peak_mb: float
    out: str


def run(*command: str) -> Run:
    """Run a command in the root of the project and measure it; `cpu` holds the engines' processes too."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begin = time.perf_counter()
    done = subprocess.run([sys.executable, *command], cwd=ROOT, capture_output=True, text=True, check=False)
    wall = time.perf_counter() - begin
    if done.returncode:
        sys.exit(done.stderr)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Run(wall, cpu, after.ru_maxrss / 1024, done.stdout)


def show(name: str, value: str, target: str = "") -> None:
    print(f"{name:<38} {value:>10}   {target}".rstrip())  # noqa: T201 - it is what the benchmark is for


def edit(file: Path) -> None:
    """Write another value of the figure into a file that holds it."""
    text, count = FIGURE.subn(r"\g<1>39.1", file.read_text(encoding="utf-8"))
    if count != 1:
        sys.exit(f"{file} has no such figure")
    file.write_text(text, encoding="utf-8")


def main() -> None:
    """Clean build, unchanged build, one of an edited figure and check, with the targets beside them."""
    with tempfile.TemporaryDirectory(prefix="clusterbook-bench-") as folder:
        os.environ["XDG_CACHE_HOME"] = folder  # nothing is kept from builds before
        line = run("-c", BUILD, str(ROOT), str(Path(folder, "line")))
        engines = json.loads(line.out)
        data = Path(folder, "data")
        subprocess.run(["git", "clone", "--quiet", ROOT, data], check=True)
        command = ("-m", "generator", "build", "--root", str(data), "--out", str(Path(folder, "command")))
        clean, unchanged = run(*command), run(*command)
        edit(data / "data/clusters/pharma/figures.yml")
        edited = run(*command)
    check = run("-m", "generator", "check")
    show("processors", str(os.cpu_count()))
    show("clean build, wall", f"{line.wall:.2f} s")
    show("clean build, CPU of all processes", f"{line.cpu:.2f} s")
    show("engines' CPU", f"{engines['cpu']:.2f} s")
    own = line.cpu - engines["cpu"] - engines["charts"]
    show("generator's share of CPU", f"{own / line.cpu:.1%}", "target < 10 %")
    show("charts' share of CPU", f"{engines['charts'] / line.cpu:.1%}", "target < 10 %")
    show("wall / engines' CPU", f"{line.wall / engines['cpu']:.2f}", "target < 0.62")
    show("unchanged build, wall", f"{unchanged.wall:.3f} s")
    show("unchanged / clean", f"1/{clean.wall / unchanged.wall:.0f}", "target < 1/30")
    show("one figure edited, CPU", f"{edited.cpu:.2f} s")
    show("edited / clean, CPU", f"1/{clean.cpu / edited.cpu:.1f}", "target < 1/8")
    show("largest process", f"{max(line.peak_mb, engines['peak']):.0f} MB", "target < 500 MB")
    show("check, wall", f"{check.wall:.2f} s")
    show("Atlas of 4000 figures / of 2000", run("-c", GROWTH).out.strip(), "target < 2.2")


if __name__ == "__main__":
    main()
