"""A report as a comment, as a page of its own, and for programs."""

from __future__ import annotations

import json
from base64 import b64encode

from markupsafe import Markup

from generator.language.messages import interface, interface_plural
from generator.review.leaves import Figure
from generator.review.pieces import Piece, html, markdown, plain
from generator.review.report import Report

LONGEST = 65_400  # characters; a comment on the hosting services has 65,536, with the mark that it is found by


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
