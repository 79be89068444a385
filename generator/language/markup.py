"""The small Markdown of texts: emphasis, links, lists, line ends. What is not understood stays as it is written.

The time is linear in the length of the text, whatever it holds, and no tags but those of this file can come out: all
text is escaped, and only targets that `is_allowed` lets through become links.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import islice

Neat = Callable[[str], str]

# What follows the text of a link: its target, with one level of round brackets inside it.
TARGET = r"\]\((?:[^()\n]|\([^()\n]*\))*+\)"
DEEPEST_LIST, DEEPEST_EMPHASIS = 6, 4

_TOKEN = re.compile(
    rf"\\(?P<escaped>[!-/:-@\[-`{{-~])|(?P<run>\*+|_+)|(?P<open>\[)|(?P<target>{TARGET})|(?P<close>\])|(?P<end>\n)"
)
_SIGNS = re.compile(r"[\\*_\[\]\n]")
_SPACES = re.compile("[ \t\n]+")
_LIST_ITEM = re.compile(r"(?P<indent>[ \t]*)(?:[-*+]|(?P<number>[0-9]{1,3})\.)[ \t]+(?=\S)")
_HTTPS = re.compile(r"https://(?:[\w-]+\.)+[\w-]{2,}(?::[0-9]{1,5})?(?:[/?#][^\s\\<>\"{}]*)?", re.I)
_MAIL = re.compile(r"mailto:[\w.+-]+@(?:[\w-]+\.)+[\w-]{2,}", re.I)
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_OPENING, _CLOSING = frozenset("([{«„“‘"), frozenset(")]}.,;:!?…»”’")
_NAMES = {1: "em", 2: "strong"}


def escaped(text: str) -> str:
    """The text as HTML; quotation marks stay, as they stand in no attribute."""
    return text.translate(_ESCAPES)


def is_allowed(address: str) -> bool:
    """Whether a text may link to it: a whole https address without a user, or a mail address."""
    return _HTTPS.fullmatch(address) is not None or _MAIL.fullmatch(address) is not None


def address_of(target: str) -> str:
    """The address in `](address "title")`."""
    inside = target[2:-1].strip()
    if inside.startswith("<"):
        return inside[1:].partition(">")[0]
    return inside.split(maxsplit=1)[0] if inside else ""


@dataclass(slots=True)
class Run:
    """Signs of emphasis that stand together; what they open and close is found out later."""

    sign: str
    left: int  # of its signs, those that are not used
    opens: bool
    closes: bool
    offset: int
    length: int = 0
    before: list[int] = field(default_factory=list)  # what is closed here, the inner first: 1 emphasis, 2 strong
    after: list[int] = field(default_factory=list)  # what is opened here, the inner first

    def __post_init__(self) -> None:
        self.length = self.left


@dataclass(slots=True)
class Bracket:
    """A square bracket that may begin a link."""

    place: int  # of its text among the pieces
    runs: int  # how many runs stood before it
    offset: int


@dataclass(frozen=True)
class Leftover:
    """Signs that look like markup and are none, since what belongs to them is missing."""

    offset: int
    text: str


class Line:
    """One paragraph or list item, read sign by sign."""

    def __init__(self, text: str) -> None:
        self.pieces: list[str | Run] = []
        self.leftovers: list[Leftover] = []
        self._text = text
        self._runs: list[Run] = []
        self._brackets: list[Bracket] = []
        self._read()
        _pair(self._runs)
        runs = (piece for piece in self.pieces if isinstance(piece, Run))
        left = (run for run in runs if run.left > 1 and (run.opens or run.closes))
        self.leftovers += [Leftover(run.offset, run.sign * run.left) for run in left]

    def html(self) -> str:
        """The line with its tags."""
        shown: list[bool] = []  # of the open emphases; what is nested too deep is left out
        return "".join(piece if isinstance(piece, str) else _run_html(piece, shown) for piece in self.pieces)

    def _read(self) -> None:
        done = 0
        for found in _TOKEN.finditer(self._text):
            self.pieces.append(escaped(self._text[done : found.start()]))
            done = found.end()
            self._take(found)
        self.pieces.append(escaped(self._text[done:]))

    def _take(self, found: re.Match[str]) -> None:
        token = found[0]
        if found["run"]:
            self._take_run(token, found.start(), found.end())
        elif found["open"]:
            self._brackets.append(Bracket(len(self.pieces), len(self._runs), found.start()))
            self.pieces.append(token)
        elif found["target"]:
            self._take_target(token, found.start())
        elif found["close"]:
            if self._brackets:
                self._brackets.pop()
            self.pieces.append(token)
        else:
            self.pieces.append("<br>\n" if found["end"] else escaped(found["escaped"]))

    def _take_run(self, token: str, start: int, end: int) -> None:
        before, after = self._text[start - 1 : start] or " ", self._text[end : end + 1] or " "
        # An asterisk behind a number, as in 61 (29*), is a mark of a note: what closes a bracket follows it.
        opens = not after.isspace() and not (before.isalnum() and after in _CLOSING)
        closes = not before.isspace() and not (after.isalnum() and before in _OPENING)
        if token[0] == "_":  # names_with_lines keep theirs
            opens, closes = opens and not before.isalnum(), closes and not after.isalnum()
        run = Run(token[0], len(token), opens, closes, start)
        self.pieces.append(run)
        self._runs.append(run)

    def _take_target(self, token: str, offset: int) -> None:
        if not self._brackets:
            self.leftovers.append(Leftover(offset, token))
            self.pieces.append(escaped(token))
            return
        bracket = self._brackets.pop()
        _pair(self._runs[bracket.runs :])
        del self._runs[bracket.runs :]
        address = address_of(token)
        if is_allowed(address):
            relation = ' rel="noopener"' if address[:5].lower() == "https" else ""
            self.pieces[bracket.place] = f'<a{relation} href="{escaped(address)}">'
            self.pieces.append("</a>")
        else:
            self.pieces[bracket.place] = ""
        self._brackets.clear()  # no link inside another


def _run_html(run: Run, shown: list[bool]) -> str:
    parts = [f"</{_NAMES[kind]}>" for kind in run.before if shown.pop()]
    parts.append(run.sign * run.left)
    for kind in reversed(run.after):
        shown.append(len(shown) < DEEPEST_EMPHASIS)
        parts += [f"<{_NAMES[kind]}>"] if shown[-1] else []
    return "".join(parts)


def _pair(runs: list[Run]) -> None:
    """Find for each run that closes the nearest one that opens.

    A search that failed is not repeated: `floor` says for each kind of run how far down nothing is to be found.
    """
    waiting: list[Run] = []
    floor: dict[tuple[str, bool, int], int] = {}
    for run in runs:
        while run.closes and run.left:
            key = (run.sign, run.opens, run.length % 3)
            bottom = floor.get(key, 0)
            place = next((at for at in range(len(waiting) - 1, bottom - 1, -1) if _fits(waiting[at], run)), -1)
            if place < 0:
                floor[key] = len(waiting)
                break
            del waiting[place + 1 :]
            opener = waiting[place]
            used = min(2, opener.left, run.left)
            opener.left, run.left = opener.left - used, run.left - used
            opener.after.append(used)
            run.before.append(used)
            if not opener.left:
                waiting.pop()
            top = len(waiting)
            for kind, at in floor.items():
                if at > top:
                    floor[kind] = top
        if run.opens and run.left:
            waiting.append(run)


def _fits(opener: Run, closer: Run) -> bool:
    """Whether two runs belong together; `**a*b*` is read as `**a<em>b</em>`, not as `*<em>a</em>b*`."""
    if opener.sign != closer.sign:
        return False
    both = opener.closes or closer.opens
    return not both or (opener.length + closer.length) % 3 != 0 or (opener.length % 3 == 0 and closer.length % 3 == 0)


@dataclass
class Paragraph:
    """Lines that are one; two spaces at the end of a line end it for the reader as well."""

    lines: list[str]

    def html(self, neat: Neat) -> str:
        """The paragraph without its tag."""
        if len(self.lines) == 1:
            return _line_html(neat(self.lines[0].strip(" \t")))
        parts: list[str] = []
        for line, following in zip(self.lines, (*islice(self.lines, 1, None), ""), strict=True):
            parts += [line.strip(" \t"), "\n" if line.endswith("  ") and following else " "]
        return _line_html(neat("".join(parts[:-1])))


@dataclass
class Item:
    """An item of a list, with the lists inside it."""

    paragraphs: list[Paragraph]
    lists: list[List] = field(default_factory=list)


@dataclass
class List:
    """A list."""

    numbered: bool
    items: list[Item] = field(default_factory=list)


def paragraph_html(text: str, neat: Neat) -> str:
    """The text as one paragraph without its tag; `neat` sets its words before signs are read as markup."""
    return _line_html(neat(_SPACES.sub(" ", text.strip(" \t\n"))))


def _line_html(text: str) -> str:
    """Most texts hold no markup at all; for them this is the same, and faster."""
    return Line(text).html() if _SIGNS.search(text) else escaped(text)


def blocks_html(text: str, neat: Neat) -> str:
    """The text as paragraphs and lists; `neat` sets the words of each, in their order."""
    return "\n".join(
        _list_html(block, neat) if isinstance(block, List) else f"<p>{block.html(neat)}</p>" for block in _blocks(text)
    )


def _list_html(block: List, neat: Neat) -> str:
    name = "ol" if block.numbered else "ul"
    return "\n".join((f"<{name}>", *(f"<li>{_item_html(item, neat)}</li>" for item in block.items), f"</{name}>"))


def _item_html(item: Item, neat: Neat) -> str:
    first, *others = item.paragraphs
    text = "\n".join((first.html(neat), *(f"<p>{each.html(neat)}</p>" for each in others)))
    return text + "".join(f"{_list_html(inner, neat)}\n" for inner in item.lists)


def _blocks(text: str) -> list[Paragraph | List]:
    """Paragraphs and lists in order."""
    blocks: list[Paragraph | List] = []
    open_lists: list[List] = []  # the last one is the innermost
    current: Paragraph | None = None
    for line in text.split("\n"):
        if not line.strip():
            current = None
            continue
        item = _item_at(line, open_lists)
        if item is not None:
            level, numbered, content = item
            current = Paragraph([content])
            _into_list(blocks, open_lists, level, numbered).items.append(Item([current]))
        elif current is not None:
            current.lines.append(line)
        else:
            current = Paragraph([line])
            if open_lists and line.startswith(("  ", "\t")):
                open_lists[-1].items[-1].paragraphs.append(current)
            else:
                open_lists.clear()
                blocks.append(current)
    return blocks


def _item_at(line: str, open_lists: list[List]) -> tuple[int, bool, str] | None:
    """Level, kind and text of the list item that a line begins; a numbered list begins with 1."""
    found = _LIST_ITEM.match(line)
    if found is None:
        return None
    indent = len(found["indent"].replace("\t", "  "))
    level = min(indent // 2, len(open_lists), DEEPEST_LIST)
    goes_on = level < len(open_lists) and open_lists[level].numbered
    if found["number"] and found["number"] != "1" and not goes_on:
        return None
    return level, found["number"] is not None, line[found.end() :]


def _into_list(blocks: list[Paragraph | List], open_lists: list[List], level: int, numbered: bool) -> List:
    """The list that an item of a level belongs to: one that is open, or a new one."""
    del open_lists[level + 1 :]
    if level < len(open_lists) and open_lists[level].numbered == numbered:
        return open_lists[level]
    del open_lists[level:]
    made = List(numbered)
    if open_lists:
        open_lists[-1].items[-1].lists.append(made)
    else:
        blocks.append(made)
    open_lists.append(made)
    return made
