"""From the lines of an official document to a control list: its numbers by chapter and in order, without its words."""

from __future__ import annotations

import re
import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

_HEADING = re.compile(r"^(?:(?:Глава|Раздел|Chapter|Section)\s+)?(\d{1,2}(?:\.\d{1,2})?)\.?\s+(?=[А-ЯЁA-Z])")
_LONGEST_HEADING = 120
_BEFORE = "#*-–• \t"
_SAME = 12  # letters of a title by which a heading is known again
_MONTHS = ["январ", "феврал", "март", "апрел", "ма", "июн", "июл", "август", "сентябр", "октябр", "ноябр", "декабр"]
_MONTHS_EN = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
_DAY = re.compile(
    r"(?<!\d)(\d{1,2})[»\"]?\s+(январ|феврал|март|апрел|ма|июн|июл|август|сентябр|октябр|ноябр|декабр)[а-я]*\s+(\d{4})",
    re.I,
)
_DAY_EN = re.compile(rf"(?<!\d)(\d{{1,2}})\s+({'|'.join(_MONTHS_EN)})\s+(\d{{4}})", re.I)
_THOUSANDS = re.compile(r"(?<![\d.,])\d{1,3}(?:[\u00a0\u202f ]\d{3})+(?![\d])")
_SUPERSCRIPTS = re.compile(r"[\u00b9\u00b2\u00b3\u2070-\u2079]")
_NUMBER = re.compile(
    r"(?:(?P<bound>не\s+менее|не\s+более|at\s+least|at\s+most)"
    r"|(?P<more>более(?:\s+чем)?(?:\s+в)?|свыше|more\s+than|over)|(?P<less>менее|less\s+than)"
    r"|(?P<about>около|порядка|примерно|почти|приблизительно|≈|~|about|around|nearly))?\s*"
    r"(?P<sign>(?<![\w–-])[+-])?(?P<number>\d+(?:[.,/]\d+)*)(?P<up>\+)?",
    re.I,
)
_MARKS = {"more": ">", "less": "<", "about": "~"}


@dataclass
class Listed:
    """The numbers of a chapter as they come; `number` is that of the chapter, nothing for what stands before."""

    number: str
    numbers: list[str] = field(default_factory=list)


def listed(lines: Sequence[str]) -> list[Listed]:
    """The chapters of a document with their numbers. Where the document has contents, a chapter begins where a heading
    of the contents comes again; else where a numbered line without a stop at its end goes on counting."""
    headings = [(at, *heading) for at, line in enumerate(lines) if (heading := _heading(line))]
    repeated = {key for key, times in Counter((name, title) for _, name, title in headings).items() if times > 1}
    last = {(name, title): at for at, name, title in headings if (name, title) in repeated}
    begins = {at: name for (name, _), at in last.items()} if len(repeated) > 2 else _counted(headings, lines)
    found = [Listed("")]
    contents = {at for at, name, title in headings if (name, title) in repeated and at not in begins}
    for at, line in enumerate(lines):
        if at in begins:
            found.append(Listed(begins[at]))
        if at not in contents:
            found[-1].numbers += numbers_of(_HEADING.sub("", line.lstrip(_BEFORE)) if at in begins else line)
    return found


def _heading(line: str) -> tuple[str, str] | None:
    """The number of a line that could be a heading, and the beginning of its title."""
    bare = line.lstrip(_BEFORE)
    match = _HEADING.match(bare)
    if match is None or len(line) >= _LONGEST_HEADING:
        return None
    return match[1], re.sub(r"[\W\d]+", " ", bare[match.end() :]).casefold().strip()[:_SAME]


def _counted(headings: Sequence[tuple[int, str, str]], lines: Sequence[str]) -> dict[int, str]:
    """Headings of one level that count 1, 2, 3; the items of a list end with a semicolon or begin in the middle."""
    plain = [(at, int(name)) for at, name, _ in headings if "." not in name and not lines[at].endswith((";", ".", ","))]
    found: dict[int, str] = {}
    for at, number in plain:
        if number == len(found) + 1:
            found[at] = str(number)
    return found


def numbers_of(line: str) -> Iterator[str]:
    """The numbers of a line as a control list has them: days in digits, thousands without a space, `>`, `<` and `~`
    before what is more, less or about. Marks of notes are no numbers."""
    text = _SUPERSCRIPTS.sub("", line.replace("**", "").replace("\u2212", "-"))
    text = _DAY.sub(lambda day: f"{int(day[1]):02}.{_MONTHS.index(day[2].lower()) + 1:02}.{day[3]}", text)
    text = _DAY_EN.sub(lambda day: f"{int(day[1]):02}.{_MONTHS_EN.index(day[2].lower()) + 1:02}.{day[3]}", text)
    text = _THOUSANDS.sub(lambda many: re.sub(r"\D", "", many[0]), text)
    for match in _NUMBER.finditer(text):
        mark = next((sign for name, sign in _MARKS.items() if match[name]), "")
        yield f"{mark}{match['sign'] or ''}{match['number'].rstrip('.,/')}{match['up'] or ''}"


def as_yaml(chapters: Sequence[Listed]) -> str:
    """A control list to be put beside the data; what carries the numbers of a chapter is left to its editor."""
    parts = []
    for chapter in chapters:
        name = f"chapter-{chapter.number.replace('.', '-')}" if chapter.number else "cover"
        text = f"{name}:\n" + (f'  number: "{chapter.number}"\n' if chapter.number else "") + "  of: []\n"
        if chapter.numbers:
            wrapped = textwrap.fill(" ".join(chapter.numbers), 112, break_on_hyphens=False)
            text += "  numbers: >-\n" + textwrap.indent(wrapped, "    ") + "\n"
        parts.append(text)
    return "\n".join(parts)
