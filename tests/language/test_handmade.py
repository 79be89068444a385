"""Hand-written pages: what their Markdown can, what is refused and where, and that nothing hostile gets through."""

from __future__ import annotations

import re

import pytest

from generator.language.handmade import anchors, hand_parts, hand_title, problems_in_hand, targets
from tests.growth import is_steep
from tests.hostile import payloads

GOOD = """# About *us* { #about }

A paragraph with **words**, `<code>` and a [link](join.md#who "Who"), also <https://example.org/>.

## Lists { #lists }

- one
- two
    1. deeper

> A quotation.

| a | b |
|---|--:|
| 1 | 2 & 3 |

![A plant](img/plant.jpg)

    indented

    code

---

### Without an anchor
Text\u00a0here (with brackets) [1] 5 < 6, a_b_c, {braces}, 2 > 1 & AT&T.
"""


def shown(text: str) -> str:
    return "\n".join(f"{part.level} {part.anchor} {part.html}" for part in hand_parts(text, str, str))


def kinds(text: str) -> list[str]:
    return [problem.kind for problem in problems_in_hand(text)]


def test_a_good_page_has_no_problems_and_loses_nothing() -> None:
    assert kinds(GOOD) == []
    assert hand_title(GOOD) == "About us"
    assert anchors(GOOD) == {"about", "lists"}
    html = shown(GOOD)
    for part in (
        "1 about About <em>us</em>",
        "<code>&lt;code&gt;</code>",
        '<a href="join.md#who" title="Who">link</a>',
        '<a rel="noopener" href="https://example.org/">',
        "<blockquote>",
        '<td class="cb-num">2 &amp; 3</td>',
        '<img loading="lazy" alt="A plant" src="img/plant.jpg">',
        "<pre><code>indented&#10;&#10;code&#10;</code></pre>",
        "<hr>",
        "3 part-3 Without an anchor",
        "[1] 5 &lt; 6, a_b_c, {braces}, 2 &gt; 1 &amp; AT&amp;T.",
    ):
        assert part in html
    assert "\n\n" not in html


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        ("<b>x</b>", "html", "<b>"),
        ("a <!-- x -->", "html", "<!-- x -->"),
        ("<svg onload=x() ", "html", "<svg onload=x()"),
        ("<script\n>x()</script>", "html", "<script"),
        ("</div>", "html", "</div>"),
        ("<?php x ?>", "html", "<?php x ?>"),
        ("<base href=//e.invalid/>", "html", "<base href=//e.invalid/>"),
        ("x {: onclick=x }", "attributes", "{: onclick=x }"),
        ("x { .big }", "attributes", "{ .big }"),
        ("x { #here }", "attributes", "{ #here }"),
        ("{{ 7*7 }}", "attributes", "{{"),
        ("{% include 'x' %}", "attributes", "{%"),
        ("## a {: .b }", "attributes", "{: .b }"),
        ("Title\n=====", "heading", "====="),
        ("Title\n---", "heading", "---"),
        ("  ## a", "heading", "## a"),
        ("##a", "heading", "##a"),
        ("# Second", "heading", "# Second"),
        ("[a]: https://example.org", "reference", "[a]: https://example.org"),
        ("[a][b]", "reference", "][b]"),
        ("[a](javascript:x())", "link", "javascript:x()"),
        ("[a](java\tscript:x())", "link", "java\tscript:x()"),
        ('[x](<https://e.invalid/>_" onclick=x y=">)', "link", '<https://e.invalid/>_" onclick=x y=">'),
        ("[a](data:text/html,x)", "link", "data:text/html,x"),
        ("[a](http://example.org)", "link", "http://example.org"),
        ("[a](//e.invalid)", "link", "//e.invalid"),
        ("[a](\\\\e.invalid)", "link", "\\\\e.invalid"),
        ("[a]()", "link", ""),
        ("<http://example.org/>", "link", "http://example.org/"),
        ("![a](https://e.invalid/a.png)", "picture", "https://e.invalid/a.png"),
        ("![](a.png)", "nameless", "a.png"),
        ("[![](a.png)](b.md)", "nameless", "a.png"),
        ("## a { #Big }", "anchor", "Big"),
        ("## a { #a }\n\n## b { #a }", "anchor", "a"),
        ("## a { # }", "anchor", ""),
        ("> > > > > > > a", "deep", "> > > > > > >"),
        ("1. 1. 1. 1. 1. 1. 1. a", "deep", "1. 1. 1. 1. 1. 1. 1."),
        ("- a\n\n                        b", "deep", ""),
        ("[" * 30, "deep", "["),
        ("\\" * 300, "escapes", "\\"),
    ],
)
def test_what_a_page_cannot_hold_is_told_with_its_place(text: str, kind: str, found: str) -> None:
    before = "# Title { #title }\n\nText.\n\n"
    (problem, *_) = [one for one in problems_in_hand(before + text) if one.kind == kind]
    assert problem.found == found
    assert (before + text)[problem.offset :].lstrip().startswith(found)


def test_backslashes_are_counted_by_paragraph_and_not_in_code() -> None:
    fewer = "\\" * 299
    assert kinds(f"# A\n\n{fewer}\n\n{fewer}\n\n`{fewer}` `{fewer}`\n") == []
    assert kinds(f"# A\n\n{fewer}\n{fewer}\n") == ["escapes"]


def test_a_line_may_begin_with_much_code() -> None:
    assert kinds(f"# A\n\n`{'clusterbook check ' * 3}` says\n") == []


def test_settings_at_the_head_are_refused() -> None:
    assert "settings" in kinds("---\ntemplate: 404.html\n---\n# A\n")
    assert kinds("# A\n\n---\n\nb") == []


def test_a_page_begins_with_its_only_heading_of_the_first_level() -> None:
    assert kinds("## A\n") == ["heading"]
    assert kinds("Text.\n") == []


def test_addresses_are_found_where_they_stand() -> None:
    text = '[a](b.md "t") ![c](<d e.png>) `[no](x.md)` [![f](g.png)](h(1).md) \\[n](o) <https://example.org/>'
    found = {(target.address, target.label, target.is_picture) for target in targets(text)}
    assert found == {
        ("b.md", "a", False),
        ("d e.png", "c", True),
        ("g.png", "f", True),
        ("h(1).md", "![f](g.png)", False),
        ("https://example.org/", "https://example.org/", False),
    }
    assert all(text[target.offset :].lstrip("<").startswith(target.address) for target in targets(text))


def test_what_the_parser_sees_elsewhere_is_refused() -> None:
    """The check of links and the parser must see the same."""
    for text in (*payloads(), "[a](b.md 'c) d", "[a](b (c", "[a](<b c", "[a] (b.md)", "[a](b.md)(c.md)"):
        asked: list[str] = []

        def ask(address: str, asked: list[str] = asked) -> str:
            asked.append(address)
            return address

        list(hand_parts(text, ask, ask))
        if not problems_in_hand(text):
            assert set(asked) <= {target.address for target in targets(text)}, text


ALLOWED = re.compile(
    r"</?(?:p|em|strong|ul|ol|li|br|code|pre|blockquote|hr|table|thead|tbody|tr|th|td)>|</a>"
    r'|<ol start="\d+">|<t[hd] class="cb-num">'
    r'|<a(?: rel="noopener")?(?: (?:href|title)="[^"<>]*")*>|<img loading="lazy"(?: (?:alt|src|title)="[^"<>]*")*>'
)
FRAMES = ["{}", "# {}", "- {}", "> {}", "| a |\n|---|\n| {} |", "**{}**", "[a]({})", "![{}](a.png)"]


@pytest.mark.parametrize(
    "frame", ["{}", "# {}", "- {}", "> {}", "| a |\n|---|\n| {} |", "**{}**", "[a]({})", "![{}](a.png)"]
)
def test_nothing_hostile_becomes_markup(frame: str) -> None:
    """Even where the check would have stopped it."""
    for text in payloads():
        for part in hand_parts(frame.replace("{}", text), str, str):
            assert "<" not in ALLOWED.sub("", part.html), text
            assert not re.search(r"(?:href|src)=\"\s*(?:(?:javascript|data|vbscript|http):|//)", part.html, re.I), text


@pytest.mark.parametrize(
    "sign",
    [
        *(
            "a",
            "`",
            "`a``b```",
            "[",
            "![",
            "[x](",
            "](",
            "(",
            "*",
            "_",
            "**a",
            "*a_b",
            "<",
            "<a ",
            "&",
            "&a;",
            ">",
            "> ",
        ),
        *(
            "- ",
            "1. ",
            "    ",
            "\t",
            "|",
            "\\",
            "{ #",
            "# ",
            "\n",
            "\n# a",
            "\n- a",
            "\n> a",
            "  \n",
            "[a](b)",
            "[![",
            "\n|a\n|-\n",
        ),
    ],
)
def test_long_pages_take_no_longer_than_they_are_long(sign: str) -> None:
    assert not is_steep(read, sign)


def read(text: str) -> None:
    if not problems_in_hand(text):
        list(hand_parts(text, str, str))
