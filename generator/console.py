"""How problems and results look in a terminal. Pure text; printing is the business of cli."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from generator.language import Lang
from generator.language.messages import interface, interface_plural, translate, ui
from generator.language.numbers import number
from generator.problems import Problem, Severity

Paint = Callable[[str, str], str]  # text, colour

_SEVERITIES = {Severity.ERROR: ui("error"), Severity.WARNING: ui("warning")}
_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow"}
_WIDEST = 110


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
    warnings = len(problems) - errors
    parts = [
        interface_plural("{n} error", "{n} errors", errors, lang),
        interface_plural("{n} warning", "{n} warnings", warnings, lang),
    ]
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
