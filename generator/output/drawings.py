"""All charts of all publications, each drawn once, before anything that shows it is rendered."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from generator.charts.theme import FACES
from generator.components.block import Section
from generator.components.chart import Chart
from generator.editions.publications import Publications
from generator.output.cache import Cache, digest
from generator.output.jobs import ChartJob, JobResult, run_jobs

_SHARE = 60  # charts that are worth the start of an engine


@dataclass(frozen=True)
class Drawn:
    """The SVG of each specification, and what the workers say."""

    svgs: Mapping[str, str]
    results: tuple[JobResult, ...] = ()


def draw(root: Path, work: Path, cache: Cache, publications: Publications, *, jobs: int) -> Drawn:
    """Draw the charts that are not in the cache."""
    fonts = root / "templates/fonts/print"
    seal = digest(
        "chart",
        *(fonts / name for name in FACES),
        f"vl-convert-python={version('vl-convert-python')}",
        _ENGINE.read_bytes(),
    )
    specs = _specs(publications)
    keys = {spec: digest(seal, spec) for spec in specs}
    kept = work / "charts"
    svgs = {spec: path.read_text("utf-8") for spec in specs if cache.get(keys[spec], path := kept / "chart.svg")}
    missing = [spec for spec in specs if spec not in svgs]
    results, made = _make(missing, fonts, kept, jobs) if missing else ((), {})
    for spec, svg in made.items():
        path = kept / "chart.svg"
        path.write_text(svg, encoding="utf-8")
        cache.put(keys[spec], path)
    return Drawn({**svgs, **made}, results)


_ENGINE = Path(__file__).resolve().parents[1] / "charts/vega_engine.py"


def _make(specs: Sequence[str], fonts: Path, folder: Path, jobs: int) -> tuple[tuple[JobResult, ...], dict[str, str]]:
    """Share the specifications out among the workers."""
    folder.mkdir(parents=True, exist_ok=True)
    workers = max(1, min(jobs, len(specs) // _SHARE))
    shares = [tuple(specs[first::workers]) for first in range(workers)]
    tasks = [ChartJob("charts", share, fonts, folder / f"{n}.json") for n, share in enumerate(shares)]
    results = run_jobs(tasks, workers=workers, on_done=lambda _: None)
    if not all(result.ok for result in results):
        return results, {}
    made: dict[str, str] = {}
    for task in tasks:
        made |= zip(task.specs, json.loads(task.target.read_text(encoding="utf-8")), strict=True)
    return results, made


def _specs(publications: Publications) -> list[str]:
    """Every specification once, in the order of the publications."""
    sections = [page.section for site in publications.sites for page in site.pages]
    sections += [section for book in publications.books for section in book.sections]
    return list(dict.fromkeys(chart.spec for chart in charts(sections)))


def charts(sections: Iterable[Section]) -> Iterable[Chart]:
    """The charts of the sections."""
    views = (block.view for section in sections for block in section.blocks)
    return (view for view in views if isinstance(view, Chart))
