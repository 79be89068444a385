"""Pages that are written by hand: a Markdown of headings, paragraphs, lists, tables, quotations, links and pictures.

HTML is not among it: whatever looks like it stays text, and nh3 lets through only what this Markdown can make. What is
written and cannot be shown is told with its place, so that nothing is lost without a word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from html import unescape
from typing import Literal
from xml.etree import ElementTree

import nh3
from markdown import Markdown
from markdown.extensions.tables import TableExtension
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup

from generator.language.prose import is_allowed_target

Kind = Literal[
    "html", "attributes", "heading", "reference", "link", "picture", "nameless", "anchor", "settings", "deep", "escapes"
]
Way = Callable[[str], str]  # from an address as it is written to the one on the page

_DEEPEST = 6  # quotations and lists inside one another
_MOST_OPEN = 20  # brackets of a paragraph; the parser takes the square of their number
_MOST_ESCAPED = 300  # backslashes of a paragraph; the parser copies all of it for each
_HEADING = re.compile(r"^(#{1,6})[ \t]+(.*?)[ \t]*(?:\{[ \t]*#([A-Za-z0-9_-]*)[ \t]*\})?[ \t]*$")
_ANCHOR = re.compile(r"[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*")
_CODE = re.compile(r"(?<!`)(`+)(?!`)(?:(?!`)[^\n]|`)*?(?<!`)\1(?!`)")
_INSIDE = r"(?:[^()\n\\]|\\.|\([^()\n]*\))*"
_TARGET = re.compile(rf"(?<!\\)(!?)\[((?:[^\[\]\n\\]|\\.|\[[^\[\]\n]*\])*)\]\(({_INSIDE})\)")
_ADDRESS = re.compile(rf"(?<=\]\(){_INSIDE}(?=\))")
_TITLED = re.compile(r"""(?:<([^<>\n]*)>|([^\s<>]+))(?:\s+(?:"[^"\n]*"|'[^'\n]*'))?""")
_NO_ADDRESS = re.compile(r'[<>"\t\n]')
_AUTOLINK = re.compile(r"<((?:[Hh][Tt][Tt][Pp][Ss]?|[Ff][Tt][Pp]):[^<>\s]*)>")
_PATTERNS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("html", re.compile(r"<(?=[A-Za-z/!?])[^<>\n]*>?")),
    ("attributes", re.compile(r"\{:?[ \t]*[#.:][^{}\n]*\}|\{:[^{}\n]*\}?|\{%|\{\{")),
    ("heading", re.compile(r"^[ ]{1,3}#{1,6}[ \t].*$|^#{1,6}[^#\s].*$|(?<=\S\n)(?:=+|-+)[ ]*$", re.M)),
    ("reference", re.compile(r"^[ ]{0,3}\[[^\]\n]+\]:.*$|\][ ]?\[[^\]\n]*\]", re.M)),
    (
        "deep",
        re.compile(rf"^(?:[ ]{{0,3}}(?:>|(?:[-*+]|\d+\.)[ \t])){{{_DEEPEST + 1}}}|^(?: {{4}}|\t){{{_DEEPEST}}}", re.M),
    ),
)
_TAGS = {
    *("p", "em", "strong", "ul", "ol", "li", "a", "br", "code", "pre", "blockquote", "hr", "img"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
_ATTRIBUTES = {"a": {"href", "title"}, "img": {"src", "alt", "title"}, "ol": {"start"}}
_CLASSES = {"td": {"cb-num"}, "th": {"cb-num"}}  # columns set to the right
_BLOCK = re.compile(r"<(/?)(?:p|ul|ol|table|blockquote|pre)\b")
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\ue000-\uf8ff\U000f0000-\U0010ffff]")
_PRE = re.compile(r"<pre>.*?</pre>", re.S)
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class HandProblem:
    """Something that a page may not hold, where it stands and as it is written."""

    offset: int
    kind: Kind
    found: str


@dataclass(frozen=True)
class Target:
    """An address in a page, where it stands; `label` is the text of the link or of the picture."""

    offset: int
    address: str
    label: str
    is_picture: bool


@dataclass(frozen=True)
class Part:
    """A heading (level above 0) with its anchor, or a block: a paragraph, list, table, quotation, code or rule."""

    html: Markup
    level: int = 0
    anchor: str = ""


def hand_parts(text: str, link: Way, picture: Way) -> Iterator[Part]:
    """The page as safe HTML; `link` and `picture` give the addresses on the page for those that are written."""
    number = 0
    for level, content, anchor in _stretches(text):
        html = _html(content, link, picture)
        if not level:
            yield from map(Part, _blocks(html))
            continue
        number += 1
        inline = Markup(html.removeprefix("<p>").removesuffix("</p>"))  # noqa: S704 – as it was
        yield Part(inline, level, anchor or f"part-{number}")


def hand_title(text: str) -> str:
    """The text of the first heading of the first level; nothing where there is none."""
    for level, content, _ in _stretches(text):
        if level == 1:
            return " ".join(unescape(_TAG.sub("", _html(content, str, str))).split())
    return ""


def anchors(text: str) -> frozenset[str]:
    """The anchors of its headings."""
    return frozenset(anchor for _, _, anchor in _stretches(text) if anchor)


def targets(text: str) -> tuple[Target, ...]:
    """Every address in a page, of links and pictures."""
    plain = _CODE.sub(_blank, text)
    found = [
        Target(match.start(3), _address(match[3]), match[2].strip(), bool(match[1]))
        for match in _TARGET.finditer(plain)
    ]
    found += [Target(match.start(1), match[1], match[1], False) for match in _AUTOLINK.finditer(plain)]
    # Pictures may stand in the text of links.
    found += [
        Target(outer.start(2) + inner.start(3), _address(inner[3]), inner[2].strip(), bool(inner[1]))
        for outer in _TARGET.finditer(plain)
        for inner in _TARGET.finditer(outer[2])
    ]
    return tuple(sorted(found, key=lambda target: target.offset))


def problems_in_hand(text: str) -> tuple[HandProblem, ...]:
    """Everything that is written and cannot be shown, but for addresses that lead nowhere."""
    plain = _AUTOLINK.sub(_blank, _CODE.sub(_blank, text))
    found = [HandProblem(0, "settings", "---")] if re.match(r"(?:---|\.\.\.|\+\+\+)[ \t]*$", plain, re.M) else []
    body = _ADDRESS.sub(_blank, "\n".join(_blank_anchor(line) for line in plain.split("\n")))
    for kind, pattern in _PATTERNS:
        within = text if kind == "deep" else body  # where code was blanked, a line may begin with many spaces
        found += [HandProblem(match.start(), kind, match[0].strip()) for match in pattern.finditer(within)]
    found += _brackets(plain)
    found += _escapes(plain)
    found += _heading_problems(text)
    if not any(problem.kind == "deep" for problem in found):
        found += _address_problems(text)
    return tuple(sorted(dict.fromkeys(found), key=lambda problem: (problem.offset, problem.kind)))


def _address_problems(text: str) -> list[HandProblem]:
    """Addresses that no page may have, and those that the parser sees elsewhere than we do."""
    found, known = [], targets(text)
    for target in known:
        if target.is_picture and (":" in target.address or target.address.startswith(("/", "\\"))):
            found.append(HandProblem(target.offset, "picture", target.address))
        elif not is_allowed_target(target.address) or not target.address or _NO_ADDRESS.search(target.address):
            found.append(HandProblem(target.offset, "link", target.address))
        elif target.is_picture and not target.label:
            found.append(HandProblem(target.offset, "nameless", target.address))
    asked: dict[str, None] = {}

    def ask(address: str) -> str:
        asked[address] = None
        return address

    for _ in [] if found else hand_parts(text, ask, ask):
        pass
    strange = [address for address in asked if address not in {target.address for target in known}]
    return [*found, *(HandProblem(max(text.find(address), 0), "link", address) for address in strange)]


def _brackets(text: str) -> Iterator[HandProblem]:
    """More open brackets in a paragraph than anybody writes."""
    opened = {"[": 0, "(": 0}
    for match in re.finditer(r"[][()]|\n[ \t]*\n", text):
        sign = match[0]
        if sign in opened:
            opened[sign] += 1
            if opened[sign] == _MOST_OPEN:
                yield HandProblem(match.start(), "deep", sign)
        elif sign in "])":
            pair = "[" if sign == "]" else "("
            opened[pair] = max(opened[pair] - 1, 0)
        else:
            opened = dict.fromkeys(opened, 0)


def _escapes(text: str) -> Iterator[HandProblem]:
    """More backslashes in a paragraph than anybody writes."""
    count = 0
    for match in re.finditer(r"\\|\n[ \t]*\n", text):
        count = count + 1 if match[0] == "\\" else 0
        if count == _MOST_ESCAPED:
            yield HandProblem(match.start(), "escapes", match[0])


def _heading_problems(text: str) -> Iterator[HandProblem]:
    """One heading of the first level, at the beginning; anchors of small letters, each once."""
    known: set[str] = set()
    offset, first = 0, True
    for line in text.split("\n"):
        heading = _HEADING.match(line)
        if heading:
            if (len(heading[1]) == 1) is not first:
                yield HandProblem(offset, "heading", line.strip())
            first = False
            anchor = heading[3]
            if anchor is not None and (anchor in known or not _ANCHOR.fullmatch(anchor)):
                yield HandProblem(offset + heading.start(3), "anchor", anchor)
            known.add(anchor or "")
        offset += len(line) + 1


def _stretches(text: str) -> Iterator[tuple[int, str, str]]:
    """Level, text and anchor of each heading, and with level 0 what stands between."""
    lines: list[str] = []
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        heading = _HEADING.match(line)
        if heading is None:
            lines.append(line)
            continue
        if any(map(str.strip, lines)):
            yield 0, "\n".join(lines), ""
        lines = []
        yield len(heading[1]), heading[2], heading[3] or ""
    if any(map(str.strip, lines)):
        yield 0, "\n".join(lines), ""


def _html(text: str, link: Way, picture: Way) -> Markup:
    parser, ways = _parser()
    ways.link, ways.picture = link, picture
    made = parser.reset().convert(_FORBIDDEN.sub("", text))
    clean = nh3.clean(
        made,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        allowed_classes=_CLASSES,
        attribute_filter=_filter_attribute,
        url_schemes={"https", "mailto"},
        link_rel=None,
    )
    clean = _PRE.sub(lambda found: found[0].replace("\n", "&#10;"), clean)
    clean = clean.replace("&nbsp;", "\u00a0").replace('<a href="https://', '<a rel="noopener" href="https://')
    clean = clean.replace("<img ", '<img loading="lazy" ')
    return Markup("\n".join(line for line in clean.split("\n") if line.strip()))  # noqa: S704 – sanitised


def _blocks(html: Markup) -> Iterator[Markup]:
    """The elements of the outermost level; each ends with its line."""
    lines: list[str] = []
    depth = 0
    for line in html.split("\n"):
        lines.append(line)
        depth += sum(-1 if match[1] else 1 for match in _BLOCK.finditer(line))
        if not depth:
            yield Markup("\n".join(lines))  # noqa: S704 – as it was
            lines = []


def _filter_attribute(_: str, attribute: str, value: str) -> str | None:
    if attribute in ("href", "src"):
        return value if is_allowed_target(value) and (attribute == "href" or ":" not in value) else None
    return value


class _Ways(Treeprocessor):
    """Puts the addresses of the page in place of those that are written."""

    link: Way = str
    picture: Way = str

    def run(self, root: ElementTree.Element) -> None:
        """Go over all links and pictures."""
        for element in root.iter():
            if element.tag == "a":
                element.set("href", self.link(unescape(element.get("href", ""))))
            elif element.tag == "img":
                element.set("src", self.picture(unescape(element.get("src", ""))))
            elif element.attrib.pop("align", "") == "right":
                element.set("class", "cb-num")


@cache
def _parser() -> tuple[Markdown, _Ways]:
    parser = Markdown(output_format="html", extensions=[TableExtension(use_align_attribute=True)])
    parser.preprocessors.deregister("html_block")
    for name in ("hashheader", "setextheader", "reference"):
        parser.parser.blockprocessors.deregister(name)
    for name in ("html", "automail", "reference", "short_reference", "image_reference", "short_image_ref"):
        parser.inlinePatterns.deregister(name)
    ways = _Ways(parser)
    parser.treeprocessors.register(ways, "ways", -1)  # when escapes are gone
    return parser, ways


def _blank(found: re.Match[str]) -> str:
    """As many spaces as there were signs, so that places stay."""
    return re.sub(r"[^\n]", " ", found[0])


def _blank_anchor(line: str) -> str:
    heading = _HEADING.match(line)
    if heading is None or heading[3] is None:
        return line
    brace = line.rindex("{")
    return line[:brace] + " " * (len(line) - brace)


def _address(written: str) -> str:
    """The address in `address "title"` or `<address>`; whatever else stands there belongs to it."""
    text = written.strip()
    found = _TITLED.fullmatch(text)
    return (found[1] or found[2]) if found else text
