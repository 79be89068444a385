"""What the generator itself reads of settings: the address of the site in mkdocs.yml, and the words of the theme.

MkDocs knows tags and references, which data may not have; in its file they are passed over.
"""

from __future__ import annotations

from collections.abc import Mapping
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
_ENV = "!ENV"  # MkDocs reads such a value from the environment
_KEY = "site_url"


def check_settings(root: Path) -> list[Problem]:
    """What is wrong with the settings of a project that has its own."""
    if not (root / SETTINGS).is_file():
        return []
    data, problems = read_bytes(root, SETTINGS)
    text, more = decode(SETTINGS, data) if data is not None else (None, [])
    if text is None:
        return [*problems, *more]
    try:
        found = _value(text, _KEY)
    except YamlError as fault:
        return [explain(SETTINGS, split_lines(text), fault)]
    if not found or found[0].tag or _is_address(found[0].text):
        return []
    at = Location(SETTINGS, found[0].at.line, found[0].at.column)
    message = msg("“{value}” is not the address of a site", value=found[0].text)
    return [
        refuse(at, "site-url", message, msg("Write it in full: {example}", example="site_url: https://example.org/"))
    ]


def _is_address(text: str) -> bool:
    address = urlsplit(text)
    return address.scheme in ("http", "https") and bool(address.hostname)


def site_url(text: str, environ: Mapping[str, str]) -> str:
    """The address of the whole site, out of the text of the settings; nothing where none is set."""
    found = _value(text, _KEY)
    words = [event.text for event in found if event.kind is Kind.SCALAR]
    if not words or found[0].tag != _ENV:
        return words[0] if words else ""
    names, default = (words[:-1], words[-1]) if found[0].kind is Kind.SEQUENCE else (words, "")
    return next((environ[name] for name in names if name in environ), default)


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


def _value(text: str, key: str) -> list[Event]:
    """The events of the value under a key of the outermost mapping."""
    depth, is_key, is_wanted, found = 0, True, False, []
    for event in read_events(text):
        if event.kind is Kind.DOCUMENT:
            continue
        if event.kind is Kind.END:
            depth -= 1
            is_key = depth == 1
            continue
        if depth == 1 and is_key:
            is_key, is_wanted = False, event.text == key
            continue
        if is_wanted:
            found.append(event)
        if event.kind in (Kind.MAPPING, Kind.SEQUENCE):
            depth += 1
        is_key = depth == 1
    return found
