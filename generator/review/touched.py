"""Which pages and books show something else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.components.wording import Wording
from generator.editions.plan import Selection, plan_publications
from generator.editions.publications import Book, Page, Publications, Site, pictures_in
from generator.kinds.atlas import Atlas
from generator.language import Lang
from generator.review.pictures import Replaced
from generator.source.project import Revision


@dataclass(frozen=True)
class TouchedPage:
    """A page that is other, new or gone, in the languages of which that is so; its path and title are those of the
    first."""

    langs: tuple[Lang, ...]
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


def planned(atlas: Atlas, owners: frozenset[str] | None = None) -> Publications:
    """All publications as if both states had been made on the same day; with `owners` without those of other clusters
    and documents."""
    wanted = Selection() if owners is None else Selection(clusters=(*atlas.centres, *owners), pages_of=owners)
    return plan_publications(atlas, wanted, {}, defaultdict(lambda: Revision(None)))


def touched_pages(
    base: Publications, head: Publications, lang: Lang, replaced: Sequence[Replaced] = ()
) -> tuple[TouchedPage, ...]:
    """Pages by their path, those of records last; a language first, whose titles are told. `replaced` are pictures that
    are others now under the same names."""
    found: dict[tuple[bool, str, str], dict[Lang, str]] = defaultdict(dict)
    olds, news = ({site.lang: site for site in state.sites} for state in (base, head))
    for one in sorted(olds.keys() | news.keys(), key=lambda one: (one != lang, one)):
        for is_record, pages in ((False, _pages), (True, _records)):
            for path, title, what in pages(olds.get(one), news.get(one), replaced):
                found[is_record, path, what][one] = title
    return tuple(
        TouchedPage(tuple(titles), path, next(iter(titles.values())), what)
        for (_, path, what), titles in sorted(found.items())
    )


def _pages(base: Site | None, head: Site | None, replaced: Sequence[Replaced]) -> Iterator[tuple[str, str, str]]:
    """Path, title and fate of pages that all sites have."""
    old, new = ({page.path: page for page in site.pages} if site else {} for site in (base, head))
    for path in old.keys() | new.keys():
        was, now = old.get(path), new.get(path)
        if (shown := now or was) and not _is_same(was, now, frozenset(one.file for one in replaced)):
            yield path, shown.title, _fate(was, now)


def _records(base: Site | None, head: Site | None, replaced: Sequence[Replaced]) -> Iterator[tuple[str, str, str]]:
    """The same of pages of records; what is made from the same, and shows no other picture, is not made."""
    old, new = ({record.path: record for record in site.records} if site else {} for site in (base, head))
    files, showing = frozenset(one.file for one in replaced), {at for one in replaced for at in one.records}
    for path in old.keys() | new.keys():
        was, now = old.get(path), new.get(path)
        if was and now and was.seen == now.seen and showing.isdisjoint(now.near):
            continue
        old_page, new_page = was.page if was else None, now.page if now else None
        if (shown := new_page or old_page) and not _is_same(old_page, new_page, files):
            yield path, shown.title, _fate(was, now)


def _is_same(was: Page | None, now: Page | None, replaced: frozenset[str]) -> bool:
    return (
        was is not None
        and now is not None
        and same((was.title, was.section), (now.title, now.section))
        and replaced.isdisjoint(pictures_in(now.sections))
    )


def _fate(was: object, now: object) -> str:
    return "changed" if was and now else "added" if now else "removed"


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
    if names := _fields(type(one)):
        return all(same(getattr(one, name), getattr(other, name)) for name in names)
    return one == other


def _fields(model: type[object]) -> Iterable[str]:
    """The names of those of a dataclass; all else has none."""
    return getattr(model, "__dataclass_fields__", ())
