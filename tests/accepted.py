"""The law that nothing which `check` accepts can crash a build, tried without writing a file.

A project is read once; changed files of it are made of plain trees, as YAML that is JSON too.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from generator.checks import check_atlas
from generator.editions.plan import Selection, plan_publications
from generator.kinds.atlas import Atlas
from generator.kinds.build import build_atlas
from generator.language import LANGS
from generator.language.messages import translate
from generator.problems import Problem, errors_in
from generator.render.book import render_book
from generator.render.markdown import render_page
from generator.render.places import site_homes
from generator.render.shown import Ground
from generator.source.hand import HandPage, hand_pages
from generator.source.nodes import plain
from generator.source.project import Revision
from generator.source.records import Record, Source, parse_record, read_source
from tests.project import Blank

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

    def paths(self) -> list[str]:
        """The files that can be read."""
        return [record.path for record in self.source.records]

    def written(self, path: str, tree: object) -> Project:
        """The project with one file written anew."""
        text = json.dumps(tree, ensure_ascii=False, indent=1)
        record, problems = parse_record(path, text.encode("utf-8", "surrogatepass"))
        lines = {**self.lines, path: text.count("\n") + 1}
        unread = self.source.unread if record else self.source.unread | {path}
        return replace(self._with(path, record, unread), lines=lines, faults=(*self.faults, *problems))

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
        return replace(self._with(path, None, self.source.unread), lines=left)

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


def checked(project: Project) -> tuple[Atlas | None, list[Problem]]:
    """What `check` makes of the project."""
    atlas, problems = build_atlas(project.source)
    problems = [*project.faults, *problems]
    if atlas is None or errors_in(problems):
        return None, problems
    found, _ = check_atlas(atlas, project.root)
    problems += found
    return (None if errors_in(problems) else atlas), problems


def built(project: Project, atlas: Atlas) -> int:
    """Plan and render everything in all languages and media; how many texts there are."""
    hand: dict[str, tuple[HandPage, ...]] = {lang: hand_pages(project.root, lang) for lang in LANGS}
    revisions = {"": REVISION, **dict.fromkeys(atlas.scopes, REVISION)}
    found = plan_publications(atlas, Selection(drafts=True), hand, revisions)
    grounds = {site.lang: Ground(site.voice, "site", site_homes(site)) for site in found.sites}
    pages = [render_page(page, grounds[site.lang], Blank()) for site in found.sites for page in site.pages]
    return len([*pages, *(render_book(book, Blank()) for book in found.books)])


def misplaced(project: Project, problems: list[Problem]) -> list[str]:
    """The problems that name no place which an editor could open; a missing file is named, and is not there."""
    return [
        f"{problem.location} {problem.rule}"
        for problem in problems
        if problem.rule != "missing-file"
        and not (
            1 <= problem.location.line <= project.lines.get(problem.location.path, 0) and problem.location.column >= 1
        )
    ]


def obeys(project: Project) -> list[Problem]:
    """Hold a project to the law: it is refused with places and words, or it can be published.

    Gives what `check` says.
    """
    atlas, problems = checked(project)
    assert misplaced(project, problems) == []
    for problem in problems:
        for lang in LANGS:
            assert translate(problem.message, lang)
            assert translate(problem.fix, lang)
    if atlas is None:
        assert errors_in(problems), "a project that is refused is told why"
    else:
        built(project, atlas)
    return problems
