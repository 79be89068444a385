"""What the YAML engine says about a text that is no YAML → what an editor can do about it."""

from __future__ import annotations

import re
from collections.abc import Callable

from generator.problems import Location, Message, Problem, msg
from generator.source.events import Position, YamlError
from generator.source.text import TYPOGRAPHIC, refuse, shorten

Finding = tuple[Position, Message, Message]

_COLON_WITHOUT_SPACE = re.compile(r"\s*(?:- +)*([^\s:\"'{\[#]+:)(?!//)[^\s:]")
_ONE_MORE_COLON = (
    msg("The value on this line holds one more colon followed by a space."),
    msg("Put the whole value in quotation marks, or begin a new line for a new key."),
)
STRAIGHT = msg('Put the whole text in straight quotation marks, "…": the typographic ones are a part of it.')
_CLOSING = frozenset("\"']}")


def explain(path: str, lines: tuple[str, ...], fault: YamlError) -> Problem:
    """The one problem of a text that cannot be read: where it most likely began, and the way out."""
    said = f"{fault.context}: {fault.problem}"
    finder = next((found for pattern, found in _FINDERS if re.search(pattern, said)), _unknown)
    at, message, fix = finder(fault, lines)
    line = min(at.line, len(lines))  # the end of the text may be reported as the beginning of a line after the last
    column = at.column if line == at.line else len(lines[line - 1]) + 1
    return refuse(Location(path, line, column), "yaml-syntax", message, fix)


def _line(lines: tuple[str, ...], at: Position) -> str:
    return lines[at.line - 1] if at.line <= len(lines) else ""


def _sign(lines: tuple[str, ...], at: Position) -> str:
    """The character at a place; nothing at the end of a line."""
    return _line(lines, at)[at.column - 1 : at.column]


def _sign_before(lines: tuple[str, ...], at: Position) -> str:
    """The last visible character before a place, on its line."""
    return _line(lines, at)[: at.column - 1].rstrip()[-1:]


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _tab(fault: YamlError, lines: tuple[str, ...]) -> Finding:
    fix = msg("Use spaces instead of the Tab key, two for each level.")
    return fault.at, msg("A tab stands where only spaces may indent a line."), fix


def _forbidden_beginning(fault: YamlError, lines: tuple[str, ...]) -> Finding:
    at = fault.opened if fault.opened and fault.context != "while scanning for the next token" else fault.at
    sign = _sign(lines, at)
    if sign == "\t":
        return _tab(fault, lines)
    message = msg("A text cannot begin with “{sign}” unless it is in quotation marks.", sign=sign)
    return at, message, msg("Put the whole text in quotation marks.")


def _open_quote(fault: YamlError, lines: tuple[str, ...]) -> Finding:
    at = fault.opened or fault.at
    message = msg("The quotation mark {sign} that opens here is never closed.", sign=_sign(lines, at))
    return at, message, msg("Close it at the end of the text with the same sign.")


def _escape(fault: YamlError, lines: tuple[str, ...]) -> Finding:
    message = msg(
        "A backslash in a text in double quotation marks has a meaning of its own and is not understood here."
    )
    return fault.opened or fault.at, message, msg("Write the backslash twice, or use single quotation marks.")


def _second_colon(fault: YamlError, lines: tuple[str, ...]) -> Finding:
    line = _line(lines, fault.at)
    if value := re.search(r":\s+(.)", line[: fault.at.column - 1]):
        message, fix = _ONE_MORE_COLON
        return fault.at, message, STRAIGHT if value[1] in TYPOGRAPHIC else fix
    above = _line_above(lines, fault.at.line)
    if above is None:
        return _no_colon(Position(fault.at.line, _indent(line) + 1), lines)
    if re.search(r":(\s|$)|^\s*-\s", _line(lines, above)):
        return _too_far_right(Position(fault.at.line, _indent(line) + 1))
    return _no_colon(above, lines)


def _too_far_right(start: Position) -> Finding:
    message = msg("This line stands further to the right than the line above, which already has its value.")
    return (
        start,
        message,
        msg("Begin it under the first letter of the key above, or write nothing after the colon above."),
    )


def _line_above(lines: tuple[str, ...], number: int) -> Position | None:
    """Where the nearest line above begins that is neither empty nor a comment."""
    for index in range(number - 2, -1, -1):
        if lines[index].strip() and not lines[index].lstrip().startswith("#"):
            return Position(index + 1, _indent(lines[index]) + 1)
    return None


def _key_without_colon(fault: YamlError, lines: tuple[str, ...]) -> Finding:
    return _no_colon(fault.opened or fault.at, lines)


def _no_colon(at: Position, lines: tuple[str, ...]) -> Finding:
    line = _line(lines, at)
    if found := _COLON_WITHOUT_SPACE.match(line):
        message = msg("There is no space after the colon in “{text}”.", text=shorten(line))
        return Position(at.line, found.end(1) + 1), message, msg("Write a space after the colon.")
    message = msg("“{text}” is neither a key with a colon nor a part of the text above.", text=shorten(line))
    fix = msg("Write “key: value”. To go on with the text above, indent this line further than its key.")
    return at, message, fix


def _no_text(fault: YamlError, lines: tuple[str, ...]) -> Finding:
    """`{ru:, en: Firms}`: a colon with nothing after it."""
    message = msg("The text is missing: there is nothing after the colon.")
    return fault.at, message, msg("Write the text, with a space before it, or delete the key.")


def _flow(fault: YamlError, lines: tuple[str, ...]) -> Finding:
    opened = fault.opened or fault.at
    sign, before = _sign(lines, fault.at), _sign_before(lines, fault.at)
    inside = fault.at.line == opened.line or _indent(_line(lines, fault.at)) > _indent(_line(lines, opened))
    if inside and sign == ":":
        message, fix = _ONE_MORE_COLON
        quoted = re.search(r"[:,{\[]\s*([“”„«»‘’])", _line(lines, fault.at)[: fault.at.column - 1])
        return fault.at, message, STRAIGHT if quoted else fix
    if inside and sign in ("{", "[") and before not in ("", *_CLOSING):
        message = msg("The text on this line holds the bracket {sign}.", sign=sign)
        return fault.at, message, msg("Put the whole text in quotation marks.")
    if inside and sign and sign not in "]}":
        if fault.at.line != opened.line and not before:
            message = msg("There is no comma before this line, which stands inside brackets or braces.")
            return fault.at, message, msg("Write a comma at the end of the line above.")
        if before in _CLOSING:
            message = msg("Something stands right after the closing {sign} without a comma.", sign=before)
            fix = msg(
                "Write a comma before the next entry; if the text goes on here, put it in quotation marks as a whole."
            )
            return fault.at, message, fix
    return _open_bracket(opened, lines)


def _open_bracket(opened: Position, lines: tuple[str, ...]) -> Finding:
    message = msg("The bracket {sign} that opens here is never closed.", sign=_sign(lines, opened))
    fix = msg(
        "Close it with the matching bracket; put a text that begins with a bracket or a brace in quotation marks."
    )
    return opened, message, fix


def _block(fault: YamlError, lines: tuple[str, ...]) -> Finding:
    sign, before = _sign(lines, fault.at), _sign_before(lines, fault.at)
    if before in _CLOSING:
        message = msg("The text goes on after the closing {sign}.", sign=before)
        fix = msg(
            "Put the whole text in single quotation marks; also look for a quotation mark left open on a line above."
        )
        return fault.at, message, fix
    if sign and sign in "]}":
        return (
            fault.at,
            msg("The {sign} here closes nothing.", sign=sign),
            msg("Delete it, or open it where it should begin."),
        )
    if fault.context == "while parsing a block collection" and fault.opened:
        message = msg(
            "The list that begins on line {line} goes on with a line that does not begin with a dash.",
            line=fault.opened.line,
        )
        return (
            fault.at,
            message,
            msg("Begin the line with “- ”, or move it to the left, under the key that it belongs with."),
        )
    if sign == ":":
        return fault.at, msg("The key before the colon is empty."), msg("Write a key or delete the line.")
    if sign == "-":
        return (
            fault.at,
            msg("A list begins here where a key is expected."),
            msg("Write the key that the list belongs to above it."),
        )
    above = _line_above(lines, fault.at.line)
    if above and above.column < fault.at.column and not before:
        return _too_far_right(fault.at)
    message = msg("The indentation of this line matches no line above.")
    return fault.at, message, msg("Begin the line exactly under the first letter of the entry that it stands beside.")


def _no_value(fault: YamlError, lines: tuple[str, ...]) -> Finding:
    if sign := _sign(lines, fault.at):
        message = msg("A value is expected where “{sign}” stands.", sign=sign)
        return (
            fault.at,
            message,
            msg("Write the value, or delete the sign; put a text that begins with it in quotation marks."),
        )
    message = msg("The file ends inside a bracket or a brace that is never closed.")
    return fault.at, message, msg("Close every bracket and every brace that you open.")


def _block_text(fault: YamlError, lines: tuple[str, ...]) -> Finding:
    at = fault.opened or fault.at
    message = msg("A text stands on the same line as the sign “{sign}” that announces it.", sign=_sign(lines, at))
    return (
        at,
        message,
        msg("Begin the text on the next line, indented; put a text that begins with the sign in quotation marks."),
    )


def _beside_root(fault: YamlError, lines: tuple[str, ...]) -> Finding:
    message = msg("This does not belong to what stands above it.")
    return (
        fault.at,
        message,
        msg("Begin all keys of the first level in column 1, and delete closing brackets that close nothing."),
    )


def _early_dash(fault: YamlError, lines: tuple[str, ...]) -> Finding:
    message = msg("A list with dashes cannot begin on the line of its key.")
    return (
        fault.at,
        message,
        msg("Begin each “- ” on a line of its own; put a text that begins with a dash in quotation marks."),
    )


def _tight_colon(fault: YamlError, lines: tuple[str, ...]) -> Finding:
    if _line(lines, fault.at)[fault.at.column : fault.at.column + 1] in (",", "}"):
        return _no_text(fault, lines)
    return fault.at, msg("There is no space after the colon."), msg("Write a space after the colon.")


def _unknown(fault: YamlError, lines: tuple[str, ...]) -> Finding:
    message = msg("This cannot be read as YAML; the engine says: {detail}.", detail=fault.problem)
    return fault.at, message, msg("Compare the line with its neighbours, or put the text in quotation marks.")


# Wordings of libyaml and of its Python double, "context: problem"; the first that fits counts.
_FINDERS: tuple[tuple[str, Callable[[YamlError, tuple[str, ...]], Finding]], ...] = (
    ("found a tab character", _tab),
    ("cannot start any token|mapping keys are not allowed", _forbidden_beginning),
    ("scanning an (alias|anchor)|(scanning|parsing) a tag|undefined tag handle", _forbidden_beginning),
    ("unexpected end of stream|unexpected document (indicator|separator)", _open_quote),
    ("escape (character|code|sequence)|hexa?decimal", _escape),
    ("mapping values are not allowed", _second_colon),
    ("could not find expected ':'", _key_without_colon),
    ("expected ',' or", _flow),
    ("block (mapping|collection): (did not find expected (key|'-')|expected <block end>)", _block),
    ("expected (the )?node content", _no_value),
    ("scanning a block scalar", _block_text),
    ("document start", _beside_root),
    ("block sequence entries are not allowed|sequence entries are not allowed", _early_dash),
    ("found unexpected ':'", _tight_colon),
)
