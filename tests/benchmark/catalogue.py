"""Measure the site and the check of a generated catalogue: `make bench-catalogue`. It prints, and asserts nothing.

100, 1,000 and 10,000 products by default; other numbers may be named, of one alone no growth is told. Each step is a
process of its own, so that its CPU time and memory are its own, too. Times belong to the machine: what has a target is
a ratio within one run.
"""

from __future__ import annotations

import json
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.benchmark.bench import Run, run, show
from tests.benchmark.grown_catalogue import grow, product_file

Step = Callable[[Path, Path], Mapping[str, float]]
_OWN = "own CPU of "
_PLAIN = {
    "markdown_extensions": {"attr_list": {}, "md_in_html": {}, "tables": {}, "toc": {"permalink": True}},
    "theme": {"name": "material", "font": False},
}


def build(project: Path, out: Path) -> Mapping[str, float]:
    """The site in both languages: CPU seconds of this process and its copies, pages, units made."""
    from generator import pipeline
    from generator.editions.plan import Selection
    from generator.output.copies import CAN_COPY

    begin, spent = time.perf_counter(), dict[str, float]()
    spent["imports"] = time.process_time()
    for name, (place, function) in _stages().items():
        setattr(place, function, _timed(getattr(place, function), spent, name))
    selection, cores = Selection(only="site"), os.cpu_count() or 1
    done = pipeline.build(project, out, selection, jobs=cores, progress=lambda *_: None)
    if not done.published.pages:
        sys.exit("\n".join([*done.published.failures, *map(str, done.problems[:5])]))
    ended = time.perf_counter()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    pages = sum(count for _, count in done.published.pages)
    records = done.published.engines.record_seconds if CAN_COPY else 0.0
    spent["all else"] = time.process_time() - sum(spent.values())
    return {
        **{f"{_OWN}{name}": seconds for name, seconds in spent.items()},
        "own": time.process_time() + records,
        "records": records,
        "wall": ended - begin,
        "peak": max(peak, done.published.engines.peak_mb),
        "pages": pages,
        "made": done.published.made,
    }


def _stages() -> Mapping[str, tuple[object, str]]:
    """The functions in which a build spends its own time, but for the pages of records."""
    from generator import checking, pipeline
    from generator.output import publish
    from generator.output.site_units import Language
    from generator.output.site_works import FollowLinks

    return {
        "reading": (checking, "read_source"),
        "Atlas": (checking, "build_atlas"),
        "rules": (checking, "check_atlas"),
        "planning": (pipeline, "_planned"),
        "texts and keys": (Language, "layout"),
        "links": (FollowLinks, "make"),
        "laying out": (publish, "lay_out"),
        "places": (publish, "write_places"),
    }


def _timed(function: Callable[..., object], spent: dict[str, float], name: str) -> Callable[..., object]:
    """The function, with its CPU seconds counted under a name."""

    def call(*arguments: object, **named: object) -> object:
        begin = time.process_time()
        try:
            return function(*arguments, **named)
        finally:
            spent[name] = spent.get(name, 0.0) + time.process_time() - begin

    return call


def serve(project: Path, out: Path) -> Mapping[str, float]:
    """What editors wait for: a standing process builds the preview, then once more after an edit; wall and CPU of that,
    from the save to the exchange, without the moment in which more saves are waited for."""
    from generator import __version__, manifest, pipeline
    from generator.cli.serve import remembering
    from generator.editions.plan import Selection

    selection, cores, parse = Selection(only="site"), os.cpu_count() or 1, remembering()
    for _ in range(2):  # the second finds a spare folder to be brought in line
        edit(project)
        begin, before = time.perf_counter(), time.process_time()
        manifest.look(project, out, __version__)
        pipeline.build(project, out, selection, jobs=cores, progress=lambda *_: None, is_preview=True, parse=parse)
    return {"wall": time.perf_counter() - begin, "own": time.process_time() - before}


def check(project: Path, out: Path) -> Mapping[str, float]:
    """The check: CPU seconds, records, largest size in MB."""
    from generator import pipeline

    checked = pipeline.check(project)
    if checked.atlas is None:
        sys.exit(str(checked.problems[:3]))
    records = sum(1 for _ in checked.atlas.items)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"own": time.process_time(), "records": records, "peak": peak}


def write_markdown(project: Path, out: Path) -> Mapping[str, float]:
    """The same pages as Markdown, with settings for the plain theme, in a folder for each language."""
    from generator import pipeline
    from generator.editions.plan import Selection
    from generator.output.drawings import find_charts
    from generator.output.folder import BuildFolder
    from generator.output.inputs import freeze
    from generator.output.schedule import Workshop, make
    from generator.output.site_units import Language
    from generator.output.stats import Stats
    from generator.output.units import Layout
    from generator.render.settings import language_settings

    checked = pipeline.check(project)
    if checked.atlas is None:
        sys.exit(str(checked.problems[:3]))
    plan = pipeline.plan(project, checked, Selection(only="site"))
    inputs = freeze(project, out / "inputs", pipeline.shown_pictures(plan), None, os.environ, Stats(out / "stats.json"))
    charts, folder = find_charts(plan, inputs), BuildFolder(out / "drawings")
    with folder.opened(lambda: None):
        layout = Layout(charts.units, checks=tuple(unit.name for unit in charts.units))
        drawn = make([layout], folder.cache, Workshop(folder.fresh("run"), 2), progress=lambda *_: None)
        for site in plan.sites:
            Language(site, plan.sites, {}, charts, inputs).write_docs(out / site.lang / "docs", drawn.units)
            own = {
                "site_name": site.title,
                "site_url": f"https://clusters.example/{site.lang}/",
                "nav": language_settings(site, plan.sites, ())["nav"],
                "plugins": {"search": {"lang": [site.lang]}},
            }
            _write_settings(out / site.lang, {**_PLAIN, **own})
    return {}


def _write_settings(folder: Path, settings: Mapping[str, object]) -> None:
    (folder / "mkdocs.yml").write_text(json.dumps(settings, ensure_ascii=False), encoding="utf-8")
    for page in (folder / "docs").rglob("*.md"):  # the templates are those of our theme
        lines = page.read_text(encoding="utf-8").splitlines(keepends=True)
        page.write_text("".join(line for line in lines if not line.startswith("template:")), encoding="utf-8")


STEPS: Mapping[str, Step] = {"build": build, "check": check, "serve": serve, "write-markdown": write_markdown}


def step(name: str, project: Path, out: Path) -> tuple[Mapping[str, float], Run]:
    """Do a step in a process of its own."""
    done = run("-m", "tests.benchmark.catalogue", name, str(project), str(out))
    return json.loads(done.out.splitlines()[-1]), done


def plain_mkdocs(folder: Path) -> Run:
    """`mkdocs build` with the theme as it comes, a language after the other."""
    wall, cpu, peak = 0.0, 0.0, 0.0
    for lang in ("ru", "en"):
        done = run("-m", "mkdocs", "build", "--quiet", "--config-file", str(folder / lang / "mkdocs.yml"))
        wall, cpu, peak = wall + done.wall, cpu + done.cpu, max(peak, done.peak_mb)
    return Run(wall, cpu, peak, "")


def edit(project: Path) -> None:
    """Change what is said of one product, each time to something else."""
    file = project / product_file(7)
    text = file.read_text(encoding="utf-8")
    new = re.sub(r"(?<=lead-time: \{from: )\d+", lambda days: str(int(days[0]) % 9 + 1), text)
    if new == text:
        sys.exit(f"{file} does not say how long it takes")
    file.write_text(new, encoding="utf-8")


def measure_site(folder: Path, size: int) -> Mapping[str, float]:
    """A clean build; returns what the step told."""
    project = grow(folder / "project", size)
    told, _ = step("build", project, folder / "build")
    show(f"{size} products: pages", f"{told['pages']:.0f}")
    show(f"{size} products: wall", f"{told['wall']:.1f} s")
    show(f"{size} products: own CPU a page", f"{1000 * told['own'] / told['pages']:.1f} ms")
    show(f"{size} products: largest process", f"{told['peak']:.0f} MB", "target < 1500 MB at 10000")
    return told


def measure_mkdocs(folder: Path, told: Mapping[str, float]) -> None:
    """The same pages by MkDocs alone."""
    step("write-markdown", folder / "project", folder / "markdown")
    plain = plain_mkdocs(folder / "markdown")
    show("MkDocs alone, CPU and wall", f"{plain.cpu:.1f} {plain.wall:.1f} s")
    show("own CPU / CPU of MkDocs alone", f"{told['own'] / plain.cpu:.1%}")
    show("pages of records in its place", f"{told['records'] / plain.cpu:.1%}")
    show(
        "all other own CPU / CPU of MkDocs alone", f"{(told['own'] - told['records']) / plain.cpu:.1%}", "target < 15 %"
    )
    for name, seconds in told.items():
        if name.startswith(_OWN):
            each = f"{1000 * seconds / told['pages']:.2f} ms"
            show(f"  {name.removeprefix(_OWN)}, a page", each, f"{seconds / plain.cpu:.1%} of MkDocs")
    show("wall / wall of MkDocs alone", f"{told['wall'] / plain.wall:.2f}", "target < 0.5")


def measure_edit(folder: Path, told: Mapping[str, float]) -> None:
    """One product edited, against a clean build of the same data."""
    edit(folder / "project")
    warm, _ = step("build", folder / "project", folder / "build")
    show("one product edited, wall", f"{warm['wall']:.1f} s")
    show("one product edited / clean", f"1/{told['wall'] / warm['wall']:.1f}", "target < 1/20")
    show("one product edited, own CPU", f"{warm['own']:.1f} s")
    show("one product edited, units made", f"{warm['made']:.0f}")
    step("build", folder / "project", folder / "again")
    same = subprocess.run(
        ["diff", "-rq", str(folder / "build/site"), str(folder / "again/site")], capture_output=True, check=False
    )
    show("one product edited = clean, bytes", "yes" if same.returncode == 0 else "NO", "target yes")
    shutil.rmtree(folder / "again")
    told_by_serve, _ = step("serve", folder / "project", folder / "build")
    show("one product edited, while it serves, wall", f"{told_by_serve['wall']:.1f} s")
    show("one product edited, while it serves, CPU", f"{told_by_serve['own']:.1f} s")


def measure_check(folder: Path, sizes: tuple[int, int]) -> None:
    """The check of a catalogue and ten times as many figures, and of both ten times as large."""
    costs = []
    for size in sizes:
        project = grow(folder / f"check-{size}", size, 10 * size)
        told, _ = step("check", project, folder)
        costs.append(told["own"] / told["records"])
        show(f"check of {size} products: a record", f"{1000 * costs[-1]:.2f} ms")
        show(f"check of {size} products: memory", f"{told['peak']:.0f} MB", "target < 1500 MB at 10000")
    show("check: a record, large / small", f"{costs[1] / costs[0]:.2f}", "target < 1.2")


def main(sizes: list[int]) -> None:
    """All figures, with their targets beside them."""
    costs: dict[int, float] = {}
    for size in sizes:
        with tempfile.TemporaryDirectory(prefix="clusterbook-bench-") as name:
            folder = Path(name)
            told = measure_site(folder, size)
            costs[size] = told["own"] / told["pages"]
            if size <= 1000:
                measure_mkdocs(folder, told)
                measure_edit(folder, told)
    if len(sizes) < 2:
        return  # nothing to compare with
    first, last = sizes[-2:]
    show(f"a page of {last} / of {first}", f"{costs[last] / costs[first]:.2f}", "target < 1.15")
    with tempfile.TemporaryDirectory(prefix="clusterbook-bench-") as name:
        measure_check(Path(name), (first, last))


if __name__ == "__main__":
    if len(sys.argv) == 4 and sys.argv[1] in STEPS:
        print(json.dumps(STEPS[sys.argv[1]](Path(sys.argv[2]), Path(sys.argv[3]))))  # noqa: T201 - for the process above
    else:
        main([int(size) for size in sys.argv[1:]] or [100, 1000, 10_000])
