"""The law that nothing which `check` accepts can crash a build, tried without writing a file.

A project is read once; changed files of it are made of plain trees, as YAML that is JSON too.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from generator.checking import Checked, judge
from generator.editions.plan import Selection, plan_publications
from generator.language import LANGS
from generator.language.messages import translate
from generator.problems import Problem, errors_in
from generator.render.book import render_book
from generator.render.markdown import render_page
from generator.render.places import site_homes
from generator.render.shown import Ground
from generator.source.nodes import plain
from generator.source.project import Revision
from generator.source.records import Record, Source, parse_record, read_source
from tests.project import book_html

REVISION = Revision(date(2020, 12, 1), "0123abcd")


@dataclass(frozen=True, eq=False)
class Project:
    """The files of a project in memory; `faults` are the problems of those that could not be read."""

    source: Source
    lines: Mapping[str, int]  # how many lines a file has
    faults: tuple[Problem, ...] = ()

    @property
    def root(self) -> Path:
        """The folder that was read."""
        return self.source.root

    def tree(self, path: str) -> object:
        """A copy of the content of a file as dicts, lists and texts; None where there is no such file."""
        record = self.source.record(path)
        return plain(record.root) if record else None

    def length(self, path: str) -> int:
        """How many lines a file has; those that are no data lie on the disk."""
        if path.endswith(".yml"):
            return self.lines.get(path, 0)
        file = self.root / path
        return file.read_bytes().count(b"\n") + 1 if file.is_file() else 0

    def paths(self) -> list[str]:
        """The files that can be read."""
        return [record.path for record in self.source.records]

    def written(self, path: str, tree: object) -> Project:
        """The project with one file written anew."""
        text = json.dumps(tree, ensure_ascii=False, indent=1)
        record, problems = parse_record(path, text.encode("utf-8", "surrogatepass"))
        lines = {**self.lines, path: text.count("\n") + 1}
        unread = self.source.unread if record else self.source.unread | {path}
        return replace(self._with(path, record, unread), lines=lines, faults=(*self._elsewhere(path), *problems))

    def edited(self, path: str, keys: str, value: object) -> Project:
        """The project with another value at a path of keys; the file is made where there is none."""
        tree = self.tree(path) or {}
        here = tree
        *way, last = keys.split(".")
        for key in way:
            assert isinstance(here, dict)
            here = here.setdefault(key, {})
        assert isinstance(here, dict)
        here[last] = value
        return self.written(path, tree)

    def deleted(self, path: str) -> Project:
        """The project without a file."""
        left = {name: count for name, count in self.lines.items() if name != path}
        return replace(self._with(path, None, self.source.unread), lines=left, faults=self._elsewhere(path))

    def _elsewhere(self, path: str) -> tuple[Problem, ...]:
        """The problems of the other files."""
        return tuple(fault for fault in self.faults if fault.location.path != path)

    def _with(self, path: str, record: Record | None, unread: frozenset[str]) -> Project:
        kept = [other for other in self.source.records if other.path != path]
        records = tuple(sorted([*kept, *([record] if record else [])], key=lambda record: record.path))
        return replace(self, source=replace(self.source, records=records, unread=unread))


@cache
def read(root: Path) -> Project:
    """A project that has nothing wrong with its files."""
    source, problems = read_source(root)
    assert problems == []
    return Project(source, {record.path: len(record.lines) for record in source.records})


def checked(project: Project) -> Checked:
    """What `check` makes of the project; no Atlas where it is refused."""
    found = judge(project.source, list(project.faults))
    return replace(found, atlas=None) if errors_in(list(found.problems)) else found


def built(project: Project, found: Checked) -> int:
    """Plan and render everything in all languages and media; how many texts there are."""
    pages, books = rendered(project, found)
    return len(pages) + len(books)


def rendered(project: Project, found: Checked) -> tuple[list[str], list[str]]:
    """All pages and all books as they are rendered."""
    assert found.atlas is not None, f"{project.root} is accepted"
    revisions = {"": REVISION, **dict.fromkeys(found.atlas.scopes, REVISION)}
    planned = plan_publications(found.atlas, Selection(drafts=True), found.hand.pages, revisions)
    grounds = {site.lang: Ground(site.voice, "site", site_homes(site)) for site in planned.sites}
    pages = [render_page(page, grounds[site.lang]) for site in planned.sites for page in site.pages]
    for section in (page.section for site in planned.sites for page in site.pages):
        assert len({block.id for block in section.blocks}) == len(section.blocks)
    for book in planned.books:
        ids = [name for one in book.sections for name in (one.id, *(block.id for block in one.blocks))]
        assert len(set(ids)) == len(ids)
    for site in planned.sites:
        assert len({page.path for page in site.pages}) == len(site.pages)
    return pages, [book_html(render_book(book)) for book in planned.books]


def misplaced(project: Project, problems: Sequence[Problem]) -> list[str]:
    """The problems that name no place which an editor could open; a missing file is named, and is not there."""
    places = [(problem.location, problem.rule) for problem in problems if problem.rule != "missing-file"]
    return [
        f"{place} {rule}"
        for place, rule in places
        if not (1 <= place.line <= project.length(place.path) and place.column >= 1)
    ]


def obeys(project: Project) -> tuple[Problem, ...]:
    """Hold a project to the law: it is refused with places and words, or it can be published.

    Gives what `check` says.
    """
    found = checked(project)
    assert misplaced(project, found.problems) == []
    for problem in found.problems:
        for lang in LANGS:
            assert translate(problem.message, lang)
            assert translate(problem.fix, lang)
    if found.atlas is None:
        assert errors_in(list(found.problems)), "a project that is refused is told why"
    else:
        built(project, found)
    return found.problems
