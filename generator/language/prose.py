"""Prose: a small Markdown (emphasis, links, lists) with references in braces, made into safe HTML.

The way of a text: references and link targets become placeholders, each paragraph is typeset, its markup becomes HTML,
and only then values stand in for the references, outside of tags. Nothing from the data is ever compiled as a template.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from markupsafe import Markup, escape

from generator.language import Lang
from generator.language.markup import TARGET, blocks_html, paragraph_html
from generator.language.typography import NUMBER_MARKS, typeset

ReferenceFault = Literal["", "name", "form", "unclosed", "unopened"]


@dataclass(frozen=True)
class Reference:
    """A reference `{name|form}`, where the name may be that of a part: `firms.total`; `text` is what stands between
    the braces, `error` what is malformed in it."""

    name: str
    form: str
    offset: int
    text: str = ""
    error: ReferenceFault = ""


_NAME = re.compile(r"(?:[a-z0-9-]+/)?[a-z0-9-]+(?:\.[a-z0-9-]+)?")
# A value with unit; its number, unit, period or rank alone; rounded to so many decimals.
_FORMS = frozenset({"", "number", "unit", "period", "rank", "0", "1", "2", "3"})
_BRACE = re.compile(rf"\\.|(?P<target>{TARGET})|\{{(?P<inner>[^{{}}\n]*)\}}|(?P<stray>[{{}}])")

# Private-use characters stand for references; words and numbers are set differently by typography.
_WORD_MARKS = ("\U000f0000", "\U000feffd")
_TARGET_MARK = "\U000ff000"
_PLACES = ord(_WORD_MARKS[1]) - ord(_WORD_MARKS[0])
_MARKS = f"{_WORD_MARKS[0]}-{_WORD_MARKS[1]}{NUMBER_MARKS[0]}-{NUMBER_MARKS[1]}"
# C0 controls but tab and line end, STX and ETX among them, which Markdown uses for itself; all private-use characters.
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\ue000-\uf8ff\U000f0000-\U0010ffff]")
_TAG_OR_MARK = re.compile(rf'<[^<>"]*(?:"[^"]*"[^<>"]*)*>|[{_MARKS}]\.?')
_TAG = re.compile(r"<[^>]*>")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.I)


def parse_reference(text: str, offset: int = 0) -> Reference:
    """The reference that stands between two braces."""
    name, bar, form = (part.strip() for part in text.partition("|"))
    if not _NAME.fullmatch(name):
        return Reference(name, form, offset, text, "name")
    if form not in _FORMS or (bar and not form):
        return Reference(name, form, offset, text, "form")
    return Reference(name, form, offset, text)


def references(text: str) -> tuple[Reference, ...]:
    """All references in order; a brace that belongs to none comes as one with an error. `\\{` is a plain brace."""
    if "{" not in text and "}" not in text:
        return ()
    found = []
    for match in _BRACE.finditer(text):
        if match["inner"] is not None:
            found.append(parse_reference(match["inner"], match.start()))
        elif match["stray"]:
            found.append(Reference("", "", match.start(), "", "unclosed" if match["stray"] == "{" else "unopened"))
    return tuple(found)


def is_allowed_target(target: str) -> bool:
    """Whether a hand-written page may link there: relative, https and mailto; never another host without a scheme.

    Texts of the data link to whole addresses only: `markup.is_allowed`.
    """
    plain = re.sub(r"[\s\x00-\x20]", "", target)
    if plain.startswith(("//", "/\\", "\\")) or _FORBIDDEN.search(target) or "{" in plain:
        return False
    scheme = _SCHEME.match(plain)
    return scheme is None or scheme[0].lower() in ("https:", "mailto:")


@lru_cache(maxsize=65536)  # a catalogue of 10,000 products asks for its texts list by list: fewer would never be found
def _skeleton(text: str, lang: Lang, block: bool) -> tuple[str, tuple[str, ...]]:
    """The HTML with marks for the references, and the references in the order of their marks."""
    inner: dict[str, int] = {}
    targets: list[str] = []

    def put_mark(match: re.Match[str]) -> str:
        if match["target"]:
            targets.append(match["target"])
            return _TARGET_MARK
        if match["inner"] is None or len(inner) >= _PLACES:
            return match[0]
        reference = parse_reference(match["inner"])
        if reference.error:
            return match[0]
        first = NUMBER_MARKS[0] if reference.form in ("number", "period") else _WORD_MARKS[0]
        return chr(ord(first) + inner.setdefault(match["inner"].strip(), len(inner)))

    clean = _FORBIDDEN.sub("", text.replace("\r\n", "\n"))
    marked = _BRACE.sub(put_mark, clean)
    waiting = iter(targets)

    def set_words(paragraph: str) -> str:
        neat = typeset(paragraph, lang)
        return re.sub(_TARGET_MARK, lambda _: next(waiting), neat) if targets else neat

    return (blocks_html if block else paragraph_html)(marked, set_words), tuple(inner)


def _filled(text: str, lang: Lang, resolve: Callable[[str], Markup], block: bool) -> str:
    html, inner = _skeleton(text, lang, block)
    if not inner:
        return html

    in_link = False

    def value(match: re.Match[str]) -> str:
        nonlocal in_link
        mark, stop = match[0][0], match[0][1:]
        if mark == "<":
            in_link = match[0].startswith("<a ") or (in_link and match[0] != "</a>")
            return match[0]
        first = NUMBER_MARKS[0] if mark >= NUMBER_MARKS[0] else _WORD_MARKS[0]
        shown = str(escape(resolve(inner[ord(mark) - ord(first)])))
        bare = _TAG.sub("", shown)
        whole = bare if in_link else shown  # no link inside another
        return whole if bare.endswith(".") else whole + stop  # one full stop ends «… 4,5 млрд руб.»

    return _TAG_OR_MARK.sub(value, html)


def prose(text: str, lang: Lang, resolve: Callable[[str], Markup]) -> Markup:
    """Paragraphs and lists as safe HTML; `resolve` is given what stands between the braces: "core-firms|number"."""
    return Markup(_filled(text, lang, resolve, block=True))  # noqa: S704 - escaped by markup


def inline(text: str, lang: Lang, resolve: Callable[[str], Markup]) -> Markup:
    """One paragraph without its tag: for titles, cells and claims."""
    return Markup(_filled(text, lang, resolve, block=False))  # noqa: S704 - escaped by markup
