"""Books that change → their printed pages before and after. Only these are laid out, of both states alike."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.editions.publications import Publications
from generator.output.book_pages import read_pages
from generator.output.book_units import book_layout, print_styles
from generator.output.folder import BuildFolder
from generator.output.inputs import freeze
from generator.output.print_works import FILE
from generator.output.schedule import Made, Workshop, make
from generator.output.stats import Stats
from generator.output.units import Layout, joined, keys
from generator.render.environment import read_again
from generator.review.leaves import Leaf, Printed
from generator.review.sheets import Bands, Printout, differing, pictures

_MOST_PICTURES = 40  # pages of all books that are shown before and after
_MOST_BOOKS = 20


@dataclass(frozen=True)
class Press:
    """Lays out books of two states of the project `root` into its build folder, both with the looks that it has now:
    what differs is what the data say."""

    root: Path
    old_root: Path
    new_root: Path
    folder: BuildFolder
    jobs: int
    on_wait: Callable[[], None]

    def look(self, old: Publications, new: Publications, slugs: Sequence[str]) -> Mapping[str, Printed]:
        """The pages of the books that differ; books of which only one state has some are left out."""
        wanted = slugs[:_MOST_BOOKS]
        if not wanted:
            return {}
        with self.folder.opened(self.on_wait):
            read_again()
            was, now = self._laid_out(old, self.old_root, wanted), self._laid_out(new, self.new_root, wanted)
            before, after = _keys(was), _keys(now)
            other = [slug for slug in wanted if before[slug] != after[slug]]
            olds, news = self._made(was, other, "old"), self._made(now, other, "new")
            share = max(2, _MOST_PICTURES // max(len(other), 1))
            found = {slug: _compared(slug, was[slug], olds, now[slug], news, share) for slug in other}
        return {slug: found.get(slug, Printed(is_left_out=slug not in wanted)) for slug in slugs}

    def _laid_out(self, state: Publications, root: Path, slugs: Sequence[str]) -> Mapping[str, Layout]:
        books = [book for book in state.books if book.slug in slugs]
        name = "old" if root == self.old_root else "new"
        copy = self.folder.fresh(f"{name}-inputs")
        shown = {file for book in books for file in book.pictures}
        stats = Stats(self.folder.work / f"{name}-stats.json")
        inputs = freeze(root, copy, shown, None, os.environ, stats, looks_of=self.root)
        styles = print_styles(inputs)
        return {book.slug: book_layout(book, styles, inputs) for book in books}

    def _made(self, layouts: Mapping[str, Layout], slugs: Sequence[str], name: str) -> Made:
        shop = Workshop(self.folder.fresh(f"{name}-run"), self.jobs)
        return make([layouts[slug] for slug in slugs], self.folder.cache, shop, progress=lambda *_: None)


def _keys(layouts: Mapping[str, Layout]) -> Mapping[str, str]:
    found = keys(joined(list(layouts.values())).units)
    return {slug: found[layout.places[0].unit] for slug, layout in layouts.items()}


def _compared(slug: str, was: Layout, olds: Made, now: Layout, news: Made, most: int) -> Printed:
    for layout, made in ((was, olds), (now, news)):
        if layout.places[0].unit not in made.units:
            names = _names(layout)
            return Printed(failure=next((str(one) for one in made.failures if one.unit in names), slug))
    old, new = (_printout(made.units[layout.places[0].unit].folder) for layout, made in ((was, olds), (now, news)))
    leaves = []
    for number, pair in enumerate(differing(old, new)):
        shown = pictures(pair, old, new) if number < most else (b"", b"", 0)
        leaves.append(Leaf(pair.was, pair.now, *shown))
    return Printed(tuple(leaves))


def _names(layout: Layout) -> frozenset[str]:
    return frozenset(unit.name for unit in layout.units)


def _printout(folder: Path) -> Printout:
    bands: Bands = [
        (page.box[1] / page.size[1], (page.box[1] + page.box[3]) / page.size[1]) if page.size[1] else (0, 1)
        for page in read_pages(folder)
    ]
    return Printout(folder / FILE, bands)
