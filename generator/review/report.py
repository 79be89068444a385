"""The whole comparison as one report: for a comment, as a page of its own, and for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.language import Lang
from generator.language.messages import interface, interface_plural, translate, ui
from generator.problems import Problem
from generator.review.changes import Change, changes, stale
from generator.review.pieces import Line, Piece, html, markdown, plain, short
from generator.review.side import Side
from generator.review.touched import planned, touched_books, touched_pages
from generator.review.words import Words

LONGEST = 65_400  # characters; a comment on the hosting services has 65,536, with the mark that it is found by
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
    """A heading with lines under it; `level` 2 and 3."""

    title: str
    level: int
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True)
class Report:
    """What is told, with the changes that it is told of."""

    lang: Lang
    summary: str
    chapters: tuple[Chapter, ...]
    changes: tuple[Change, ...]


def report_of(base: Side, head: Side, lang: Lang) -> Report:
    """Compare two states."""
    found, words = changes(base, head), Words(base, head, lang)
    chapters = [*_of_records(found, words), *_of_problems(base, head, words)]
    chapters += [*_of_translations(found, head, words), *_of_publications(base, head, words)]
    if not found:
        return Report(lang, words.say("Nothing changes for readers."), (), ())
    summary = interface_plural("{n} record changes.", "{n} records change.", len(found), lang)
    return Report(lang, summary, tuple(chapters), found)


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


def _of_publications(base: Side, head: Side, words: Words) -> Iterator[Chapter]:
    if base.atlas is None or head.atlas is None:
        return
    old, new = planned(base.atlas), planned(head.atlas)
    pages = tuple(
        (Piece(f"{page.lang}/{page.path.removesuffix('.md')} ", "quiet"), Piece(page.title), *_fate(page.what, words))
        for page in touched_pages(old, new)
    )
    books = tuple(
        (Piece(f"{book.slug}.pdf ", "quiet"), Piece(", ".join(book.chapters) or book.title), *_fate(book.what, words))
        for book in touched_books(old, new)
    )
    for title, lines in ((ui("Pages that change"), pages), (ui("Books that change"), books)):
        if lines:
            yield Chapter(words.say(title), 2, lines)


def _fate(what: str, words: Words) -> Line:
    return () if what == "changed" else (Piece(f" – {words.say(what)}"),)


def as_markdown(report: Report, most: int = LONGEST) -> str:
    """The report as a comment of so many characters at most; what does not fit is counted at its end."""
    blocks = [f"**{markdown((Piece(report.summary),))}**\n"]
    for chapter in report.chapters:
        blocks.append(f"\n{'#' * (chapter.level + 1)} {markdown((Piece(chapter.title),))}\n\n")
        blocks += [f"- {markdown(line)}\n" for line in chapter.lines]
    room = most - 200
    for number, block in enumerate(blocks):
        room -= len(block)
        if room < 0:
            rest = sum(block.startswith("- ") for block in blocks[number:])
            more = interface_plural(
                "{n} more line is in the full report.", "{n} more lines are in the full report.", rest, report.lang
            )
            return "".join(blocks[:number]) + f"\n{more}\n"
    return "".join(blocks)


_STYLE = Markup(
    "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}"
    "del{color:#b3261e}ins{color:#146c2e;text-decoration:none;font-weight:600}small{opacity:.7}"
    "@media(prefers-color-scheme:dark){del{color:#f2b8b5}ins{color:#7dd894}}"
)


def as_html(report: Report) -> str:
    """The report as a page that needs nothing else."""
    body = Markup("<p><strong>{}</strong></p>\n").format(report.summary)
    for chapter in report.chapters:
        body += Markup("<h{0}>{1}</h{0}>\n").format(chapter.level, chapter.title)
        items = Markup("").join(Markup("<li>{}</li>\n").format(html(line)) for line in chapter.lines)
        body += Markup("<ul>\n{}</ul>\n").format(items) if items else Markup("")
    title = interface("What changes", report.lang)
    head = Markup(
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{}</title><style>{}</style>'
    )
    return str(
        Markup('<!doctype html>\n<html lang="{}">\n<head>{}</head>\n<body>\n<h1>{}</h1>\n{}</body>\n</html>\n').format(
            report.lang,
            head.format(title, _STYLE),
            title,
            body,
        )
    )


def as_json(report: Report) -> str:
    """The report for programs: changes by address, and every line as it is told."""
    told = [
        {
            "what": change.what,
            "address": str(change.at),
            "was": str(change.was) if change.was else None,
            "numbers": [
                {
                    "address": str(one.at),
                    "old": str(one.old.value) if one.old and one.old.value is not None else None,
                    "new": str(one.new.value) if one.new and one.new.value is not None else None,
                    "follows": one.follows,
                }
                for one in change.numbers
            ],
            "fields": [
                {"path": ".".join(one.at), "old": one.old, "new": one.new, "order": one.is_order}
                for one in change.details
            ],
        }
        for change in report.changes
    ]
    chapters = [
        {"title": chapter.title, "level": chapter.level, "lines": [plain(line) for line in chapter.lines]}
        for chapter in report.chapters
    ]
    whole = {"summary": report.summary, "changes": told, "report": chapters}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
