"""Measure the review of a change: `make bench-review`. It prints, and asserts nothing: times belong to the machine.

What has a target is a ratio within one run: what a review costs by the loading of the data (every file read and parsed,
and the Atlas built of them), both as processes of their own and by the CPU time that they take; then how the review of
a generated catalogue grows with the products that change.
"""

from __future__ import annotations

import json
import re
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median

from tests.benchmark.bench import ROOT, run, show
from tests.benchmark.grown_catalogue import grow

TIMES = 5
CHANGED = (10, 100, 1000)
# Each prints what it took without the start of Python and the loading of the program.
_LOAD = """
import json, sys, time
from pathlib import Path
from generator.kinds.build import build_atlas
from generator.source.records import read_source

begin = time.process_time()
source, problems = read_source(Path(sys.argv[1]))
atlas, more = build_atlas(source)
if atlas is None or problems:
    sys.exit("the data have errors: run clusterbook check")
print(json.dumps({"own": time.process_time() - begin}))
"""
_REVIEW = """
import json, sys, time
from pathlib import Path
from generator.review.report import report_of
from generator.review.side import read_sides
from generator.review.writing import as_markdown

begin = time.process_time()
said = as_markdown(report_of(*read_sides(Path(sys.argv[1]), Path(sys.argv[2])), "ru"))
print(json.dumps({"own": time.process_time() - begin, "said": len(said)}))
"""


def copied(into: Path) -> Path:
    """The data of this project."""
    for name in ("data", "catalogs", "docs"):
        shutil.copytree(ROOT / name, into / name)
    return Path(shutil.copy(ROOT / "mkdocs.yml", into)).parent


def with_another_figure(project: Path) -> None:
    """One figure more by one, in the first cluster that has figures."""
    file = sorted(project.glob("data/clusters/*/figures.yml"))[-1]
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(r"(value: )(\d+)", lambda found: f"{found[1]}{int(found[2]) + 1}", text, count=1))


def with_others(project: Path, count: int) -> None:
    """So many products with another order of things to pay."""
    for file in sorted(project.glob("data/clusters/*/products/*.yml"))[:count]:
        text = file.read_text(encoding="utf-8")
        file.write_text(re.sub(r"(ru: \S+)", r"\1 новый", text, count=1), encoding="utf-8")


def costs(*command: str) -> tuple[float, float]:
    """CPU seconds of the whole process, and of what it is for."""
    done = run("-c", *command)
    return done.cpu, float(json.loads(done.out)["own"])


def side_by_side(*measures: Callable[[], tuple[float, float]]) -> list[tuple[float, float]]:
    """The middle of several runs of each, one after the other: a machine that is busy is so for all of them."""
    found = [[measure() for measure in measures] for _ in range(TIMES)]
    return [(median(one[0] for one in runs), median(one[1] for one in runs)) for runs in zip(*found, strict=True)]


def main() -> None:
    """One figure of the real data, then more and more products of a generated catalogue."""
    with tempfile.TemporaryDirectory(prefix="clusterbook-bench-") as folder:
        old, new = copied(Path(folder, "old")), copied(Path(folder, "new"))
        with_another_figure(new)
        (load, own_load), (review, own_review) = side_by_side(
            lambda: costs(_LOAD, str(new)), lambda: costs(_REVIEW, str(old), str(new))
        )
        show("loading, CPU of the process", f"{load:.2f} s")
        show("review of one figure, CPU", f"{review:.2f} s")
        show("review / loading", f"{review / load:.2f}", "target ≤ 3")
        show("the same without starting the program", f"{own_review / own_load:.2f}")
        if "--growth" not in sys.argv:
            return
        base = grow(Path(folder, "catalogue"), max(CHANGED))
        before = 0.0
        for count in CHANGED:
            changed = Path(shutil.copytree(base, Path(folder, f"changed-{count}")))
            with_others(changed, count)
            own = costs(_REVIEW, str(base), str(changed))[1]
            grown = f"{own / before:.1f} times as much" if before else ""
            show(f"review of {count} changed products, CPU", f"{own:.1f} s", grown)
            before = own


if __name__ == "__main__":
    main()
