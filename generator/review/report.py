"""The whole comparison as one report, before it is written in any form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.language import Lang
from generator.language.messages import interface, interface_plural, translate, ui
from generator.problems import Problem, Severity
from generator.review.changes import Change, changes, stale
from generator.review.chapter import Chapter
from generator.review.hand import HandChange, hand_changes
from generator.review.leaves import Look, before_and_after
from generator.review.pictures import MOST_REPLACED, Replaced, replaced, small
from generator.review.pieces import Line, Piece, compared, short
from generator.review.publicised import Touched, touched_by, touched_chapters
from generator.review.side import Side
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
_NOT_PUBLISHED = ui("The new state has errors: nothing can be published.")
_AS_WRITTEN = ui("The old state has errors: only what is written is compared.")


@dataclass(frozen=True)
class Report:
    """What is told, with the changes that it is told of."""

    lang: Lang
    summary: str
    chapters: tuple[Chapter, ...]
    changes: tuple[Change, ...]


def report_of(
    base: Side, head: Side, lang: Lang, look: Look | None = None, looks: Sequence[str] = (), preview: str = ""
) -> Report:
    """Compare two states. `look` lays out the books that change, so that their pages can be shown; `looks` are files of
    templates and settings that differ; `preview` is the address where the new site can be seen."""
    found, words = changes(base, head), Words(base, head, lang)
    pictures, hand = replaced(base, head), tuple(hand_changes(base, head))
    state, problems = tuple(_of_state(base, head, words)), tuple(_of_problems(base, head, words))
    if not (found or pictures or hand or looks or state or problems):
        return Report(lang, words.say("Nothing changes for readers."), (), ())
    told = [*_of_records(found, words)]
    if pictures:
        told.append(_of_pictures(pictures, base, head, words, is_shown=look is not None))
    if hand:
        lines = tuple((Piece(one.file, "strong"), Piece(": "), *_of_hand(one, words)) for one in hand)
        told.append(Chapter(words.say("Pages written by hand"), 2, lines))
    if looks:
        told.append(Chapter(words.say("Looks and settings"), 2, tuple((Piece(file, "strong"),) for file in looks)))
    touched = touched_by(base, head, words, pictures) if found or pictures else Touched()
    shown = touched_chapters(touched, words, look, preview)
    counts = (
        sum(len(one.lines) for one in told),
        len(touched.pages),
        len(touched.books),
        len(problems_only_in(head, base)),
    )
    chapters = (*state, *told, *problems, *shown, *_of_translations(found, head, words))
    return Report(lang, _summary(*counts, lang), chapters, found)


def _summary(told: int, pages: int, books: int, problems: int, lang: Lang) -> str:
    """How much it is, in one line."""
    counted = (
        (told, "{n} change", "{n} changes"),
        (pages, "{n} page of the site", "{n} pages of the site"),
        (books, "{n} book", "{n} books"),
        (problems, "{n} new problem", "{n} new problems"),
    )
    return ", ".join(interface_plural(one, many, n, lang) for n, one, many in counted if n) or interface(
        "Problems that are gone", lang
    )


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


def _of_state(base: Side, head: Side, words: Words) -> Iterator[Chapter]:
    """What cannot be compared, and why."""
    told = (
        (head, _NOT_PUBLISHED, ui("Files of the new state that cannot be read, and are not compared")),
        (base, _AS_WRITTEN, ui("Files of the old state that cannot be read, and are not compared")),
    )
    for side, faults, unread in told:
        if side.atlas is None:
            yield Chapter(words.say(faults), 2)
        if side.source.unread:
            yield Chapter(words.say(unread), 2, tuple((Piece(file, "strong"),) for file in sorted(side.source.unread)))


def _of_problems(base: Side, head: Side, words: Words) -> Iterator[Chapter]:
    for title, found in (
        (ui("New problems"), problems_only_in(head, base)),
        (ui("Problems that are gone"), problems_only_in(base, head)),
    ):
        if found:
            yield Chapter(words.say(title), 2, tuple(_problem(problem, words.lang) for problem in found))


def problems_only_in(side: Side, other: Side) -> list[Problem]:
    """The problems that one state has and the other has not, errors first; where the other was not looked through, for
    it has errors, those of the errors alone."""
    known = {_told(problem) for problem in other.problems}
    found = [problem for problem in side.problems if _told(problem) not in known]
    if other.atlas is None and side.atlas is not None:
        return [problem for problem in found if problem.severity is Severity.ERROR]
    return sorted(found, key=lambda problem: problem.severity is not Severity.ERROR)


def _told(problem: Problem) -> tuple[str, ...]:
    """A problem without its line, which moves with whatever is written above."""
    return (problem.location.path, problem.rule, problem.address, str(problem.message))


def _problem(problem: Problem, lang: Lang) -> Line:
    return (Piece(translate(problem.message, lang)), Piece(f" ({problem.location})", "quiet"))


def _of_translations(found: Sequence[Change], head: Side, words: Words) -> Iterator[Chapter]:
    if head.atlas is None or not head.languages:
        return
    required = next(iter(head.atlas.languages))
    lines = [
        (*words.field_of(change.at, difference), Piece(f" ({lang})", "quiet"))
        for change in found
        for difference, lang in stale(change, required, head.languages)
    ]
    if lines:
        yield Chapter(words.say("Translations to look at again"), 2, tuple(lines))
