"""The line: source → model → checks → editions → render → output, on one screen."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from generator.checks import check_atlas
from generator.checks.hand import check_hand
from generator.checks.rule import Tally
from generator.editions.outline_check import check_outlines
from generator.editions.plan import Selection, plan_publications
from generator.editions.publications import Publications
from generator.editions.selection import asked_for, refuse_unknown
from generator.editions.targets import check_targets
from generator.kinds.atlas import Atlas
from generator.kinds.build import build_atlas
from generator.output.folder import BuildFolder
from generator.output.inputs import freeze
from generator.output.publish import Published, publish
from generator.output.stats import Stats
from generator.problems import Message, Problem, errors_in, in_order
from generator.render.environment import read_again
from generator.render.hand import pictures_of
from generator.source.hand import HandFiles, read_hand
from generator.source.project import History, Revision, dating_advice, read_history, revision
from generator.source.records import Source, read_source
from generator.source.settings import check_settings

Progress = Callable[[str, int, int], None]  # what was finished, how many are, of how many

SHARED = ("data/shared", "data/sources.yml", "data/centres", "catalogs")


@dataclass(frozen=True)
class Checked:
    """The Atlas, where there is one, with everything that was found on the way."""

    atlas: Atlas | None
    problems: tuple[Problem, ...]
    waived: tuple[Problem, ...] = ()
    hand: HandFiles = field(default_factory=HandFiles)
    advice: tuple[Problem, ...] = ()
    tallies: Mapping[str, Tally] = field(default_factory=dict)

    @property
    def accepted(self) -> int:
        """How many problems are accepted."""
        return len(self.waived)


@dataclass(frozen=True)
class Outcome:
    """What a build came to."""

    problems: tuple[Problem, ...]
    accepted: int = 0
    published: Published = field(default_factory=Published)
    coverage: tuple[tuple[str, int, int], ...] = ()
    advice: tuple[Message, ...] = ()
    seconds: float = 0.0


def check(root: Path, revised: Revision | None = None) -> Checked:
    """Source, model and checks: everything that can be known to be wrong without building. By the day of the revision,
    that of the data where none is given, is decided what has ended."""
    revised = revised or data_revision(read_history(root))
    source, problems = read_source(root)
    return judge(source, problems + check_settings(root), revised.day)


def judge(source: Source, problems: list[Problem], day: date | None = None) -> Checked:
    """The same of files that have been read; `problems` are those of reading them."""
    root = source.root
    atlas, more = build_atlas(source, day)
    problems = problems + more
    if atlas is None or errors_in(problems):
        return Checked(None, tuple(in_order(problems)))
    judged = check_atlas(atlas, root, problems)
    found = judged.problems
    hand, more = read_hand(root, atlas.languages)
    found += [*check_outlines(atlas), *more, *check_hand(hand, atlas, root)]
    found += [] if errors_in(found) else check_targets(atlas)
    waived, advice = tuple(in_order(judged.waived)), tuple(in_order(judged.advice))
    return Checked(atlas, tuple(in_order(found)), waived, hand, advice, judged.tallies)


def plan(root: Path, atlas: Atlas, selection: Selection, hand: HandFiles | None = None) -> Publications:
    """All publications that are asked for, ready to be rendered; hand-written pages are read where none are given."""
    history = read_history(root)
    hand = read_hand(root, atlas.languages)[0] if hand is None else hand
    return _planned(atlas, selection, hand, history, data_revision(history))


def _planned(atlas: Atlas, selection: Selection, hand: HandFiles, history: History, revised: Revision) -> Publications:
    scopes = atlas.scopes.values()
    revisions = {scope.slug: revision(history, (scope.folder, *SHARED), os.environ) for scope in scopes}
    return plan_publications(atlas, selection, hand.pages, {**revisions, "": revised})


def data_revision(history: History) -> Revision:
    """The revision of everything that is published."""
    return revision(history, ("data", "catalogs", "docs"), os.environ)


def build(
    root: Path,
    out: Path,
    selection: Selection,
    *,
    jobs: int,
    progress: Progress,
    on_wait: Callable[[], None] = lambda: None,
    is_preview: bool = False,
) -> Outcome:
    """The whole line. Nothing that is already published is touched unless everything succeeds.

    One build at a time works in `out`; `on_wait` is called where another one has to end first.
    """
    begin, folder = time.monotonic(), BuildFolder(out)
    is_open = folder.is_there  # else another build may make it meanwhile
    with ExitStack() as stack:
        if is_open:
            stack.enter_context(folder.opened(on_wait))
        read_again()
        history = read_history(root)
        revised = data_revision(history)
        checked = check(root, revised)
        if checked.atlas is None or errors_in(list(checked.problems)):
            return Outcome(checked.problems, checked.accepted, seconds=time.monotonic() - begin)
        refuse_unknown(checked.atlas, selection)
        if not is_open:
            stack.enter_context(folder.opened(on_wait))
        stats = Stats(folder.state / "stats.json")
        publications = _planned(checked.atlas, Selection(drafts=selection.drafts), checked.hand, history, revised)
        inputs = freeze(root, folder.state / "inputs", shown_pictures(publications), revised.day, os.environ, stats)
        stats.save()
        asked = asked_for(checked.atlas, selection)
        done = publish(folder, publications, asked, inputs, jobs=jobs, progress=progress, is_preview=is_preview)
    coverage = tuple((site.lang, *site.coverage) for site in publications.sites if site.lang in dict(done.pages))
    advice = dating_advice(history, revised)
    seconds = time.monotonic() - begin
    return Outcome(checked.problems, checked.accepted, done, coverage, (advice,) if advice else (), seconds)


def shown_pictures(publications: Publications) -> set[str]:
    """The files of all pictures that are shown."""
    files = {file for book in publications.books for file in book.pictures}
    files |= {file for site in publications.sites for file in site.pictures}
    return files.union(*(pictures_of(site.hand) for site in publications.sites))
