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
    ":root{color-scheme:light dark;--ink:#1b2430;--quiet:#56616d;--line:#d7dde3;--paper:#fff;--old:#9b2219;"
    "--on-old:#fcecea;--new:#0b5c2d;--on-new:#e6f4eb;--link:#0b57a4}"
    "@media(prefers-color-scheme:dark){:root{--ink:#e6eaee;--quiet:#a3adb8;--line:#38424d;--paper:#12171c;--old:#ffb4ab;"
    "--on-old:#3a1b18;--new:#8bd8a5;--on-new:#14301f;--link:#9cc7ff}}"
    "body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.55 system-ui,sans-serif;overflow-wrap:anywhere}"
    "main{max-width:58rem;margin:0 auto;padding:2rem 1rem 4rem}h1{font-size:1.75rem;line-height:1.2;margin:0}"
    "h1+p{margin:.5rem 0 0;font-size:1.125rem;color:var(--quiet)}"
    "h2{font-size:1.25rem;line-height:1.3;margin:2.5rem 0 .75rem;padding-top:1rem;border-top:2px solid var(--ink)}"
    "h3{font-size:1rem;margin:1.5rem 0 .25rem;color:var(--quiet)}"
    "ul{list-style:none;margin:0;padding:0}li{padding:.5rem 0;border-bottom:1px solid var(--line)}"
    "del{color:var(--old);background:var(--on-old)}ins{color:var(--new);background:var(--on-new);text-decoration:none;"
    "font-weight:600}del,ins{padding:0 .2em;border-radius:.2em;-webkit-box-decoration-break:clone;"
    "box-decoration-break:clone}"
    "small{font-size:.875em;color:var(--quiet)}a{color:var(--link)}"
    "figure{margin:2rem 0}figcaption{font-weight:600;margin-bottom:.75rem}figure div{display:grid;gap:1rem;"
    "grid-template-columns:repeat(auto-fit,minmax(min(100%,20rem),1fr))}"
    "figure p{margin:0;color:var(--quiet)}img{display:block;width:100%;height:auto;border:1px solid var(--line);"
    "background:#fff;margin-bottom:.25rem}@media print{figure{break-inside:avoid}}"
)
_PAGE = Markup("""\
<!doctype html>
<html lang="{}">
<head>{}</head>
<body>
<main>
<h1>{}</h1>
{}</main>
</body>
</html>
""")


def as_html(report: Report) -> str:
    """The report as a page that needs nothing else."""
    body = Markup("<p>{}</p>\n").format(report.summary)
    for chapter in report.chapters:
        body += Markup("<h{0}>{1}</h{0}>\n").format(chapter.level, chapter.title)
        items = Markup("").join(Markup("<li>{}</li>\n").format(html(line)) for line in chapter.lines)
        body += Markup("<ul>\n{}</ul>\n").format(items) if items else Markup("")
        body += Markup("").join(map(_figure, chapter.figures))
    title = interface("What changes", report.lang)
    head = Markup(
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{}</title><style>{}</style>'
    )
    return str(_PAGE.format(report.lang, head.format(title, _STYLE), title, body))


def _figure(figure: Figure) -> Markup:
    shown = Markup("").join(
        Markup('<p><img src="data:image/webp;base64,{}" alt="{}" loading="lazy">{}</p>').format(
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
