"""How problems and results look in a terminal. Pure text; printing is the business of cli."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from generator.language import Lang
from generator.language.messages import interface, interface_plural, translate, ui
from generator.language.numbers import number
from generator.problems import Problem, Severity

Paint = Callable[[str, str], str]  # text, colour

_SEVERITIES = {Severity.ERROR: ui("error"), Severity.WARNING: ui("warning"), Severity.ADVICE: ui("advice")}
_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.ADVICE: "cyan"}
_WIDEST = 110

# What goes wrong with the machine, not with us.
_TROUBLE = {
    errno.ENOSPC: ui("The disk is full."),
    errno.EDQUOT: ui("The disk holds as much of yours as you may keep there."),
    errno.EROFS: ui("{path} lies on a disk that cannot be written."),
    errno.EACCES: ui("You are not allowed to read or write {path}."),
    errno.EPERM: ui("You are not allowed to read or write {path}."),
    errno.EMFILE: ui("Too many files are open."),
    errno.ENFILE: ui("Too many files are open."),
    errno.ENOMEM: ui("There is not enough memory."),
}


def refused_by_system(error: Exception, lang: Lang) -> str | None:
    """What the system refuses, as a sentence; None where the fault is another one."""
    if isinstance(error, shutil.Error) and error.args and error.args[0]:
        text = str(error.args[0][0][-1])  # of many files that could not be copied, why the first
        error = next((OSError(number, "") for number in _TROUBLE if os.strerror(number) in text), error)
    msgid = _TROUBLE.get(error.errno or 0) if isinstance(error, OSError) else None
    return interface(msgid, lang, path=getattr(error, "filename", None) or "?") if msgid else None


def problem_lines(problem: Problem, lang: Lang, files: Mapping[str, Sequence[str]], paint: Paint | None) -> list[str]:
    """`path:line:column severity rule: message. Fix: …`; in a terminal with the source line under it."""
    severity = interface(_SEVERITIES[problem.severity], lang)
    message, fix = translate(problem.message, lang), translate(problem.fix, lang)
    label = interface("Fix", lang)
    if paint is None:
        return [f"{problem.location} {severity} {problem.rule}: {_sentence(message)} {label}: {_sentence(fix)}"]
    head = f"{problem.location} {paint(f'{severity} {problem.rule}', _COLOURS[problem.severity])}: {_sentence(message)}"
    return [f"{head} {paint(label, 'green')}: {_sentence(fix)}", *_frame(problem, files.get(problem.location.path, ()))]


def _sentence(text: str) -> str:
    return text if text.endswith((".", "…", "!", "?")) else f"{text}."


def _frame(problem: Problem, lines: Sequence[str]) -> list[str]:
    """The line of the file, with a caret under the place."""
    at = problem.location
    if not 1 <= at.line <= len(lines):
        return []
    line = lines[at.line - 1]
    start = max(0, at.column - _WIDEST // 2)
    margin = f"{at.line:>5} | "
    return [f"{margin}{line[start : start + _WIDEST]}", f"{' ' * (len(margin) + at.column - 1 - start)}^"]


def count_line(problems: Sequence[Problem], accepted: int, lang: Lang) -> str:
    """How many errors and warnings there are, and how many are accepted."""
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    warnings = sum(problem.severity is Severity.WARNING for problem in problems)
    advice = len(problems) - errors - warnings
    parts = [
        interface_plural("{n} error", "{n} errors", errors, lang),
        interface_plural("{n} warning", "{n} warnings", warnings, lang),
    ]
    if advice:
        parts.append(interface_plural("{n} piece of advice", "{n} pieces of advice", advice, lang))
    if accepted:
        parts.append(interface_plural("{n} accepted", "{n} accepted", accepted, lang))
    return ", ".join(parts)


def table_lines(rows: Sequence[Sequence[str]], *, aligned: bool) -> list[str]:
    """Rows as lines: aligned for a terminal, else parted by tabs; the last cell is never filled up."""
    if not aligned:
        return ["\t".join(row) for row in rows]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return ["  ".join([*map(str.ljust, row[:-1], widths), row[-1]]) for row in rows]


def result_lines(
    lang: Lang,
    pages: Sequence[tuple[str, int]],
    books: Sequence[tuple[str, int, int]],
    coverage: Sequence[tuple[str, int, int]],
    problems: str,
    seconds: float,
) -> list[str]:
    """The summary of a build; books are name, pages and bytes, coverage is language, translated and all texts."""
    lines = (
        [
            f"{interface('Site', lang)}: "
            + ", ".join(f"{name} – {interface_plural('{n} page', '{n} pages', n, lang)}" for name, n in pages)
        ]
        if pages
        else []
    )
    for name, count, size in books:
        megabytes = number((Decimal(size) / 1_000_000).quantize(Decimal("0.1")), lang)
        counted = interface_plural("{n} page", "{n} pages", count, lang)
        lines.append(f"{name}: {counted}, {interface('{size} MB', lang, size=megabytes)}")
    for name, done, whole in coverage:
        share = number((Decimal(100) * done / max(whole, 1)).quantize(Decimal("0.1")), lang)
        lines.append(
            interface(
                "Texts in {lang}: {done} of {whole} ({share}%)", lang, lang=name, done=done, whole=whole, share=share
            )
        )
    lines.append(f"{interface('Problems', lang)}: {problems}")
    lines.append(interface("Seconds: {seconds}", lang, seconds=number(Decimal(f"{seconds:.1f}"), lang)))
    return lines


def older_lines(
    left_out: Sequence[str], older: Sequence[str], held: Sequence[str], *, is_site_older: bool, lang: Lang
) -> list[str]:
    """What a build of a part leaves out of the site, and what stays in build/ though it is older than the data: it was
    not asked for, or could not be made (`held`)."""
    lines = []
    if left_out:
        names = ", ".join(left_out)
        text = interface("Not offered on the site, as it is not made of the present data: {names}", lang, names=names)
        lines.append(text)
    if older:
        names = ", ".join(older)
        lines.append(interface("Older than the data, as it was not asked for: {names}", lang, names=names))
    if held:
        names = ", ".join(held)
        lines.append(interface("Could not be made, so that the last good file stays: {names}", lang, names=names))
    if is_site_older:
        lines.append(
            interface("The site was not asked for: it still offers the printed files of an earlier build", lang)
        )
    return lines
