"""The style sheets of the theme without what no page of ours can need: four fifths of them.

A page waits for its style sheet. The theme's holds admonitions, tabs, code, versions, sidebars and much else that only
its own templates or extensions of Markdown make; ours are other templates, and pages that are written by hand have no
classes of their own (`language/handmade.py`). A selector with a class that stands in none of our templates, nor among
those that the theme's own script and parts set, matches nothing and is left out, and with it the properties that only
it asked for. `tests/browser/test_theme_styles.py` compares what a browser computes with and without.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

# What its script, and those of its templates that ours take in, can set on our pages.
_SET_BY_THEME = (
    "focus-visible no-js headerlink md-container md-dialog md-dialog__inner md-dialog--active md-ellipsis md-grid "
    "md-header--shadow md-icon md-main md-main__inner md-nav__link md-nav__link--active md-nav__link--passed "
    "md-overlay md-search-result md-search-result__article md-search-result__icon md-search-result__item "
    "md-search-result__link md-search-result__list md-search-result__meta md-search-result__more "
    "md-search-result__teaser md-search-result__terms md-search-result__title md-skip md-tag md-tags md-toggle "
    "md-top md-typeset md-typeset__scrollwrap md-typeset__table"
)
# The sheets of the theme in the order in which it names them; the names of its files hold their digests.
_SHEETS = ("main.*.min.css", "palette.*.min.css")
_SOURCE_MAP = re.compile(r"/\*# sourceMappingURL=.*?\*/")
_TOKEN = re.compile(r""""(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|/\*.*?\*/|[{};]""", re.DOTALL)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_NESTING = ("@media", "@supports")
_UNLIKE = re.compile(r":not\([^()]*\)")
_CLASS = re.compile(r"\.(-?[A-Za-z_][\w-]*)")
_NAMED_COLOUR = re.compile(r"\[data-md-color-(?:primary|accent)=")  # of palettes: ours is another
_WRITTEN = re.compile(r'class="([^"]*)"')
_COMMA = re.compile(r",(?![^(]*\))")
_KEPT_NAME = re.compile(r"--[\w-]+(?=\s*:)")
_ASKED_NAME = re.compile(r"var\(\s*(--[\w-]+)")


@dataclass(frozen=True)
class Rule:
    """A selector, or the words of an at-rule, with what stands in its braces; nothing where it has none."""

    head: str
    body: str | None

    def __str__(self) -> str:
        return f"{self.head};" if self.body is None else f"{self.head}{{{self.body}}}"


def rules_of(css: str) -> Iterator[Rule]:
    """The rules of a sheet, or of the body of @media, as they are written."""
    start = depth = brace = 0
    for token in _TOKEN.finditer(css):
        sign = token[0]
        if sign == "{":
            depth += 1
            brace = token.start() if depth == 1 else brace
        elif sign == "}":
            depth -= 1
            if depth == 0:
                yield Rule(css[start:brace], css[brace + 1 : token.start()])
                start = token.end()
        elif sign == ";" and depth == 0:
            yield Rule(css[start : token.start()], None)
            start = token.end()


def theme_css(own: str, templates: Path) -> str:
    """The sheets of the theme for pages that these templates make; they have `own` styles beside them, which may ask
    for properties of the theme."""
    kept = "".join(map(str, _kept(rules_of(whole_theme_css()), _classes(templates))))
    return _without_unasked(kept, own)


def _classes(templates: Path) -> frozenset[str]:
    """All classes that pages may have."""
    files = (path for pattern in ("pages/**/*.html", "components/**/*.j2") for path in templates.glob(pattern))
    written = (word for file in files for found in _WRITTEN.findall(file.read_text("utf-8")) for word in found.split())
    return frozenset(_SET_BY_THEME.split()).union(written)


@cache
def whole_theme_css() -> str:
    """All of it; the sheets hold their pictures themselves and look for no other file."""
    found = find_spec("material")
    folders = found.submodule_search_locations if found else None
    here = [Path(folder, "templates/assets/stylesheets") for folder in folders or ()]
    paths = [path for name in _SHEETS for folder in here for path in sorted(folder.glob(name))]
    return "\n".join(_SOURCE_MAP.sub("", path.read_text(encoding="utf-8")).strip() for path in paths)


def _kept(rules: Iterator[Rule], classes: frozenset[str]) -> Iterator[Rule]:
    """The rules that may match something on a page with these classes."""
    for rule in rules:
        head = _COMMENT.sub("", rule.head).strip()
        if rule.body is None or (head.startswith("@") and not head.startswith(_NESTING)):
            yield Rule(head, rule.body)
        elif head.startswith("@"):
            within = "".join(map(str, _kept(rules_of(rule.body), classes)))
            if within:
                yield Rule(head, within)
        elif selectors := [one for one in _COMMA.split(head) if may_match(one, classes)]:
            yield Rule(",".join(selectors), rule.body)


def may_match(selector: str, classes: frozenset[str]) -> bool:
    """Whether all that a selector asks for may be on a page; of several in `:is()` one is enough."""
    wanted = _UNLIKE.sub("", selector)
    for several in re.findall(r":(?:is|where)\(([^()]*)\)", wanted):
        if not any(may_match(one, classes) for one in several.split(",")):
            return False
    wanted = re.sub(r":(?:is|where)\([^()]*\)", "", wanted)
    return not _NAMED_COLOUR.search(wanted) and set(_CLASS.findall(wanted)) <= classes


def _without_unasked(css: str, own: str) -> str:
    """The sheet without properties that nothing asks for: most hold pictures of what was left out."""
    while True:
        asked = {*_ASKED_NAME.findall(css), *_ASKED_NAME.findall(own)}
        fewer = "".join(_trimmed(rule, asked) for rule in rules_of(css))
        if fewer == css:
            return css
        css = fewer


def _trimmed(rule: Rule, asked: set[str]) -> str:
    if rule.body is None:
        return str(rule)
    if rule.head.startswith(_NESTING):
        within = "".join(_trimmed(one, asked) for one in rules_of(rule.body))
    elif rule.head.startswith("@"):
        return str(rule)
    else:
        said = [one for one in _declarations(rule.body) if not (n := _KEPT_NAME.match(one)) or n[0] in asked]
        within = ";".join(said)
    return f"{rule.head}{{{within}}}" if within else ""


def _declarations(body: str) -> Iterator[str]:
    start = 0
    for token in _TOKEN.finditer(body):
        if token[0] == ";":
            yield body[start : token.start()]
            start = token.end()
    if start < len(body):
        yield body[start:]
