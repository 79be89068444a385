"""A YAML text with other values in it: what stays the same stays as it is written, comments and layout too."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from generator.source.events import Event, Kind, read_events
from generator.source.nodes import Plain
from generator.source.tree import NULLS
from generator.source.write import beside_key, entry, item, scalar

_SPACES = re.compile(r"\s+")
_Splice = tuple[int, int, str]  # from, to, what comes there


@dataclass(frozen=True)
class _Span:
    """A value with the place of its text; `column` is that of its first key or dash, from 0."""

    value: Plain
    start: int
    end: int
    in_flow: bool = False  # inside braces or brackets, or in them itself
    parts: tuple[_Part, ...] = ()
    column: int = 0


@dataclass(frozen=True)
class _Part:
    """A key or the dash of an item, with the place where it begins, and its value."""

    key: str
    start: int
    span: _Span


def rewritten(text: str, content: dict[str, Plain]) -> str:
    """The text with this content: keys that are new stand after those that they follow in the content, and the order of
    keys that were there stays. ValueError where the text holds something that the tree refuses, such as an alias.
    """
    root = _Spans(text).root()
    if not (isinstance(root.value, dict) and content):
        raise ValueError("there is no mapping, or nothing is to be left of it")
    done = _spliced(text, list(_changed(text, root, content, 0)))
    if _Spans(done).root().value != content:
        raise ValueError("the text cannot be changed part by part")
    return done


def _spliced(text: str, splices: list[_Splice]) -> str:
    """At one place what is only put in comes first, the inner before the outer, as they were found."""
    pieces, at = [], 0
    for start, end, new in sorted(splices, key=lambda splice: (splice[0], splice[1] > splice[0])):
        pieces += [text[at:start], new]
        at = end
    return "".join([*pieces, text[at:]])


class _Spans:
    """Events → spans."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.events = read_events(text)

    def root(self) -> _Span:
        next(self.events)
        return self._span(next(self.events), 0)

    def _span(self, event: Event, after: int) -> _Span:
        """The span that begins with an event; `after` is where what stands before it ends."""
        if event.kind is Kind.SCALAR:
            return self._scalar(event, after)
        if event.kind not in (Kind.MAPPING, Kind.SEQUENCE):
            raise ValueError(event.kind.name)
        parts: list[_Part] = []
        while (first := next(self.events)).kind is not Kind.END:
            parts.append(self._part(event, first))
        end = first.end if event.flow or not parts else parts[-1].span.end
        value: Plain = [part.span.value for part in parts]
        if event.kind is Kind.MAPPING:
            value = {part.key: part.span.value for part in parts}
        return _Span(value, event.start, end, event.flow, tuple(parts), self._column(parts[0].start) if parts else 0)

    def _part(self, parent: Event, first: Event) -> _Part:
        if parent.kind is Kind.SEQUENCE:
            dash = first.start if parent.flow else self.text.rindex("-", 0, first.start)
            return _Part("", dash, self._span(first, dash + 1))
        colon = self.text.find(":", first.end)
        return _Part(first.text, first.start, self._span(next(self.events), colon + 1))

    def _scalar(self, event: Event, after: int) -> _Span:
        start, end = (event.start, event.end) if event.end > event.start else (after, after)
        end = start + len(self.text[start:end].rstrip()) if end > start else end
        is_null = not event.quoted and event.text in NULLS
        return _Span(None if is_null else event.text, start, end)

    def _column(self, at: int) -> int:
        return at - (self.text.rfind("\n", 0, at) + 1)


def _changed(text: str, old: _Span, new: Plain, indent: int) -> Iterator[_Splice]:
    """What to do with a value that stands in a block whose keys have `indent` spaces before them."""
    if old.value == new:
        return
    if isinstance(old.value, dict) and isinstance(new, dict) and old.parts and new and not old.in_flow:
        yield from _entries(text, old, new)
    elif isinstance(old.value, list) and isinstance(new, list) and old.parts and new and not old.in_flow:
        yield from _items(text, old, new)
    elif (letters := _letters(text, old, new)) is not None:
        yield from letters
    elif isinstance(new, str) and isinstance(old.value, str):
        yield old.start, old.end, _like(text[old.start : old.start + 1], new, indent, old.start - _line(text, old))
    else:
        yield _replaced(text, old, new, indent)


def _letters(text: str, old: _Span, new: Plain) -> list[_Splice] | None:
    """What to do where nothing but letters of texts is another, inside braces and brackets too; None where more is."""
    if old.value == new:
        return []
    if isinstance(old.value, str) and isinstance(new, str):
        return _words(text, old, old.value, new) or None
    if isinstance(old.value, dict) and isinstance(new, dict) and list(old.value) == list(new):
        values = list(new.values())
    elif isinstance(old.value, list) and isinstance(new, list) and len(old.value) == len(new):
        values = new
    else:
        return None
    found = [_letters(text, part.span, value) for part, value in zip(old.parts, values, strict=True)]
    return None if None in found else [splice for several in found if several for splice in several]


def _words(text: str, span: _Span, old: str, new: str) -> list[_Splice]:
    """Words in which only letters are others, each in its place, so that the lines stay as they are broken; nothing
    where the text is not written as it reads."""
    was, now = old.split(), new.split()
    start, end = (span.start + 1, span.end - 1) if text[span.start] in "'\"" else (span.start, span.end)
    there = list(re.finditer(r"\S+", text[start:end]))
    there = there[max(len(there) - len(was), 0) :]  # what is more at the beginning is the sign of a block of lines
    if new in NULLS or _SPACES.findall(old) != _SPACES.findall(new) or [word[0] for word in there] != was:
        return []
    if any(_shape(one) != _shape(other) for one, other in zip(was, now, strict=True)):
        return []
    pairs = zip(there, now, strict=True)
    return [(start + one.start(), start + one.end(), word) for one, word in pairs if one[0] != word]


def _shape(word: str) -> str:
    """A word with the same sign for each of its letters."""
    return "".join("a" if sign.isalpha() else sign for sign in word)


def _like(sign: str, new: str, indent: int, taken: int) -> str:
    """A text in the quotation marks that stood there."""
    if sign == '"':
        return json.dumps(new, ensure_ascii=False)
    if sign == "'" and "\n" not in new:
        return "'" + new.replace("'", "''") + "'"
    return scalar(new, indent, max(taken - indent, 0))


def _replaced(text: str, old: _Span, new: Plain, indent: int) -> _Splice:
    """Another kind of value, from the end of the key or dash before it on."""
    start = len(text[: old.start].rstrip())
    if text[start - 1 : start] == "-" and isinstance(new, dict | list):
        return start, old.end, " " + item(new, indent).lstrip(" ").removeprefix("- ")
    return start, old.end, beside_key(new, indent, start - _line(text, old)) if new is not None else ""


def _line(text: str, span: _Span) -> int:
    """Where the line begins on which a value begins."""
    return text.rfind("\n", 0, span.start) + 1


def _entries(text: str, old: _Span, new: dict[str, Plain]) -> Iterator[_Splice]:
    stays = [part for part in old.parts if part.key in new]
    if not stays:
        yield old.start, old.end, "\n".join(entry(key, one, old.column) for key, one in new.items()).lstrip(" ")
        return
    for number, part in enumerate(old.parts):
        if part.key in new:
            yield from _changed(text, part.span, new[part.key], old.column)
        else:
            yield _removed(text, old, number)
    there = {part.key: part for part in old.parts}
    gap = "\n" * _gap(text, old)
    before: _Part | None = None
    added: dict[int, str] = {}
    for key, value in new.items():
        if key in there:
            before = there[key]
        elif before is None:
            at = stays[0].start
            added[at] = added.get(at, "") + entry(key, value, old.column).lstrip(" ") + gap + " " * old.column
        else:
            at = _end_of_line(text, before.span.end)
            added[at] = added.get(at, "") + gap + entry(key, value, old.column)
    yield from ((at, at, what) for at, what in added.items())


def _items(text: str, old: _Span, new: list[Plain]) -> Iterator[_Splice]:
    was = [repr(part.span.value) for part in old.parts]
    now = [repr(one) for one in new]
    for tag, low, high, first, last in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        both = min(high - low, last - first)
        for number in range(both):
            yield from _changed(text, old.parts[low + number].span, new[first + number], old.column)
        for number in range(low + both, high):
            yield _removed(text, old, number)
        more = [item(one, old.column) for one in new[first + both : last]]
        if more and low + both:
            at = _end_of_line(text, old.parts[low + both - 1].span.end)
            yield at, at, "".join(f"\n{one}" for one in more)
        elif more:
            at = old.parts[0].start
            yield at, at, "".join(f"{one}\n{' ' * old.column}" for one in more).lstrip(" ")


def _removed(text: str, old: _Span, number: int) -> _Splice:
    """An entry or an item without its lines; where it shares its first line with what stands before, up to the next."""
    part = old.parts[number]
    begin = text.rfind("\n", 0, part.start) + 1
    if text[begin : part.start].strip() and number + 1 < len(old.parts):
        return part.start, old.parts[number + 1].start, ""
    end = _end_of_line(text, part.span.end)
    return (begin - 1, end, "") if begin else (begin, min(end + 1, len(text)), "")


def _gap(text: str, old: _Span) -> int:
    """How many ends of line separate the entries: two where a line is left empty between some."""
    pairs = zip(old.parts, old.parts[1:], strict=False)
    return 2 if any("\n\n" in text[one.span.end : other.start] for one, other in pairs) else 1


def _end_of_line(text: str, at: int) -> int:
    found = text.find("\n", at)
    return len(text) if found < 0 else found
