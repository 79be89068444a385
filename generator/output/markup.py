"""What a finished page, style sheet or drawing holds: by allow-lists, so that what nobody thought of is a fault too.

The only importer of selectolax, which reads HTML as browsers do: odd comments, unclosed tags and quotes hide nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from xml.etree import ElementTree

from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.output.policy import script_hash


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Elements that show something and neither run nor fetch, but for those that are looked at one by one.
_ELEMENTS = _words(
    """html head body title meta link script a abbr address article aside b bdi bdo blockquote br button caption
    cite code col colgroup data datalist dd del details dfn dialog div dl dt em fieldset figcaption figure footer form
    h1 h2 h3 h4 h5 h6 header hgroup hr i img input ins kbd label legend li main mark menu meter nav ol optgroup option
    output p picture pre progress q rp rt ruby s samp search section select small source span strong sub summary sup
    table tbody td textarea tfoot th thead time tr u ul var wbr"""
)
_DRAWN = _words(
    """svg g defs symbol use title desc path rect circle ellipse line polyline polygon text tspan textpath clippath mask
    pattern marker lineargradient radialgradient stop"""
)
_ATTRIBUTES = _words(
    """id class lang dir title hidden role tabindex name value for type rel href hreflang src srcset sizes alt width
    height loading decoding media charset content property http-equiv colspan rowspan headers scope span start
    reversed download defer target datetime open checked selected disabled required readonly multiple placeholder
    autocomplete autocapitalize spellcheck inputmode enterkeyhint pattern min max step minlength maxlength size rows
    cols wrap list label action method align abbr focusable translate inert popover popovertarget xmlns xmlns:xlink
    xlink:href version viewbox preserveaspectratio x y x1 y1 x2 y2 dx dy cx cy r rx ry fx fy d points transform
    rotate pathlength offset gradientunits gradienttransform spreadmethod patternunits patterncontentunits
    patterntransform clippathunits maskunits maskcontentunits markerunits markerwidth markerheight refx refy orient
    fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-dasharray stroke-dashoffset stroke-linecap
    stroke-linejoin stroke-miterlimit opacity color display visibility overflow clip-path clip-rule mask marker-
    start marker-mid marker-end stop-color stop-opacity vector-effect shape-rendering text-rendering paint-order
    font-family font-size font-style font-weight font-variant letter-spacing word-spacing text-anchor text-
    decoration dominant-baseline alignment-baseline baseline-shift textlength lengthadjust startoffset writing-mode"""
)
# Which attributes hold addresses: those that the browser asks for by itself, and those that a reader follows.
_FETCHED = {("script", "src"), ("img", "src"), ("source", "src"), ("use", "href"), ("use", "xlink:href")}
_LINKED = {("a", "href"), ("form", "action")}
_ADDRESSES = {name for _, name in _FETCHED | _LINKED} | {"srcset"}
_HARMLESS = _ELEMENTS - {"a", "link", "meta", "script"}
_FETCHED_RELS = frozenset({"stylesheet", "icon"})
_NAMING_RELS = frozenset({"canonical", "alternate", "prev", "next", "license"})
_DATA_TYPES = frozenset({"application/json", "application/ld+json"})
_POLICY = "content-security-policy"

# A comment, a text in quotes, or the start of an address, however its letters are written.
_LETTERS = "".join(
    rf"(?:{letter}|\\{letter}|\\0{{0,4}}(?:{ord(letter):x}|{ord(letter.upper()):x})\s?)" for letter in "url"
)
_CSS = re.compile(
    rf"""/\*.*?(?:\*/|\Z)|{_LETTERS}\(\s*(?:"(?P<double>(?:[^"\\]|\\.)*)"|'(?P<single>(?:[^'\\]|\\.)*)'"""
    rf"""|(?P<bare>[^)"']*))|(?P<imported>@import\s*)?(?:"(?P<text>(?:[^"\\]|\\.)*)"|'(?P<other>(?:[^'\\]|\\.)*)')""",
    re.S | re.I,
)
_CSS_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|(.))", re.S)
_ABSOLUTE = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*:)?[/\\]{2}", re.I)
_CANDIDATE = re.compile(r"(?:^|,)\s*([^\s,]+)")

# What a page says to those who search it.
_HEADINGS = _words("h1 h2 h3 h4 h5 h6")
_MUTE = _words("svg script style template nav button input select thead")
_NOTES = _words("cb-notes cb-mark cb-source")  # notes, the numbers that lead to them, and lines of sources
_INLINE = _words("a abbr b bdi em i mark q s small span strong sub sup time u wbr")
_CELLS = _words("td th dt dd figcaption caption label")


@dataclass
class Held:
    """The ids of a file and the addresses in it: `links` a reader follows, `fetched` the browser asks for by itself;
    `faults` are what no file of the site may hold."""

    ids: set[str] = field(default_factory=set)
    links: set[str] = field(default_factory=set)
    fetched: set[str] = field(default_factory=set)
    faults: set[str] = field(default_factory=set)


def in_page(html: str) -> Held:
    """What an HTML page holds."""
    held, scripts, policy = Held(), [], ""
    root = LexborHTMLParser(html).root
    for node in root.traverse(include_text=False) if root else ():
        tag = (node.tag or "").lower()
        if tag.startswith("-"):
            continue  # comments and the like
        given = node.attributes
        links = _plainly_led(tag, *given)
        if links is not None and not (tag in _DRAWN and any("(" in (value or "") for value in given.values())):
            for name in links:
                held.links.add(given[name] or "")
            if own := given.get("id"):
                held.ids.add(own)
            continue
        values = {name.lower(): value or "" for name, value in given.items()}
        _add(held, tag, values)
        if tag == "script" and "src" not in values:
            scripts.append((values, node.text(deep=True)))
        if values.get("http-equiv", "").lower() == _POLICY:
            policy = values.get("content", "")
    held.faults |= _script_faults(scripts, policy)
    return held


def _script_faults(scripts: list[tuple[dict[str, str], str]], policy: str) -> set[str]:
    """Scripts in the text of a page that its policy does not name."""
    faults = set() if policy else {"has no content-security policy"}
    for values, text in scripts:
        if values.get("type") not in _DATA_TYPES and (values.keys() - {"id"} or script_hash(text) not in policy):
            faults.add(f"a script that is not the theme's: {' '.join(text.split())[:60]}")
    return faults


def _add(held: Held, tag: str, values: Mapping[str, str]) -> None:
    """Take in one element."""
    if tag not in _ELEMENTS and tag not in _DRAWN:
        held.faults.add(f"an element that pages do not have: <{tag}>")
    if values.get("id"):
        held.ids.add(values["id"])
    if tag == "a" and values.get("name"):
        held.ids.add(values["name"])
    for name, value in values.items():
        _add_attribute(held, tag, name, value)
    if tag == "link":
        rels = frozenset(values.get("rel", "").lower().split())
        if not rels or rels - _FETCHED_RELS - _NAMING_RELS:
            held.faults.add(f"a link that pages do not have: rel={' '.join(sorted(rels))}")
        (held.fetched if rels & _FETCHED_RELS else held.links).add(values.get("href", ""))
    if tag == "meta" and values.get("http-equiv", _POLICY).lower() != _POLICY:
        held.faults.add(f"a command to the browser: http-equiv={values['http-equiv']}")


@lru_cache(maxsize=4096)
def _plainly_led(tag: str, *names: str) -> tuple[str, ...] | None:
    """Which attributes of an element hold addresses that a reader follows, where the others may say whatever they do;
    in drawings, all but brackets. So are most, and asked for once a kind; None of those to be looked at one by one."""
    links = tuple(name for name in names if (tag, name) in _LINKED)
    if tag not in _HARMLESS and tag not in _DRAWN and (tag != "a" or "name" in names):
        return None
    others = (name for name in names if name not in links and not name.startswith(("data-", "aria-")))
    return links if all(name in _ATTRIBUTES and name not in _ADDRESSES for name in others) else None


def _add_attribute(held: Held, tag: str, name: str, value: str) -> None:
    if name not in _ATTRIBUTES and not name.startswith(("data-", "aria-")):
        held.faults.add(f"an attribute that pages do not have: {name} of <{tag}>")
    elif (tag, name) in _LINKED:
        held.links.add(value)
    elif (tag, name) in _FETCHED:
        held.fetched.add(value)
    elif name == "srcset":
        held.fetched.update(_CANDIDATE.findall(value))
    elif name in ("href", "xlink:href", "src") and tag != "link":
        held.faults.add(f"an address where pages have none: {name} of <{tag}>")
    elif "(" in value and not name.startswith(("data-", "aria-")) and tag in _DRAWN:
        held.fetched.update(in_css(value))


@dataclass(frozen=True)
class Words:
    """What a section of a page says: its anchor and title, and its paragraphs, items and rows."""

    anchor: str
    title: str
    parts: tuple[str, ...]


def page_words(html: str) -> Iterator[Words]:
    """The sections of a page for those who search it, without drawings, notes and what else is not sought."""
    root = LexborHTMLParser(html).body
    anchor, title, parts = "", "", [""]
    for node, text in _said(root) if root else ():
        if node is not None:
            if title or any(parts):
                yield Words(anchor, title, _neat(parts))
            anchor, title, parts = node.attributes.get("id") or "", _title(node), [""]
        elif text == "\n":
            parts.append("")
        else:
            parts[-1] += text
    if title or any(parts):
        yield Words(anchor, title, _neat(parts))


def _said(node: LexborNode) -> Iterator[tuple[LexborNode | None, str]]:
    """Headings that have an anchor, and texts in their order; "\\n" stands where a part ends."""
    for child in node.iter(include_text=True):
        tag = child.tag or ""
        if tag == "-text":
            yield None, (child.text(deep=False) or "").replace("\n", " ")
        elif tag.startswith("-") or tag in _MUTE or _is_not_sought(child):
            continue
        elif tag in _HEADINGS and child.attributes.get("id"):
            yield child, ""
        else:
            end = "" if tag in _INLINE else " " if tag in _CELLS else "\n"
            yield None, end
            yield from _said(child)
            yield None, end


def _is_not_sought(node: LexborNode) -> bool:
    given = node.attributes
    return "data-search-exclude" in given or not _NOTES.isdisjoint((given.get("class") or "").split())


def _title(heading: LexborNode) -> str:
    """A heading without the link to itself."""
    texts = (child for child in heading.traverse(include_text=True) if child.tag == "-text")
    own = (text for text in texts if not _is_link_to_itself(text.parent))
    return "".join(_neat(["".join(text.text(deep=False) or "" for text in own)]))


def _is_link_to_itself(node: LexborNode | None) -> bool:
    return node is not None and "headerlink" in (node.attributes.get("class") or "").split()


def _neat(parts: list[str]) -> tuple[str, ...]:
    """Without what nobody sees: spaces beside spaces, places where words may be divided."""
    texts = (" ".join(part.replace("\u00ad", "").split()) for part in parts)
    return tuple(text for text in texts if text)


def in_style(css: str) -> Held:
    """What a style sheet holds."""
    return Held(fetched=set(in_css(css)))


def in_css(css: str) -> Iterator[str]:
    """The addresses in CSS; a text in quotes counts as one if it looks like that of another site."""
    for match in _CSS.finditer(css):
        url = next((found for name in ("double", "single", "bare") if (found := match[name]) is not None), None)
        text = next((found for name in ("text", "other") if (found := match[name]) is not None), None)
        if url is not None:
            yield _plain(url).strip()
        elif text is not None and (match["imported"] or _ABSOLUTE.match(_plain(text))):
            yield _plain(text)


def _plain(css: str) -> str:
    """Text of CSS without escapes."""
    return _CSS_ESCAPE.sub(lambda sign: chr(min(int(sign[1], 16), 0x10FFFF)) if sign[1] else sign[2], css)


def in_drawing(svg: str) -> Held:
    """What an SVG file holds, which is XML: a browser would run scripts in it by any name of their namespace."""
    held = Held()
    if "<!DOCTYPE" in svg or "<?" in svg.removeprefix("<?xml"):
        return Held(faults={"a command to whoever reads the drawing"})
    try:
        root = ElementTree.fromstring(svg)  # noqa: S314 – without a document type there are no entities
    except ElementTree.ParseError:
        return Held(faults={"no XML"})
    for element in root.iter():
        space, _, name = str(element.tag).rpartition("}")
        if space == "{http://www.w3.org/2000/svg" and name == "style":
            held.fetched.update(in_css("".join(element.itertext())))  # a favicon knows the dark
        elif space != "{http://www.w3.org/2000/svg" or name.lower() not in _DRAWN:
            held.faults.add(f"an element that drawings do not have: <{element.tag}>")
        for key, value in element.items():
            _add_attribute(held, name.lower(), key.replace("{http://www.w3.org/1999/xlink}", "xlink:").lower(), value)
    return held
