"""Values → YAML as a careful editor writes it: short texts on one line, long ones folded, keys in their order."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from generator.source.events import Kind, YamlError, read_events
from generator.source.nodes import Plain
from generator.source.text import TYPOGRAPHIC

WIDTH = 120  # characters of a line
_STEP = 2  # spaces of a level
# Other programs drop the zeros of the former; the latter are nothing.
_MISREAD = re.compile(r"0[0-9]+|~|(?i:null)")
_FOLD = re.compile(r"(?<=[^ ]) (?=[^ ])")


def written(content: dict[str, Plain]) -> str:
    """A whole file: the entries of a mapping, each on its own lines."""
    return "".join(f"{line}\n" for key, value in content.items() for line in entry(key, value, 0).split("\n"))


def entry(key: str, value: Plain, indent: int) -> str:
    """A key with its value as it stands in a block whose keys have so many spaces before them, without the last end of
    line."""
    return f"{' ' * indent}{inline(key)}:{beside_key(value, indent, len(key) + 2)}"


def beside_key(value: Plain, indent: int, taken: int) -> str:
    """What follows a key and its colon; `taken` is the room that they need on their line."""
    if isinstance(value, dict | list):
        short = inline(value)
        if _is_flat(value) and indent + taken + len(short) <= WIDTH:
            return f" {short}"
        inner = indent + _STEP
        lines = _entries(value, inner) if isinstance(value, dict) else (item(one, inner) for one in value)
        return "\n" + "\n".join(lines)
    return f" {scalar(value, indent, taken)}".rstrip(" ")


def item(value: Plain, indent: int) -> str:
    """An item of a list with its dash, which has so many spaces before it."""
    before = f"{' ' * indent}- "
    if isinstance(value, dict) and value and not (_is_flat(value) and len(inline(value)) + indent < WIDTH):
        return before + "\n".join(_entries(value, indent + _STEP)).lstrip(" ")
    if isinstance(value, dict | list):
        return before + inline(value)
    return before + scalar(value, indent, _STEP)


def scalar(value: str | None, indent: int, taken: int) -> str:
    """A text as it stands in a block: on the line if there is room, else under it."""
    if value is None:
        return ""
    inner = " " * (indent + _STEP)
    lines = value.split("\n")
    if "\n" in value and _keeps_lines(lines):
        end = "" if value.endswith("\n") else "-"
        kept = lines[:-1] if value.endswith("\n") else lines
        return f"|{end}\n" + "\n".join(f"{inner}{line}".rstrip(" ") for line in kept)
    short = inline(value, in_flow=False)
    if indent + taken + len(short) > WIDTH and value == value.strip() and "\n" not in value and _folds(value):
        return ">-\n" + "\n".join(f"{inner}{line}" for line in _folded(value, WIDTH - len(inner)))
    return short


def inline(value: Plain, *, in_flow: bool = True) -> str:
    """A value on one line, as it stands inside braces and brackets (`in_flow`) or after a key."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{inline(key)}: {inline(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(inline(one) for one in value) + "]"
    if value is None:
        return "null"
    return value if _is_plain(value, in_flow=in_flow) else json.dumps(value, ensure_ascii=False)


def _entries(value: dict[str, Plain], indent: int) -> Iterator[str]:
    return (entry(key, one, indent) for key, one in value.items())


def _is_flat(value: dict[str, Plain] | list[Plain]) -> bool:
    """Whether it holds no long or deep things, so that one line may take it."""
    inside = value.values() if isinstance(value, dict) else value
    return not value or all(one is None or (isinstance(one, str) and "\n" not in one) for one in inside)


def _is_plain(text: str, *, in_flow: bool) -> bool:
    """Whether a text without quotation marks is read back as it is; the engine itself is asked."""
    if not text or "\n" in text or text != text.strip() or text.startswith(TYPOGRAPHIC) or _MISREAD.fullmatch(text):
        return False
    try:
        events = list(read_events(f"[{text}]" if in_flow else f"key: {text}"))
    except YamlError:
        return False
    kinds = [event.kind for event in events]
    if in_flow:
        expected, words = [Kind.DOCUMENT, Kind.SEQUENCE, Kind.SCALAR, Kind.END], [text]
    else:
        expected, words = [Kind.DOCUMENT, Kind.MAPPING, Kind.SCALAR, Kind.SCALAR, Kind.END], ["key", text]
    is_marked = any(event.anchor or event.tag for event in events)
    return kinds == expected and not is_marked and [event.text for event in events if event.text] == words


def _keeps_lines(lines: list[str]) -> bool:
    """Whether a text of several lines can stand under its key line by line."""
    sound = all(line == line.rstrip() and line.isprintable() for line in lines)
    return sound and bool(lines[0]) and not lines[0].startswith(" ") and (bool(lines[-1]) or bool(lines[-2]))


def _folds(text: str) -> bool:
    return all(sign.isprintable() or sign == "\u00a0" for sign in text)


def _folded(text: str, width: int) -> Iterator[str]:
    """The lines of a text that is broken at single spaces only, where folding puts a space again."""
    line = ""
    for word in _FOLD.split(text):
        if line and len(line) + 1 + len(word) > width:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield line
