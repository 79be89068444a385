"""Which pages and books a change touches, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.editions.publications import Publications
from generator.render.places import page_url
from generator.review.chapter import Chapter
from generator.review.leaves import Look, Printed, leaf_words, shown_leaves
from generator.review.pictures import Replaced
from generator.review.pieces import Line, Piece
from generator.review.reach import Reach, reach_of
from generator.review.side import Side
from generator.review.touched import TouchedBook, TouchedPage, planned, touched_books, touched_pages
from generator.review.words import Words


@dataclass(frozen=True)
class Touched:
    """Pages and books that are others now, with the publications of both states that they were found in."""

    pages: tuple[TouchedPage, ...] = ()
    books: tuple[TouchedBook, ...] = ()
    states: tuple[Publications, Publications] | None = None


def touched_by(base: Side, head: Side, words: Words, pictures: Sequence[Replaced]) -> Touched:
    """What the changes touch; nothing where a state cannot be published."""
    if base.atlas is None or head.atlas is None:
        return Touched()
    files = frozenset(one.file for one in pictures)
    owners = _reached(reach_of(base.source, head.source), files)
    old, new = planned(base.atlas, owners), planned(head.atlas, owners)
    return Touched(touched_pages(old, new, words.lang, pictures), tuple(touched_books(old, new, files)), (old, new))


def touched_chapters(touched: Touched, words: Words, look: Look | None, preview: str) -> Iterator[Chapter]:
    """What is told of it; with `look` the printed pages, before and after."""
    if touched.pages:
        lines = tuple(_page(page, words, preview) for page in touched.pages)
        yield Chapter(words.say("Pages that change"), 2, lines)
    if touched.books:
        changed = [book.slug for book in touched.books if book.what == "changed"]
        leaves = look(*touched.states, changed) if look and touched.states else {}
        lines = tuple(_book(book, leaves.get(book.slug), words) for book in touched.books)
        figures = (one for book in touched.books for one in shown_leaves(book.title, leaves.get(book.slug), words))
        yield Chapter(words.say("Books that change"), 2, lines, tuple(figures))


def _reached(reach: Reach, pictures: frozenset[str]) -> frozenset[str] | None:
    """The owners whose publications may change, those of other pictures among them; None is all."""
    showing = {file.split("/")[2] for file in pictures if file.count("/") > 2}
    if reach.owners is None or any(not file.startswith(("data/clusters/", "data/documents/")) for file in pictures):
        return None
    return reach.owners | showing


def _page(page: TouchedPage, words: Words, preview: str) -> Line:
    """`Roadmap – ru, en (clusters/pharma/roadmap)`; with a preview each language leads to its page."""
    langs: list[Piece] = []
    for lang in page.langs:
        href = f"{preview.rstrip('/')}/{lang}/{page_url(page.path)}" if preview and page.what != "removed" else ""
        langs += [Piece(", ")] if langs else []
        langs.append(Piece(lang, "quiet", href))
    where = page.path.removesuffix(".md").removesuffix("/index")
    return (Piece(page.title, "strong"), *_fate(page.what, words), Piece(" – "), *langs, Piece(f" ({where})", "quiet"))


def _book(book: TouchedBook, printed: Printed | None, words: Words) -> Line:
    chapters = f": {', '.join(book.chapters)}" if book.chapters not in ((), (book.title,)) else ""
    told = (Piece(" – "), Piece(leaf_words(printed, words), "new")) if printed else ()
    named = (Piece(book.title, "strong"), Piece(chapters), *told, *_fate(book.what, words))
    return (*named, Piece(f" ({book.slug}.pdf)", "quiet"))


def _fate(what: str, words: Words) -> Line:
    return () if what == "changed" else (Piece(f" – {words.say(what)}"),)
