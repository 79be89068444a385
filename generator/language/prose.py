"""Prose: a small Markdown (emphasis, links, lists) with references in braces, made into safe HTML.

The way of a text: references and link targets become placeholders, the text is typeset, Markdown makes HTML, nh3 lets
through what is allowed, and only then values stand in for the references, outside of tags. Nothing from the data is
ever compiled as a template.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

import nh3
from markdown import Markdown
from markupsafe import Markup, escape

from generator.language import Lang
from generator.language.typography import NUMBER_MARKS, typeset

ReferenceFault = Literal["", "name", "form", "unclosed", "unopened"]
ProblemKind = Literal["html", "link", "image", "heading", "entity", "character"]


@dataclass(frozen=True)
class Reference:
    """A reference `{name|form}`, where the name may be that of a part: `firms.total`; `text` is what stands between
    the braces, `error` what is malformed in it."""

    name: str
    form: str
    offset: int
    text: str = ""
    error: ReferenceFault = ""


@dataclass(frozen=True)
class ProseProblem:
    """Something that prose may not hold, where it stands and as it is written."""

    offset: int
    kind: ProblemKind
    found: str


_NAME = re.compile(r"(?:[a-z0-9-]+/)?[a-z0-9-]+(?:\.[a-z0-9-]+)?")
# A value with unit; its number, unit or period alone; rounded to so many decimals.
_FORMS = frozenset({"", "number", "unit", "period", "0", "1", "2", "3"})
# The target of a link, with one level of round brackets inside it.
_TARGET = r"\]\((?:[^()\n]|\([^()\n]*\))*\)"
_BRACE = re.compile(rf"\\.|(?P<target>{_TARGET})|\{{(?P<inner>[^{{}}\n]*)\}}|(?P<stray>[{{}}])")

# Private-use characters stand for references; words and numbers are set differently by typography.
_WORD_MARKS = ("\U000f0000", "\U000feffd")
_TARGET_MARK = "\U000ff000"
_PLACES = ord(_WORD_MARKS[1]) - ord(_WORD_MARKS[0])
_MARKS = f"{_WORD_MARKS[0]}-{_WORD_MARKS[1]}{NUMBER_MARKS[0]}-{NUMBER_MARKS[1]}"
# C0 controls but tab and line end, STX and ETX among them, which Markdown uses for itself; all private-use characters.
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\ue000-\uf8ff\U000f0000-\U0010ffff]")
_TAG_OR_MARK = re.compile(rf'<[^<>"]*(?:"[^"]*"[^<>"]*)*>|[{_MARKS}]\.?')
_TAG = re.compile(r"<[^>]*>")

_TAGS = {"p", "em", "strong", "ul", "ol", "li", "a", "br", "sub", "sup"}
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.I)
# What Markdown can, and prose may not.
_NO_BLOCKS = ("code", "hashheader", "setextheader", "hr", "quote", "reference")
_NO_LISTS = ("ulist", "olist", "indent")
_NO_INLINE = (
    *("backtick", "html", "entity", "autolink", "automail"),
    *("reference", "short_reference", "image_link", "image_reference", "short_image_ref"),
)
_LIST_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d+\.)[ \t]+\S")
_MARKUP_SIGNS = re.compile(r"[\\*_\[\]\n]")


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
    found = []
    for match in _BRACE.finditer(text):
        if match["inner"] is not None:
            found.append(parse_reference(match["inner"], match.start()))
        elif match["stray"]:
            found.append(Reference("", "", match.start(), "", "unclosed" if match["stray"] == "{" else "unopened"))
    return tuple(found)


def _is_allowed_target(target: str) -> bool:
    """Relative, https and mailto; never another host without a scheme."""
    plain = re.sub(r"[\s\x00-\x20]", "", target)
    if plain.startswith(("//", "/\\", "\\")) or _FORBIDDEN.search(target) or "{" in plain:
        return False
    scheme = _SCHEME.match(plain)
    return scheme is None or scheme[0].lower() in ("https:", "mailto:")


_PROBLEMS: tuple[tuple[ProblemKind, re.Pattern[str]], ...] = (
    ("html", re.compile(r"</?[A-Za-z][^<>\n]*>|<[!?]")),
    ("image", re.compile(r"!\[")),
    ("heading", re.compile(r"^[ ]{0,3}#{1,6}[ \t].*$|(?<=\S\n)(?:=+|-+)[ ]*$", re.M)),
    ("entity", re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);")),
    ("character", _FORBIDDEN),
    ("link", re.compile(r"^[ ]{0,3}\[[^\]\n]+\]:.*$", re.M)),
)
_INLINE_TARGET = re.compile(rf"(?<!\\)(?P<whole>{_TARGET})")


def _target_of(whole: str) -> str:
    """The address in `](address "title")`."""
    address = whole[2:-1].strip()
    return address[1:].partition(">")[0] if address.startswith("<") else address.split(maxsplit=1)[0] if address else ""


def problems_in_prose(text: str) -> tuple[ProseProblem, ...]:
    """HTML, headings, images, entities, forbidden characters, and links to anything but https, mail or the site."""
    found = [
        ProseProblem(match.start(), kind, match[0]) for kind, pattern in _PROBLEMS for match in pattern.finditer(text)
    ]
    for match in _INLINE_TARGET.finditer(text):
        target = _target_of(match["whole"])
        if not target or not _is_allowed_target(target):
            found.append(ProseProblem(match.start() + 2, "link", target))
    return tuple(sorted(found, key=lambda problem: (problem.offset, problem.kind)))


@cache
def _markdown(block: bool) -> Markdown:
    """The one parser for blocks, and the one for a single paragraph."""
    parser = Markdown(output_format="html", tab_length=2)
    parser.preprocessors.deregister("html_block")
    for name in _NO_BLOCKS if block else _NO_BLOCKS + _NO_LISTS:
        parser.parser.blockprocessors.deregister(name)
    for name in _NO_INLINE:
        parser.inlinePatterns.deregister(name)
    return parser


def _one_line_a_block(text: str) -> str:
    """Each paragraph and list item on one line, with an empty line before a list, as Markdown wants it."""
    lines: list[str] = []
    for line in text.split("\n"):
        before = lines[-1] if lines else ""
        is_item = _LIST_ITEM.match(line) is not None
        if not line.strip() or not before.strip() or before.endswith("  "):
            lines.append(line)
        elif is_item:
            lines += [line] if _LIST_ITEM.match(before) else ["", line]
        else:
            lines[-1] = f"{before} {line.strip()}"
    return "\n".join(lines)


def _filter_attribute(tag: str, attribute: str, value: str) -> str | None:
    return value if tag == "a" and attribute == "href" and _is_allowed_target(value) else None


def _to_html(text: str, block: bool) -> str:
    if not _MARKUP_SIGNS.search(text) and not (block and _LIST_ITEM.match(text)):
        # Most texts have no Markdown at all; for them this is the same, and fifty times faster.
        plain = str(escape(text.strip(" \n\t"))).replace("&#34;", '"').replace("&#39;", "'")
        return f"<p>{plain}</p>" if plain else ""
    parser = _markdown(block)
    # No entities in prose: every ampersand is one.
    html = parser.reset().convert(text.replace("&", "&amp;"))
    clean = nh3.clean(
        html,
        tags=_TAGS,
        attributes={"a": {"href"}},
        attribute_filter=_filter_attribute,
        url_schemes={"https", "mailto"},
        link_rel=None,
    )
    # nh3 writes a no-break space as an entity; the fast way and the values have the sign itself.
    return clean.replace("&nbsp;", "\u00a0").replace('<a href="https://', '<a rel="noopener" href="https://')


@lru_cache(maxsize=8192)
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
    lines = _one_line_a_block(marked) if block else " ".join(re.split(r"[ \t\n]+", marked.strip(" \t\n")))
    waiting = iter(targets)
    whole = re.sub(_TARGET_MARK, lambda _: next(waiting), typeset(lines, lang))
    return _to_html(whole, block), tuple(inner)


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
    return Markup(_filled(text, lang, resolve, block=True).strip("\n"))  # noqa: S704 - sanitised by nh3


def inline(text: str, lang: Lang, resolve: Callable[[str], Markup]) -> Markup:
    """One paragraph without its tag: for titles, cells and claims."""
    html = _filled(text, lang, resolve, block=False).strip("\n")
    return Markup(html.removeprefix("<p>").removesuffix("</p>"))  # noqa: S704 - sanitised by nh3
