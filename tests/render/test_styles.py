"""Style sheets: put together from files beside the templates; no rule is without use, none reaches for a neighbour."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
import tinycss2

from generator.render.styles import Sheet, bundle, settled, style_files
from tests.project import ROOT, write_tree

TEMPLATES = ROOT / "templates"
COMPONENTS = sorted(path.parent.name for path in TEMPLATES.glob("components/*/component.html.j2"))
SHEETS: tuple[Sheet, ...] = ("site", "print", "frame", "errata", "root")
# Classes that Material gives, or reads.
_OF_THE_THEME = re.compile(r"md-|headerlink$")


def read(*paths: Path) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


def selectors(css: str) -> Iterator[str]:
    """Every selector with declarations of its own, nested ones with what they are nested in."""
    yield from _selectors(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True), [""])


def _selectors(nodes: list[tinycss2.ast.Node], around: list[str]) -> Iterator[str]:
    for node in nodes:
        if node.type not in ("qualified-rule", "at-rule") or node.content is None:
            continue
        inside = tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True)
        own = around
        if node.type == "qualified-rule":
            own = [_nested(part, outer) for outer in around for part in _parts(node.prelude)]
        if any(item.type == "declaration" for item in inside):
            yield from filter(None, own)
        yield from _selectors(inside, own)


def _nested(selector: str, around: str) -> str:
    return selector.replace("&", around) if "&" in selector else f"{around} {selector}".strip()


def _parts(prelude: list[tinycss2.ast.Node]) -> list[str]:
    """The selectors of a list; a comma inside of brackets is not its own."""
    parts = [""]
    for piece in prelude:
        if piece == ",":
            parts.append("")
        else:
            parts[-1] += piece.serialize()
    return [part.strip() for part in parts]


def classes(text: str) -> set[str]:
    """The classes that selectors name."""
    return set(re.findall(r"\.([a-z][\w-]*)", text))


def words(text: str) -> set[str]:
    """What a template or a script could give as a class; of `cb-pad-{{ n }}` what stands before the braces."""
    return set(re.findall(r"[a-z][\w-]*", text))


def unused(css: str, given: set[str]) -> set[str]:
    """The classes in a style sheet that nobody gives."""
    named = set().union(*map(classes, selectors(css)))
    beginnings = tuple(word for word in given if word.endswith("-"))
    return {name for name in named if name not in given and not name.startswith(beginnings or ("\0",))}


def given_to(component: str) -> set[str]:
    """What the template of a component gives, by itself or by what all of them share, and what scripts add to it."""
    shared = (TEMPLATES / "components").glob("*.j2")
    scripts = (TEMPLATES / "pages/assets/javascripts").glob("*.js")
    kind = component.replace("_", "-")
    own = TEMPLATES / "components" / component / "component.html.j2"
    frame = {f"cb-{kind}", f"block--{kind}", "md-typeset", "part--register"}
    return words(read(own, *shared, *scripts)) | frame


def given_to_all() -> set[str]:
    """What any template, script or text of ours gives."""
    ends = (TEMPLATES.rglob("*.j2"), TEMPLATES.rglob("*.html"), TEMPLATES.rglob("*.js"), ROOT.glob("generator/**/*.py"))
    return words(read(*(path for paths in ends for path in paths)))


def owners() -> Mapping[str, set[str]]:
    """The classes that stand in the template of one component only, by component; with its frames."""
    own = {name: words(read(TEMPLATES / "components" / name / "component.html.j2")) for name in COMPONENTS}
    shared = words(read(*(TEMPLATES / "components").glob("*.j2")))
    scripts = words(read(*(TEMPLATES / "pages/assets/javascripts").glob("*.js")))
    alone = {}
    for name in COMPONENTS:
        kind = name.replace("_", "-")
        others = set().union(*(found for other, found in own.items() if other != name), shared)
        prefix = f"cb-{kind}__"
        alone[name] = own[name] - others | {word for word in scripts if word.startswith(prefix)}
        alone[name] |= {f"cb-{kind}", f"block--{kind}"}
    return alone


def reaching(css: str, own: set[str]) -> list[str]:
    """The selectors that name no class of the component's own: they would style what others show."""
    beginnings = tuple(word for word in own if word.endswith("-")) or ("\0",)
    return [
        selector
        for selector in selectors(css)
        if not any(name in own or name.startswith(beginnings) for name in classes(selector))
    ]


def test_every_style_is_put_into_a_sheet() -> None:
    used = {path for sheet in SHEETS for path in style_files(TEMPLATES, sheet)}
    assert used == set(TEMPLATES.rglob("*.css"))


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_sheet_is_read_whole(sheet: Sheet) -> None:
    nodes = tinycss2.parse_stylesheet(bundle(TEMPLATES, sheet), skip_comments=True, skip_whitespace=True)
    assert len(nodes) > 5
    assert [node for node in nodes if node.type == "error"] == []


def test_a_component_brings_its_styles(tmp_path: Path) -> None:
    frame = {path.relative_to(TEMPLATES).as_posix(): "" for path in (TEMPLATES / "styles").glob("*.css")}
    added = {"components/quote/site.css": ".cb-quote { color: red; }\n", "components/quote/print.css": ".cb-quote {}\n"}
    write_tree(tmp_path, frame | added)
    assert bundle(tmp_path, "site").strip() == ".cb-quote { color: red; }"
    assert bundle(tmp_path, "print").strip() == ".cb-quote {}"
    assert bundle(tmp_path, "root").strip() == ""


def test_a_project_has_the_last_word(tmp_path: Path) -> None:
    frame = {path.relative_to(TEMPLATES).as_posix(): "" for path in (TEMPLATES / "styles").glob("*.css")}
    own = {"styles/site-own.css": "z {}", "styles/print-own.css": "y {}", "components/quote/site.css": "x {}"}
    write_tree(tmp_path, frame | own)
    assert bundle(tmp_path, "site").split() == ["x", "{}", "z", "{}"]
    assert bundle(tmp_path, "print").strip() == "y {}"


def test_what_is_shared_counts_before_components() -> None:
    for sheet in SHEETS:
        folders = [path.parent.parent.name for path in style_files(TEMPLATES, sheet)]
        assert folders == sorted(folders, key=["templates", "components"].index)


@pytest.mark.parametrize("component", COMPONENTS)
def test_every_rule_of_a_component_has_something_to_style(component: str) -> None:
    css = read(*(TEMPLATES / "components" / component).glob("*.css"))
    assert unused(css, given_to(component)) == set()


def test_every_shared_rule_has_something_to_style() -> None:
    found = unused(read(*(TEMPLATES / "styles").glob("*.css")), given_to_all())
    assert {name for name in found if not _OF_THE_THEME.match(name)} == set()


@pytest.mark.parametrize("component", COMPONENTS)
def test_no_component_styles_another(component: str) -> None:
    css = read(*(TEMPLATES / "components" / component).glob("*.css"))
    allowed = {"[data-md-color-scheme", ":root"}  # where a component declares colours of its own
    found = reaching(css, owners()[component])
    assert [selector for selector in found if not selector.startswith(tuple(allowed))] == []


@pytest.mark.parametrize(
    ("css", "found"),
    [
        (".a { .b & .c { d: e; } .f { } }", {".b .a .c"}),
        (".a, .b:is(.c, .d) { & > .e { f: g; } }", {".a > .e", ".b:is(.c, .d) > .e"}),
        ("@media print { .a { @media screen { & .b { c: d; } } } }", {".a .b"}),
        ("/* .a */ .b::after { content: '.c'; width: .5em; } @font-face { src: url(x.woff); }", {".b::after"}),
    ],
)
def test_selectors_are_found(css: str, found: set[str]) -> None:
    assert set(selectors(css)) == found


def test_a_rule_without_use_is_seen() -> None:
    given = words('<p class="cb-quote cb-pad-{{ n }}">')
    assert unused(".cb-quote, .cb-pad-2 { a: b; }", given) == set()
    assert unused(".cb-quote { &.cb-gone { a: b; } } .cb-quot { c: d; }", given) == {"cb-gone", "cb-quot"}


def test_a_rule_for_a_neighbour_is_seen() -> None:
    assert reaching(".cb-data .cb-quote__by, .cb-quote { a: b; }", {"cb-quote", "cb-quote__by"}) == []
    assert reaching(".cb-quote, .cb-data td { a: b; }", {"cb-quote"}) == [".cb-data td"]


def test_what_is_said_once_of_the_whole_document_is_written_out(tmp_path: Path) -> None:
    css = """:root { --sans: "A; B", serif; --ink: #111; --twice: 1; --by-page: 2; --of-others: var(--ink) }
    @supports (x: y) { :root { --in-case: 3 } }
    .a { --twice: 4; font: 7pt var(--sans); color: var( --ink , red); width: var(--unknown, 5) }
    .b { top: var(--twice); left: var(--by-page); right: var(--in-case); bottom: calc(2 * var(--of-others)) }"""
    write_tree(tmp_path, {"components/card.html.j2": '<p style="--by-page: 6">'})
    written = settled(css, tmp_path)
    assert '.a { --twice: 4; font: 7pt "A; B", serif; color: #111; width: var(--unknown, 5) }' in written
    assert written.splitlines()[-1] == css.splitlines()[-1]
    assert written.count("var(") == css.count("var(") - 3  # also where another is made of one, which stays one


def test_the_sheet_of_books_keeps_what_differs_from_book_to_book() -> None:
    css = settled(bundle(TEMPLATES, "print"), TEMPLATES)
    assert "var(--sans)" not in css
    assert "var(--accent)" in css
    assert "var(--gap" in css
