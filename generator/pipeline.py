"""The line: source → model → checks → editions → render → output, on one screen."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from generator.checks import check_atlas
from generator.editions.outline_check import check_outlines
from generator.editions.plan import Selection, plan_publications
from generator.editions.publications import Publications
from generator.kinds.atlas import Atlas
from generator.kinds.build import build_atlas
from generator.language import LANGS
from generator.output.publish import Published, publish
from generator.problems import Problem, errors_in, in_order
from generator.source.project import HandPage, Revision, hand_pages, revision
from generator.source.records import read_source

Progress = Callable[[str, int, int], None]  # what was finished, how many are, of how many

SHARED = ("data/shared", "data/sources.yml", "data/centres", "catalogs")


@dataclass(frozen=True)
class Checked:
    """The Atlas, where there is one, with everything that was found on the way."""

    atlas: Atlas | None
    problems: tuple[Problem, ...]
    accepted: int = 0


@dataclass(frozen=True)
class Outcome:
    """What a build came to."""

    problems: tuple[Problem, ...]
    accepted: int = 0
    published: Published = field(default_factory=Published)
    coverage: tuple[tuple[str, int, int], ...] = ()
    seconds: float = 0.0


def check(root: Path) -> Checked:
    """Source, model and checks: everything that can be known to be wrong without building."""
    source, problems = read_source(root)
    atlas, more = build_atlas(source)
    problems += more
    if atlas is None or errors_in(problems):
        return Checked(None, tuple(in_order(problems)))
    found, accepted = check_atlas(atlas, root)
    found += check_outlines(atlas)
    return Checked(atlas, tuple(in_order(problems + found)), accepted)


def plan(root: Path, atlas: Atlas, selection: Selection) -> Publications:
    """All publications that are asked for, ready to be rendered."""
    scopes = atlas.scopes.values()
    revisions = {scope.slug: revision(root, (scope.folder, *SHARED), os.environ) for scope in scopes}
    revisions[""] = data_revision(root)
    hand: dict[str, tuple[HandPage, ...]] = {lang: hand_pages(root, lang) for lang in LANGS}
    return plan_publications(atlas, selection, hand, revisions)


def data_revision(root: Path) -> Revision:
    """The revision of everything that is published."""
    return revision(root, ("data", "catalogs", "docs"), os.environ)


def build(root: Path, out: Path, selection: Selection, *, jobs: int, progress: Progress) -> Outcome:
    """The whole line. Nothing that is already published is touched unless everything succeeds."""
    begin = time.monotonic()
    checked = check(root)
    if checked.atlas is None or errors_in(list(checked.problems)):
        return Outcome(checked.problems, checked.accepted, seconds=time.monotonic() - begin)
    publications = plan(root, checked.atlas, selection)
    day = data_revision(root).day
    done = publish(root, out, publications, day, jobs=jobs, whole=selection.whole, progress=progress)
    coverage = tuple((site.lang, *site.coverage) for site in publications.sites)
    return Outcome(checked.problems, checked.accepted, done, coverage, time.monotonic() - begin)
