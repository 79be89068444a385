"""The line: source → model → checks (`checking`) → editions → render → output, on one screen."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator import nothing_to_sweep
from generator.checking import DATA, Checked, check, data_revision
from generator.editions.plan import Selection, plan_publications, printed
from generator.editions.publications import Publications
from generator.editions.selection import asked_for, refuse_unknown
from generator.output.folder import BuildFolder, code_folder
from generator.output.inputs import freeze
from generator.output.jobs import Pool
from generator.output.print_works import PRINT
from generator.output.publish import Published, publish
from generator.output.recall import Recall, recalled
from generator.output.schedule import Workshop
from generator.output.site_works import SITE, site_engine
from generator.output.stats import Stats
from generator.problems import Message, Problem
from generator.render.compiled import COMPILED
from generator.render.environment import read_again
from generator.render.hand import pictures_of
from generator.source.project import Dated, History, Revision, dating_advice, read_history, revision
from generator.source.records import Parse

__all__ = ["Outcome", "build", "check", "data_revision", "plan", "shown_pictures"]

Progress = Callable[[str, int, int], None]  # what was finished, how many are, of how many

SHARED = ("data/shared", "data/sources.yml", "data/centres", "catalogs")


@dataclass(frozen=True)
class Outcome:
    """What a build came to."""

    problems: tuple[Problem, ...]
    accepted: int = 0
    published: Published = field(default_factory=Published)
    coverage: tuple[tuple[str, int, int], ...] = ()
    advice: tuple[Message, ...] = ()
    seconds: float = 0.0
    dated: Dated = ()  # the revisions that it asked for


def plan(root: Path, checked: Checked, selection: Selection) -> Publications:
    """All publications that are asked for, ready to be rendered; there is an Atlas."""
    history = read_history(root)
    return _planned(checked, selection, _revisions(checked, history, data_revision(history)))


def _revisions(checked: Checked, history: History, revised: Revision) -> dict[str, Revision]:
    """When each owner of data was last changed, with all that it shares; under no name, when anything was."""
    owners = {slug: revision(history, paths, os.environ) for slug, paths in _paths(checked).items()}
    return {**owners, "": revised}


def _paths(checked: Checked) -> dict[str, tuple[str, ...]]:
    """What each owner of data is made of."""
    return {scope.slug: (scope.folder, *SHARED) for scope in checked.atlas.scopes.values()} if checked.atlas else {}


@nothing_to_sweep()
def _planned(checked: Checked, selection: Selection, revisions: Mapping[str, Revision]) -> Publications:
    atlas = checked.atlas
    if atlas is None:
        raise ValueError("nothing can be planned without an Atlas")
    waiting: tuple[str, ...] = ()
    if checked.held:
        held = (book for book in printed(atlas, Selection(drafts=selection.drafts)) if book.name in checked.held)
        waiting = tuple(f"{book.slug}.pdf" for book in held)
        atlas = replace(atlas, editions={k: one for k, one in atlas.editions.items() if k not in checked.held})
    planned = plan_publications(atlas, selection, checked.hand.pages, revisions, checked.quality)
    return replace(planned, waiting=waiting)


def build(
    root: Path,
    out: Path,
    selection: Selection,
    *,
    jobs: int,
    progress: Progress,
    on_wait: Callable[[], None] = lambda: None,
    is_preview: bool = False,
    parse: Parse | None = None,
) -> Outcome:
    """The whole line. Nothing that is already published is touched unless everything succeeds.

    One build at a time works in `out`; `on_wait` is called where another one has to end first. Who builds again and
    again gives a `parse` that remembers the files that stay as they are.
    """
    root, out = root.absolute(), out.absolute()  # workers stand elsewhere
    begin, folder = time.monotonic(), BuildFolder(out)
    is_open = folder.is_there  # else another build may make it meanwhile
    with ExitStack() as stack:
        pool = _workers(stack, folder, jobs, on_wait) if is_open else None
        if pool and selection.only != "site":
            pool.expect(*PRINT)  # which takes the second that is needed for reading
        read_again()
        history = read_history(root)
        revised = data_revision(history)
        checked = check(root, revised, parse)
        if checked.atlas is None or not checked.is_sound:
            return Outcome(checked.problems, checked.accepted, seconds=time.monotonic() - begin)
        refuse_unknown(checked.atlas, selection)
        pool = pool or _workers(stack, folder, jobs, on_wait)
        COMPILED.keep_in(code_folder("render"))
        stats = Stats(folder.state / "stats.json")
        recall, asked = Recall(folder.state / "records.json"), asked_for(checked.atlas, selection)
        if selection.only == "site":
            pool.expect(SITE, *map(site_engine, checked.atlas.languages))
        else:  # books in several languages change together, and wait for no site
            pool.expect(*PRINT, workers=1 if asked.site else min(len(asked.books), 2))
        whole = Selection("" if asked.site else "print", drafts=selection.drafts)  # a site costs time even unasked
        revisions = _revisions(checked, history, revised)
        publications = recalled(_planned(checked, whole, revisions), recall)
        inputs = freeze(root, folder.state / "inputs", shown_pictures(publications), revised.day, os.environ, stats)
        stats.save()
        done = publish(folder, publications, asked, inputs, recall, pool=pool, progress=progress, is_preview=is_preview)
        if asked.site:
            recall.save(publications)
    coverage = tuple((site.lang, *site.coverage) for site in publications.sites if site.lang in dict(done.pages))
    advice = dating_advice(history, revised)
    seconds = time.monotonic() - begin
    problems = (*checked.problems, *done.judged)
    dated = [(paths, revisions[slug]) for slug, paths in {**_paths(checked), "": DATA}.items()]
    return Outcome(problems, checked.accepted, done, coverage, (advice,) if advice else (), seconds, dated)


def _workers(stack: ExitStack, folder: BuildFolder, jobs: int, on_wait: Callable[[], None]) -> Pool:
    """The folder opened, and those who work in it, as long as the stack lasts."""
    stack.enter_context(folder.opened(on_wait))
    return stack.enter_context(Workshop(folder.fresh("run"), jobs).opened())


def shown_pictures(publications: Publications) -> set[str]:
    """The files of all pictures that are shown."""
    files = {file for book in publications.books for file in book.pictures}
    files |= {file for site in publications.sites for file in site.pictures}
    return files.union(*(pictures_of(site.hand) for site in publications.sites))
