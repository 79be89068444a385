"""Finds the texts that code and templates ask the catalogue for."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from generator.cli.help import OF_CLICK, OF_CLICK_PLURAL
from generator.render.settings import theme_msgids

ROOT = Path(__file__).resolve().parents[2]

# Which argument of a call is a msgid.
_ARGUMENT = {"msg": 0, "ui": 0, "interface": 0, "interface_plural": 0, "say": 0, "wrong": 1, "undeclared": 0}
_IN_TEMPLATE = re.compile(r"""\b_\(\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')""")


def _literals(argument: ast.expr) -> Iterator[str]:
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        yield argument.value
    elif isinstance(argument, ast.IfExp):
        yield from (*_literals(argument.body), *_literals(argument.orelse))


def help_in_python(source: str) -> set[str]:
    """What `--help` says: texts given as `help`, and docstrings of commands and groups."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            found.update(*(_literals(keyword.value) for keyword in node.keywords if keyword.arg == "help"))
        elif isinstance(node, ast.FunctionDef) and any(map(_makes_command, node.decorator_list)):
            found.add(ast.get_docstring(node) or "")
    return found


def _makes_command(decorator: ast.expr) -> bool:
    called = decorator.func if isinstance(decorator, ast.Call) else decorator
    return isinstance(called, ast.Attribute) and called.attr in ("command", "group")


def msgids_in_python(source: str) -> set[str]:
    """The literal texts in calls of `msg`, `ui`, `interface`, `interface_plural` and `wrong`."""
    found: set[str] = set()
    for call in ast.walk(ast.parse(source)):
        if not isinstance(call, ast.Call):
            continue
        name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        index = _ARGUMENT.get(name, len(call.args))
        found.update(*(_literals(argument) for argument in call.args[index : index + 1]))
    return found


def strings_in_python(source: str) -> set[str]:
    """All literal texts: a msgid may be kept in a table before it is asked for."""
    constants = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant))
    return {constant.value for constant in constants if isinstance(constant.value, str)}


def msgids_in_template(source: str) -> set[str]:
    """The literal texts in calls of `_`."""
    return {(double or single).replace("\\", "") for double, single in _IN_TEMPLATE.findall(source)}


@cache
def texts_of_python(read: Callable[[str], set[str]]) -> dict[str, str]:
    """What `read` finds in the generator, each with one file where it stands."""
    files = sorted((ROOT / "generator").rglob("*.py"))
    return {text: path.relative_to(ROOT).as_posix() for path in files for text in read(path.read_text("utf-8"))}


@cache
def texts_of_help() -> dict[str, str]:
    """What the command says of itself, and what click says for it."""
    texts = texts_of_python(help_in_python)
    of_click = (*OF_CLICK, *(singular for singular, _ in OF_CLICK_PLURAL))
    return texts | dict.fromkeys(of_click, "generator/cli/help.py")


@cache
def texts_of_templates() -> dict[str, str]:
    """The texts of all templates and of the theme's list, each with one file where it stands."""
    files = sorted(path for end in ("*.j2", "*.html") for path in (ROOT / "templates").rglob(end))
    theme = dict.fromkeys(theme_msgids(ROOT), "templates/theme-texts.yml")
    return theme | {
        text: path.relative_to(ROOT).as_posix()
        for path in files
        for text in msgids_in_template(path.read_text("utf-8"))
    }
