"""What the generator itself reads of settings: addresses in mkdocs.yml, and the words of the theme.

MkDocs knows tags and references, which data may not have; in its file they are passed over.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import urlsplit

from generator.problems import Location, Problem, RefusedError, msg
from generator.source.events import Event, Kind, YamlError, read_events
from generator.source.files import read_bytes
from generator.source.nodes import Scalar, Sequence
from generator.source.syntax import explain
from generator.source.text import decode, refuse, split_lines
from generator.source.tree import build_tree

SETTINGS = "mkdocs.yml"
THEME_TEXTS = "templates/theme-texts.yml"
_MAILBOX = re.compile(r"mailto:[^\s@?]+@[^\s@?]+\.[^\s@?]+(?:\?\S*)?$")
_IN_LIST = "[]"
_ENV = "!ENV"  # MkDocs reads such a value from the environment
_SITE = ("site_url",)
_LONGEST_SITE = 200  # with the path of a page it still stands in a QR code, whatever its letters
_REPORT = ("extra", "report")
_PLACES = ("{record}", "{page}")  # in the address of reports
_EDIT = ("extra", "edit")
_EDIT_PLACES = ("{file}", "{line}")  # in the address where data are edited


def check_settings(root: Path) -> list[Problem]:
    """What is wrong with the settings of a project that has its own."""
    if not (root / SETTINGS).is_file():
        return []
    data, problems = read_bytes(root, SETTINGS)
    text, more = decode(SETTINGS, data) if data is not None else (None, [])
    if text is None:
        return [*problems, *more]
    try:
        return [*_site_problems(text, os.environ), *_report_problems(text), *_edit_problems(text)]
    except YamlError as fault:
        return [explain(SETTINGS, split_lines(text), fault)]


def _site_problems(text: str, environ: Mapping[str, str]) -> Iterator[Problem]:
    found = _value(text, _SITE)
    is_fixed = bool(found) and not found[0].tag
    address = found[0].text if is_fixed else site_url(text, environ)
    is_sound = len(address) <= _LONGEST_SITE and _is_address(address, "http", "https")
    if not is_sound and (is_fixed or address):
        message = msg("“{value}” is not the address of a site", value=address[:_LONGEST_SITE])
        fix = msg("Write it in full: {example}", example="site_url: https://example.org/")
        yield refuse(_place(found[0]), "site-url", message, fix)


def _report_problems(text: str) -> Iterator[Problem]:
    """What is wrong with the way to report errors: an address on the web or of a mailbox, or nothing."""
    found = _value(text, _REPORT)
    if not found or found[0].tag or not (found[0].text or len(found) > 1):
        return
    bare = found[0].text
    for place in _PLACES:
        bare = bare.replace(place, "")
    if {"{", "}"}.isdisjoint(bare) and (_is_address(bare, "https") or _MAILBOX.match(bare)):
        return
    message = msg("“{value}” is no way to report errors", value=found[0].text)
    fix = msg(
        "Write {mail} or {address}; only {places} are filled in",
        mail="mailto:editor@example.org?subject={record}",
        address="https://example.org/new?page={page}",
        places=", ".join(_PLACES),
    )
    yield refuse(_place(found[0]), "report-address", message, fix)


def _edit_problems(text: str) -> Iterator[Problem]:
    """What is wrong with the address where data are edited: one on the web that names the file, or nothing."""
    found = _value(text, _EDIT)
    way = edit_way(text)
    bare = way.replace("{file}", "x").replace("{line}", "1")
    is_empty = not found or found[0].tag or not (way or len(found) > 1)
    if is_empty or ("{file}" in way and {"{", "}"}.isdisjoint(bare) and _is_address(bare, "https")):
        return
    message = msg("“{value}” is no address where a file can be edited", value=way)
    fix = msg(
        "Write {example}; only {places} are filled in",
        example="https://github.com/ORGANISATION/REPOSITORY/edit/main/{file}",
        places=", ".join(_EDIT_PLACES),
    )
    yield refuse(_place(found[0]), "edit-address", message, fix)


def _place(event: Event) -> Location:
    return Location(SETTINGS, event.at.line, event.at.column)


def _is_address(text: str, *schemes: str) -> bool:
    try:
        address = urlsplit(text)
        name = (address.hostname or "").encode("idna")
        has_port = address.port != 0
    except ValueError:  # half of a bracket, a name that has no form on the net, a port beyond 65,535
        return False
    is_plain = "@" not in address.netloc and not any(sign.isspace() for sign in text)
    return address.scheme in schemes and bool(name) and has_port and is_plain


def site_url(text: str, environ: Mapping[str, str]) -> str:
    """The address of the whole site, out of the text of the settings; nothing where none is set."""
    found = _value(text, _SITE)
    words = [event.text for event in found if event.kind is Kind.SCALAR]
    if not words or found[0].tag != _ENV:
        return words[0] if words else ""
    names, default = (words[:-1], words[-1]) if found[0].kind is Kind.SEQUENCE else (words, "")
    return next((environ[name] for name in names if name in environ), default)


def edit_way(text: str) -> str:
    """Where a file of the project is edited, with {file} and {line} still in it; nothing where no way is set."""
    found = _value(text, _EDIT)
    return found[0].text if found and not found[0].tag else ""


def theme_texts(text: str) -> tuple[str, ...]:
    """The texts that the theme asks for, out of a list of nothing but texts; RefusedError where it is none."""
    problems: list[Problem] = []
    try:
        found = build_tree(THEME_TEXTS, text, problems)
    except YamlError as fault:
        problems = [explain(THEME_TEXTS, split_lines(text), fault)]
        found = None
    items = found.items if isinstance(found, Sequence) else ()
    texts = tuple(item.text for item in items if isinstance(item, Scalar) and not item.is_null)
    if problems or not texts or len(texts) != len(items):
        raise RefusedError(msg("{path} is no list of texts", path=THEME_TEXTS), is_usage=True)
    return texts


def _value(text: str, keys: tuple[str, ...]) -> list[Event]:
    """The events of the value under keys that lead to it from the outermost mapping."""
    path: list[str] = []  # of every open collection, the key whose value stands next; nothing in a list
    awaits: list[bool] = []  # whether a key stands next
    found = []
    for event in read_events(text):
        if event.kind is Kind.DOCUMENT:
            continue
        if event.kind is Kind.END:
            del path[-1:], awaits[-1:]
            continue
        if awaits and awaits[-1]:
            path[-1], awaits[-1] = event.text, False
            continue
        if tuple(path[: len(keys)]) == keys:
            found.append(event)
        if awaits and path[-1] != _IN_LIST:
            awaits[-1] = True
        if event.kind in (Kind.MAPPING, Kind.SEQUENCE):
            path.append("" if event.kind is Kind.MAPPING else _IN_LIST)
            awaits.append(event.kind is Kind.MAPPING)
    return found
