"""Which pages and books show something else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass

from generator.components.wording import Wording
from generator.editions.plan import Selection, plan_publications
from generator.editions.publications import Book, Page, Publications, pictures_in
from generator.kinds.atlas import Atlas
from generator.language import Lang
from generator.source.project import Revision


@dataclass(frozen=True)
class TouchedPage:
    """A page that is other, new or gone."""

    lang: Lang
    path: str
    title: str
    what: str  # changed, added, removed


@dataclass(frozen=True)
class TouchedBook:
    """A book that is other, new or gone, with the titles of its chapters that are."""

    slug: str
    title: str
    what: str
    chapters: tuple[str, ...] = ()


def planned(atlas: Atlas) -> Publications:
    """All publications as if both states had been made on the same day."""
    return plan_publications(atlas, Selection(), {}, defaultdict(lambda: Revision(None)))


def touched_pages(
    base: Publications, head: Publications, replaced: frozenset[str] = frozenset()
) -> Iterator[TouchedPage]:
    """Pages by language and path; `replaced` are files of pictures that are others now under the same names."""
    old, new = _pages(base), _pages(head)
    for key in sorted(old.keys() | new.keys()):
        was, now = old.get(key), new.get(key)
        if (
            was is None
            or now is None
            or not same((was.title, was.section), (now.title, now.section))
            or not replaced.isdisjoint(pictures_in(now.sections))
        ):
            shown = now or was
            what = "changed" if was and now else "added" if now else "removed"
            yield TouchedPage(key[0], key[1], shown.title if shown else "", what)


def touched_books(
    base: Publications, head: Publications, replaced: frozenset[str] = frozenset()
) -> Iterator[TouchedBook]:
    """Books by the name of their file."""
    old, new = ({book.slug: book for book in state.books} for state in (base, head))
    for slug in sorted(old.keys() | new.keys()):
        was, now = old.get(slug), new.get(slug)
        if was is None or now is None:
            shown = now or was
            yield TouchedBook(slug, shown.title if shown else "", "added" if now else "removed")
        elif chapters := tuple(_chapters(was, now, replaced)):
            yield TouchedBook(slug, now.title, "changed", chapters)
        elif not same(was, now) or not replaced.isdisjoint(now.pictures):
            yield TouchedBook(slug, now.title, "changed", (now.title,))


def _chapters(was: Book, now: Book, replaced: frozenset[str]) -> Iterator[str]:
    old = {section.id: section for section in was.sections}
    for section in now.sections:
        if not same(old.pop(section.id, None), section) or not replaced.isdisjoint(pictures_in((section,))):
            yield now.voice.unmarked(section.title)
    yield from (was.voice.unmarked(section.title) for section in old.values())
    if not same(was.cover, now.cover):
        yield now.title


def same(one: object, other: object) -> bool:
    """Whether two views say the same. Whoever speaks in them is told by language and owner alone: the data that a voice
    holds are those of its whole state."""
    if one is other:
        return True
    if type(one) is not type(other):
        return False
    if isinstance(one, Wording) and isinstance(other, Wording):
        return (one.lang, getattr(one, "owner", "")) == (other.lang, getattr(other, "owner", ""))
    if isinstance(one, tuple) and isinstance(other, tuple):
        return len(one) == len(other) and all(same(left, right) for left, right in zip(one, other, strict=True))
    if is_dataclass(one):
        return all(same(getattr(one, field.name), getattr(other, field.name)) for field in fields(one))
    return one == other


def _pages(state: Publications) -> dict[tuple[Lang, str], Page]:
    return {(site.lang, page.path): page for site in state.sites for page in site.pages}
