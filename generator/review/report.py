"""The whole comparison as one report, before it is written in any form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.language import Lang
from generator.language.messages import interface_plural, translate, ui
from generator.problems import Problem
from generator.review.changes import Change, changes, stale
from generator.review.hand import HandChange, hand_changes
from generator.review.leaves import Figure, Look, Printed, before_and_after, leaf_words, shown_leaves
from generator.review.pictures import MOST_REPLACED, Replaced, replaced, small
from generator.review.pieces import Line, Piece, compared, short
from generator.review.side import Side
from generator.review.touched import TouchedBook, planned, touched_books, touched_pages
from generator.review.words import Words

# What a reader would care for, first things first; what stands nowhere here comes last.
_GROUPS: tuple[tuple[str, frozenset[str]], ...] = (
    (ui("Figures and indicators"), frozenset({"figures", "kpis", "charts", "members", "chain"})),
    (ui("Roadmap"), frozenset({"roadmap"})),
    (
        ui("Catalogue"),
        frozenset({
            "organisations", "products", "services", "certificates", "vacancies", "proposals", "events", "exhibits",
            "categories", "codes", "eligibility",
        }),
    ),
    (
        ui("Texts"),
        frozenset({"cluster", "centre", "document", "industry", "strategy", "swot", "bodies", "join", "notes"}),
    ),
    (ui("Sources and accepted problems"), frozenset({"sources", "waivers", "remarks"})),
)  # fmt: skip
_REST = ui("Settings")


@dataclass(frozen=True)
class Chapter:
    """A heading with lines under it, and figures under these; `level` 2 and 3."""

    title: str
    level: int
    lines: tuple[Line, ...] = ()
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True)
class Report:
    """What is told, with the changes that it is told of."""

    lang: Lang
    summary: str
    chapters: tuple[Chapter, ...]
    changes: tuple[Change, ...]


def report_of(base: Side, head: Side, lang: Lang, look: Look | None = None) -> Report:
    """Compare two states; `look` lays out the books that change, so that their pages can be shown."""
    found, words = changes(base, head), Words(base, head, lang)
    pictures, hand = replaced(base, head), tuple(hand_changes(base, head))
    if not (found or pictures or hand):
        return Report(lang, words.say("Nothing changes for readers."), (), ())
    chapters = [*_of_records(found, words)]
    if pictures:
        chapters.append(_of_pictures(pictures, base, head, words, is_shown=look is not None))
    if hand:
        lines = tuple((Piece(one.file, "strong"), Piece(": "), *_of_hand(one, words)) for one in hand)
        chapters.append(Chapter(words.say("Pages written by hand"), 2, lines))
    chapters += [*_of_problems(base, head, words), *_of_translations(found, head, words)]
    if found or pictures:
        chapters += _of_publications(base, head, words, frozenset(one.file for one in pictures), look)
    count = len(found) + len(pictures) + len(hand)
    summary = interface_plural("{n} record changes.", "{n} records change.", count, lang)
    return Report(lang, summary, tuple(chapters), found)


def _of_pictures(found: Sequence[Replaced], base: Side, head: Side, words: Words, *, is_shown: bool) -> Chapter:
    lines = tuple(
        (Piece(one.file, "strong"), Piece(": "), Piece(words.say("another picture"), "new"))
        + ((Piece(f" ({', '.join(map(words.name, one.records))})"),) if one.records else ())
        for one in found
    )
    figures = []
    for one in found[:MOST_REPLACED] if is_shown else ():
        old, new = (small(side.source.root / one.file) for side in (base, head))
        figures.append(before_and_after(one.file, old, new, words))
    return Chapter(words.say("Pictures"), 2, lines, tuple(figures))


def _of_hand(change: HandChange, words: Words) -> Iterator[Piece]:
    if change.old and change.new:
        yield from compared(change.old.source, change.new.source)
        return
    page = change.new or change.old
    yield Piece(short(page.title) if page else "", "new" if change.new else "old")
    yield Piece(f" – {words.say(ui('added') if change.new else ui('removed'))}")


def _of_records(found: Sequence[Change], words: Words) -> Iterator[Chapter]:
    for owner in dict.fromkeys(change.at.owner for change in found):
        mine = [change for change in found if change.at.owner == owner]
        yield Chapter(words.owner(owner), 2)
        known = frozenset().union(*(kinds for _, kinds in _GROUPS))
        for title, kinds in (*_GROUPS, (_REST, frozenset(change.at.kind for change in mine) - known)):
            lines = tuple(line for change in mine if change.at.kind in kinds for line in words.lines(change))
            if lines:
                yield Chapter(words.say(title), 3, lines)


def _of_problems(base: Side, head: Side, words: Words) -> Iterator[Chapter]:
    old, new = ({_told(problem): problem for problem in side.problems} for side in (base, head))
    for title, found in (
        (ui("New problems"), [problem for key, problem in new.items() if key not in old]),
        (ui("Problems that are gone"), [problem for key, problem in old.items() if key not in new]),
    ):
        if found:
            yield Chapter(words.say(title), 2, tuple(_problem(problem, words.lang) for problem in found))
    for side, title in ((base, ui("The old state has errors: only what is written is compared.")),
                        (head, ui("The new state has errors: nothing can be published."))):  # fmt: skip
        if side.atlas is None:
            yield Chapter(words.say(title), 2)


def _told(problem: Problem) -> tuple[str, ...]:
    """A problem without its line, which moves with whatever is written above."""
    return (problem.location.path, problem.rule, problem.address, str(problem.message))


def _problem(problem: Problem, lang: Lang) -> Line:
    return (Piece(f"{problem.location} "), Piece(translate(problem.message, lang)))


def _of_translations(found: Sequence[Change], head: Side, words: Words) -> Iterator[Chapter]:
    if head.atlas is None or not head.languages:
        return
    required = next(iter(head.atlas.languages))
    lines = [
        (Piece(f"{lang}: ", "quiet"), Piece(short(".".join((str(change.at), *difference.at)))))
        for change in found
        for difference, lang in stale(change, required, head.languages)
    ]
    if lines:
        yield Chapter(words.say("Translations to look at again"), 2, tuple(lines))


def _of_publications(
    base: Side, head: Side, words: Words, others: frozenset[str], look: Look | None
) -> Iterator[Chapter]:
    if base.atlas is None or head.atlas is None:
        return
    old, new = planned(base.atlas), planned(head.atlas)
    pages = tuple(
        (Piece(f"{page.lang}/{page.path.removesuffix('.md')} ", "quiet"), Piece(page.title), *_fate(page.what, words))
        for page in touched_pages(old, new, others)
    )
    if pages:
        yield Chapter(words.say("Pages that change"), 2, pages)
    books = tuple(touched_books(old, new, others))
    leaves = look(old, new, [book.slug for book in books if book.what == "changed"]) if look else {}
    if books:
        lines = tuple(_book(book, leaves.get(book.slug), words) for book in books)
        figures = (figure for book in books for figure in shown_leaves(book.title, leaves.get(book.slug), words))
        yield Chapter(words.say("Books that change"), 2, lines, tuple(figures))


def _book(book: TouchedBook, printed: Printed | None, words: Words) -> Line:
    named = f"{book.title}: {', '.join(book.chapters)}" if book.chapters not in ((), (book.title,)) else book.title
    told = f" – {leaf_words(printed, words)}" if printed else ""
    return (Piece(f"{book.slug}.pdf ", "quiet"), Piece(named), Piece(told, "strong"), *_fate(book.what, words))


def _fate(what: str, words: Words) -> Line:
    return () if what == "changed" else (Piece(f" – {words.say(what)}"),)
