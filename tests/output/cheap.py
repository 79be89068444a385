"""Engines that cost nothing, in this process: what they make still holds all that the real ones would have read.

Units, keys, needs, cache and exchange stay the real ones, so that whole builds can be tried in their hundreds.
"""

from __future__ import annotations

import html
import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.charts.theme import FACES
from generator.output import chart_works, press_works, print_works, schedule, site_works
from generator.output.book_pages import Page, write_pages
from generator.output.cache import digest
from generator.output.copies import Planned
from generator.output.jobs import Reach, Result, Task
from generator.output.listing import keep_files
from generator.output.policy import policy
from generator.output.units import Late, Needed, Report, Work, settled
from generator.render.places import page_url


class Inline:
    """Stands in for a pool: a task is done in this process, when its result is asked for."""

    def __init__(self, size: int, folder: Path) -> None:
        self._task: Task | None = None
        self._planned: Mapping[str, Work | Late] = {}

    def __enter__(self) -> Inline:
        """Nothing is started."""
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing is to be ended."""

    def plan(self, works: Mapping[str, Work | Late]) -> None:
        """What copies of this process would do, is done in this one."""
        self._planned = works

    def expect(self, module: str, *engines: str, workers: int = 1) -> None:
        """Nothing is loaded."""

    @property
    def busy(self) -> int:
        """One task at a time."""
        return int(self._task is not None)

    @property
    def is_full(self) -> bool:
        """Whether it has one."""
        return self._task is not None

    def reach(self, engine: str, *, addresses: bool) -> Reach:
        """Room, if nothing is in hand."""
        return Reach.LOADED if self._task is None else Reach.NONE

    def start(self, task: Task) -> None:
        """Take it."""
        self._task = task

    def done(self) -> Result | None:
        """Nothing is done before it is waited for."""
        return None

    def finished(self) -> Result:
        """Do it."""
        task, self._task = self._task, None
        assert task is not None
        planned = self._planned[task.name] if isinstance(task.work, Planned) else task.work
        report = settled(planned, task.needed).make(task.folder, task.needed)
        return Result(task.name, report.problems, report.facts)


def cheap_engines(patch: pytest.MonkeyPatch) -> None:
    """Put the cheap engines in the place of the real ones."""
    patch.setattr(schedule, "Pool", Inline)
    patch.setattr(chart_works.DrawChart, "make", _draw)
    patch.setattr(print_works.LayOut, "make", _lay_out)
    patch.setattr(print_works.Bind, "make", _bind)
    patch.setattr(press_works.MakePress, "make", _press)
    patch.setattr(site_works.OpenLanguage, "make", _open)
    patch.setattr(site_works.MakePage, "make", _page)


def draw_nothing(self: chart_works.DrawChart, folder: Path, needed: Mapping[str, Needed]) -> Report:
    """An empty drawing."""
    (folder / "chart.svg").write_text('<svg width="482" height="20" viewBox="0 0 482 20"></svg>', encoding="utf-8")
    return Report()


def _draw(self: chart_works.DrawChart, folder: Path, needed: Mapping[str, Needed]) -> Report:
    """A drawing that shows which specification and faces it was drawn from: the engine takes no others."""
    mark = digest(self.spec, *(self.fonts / name for name in FACES))
    svg = f'<svg width="482" height="20" viewBox="0 0 482 20"><text>{mark}</text></svg>'
    (folder / "chart.svg").write_text(svg, encoding="utf-8")
    return Report()


def _lay_out(self: print_works.LayOut, folder: Path, needed: Mapping[str, Needed]) -> Report:
    """A text with marks of all styles and fonts."""
    marks = digest(self.styles.text, self.styles.base / "fonts/print")
    (folder / "text").write_text(f"{marks} {self.stretch.id}\n{self.stretch.html}", encoding="utf-8")
    return Report()


def _bind(self: print_works.Bind, folder: Path, needed: Mapping[str, Needed]) -> Report:
    """The texts of all stretches one after the other."""
    laid = {name: (needed[unit].folder / "text").read_text("utf-8") for name, unit in self.units.items()}
    texts = [laid.get(one.id, one.html) for one in self.text.stretches]
    told = self.manifest, self.text.frame
    marks = digest(self.styles.text, self.styles.frame, self.styles.base / "fonts/print", *told)
    content = "\n".join([f"%PDF {marks}", *texts]).encode()
    (folder / print_works.FILE).write_bytes(content)
    (folder / print_works.PLACES).write_text("{}", encoding="utf-8")
    write_pages(folder, (Page("back", (0, 0, 1, 1), size=(1, 1)),))
    return Report(facts={"pages": 1 + len(content) // 3000, "size": len(content)})


def _press(self: press_works.MakePress, folder: Path, needed: Mapping[str, Needed]) -> Report:
    """The book with a mark of what the printing house asks for."""
    job = self.job
    marks = digest(job.profile, f"{job.bleed} {job.is_stitched} {job.epoch}")
    content = marks.encode() + (needed[self.book].folder / print_works.FILE).read_bytes()
    (folder / print_works.FILE).write_bytes(content)
    return Report(facts={"pages": 4, "size": len(content)})


def _open(self: site_works.OpenLanguage, folder: Path, needed: Mapping[str, Needed]) -> Report:
    """Our own files of the theme, and marks of theme and settings."""
    root = Path(str(json.loads(self.kit.settings)["INHERIT"])).parent
    theme = root / "templates/pages"
    assets = {path.relative_to(theme).as_posix(): path for path in (theme / "assets").rglob("*") if path.is_file()}
    settings = self.kit.settings.replace(str(root), "")
    mark = digest(theme, root / "mkdocs.yml", settings)
    keep_files(folder, assets, self.kit.mark)
    (folder / site_works.NOT_FOUND).write_text(_html(f"{mark}\n{settings}"), encoding="utf-8")
    (folder / "search.json").write_text('{"lang": ["en"]}', encoding="utf-8")
    return Report()


def _page(self: site_works.MakePage, folder: Path, needed: Mapping[str, Needed]) -> Report:
    """The Markdown of the page, with a mark of all that its language shares."""
    shared = (needed[f"theme {self.kit.lang}"].folder / site_works.NOT_FOUND).read_text("utf-8")
    stamp = json.loads(self.kit.settings)["extra"]["stamp"]
    keep_files(folder, {f"{page_url(self.name)}index.html": _html(f"{stamp}\n{digest(shared)}\n{self.text}")}, "")
    entry = {"location": page_url(self.name), "title": self.name, "text": digest(self.text)}
    (folder / "entries.json").write_text(json.dumps([entry]), encoding="utf-8")
    return Report(facts={"pages": 1})


def _html(text: str) -> str:
    head = f'<meta http-equiv="Content-Security-Policy" content="{policy()}">'
    return f"<!doctype html><html><head>{head}<title>x</title></head><body><pre>{html.escape(text)}</pre></body></html>"
