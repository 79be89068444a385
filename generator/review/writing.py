"""A report as a comment, as a page of its own, and for programs."""

from __future__ import annotations

import json
from base64 import b64encode

from markupsafe import Markup

from generator.language.messages import interface, interface_plural
from generator.review.leaves import Figure
from generator.review.pieces import Piece, html, markdown, plain
from generator.review.report import Report

_FIRST = 8  # lines of every chapter that have room before the others
_LONGEST_LINE = 2_000  # characters
_FOR_REST = 120  # characters that tell of what is left out, with the signs around
LONGEST = 65_400  # characters; a comment on the hosting services has 65,536, with the mark that it is found by


def as_markdown(report: Report, most: int = LONGEST) -> str:
    """The report as a comment of so many characters at most. Every chapter has room for its first lines; what is left
    is given to the first chapters, and each says how many of its lines are in the full report alone."""
    heads = [f"\n{'#' * (one.level + 1)} {markdown((Piece(one.title),))}\n" for one in report.chapters]
    lines = [[f"- {_cut(markdown(line))}\n" for line in one.lines] for one in report.chapters]
    room = most - len(report.summary) * 2 - sum(map(len, heads)) - _FOR_REST * len(heads) - _FOR_REST
    if room < 0:  # hundreds of owners
        return f"**{markdown((Piece(report.summary),))}**\n\n{_rest(sum(map(len, lines)), report)}"
    shown = [0] * len(lines)
    for least in (1, _FIRST, len(max(lines, key=len, default=[]))):
        for number, several in enumerate(lines):
            while shown[number] < min(least, len(several)) and len(several[shown[number]]) <= room:
                room -= len(several[shown[number]])
                shown[number] += 1
    written = [f"**{markdown((Piece(report.summary),))}**\n"]
    for head, several, count in zip(heads, lines, shown, strict=True):
        rest = _rest(len(several) - count, report) if count < len(several) else ""
        written += [head, "\n" if several else "", *several[:count], rest]
    return "".join(written)


def _rest(count: int, report: Report) -> str:
    return (
        "\n"
        + interface_plural(
            "{n} more line is in the full report.", "{n} more lines are in the full report.", count, report.lang
        )
        + "\n"
    )


def _cut(line: str) -> str:
    """A line of a comment; no single one may fill it."""
    return line if len(line) <= _LONGEST_LINE else f"{line[:_LONGEST_LINE].rsplit(' ', 1)[0]} …"


_STYLE = Markup(
    "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}"
    "del{color:#b3261e}ins{color:#146c2e;text-decoration:none;font-weight:600}small{opacity:.7}"
    "figure{margin:2rem 0}figcaption{font-weight:600;margin-bottom:.5rem}figure div{display:grid;gap:1rem;"
    "grid-template-columns:repeat(auto-fit,minmax(min(100%,20rem),1fr))}"
    "figure p{margin:0}img{width:100%;height:auto;border:1px solid #8888;background:#fff}"
    "@media(prefers-color-scheme:dark){del{color:#f2b8b5}ins{color:#7dd894}}"
)


def as_html(report: Report) -> str:
    """The report as a page that needs nothing else."""
    body = Markup("<p><strong>{}</strong></p>\n").format(report.summary)
    for chapter in report.chapters:
        body += Markup("<h{0}>{1}</h{0}>\n").format(chapter.level, chapter.title)
        items = Markup("").join(Markup("<li>{}</li>\n").format(html(line)) for line in chapter.lines)
        body += Markup("<ul>\n{}</ul>\n").format(items) if items else Markup("")
        body += Markup("").join(map(_figure, chapter.figures))
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


def _figure(figure: Figure) -> Markup:
    shown = Markup("").join(
        Markup('<p><img src="data:image/webp;base64,{}" alt="{}" loading="lazy"><br>{}</p>').format(
            b64encode(one.data).decode(), one.alt, one.label
        )
        for one in figure.pictures
    )
    return Markup("<figure><figcaption>{}</figcaption><div>{}</div></figure>\n").format(figure.caption, shown)


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
