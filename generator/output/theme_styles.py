"""The style sheets of the theme without what no page of ours can need: four fifths of them.

A page waits for its style sheet. The theme's holds admonitions, tabs, code, versions, sidebars and much else that only
its own templates or extensions of Markdown make; ours are other templates, and pages that are written by hand have no
classes of their own (`language/handmade.py`). A selector with a class that stands in none of our templates, nor among
those that the theme's own script and parts set, matches nothing and is left out, and with it the properties that only
it asked for. `tests/browser/test_theme_styles.py` compares what a browser computes with and without.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

import tinycss2
from tinycss2.ast import LiteralToken, Node, QualifiedRule

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
_NESTING = ("media", "supports")
_EITHER = ("is", "where")  # of what stands in these, one is enough
_PALETTES = ("data-md-color-primary", "data-md-color-accent")  # of the theme: ours is another
_WRITTEN = re.compile(r'class="([^"]*)"')
_ASKED_NAME = re.compile(r"var\(\s*(--[\w-]+)")


def theme_css(own: str, templates: Path) -> str:
    """The sheets of the theme for pages that these templates make; they have `own` styles beside them, which may ask
    for properties of the theme."""
    return _needed(own, _classes(templates))


@cache
def _needed(own: str, classes: frozenset[str]) -> str:
    css: str = tinycss2.serialize(_kept(rules_of(whole_theme_css()), classes))
    while (fewer := _asked(rules_of(css), {*_ASKED_NAME.findall(css), *_ASKED_NAME.findall(own)})) != css:
        css = fewer
    return css


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


def rules_of(css: str | list[Node]) -> list[Node]:
    """The rules of a sheet, or of the body of @media, without comments."""
    rules: list[Node] = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    return rules


def _kept(rules: Iterable[Node], classes: frozenset[str]) -> Iterator[Node]:
    """The rules that may match something on a page with these classes."""
    for rule in rules:
        if isinstance(rule, QualifiedRule):
            rule.prelude = _joined([one for one in _listed(rule.prelude) if may_match(one, classes)])
            if rule.prelude:
                yield rule
        elif rule.type != "at-rule" or rule.at_keyword not in _NESTING:
            yield rule
        elif within := list(_kept(rules_of(rule.content), classes)):
            rule.content = within
            yield rule


def _asked(rules: Iterable[Node], names: set[str]) -> str:
    """The rules without properties of other names: most hold pictures of what was left out."""
    found = []
    for rule in rules:
        if isinstance(rule, QualifiedRule):
            said = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
            kept = (one.serialize() for one in said if not _is_unasked(one, names))
            head, within = tinycss2.serialize(rule.prelude), ";".join(kept)
        elif rule.type == "at-rule" and rule.at_keyword in _NESTING:
            head = f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}"
            within = _asked(rules_of(rule.content), names)
        else:
            head, within = "", rule.serialize()
        found.append(f"{head}{{{within}}}" if head and within else within)
    return "".join(found)


def _is_unasked(said: Node, names: set[str]) -> bool:
    return said.type == "declaration" and said.name.startswith("--") and said.name not in names


def _listed(selectors: list[Node]) -> list[list[Node]]:
    """A list of selectors, one by one."""
    found: list[list[Node]] = [[]]
    for node in selectors:
        if node == ",":
            found.append([])
        else:
            found[-1].append(node)
    return found


def _joined(selectors: list[list[Node]]) -> list[Node]:
    """The list of selectors again."""
    comma = LiteralToken(0, 0, ",")
    return [node for one in selectors for node in (comma, *one)][1:]


def may_match(selector: list[Node], classes: frozenset[str]) -> bool:
    """Whether all that a selector asks for may be on a page; what it forbids is not asked."""
    for before, node in pairwise((None, *selector)):
        if before == "." and node.type == "ident" and node.value not in classes:
            return False
        if node.type == "function" and node.lower_name in _EITHER:
            if not any(may_match(one, classes) for one in _listed(node.arguments)):
                return False
        elif node.type == "[] block" and node.content[0].value in _PALETTES:
            return False
    return True
