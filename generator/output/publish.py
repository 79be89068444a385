"""Publications → `build/site`, `build/print`, `build/press`: which units there are, what is made, the exchange."""

from __future__ import annotations

import filecmp
import shutil
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from generator.editions.publications import Book, Publications
from generator.editions.selection import Asked
from generator.output.book_failures import unmade
from generator.output.book_pages import Styles, read_pages
from generator.output.book_units import PrintedFile, book_layout, print_styles
from generator.output.cache import Bound, Cache
from generator.output.drawings import find_charts
from generator.output.folder import PARTS, PREVIEW, BuildFolder
from generator.output.inputs import Inputs
from generator.output.jobs import Pool
from generator.output.places import NAME, write_places
from generator.output.preflight import preflight
from generator.output.press_units import press_unit
from generator.output.print_works import FILE
from generator.output.recall import Recall
from generator.output.rendered import KIND as TEXTS
from generator.output.schedule import Cost, Made, Progress, at_hand, make
from generator.output.site_units import Language, whole_layout
from generator.output.swap import swap_in
from generator.output.trees import Spares, lay_out
from generator.output.units import Layout, Place, joined
from generator.problems import Problem, errors_in

# How much of each kind of unit is kept for later builds.
_BOUNDS = {
    TEXTS: Bound(4000, 400),
    "chart": Bound(4000, 100),
    "stretch": Bound(4000, 1000),
    "book": Bound(400, 1000),
    "late": Bound(400, 200),
    "tried": Bound(1000, 100),
    "press": Bound(100, 2000),
    "theme": Bound(8, 50),
    "page": Bound(4000, 500),
    "records": Bound(8000, 1000),
    "files": Bound(4000, 1000),
    "links": Bound(8, 1),
}


@dataclass(frozen=True)
class EngineCost:
    """CPU seconds of the engines of site and print, of the charts, of the pages of records, which need no engine, and
    the largest of their processes in MB."""

    cpu_seconds: float = 0.0
    chart_seconds: float = 0.0
    record_seconds: float = 0.0
    peak_mb: float = 0.0


@dataclass(frozen=True)
class Published:
    """What came of it: pages by language, PDFs, what the engines complained of, and what they cost.

    `left_out` are printed files and languages that the site does not offer, because they are older than the data or
    were never made; `older` are files in build/ that stayed though they are older than the data, as they were not asked
    for, `held` those that stayed as they could not be made. `is_site_older` tells that the site, which was not asked
    for, offers printed files that are older than those beside it. `judged` is what a printing house would say of its
    files; one with an error is not published.
    """

    pages: tuple[tuple[str, int], ...] = ()
    books: tuple[PrintedFile, ...] = ()
    failures: tuple[str, ...] = ()
    missing_library: bool = False
    engines: EngineCost = EngineCost()
    made: int = 0
    reused: int = 0
    left_out: tuple[str, ...] = ()
    older: tuple[str, ...] = ()
    held: tuple[str, ...] = ()
    is_site_older: bool = False
    judged: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class _Plan:
    """What will be published: the layout of all units, the languages, and the books and press files by name, each with
    its unit.

    `left_out` is what the data ask for, but is neither asked for now nor at hand. `owners` has the slug of the book
    that each unit of print is of.
    """

    layout: Layout
    languages: tuple[Language, ...]
    books: Mapping[str, str]
    presses: Mapping[str, str]
    left_out: tuple[str, ...]
    owners: Mapping[str, str]


def publish(
    folder: BuildFolder,
    publications: Publications,
    asked: Asked,
    inputs: Inputs,
    recall: Recall,
    *,
    pool: Pool,
    progress: Progress,
    is_preview: bool = False,
) -> Published:
    """Make what is asked for beside what is published, and exchange them when all is sound.

    The folder must be open. What is not asked for is published where the cache holds it as it would be made now. An
    edition that cannot be made keeps back no other: its last file stays, and the site does not offer it. A preview is
    the site only, in a place of its own.
    """
    parts = [part for part, wanted in zip(PARTS, (asked.site, asked.print, asked.press), strict=True) if wanted]
    if not is_preview:
        folder.claim(parts)
    planner = _Planner(folder.cache, publications, asked, inputs, recall=recall)
    plan, made, unmade_books = _make_all(folder.cache, planner, pool, progress)
    if made.failures:
        return Published(failures=tuple(map(str, made.failures)), missing_library=made.missing_library)
    fresh, site = folder.fresh("fresh"), PREVIEW if is_preview else "site"
    for language in plan.languages:
        language.catalogue.learn(made.units)
    layout, judged = _judged(plan, publications, made)
    spares = Spares(folder.spare, folder.state)
    known = spares.take(site, fresh / "site") if asked.site else {}
    laid, failures = lay_out(layout, made, fresh, known)
    if failures:
        return Published(failures=failures)
    stayed = _keep_older(folder.path, publications, fresh, [part for part in parts if part != "site"])
    places = {site if part == "site" else part: fresh / part for part in parts}
    told = folder.work / NAME
    has_places = not is_preview and not asked.press
    if has_places:
        books = [(book, made.units[unit].folder) for book in publications.books if (unit := _unit_of(plan, book, made))]
        write_places(told, (recall.told(language.site) for language in plan.languages), books)
    swap_in(folder.path, {place: new if new.is_dir() else None for place, new in places.items()}, keep=(site,))
    if site in places and (folder.path / site).is_dir():
        spares.keep(site, folder.path / site, laid, fresh / "site")
    if has_places:
        told.replace(folder.path / NAME)
    if made.made:
        folder.cache.prune(_BOUNDS, made.used)
    files = plan.books
    if asked.press:
        files = {place.path: place.unit for place in layout.places if place.path in plan.presses}
    done = _published(plan, files, made, is_site_older=not asked.site and _is_site_older(folder.path))
    failed = {*publications.waiting, *(f"{slug}.pdf" for slug in asked.books)}
    older, held = (tuple(name for name in stayed if (name in failed) is wanted) for wanted in (False, True))
    return replace(done, judged=(*unmade_books, *judged), older=older, held=held)


def _make_all(cache: Cache, planner: _Planner, pool: Pool, progress: Progress) -> tuple[_Plan, Made, list[Problem]]:
    """The plan and what it came to. Where only editions fail, what is wrong with them is told, and the plan is made
    without them."""
    made = make(planner.in_turn(), cache, pool, progress=progress)
    plan = planner.plan
    failed = {one.unit for one in made.failures}
    if not failed or made.missing_library or not failed <= set(plan.owners):
        return plan, made, []
    problems = unmade(planner.publications.books, plan.owners, plan.layout.units, made.failures)
    plan = replace(planner, failed=frozenset(failed)).plan
    rest = make([plan.layout], cache, pool, progress=progress)
    return plan, rest.after(made), problems


def _judged(plan: _Plan, publications: Publications, made: Made) -> tuple[Layout, tuple[Problem, ...]]:
    """What is published, without the files that a printing house would send back; and what it would say of all."""
    found: list[Problem] = []
    refused = set()
    for book in publications.books:
        path = f"press/{book.slug}.pdf"
        if path in plan.presses and plan.presses[path] in made.units:
            problems = preflight(book, read_pages(made.units[plan.books[f"{book.slug}.pdf"]].folder))
            found += problems
            refused |= {path} if errors_in(problems) else set()
    places = tuple(place for place in plan.layout.places if place.path not in refused)
    return replace(plan.layout, places=places), tuple(found)


def _unit_of(plan: _Plan, book: Book, made: Made) -> str:
    """The unit of a book that is at hand; nothing for one that was not asked for."""
    unit = plan.books.get(f"{book.slug}.pdf", "")
    return unit if unit in made.units else ""


@dataclass(frozen=True)
class _Planner:
    """Decides which units there are; what is not asked for takes part only where it is at hand, and what needs one of
    the `failed` units not at all."""

    cache: Cache
    publications: Publications
    asked: Asked
    inputs: Inputs
    failed: frozenset[str] = frozenset()
    recall: Recall = field(default_factory=Recall)

    def in_turn(self) -> Iterator[Layout]:
        """What is to be made, as soon as it is known: books that are printed now, then all with the site."""
        for book in self.publications.books:
            if self.asked.print and book.slug in self.asked.books:
                yield self._book(book)
        yield self.plan.layout

    @cached_property
    def plan(self) -> _Plan:
        """All that will be published."""
        is_any = self.asked.print or self.asked.press or self.cache.holds("book")  # else none is at hand
        layouts = {f"{book.slug}.pdf": self._book(book) for book in self.publications.books if is_any}
        prints = joined(list(layouts.values()))
        units = {name: layout.places[0].unit for name, layout in layouts.items()}
        others = {unit for name, unit in units.items() if name.removesuffix(".pdf") not in self.asked.books}
        absent = others - at_hand(prints.units, others, self.cache)
        failed = {units[name] for name, one in layouts.items() if self.failed & {unit.name for unit in one.units}}
        found = {name: unit for name, unit in units.items() if unit not in absent | failed}
        languages, site = self._site(prints, found) if self.asked.site else ((), Layout())
        printed = [Place(f"print/{name}", unit, FILE) for name, unit in found.items() if self.asked.print]
        press = self._press(prints, units, failed) if self.asked.press else Layout()
        whole = Layout(
            joined([prints, press, site]).units, (*printed, *press.places, *site.places), (*press.checks, *site.checks)
        )
        left_out = self._left_out(found, languages) if self.asked.site else ()
        owners = {unit.name: name.removesuffix(".pdf") for name, one in layouts.items() for unit in one.units}
        owners |= {place.unit: Path(place.path).stem for place in press.places}
        return _Plan(whole, languages, found, {place.path: place.unit for place in press.places}, left_out, owners)

    def _book(self, book: Book) -> Layout:
        """The layout of a book, which is written once."""
        if book.slug not in self._books:
            self._books[book.slug] = book_layout(book, self._styles, self.inputs, self.cache)
        return self._books[book.slug]

    @cached_property
    def _books(self) -> dict[str, Layout]:
        return {}

    @cached_property
    def _styles(self) -> Styles:
        return print_styles(self.inputs)

    def _press(self, prints: Layout, units: Mapping[str, str], without: Set[str]) -> Layout:
        """The files for a printing house: those that are asked for, and those that are at hand; all are judged by the
        pages of their books."""
        made = {
            book.slug: press_unit(book, book.press, units[f"{book.slug}.pdf"], self.inputs)
            for book in self.publications.books
            if book.press
        }
        others = {unit.name for slug, unit in made.items() if slug not in self.asked.books}
        absent = (others - at_hand((*prints.units, *made.values()), others, self.cache)) | self.failed | without
        wanted = {slug: unit for slug, unit in made.items() if not {unit.name, *unit.needs} & absent}
        places = (Place(f"press/{slug}.pdf", unit.name, FILE) for slug, unit in wanted.items())
        return Layout(tuple(wanted.values()), tuple(places), tuple(units[f"{slug}.pdf"] for slug in wanted))

    def _left_out(self, books: Mapping[str, str], languages: tuple[Language, ...]) -> tuple[str, ...]:
        names = {f"{book.slug}.pdf" for book in self.publications.books} - set(books)
        langs = {site.lang for site in self.publications.sites} - {language.site.lang for language in languages}
        return (*sorted(names), *sorted(langs))

    def _site(self, prints: Layout, books: Mapping[str, str]) -> tuple[tuple[Language, ...], Layout]:
        """The languages that are published, with their layout: those that are asked for and, if at hand, the others."""
        charts = find_charts(self.publications, self.inputs)
        drawings = Layout(charts.units)
        wanted = tuple(site for site in self.publications.sites if site.lang in self.asked.langs)
        whole = self.publications.sites
        for sites in (whole,) if wanted == whole else (whole, wanted):
            languages = [Language(site, sites, books, charts, self.inputs, self.recall) for site in sites]
            layouts = {language.site.lang: language.layout() for language in languages}
            others = {name for lang, one in layouts.items() if lang not in self.asked.langs for name in one.goals}
            units = joined([prints, drawings, *layouts.values()]).units
            if not others - at_hand(units, others, self.cache):
                rest = [whole_layout(languages, list(layouts.values()))] if languages else []
                return tuple(languages), joined([drawings, *layouts.values(), *rest])
        raise AssertionError("what is asked for needs nothing to be at hand")


def _keep_older(build: Path, publications: Publications, fresh: Path, parts: Sequence[str]) -> tuple[str, ...]:
    """Files of these parts that the data ask for, but that were not made now, stay as they are; their names."""
    known = [
        (part, f"{book.slug}.pdf") for part in parts for book in publications.books if part != "press" or book.press
    ]
    known += [(part, name) for part in parts for name in publications.waiting]
    kept = [at for at in known if build.joinpath(*at).is_file() and not fresh.joinpath(*at).exists()]
    for part, name in kept:
        (fresh / part).mkdir(exist_ok=True)
        shutil.copy2(build / part / name, fresh / part / name)
    return tuple(name for _, name in kept)


def _is_site_older(build: Path) -> bool:
    """Whether the site holds other files of these names than those that are printed now."""
    offered = (path for path in (build / "site/print").glob("*.pdf") if (build / "print" / path.name).is_file())
    return any(not filecmp.cmp(path, build / "print" / path.name, shallow=False) for path in offered)


def _published(plan: _Plan, files: Mapping[str, str], made: Made, *, is_site_older: bool) -> Published:
    """What the user is told; `files` are those that are printed, by name, each with its unit."""
    charts, records = (made.costs.get(kind, Cost()).cpu_seconds for kind in ("chart", "records"))
    books = (PrintedFile.of(name, made.units[unit]) for name, unit in files.items() if unit in made.units)
    return Published(
        pages=tuple((language.site.lang, len(language.urls)) for language in plan.languages),
        books=tuple(books),
        engines=EngineCost(
            sum(cost.cpu_seconds for cost in made.costs.values()) - charts - records,
            charts,
            records,
            max((cost.peak_mb for cost in made.costs.values()), default=0.0),
        ),
        made=len(made.made),
        reused=len(made.reused),
        left_out=plan.left_out,
        is_site_older=is_site_older,
    )
