"""The small Markdown: what is understood, what stays as written, and that nothing else ever comes out."""

from __future__ import annotations

import re

import nh3
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.language.markup import DEEPEST_EMPHASIS, DEEPEST_LIST, blocks_html, is_allowed, paragraph_html

TAGS = {"p", "em", "strong", "ul", "ol", "li", "a", "br"}
ALPHABET = "аbЯ1 \n*_[]()<>&\"'\\-+.!#:/{}«»—\u00a0"
PIECES = st.sampled_from(
    (
        *("*", "**", "_", "__", "***", "[", "]", "](https://a.ru/)", "](javascript:x)", "](mailto:a@b.ru)", "\\"),
        *("\n", "\n\n", "- ", "  - ", "    - ", "1. ", "2. ", "\n- ", "\n  - ", "а", "слово", " ", "  "),
        *("<b>", "&amp;", '"', "<a href=x>"),
    )
)


def same(text: str) -> str:
    return text


def shown(text: str) -> str:
    return paragraph_html(text, same)


def blocks(text: str) -> str:
    return blocks_html(text, same)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("*a* _b_ **c** __d__", "<em>a</em> <em>b</em> <strong>c</strong> <strong>d</strong>"),
        ("***a***", "<em><strong>a</strong></em>"),
        ("**a *b* c**", "<strong>a <em>b</em> c</strong>"),
        ("*a **b** c*", "<em>a <strong>b</strong> c</em>"),
        ("слово*часть*слова", "слово<em>часть</em>слова"),
        ("**«Эском»**, **(так)**", "<strong>«Эском»</strong>, <strong>(так)</strong>"),
        ("snake_case_name", "snake_case_name"),
        ("61 (29*) и 62 (30*)", "61 (29*) и 62 (30*)"),
        ("29* и 30*, * слово *", "29* и 30*, * слово *"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("**a", "**a"),
        ("a**", "a**"),
        ("*a _b* c_", "<em>a _b</em> c_"),
        ("\\*a\\* \\[b\\](c) \\\\", "*a* [b](c) \\"),
        ("\\а", "\\а"),
        ("[a](https://a.ru)", '<a rel="noopener" href="https://a.ru">a</a>'),
        ("[*a* b](https://a.ru)", '<a rel="noopener" href="https://a.ru"><em>a</em> b</a>'),
        ("*[a](mailto:a@b.ru)*", '<em><a href="mailto:a@b.ru">a</a></em>'),
        ("[[a](https://a.ru)](https://b.ru)", '[<a rel="noopener" href="https://a.ru">a</a>](https://b.ru)'),
        ("[a [b] c](https://a.ru)", '<a rel="noopener" href="https://a.ru">a [b] c</a>'),
        ("*a [b* c](https://a.ru)", '*a <a rel="noopener" href="https://a.ru">b* c</a>'),
        ("[a](https://a.ru/x_(y))", '<a rel="noopener" href="https://a.ru/x_(y)">a</a>'),
        ('[a](<https://a.ru> "title")', '<a rel="noopener" href="https://a.ru">a</a>'),
        ("[a](https://a.ru?x=1&y=2)", '<a rel="noopener" href="https://a.ru?x=1&amp;y=2">a</a>'),
        ("[a](javascript:x)", "a"),
        ("[a](b)", "a"),
        ("[a] (https://a.ru)", "[a] (https://a.ru)"),
        ("a](https://a.ru)", "a](https://a.ru)"),
        ('<b> & "c" &lt;', '&lt;b&gt; &amp; "c" &amp;lt;'),
        ("  a\n b  ", "a b"),
        ("", ""),
    ],
)
def test_a_paragraph(text: str, html: str) -> None:
    assert shown(text) == html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("a\nb\n\nc", "<p>a b</p>\n<p>c</p>"),
        ("a  \nb", "<p>a<br>\nb</p>"),
        ("a  ", "<p>a</p>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("* a\n+ b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("- a\n\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("t\n- a\n  b\nc", "<p>t</p>\n<ul>\n<li>a b c</li>\n</ul>"),
        ("- a\n\nb", "<ul>\n<li>a</li>\n</ul>\n<p>b</p>"),
        ("- a\n\n  b", "<ul>\n<li>a\n<p>b</p></li>\n</ul>"),
        ("1. a\n2. b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>"),
        ("1. a\n   - b\n2. c", "<ol>\n<li>a<ul>\n<li>b</li>\n</ul>\n</li>\n<li>c</li>\n</ol>"),
        ("- a\n    - b", "<ul>\n<li>a<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>"),
        ("- a\n1. b", "<ul>\n<li>a</li>\n</ul>\n<ol>\n<li>b</li>\n</ol>"),
        ("2018. Год", "<p>2018. Год</p>"),
        ("3. три\n4. четыре", "<p>3. три 4. четыре</p>"),
        ("-a\n-", "<p>-a -</p>"),
        ("**a\n\nb**", "<p>**a</p>\n<p>b**</p>"),
        ("\n\n", ""),
    ],
)
def test_blocks(text: str, html: str) -> None:
    assert blocks(text) == html


@pytest.mark.parametrize(
    "address",
    ["https://a.ru", "https://кластер.рф/а?б=в#г", "https://a-b.c.example:8080/", "mailto:a.b+c@d-e.ru"],
)
def test_addresses_that_are_allowed(address: str) -> None:
    assert is_allowed(address)


@pytest.mark.parametrize(
    "address",
    [
        *(
            "http://a.ru",
            "//a.ru",
            "/a",
            "a",
            "../a",
            "#a",
            "?a",
            "",
            "javascript:x",
            "JAVASCRIPT:x",
            "data:text/html,x",
        ),
        *("vbscript:x", "file:///etc/passwd", "ftp://a.ru", "https:a.ru", "https:/a.ru", "https://", "https://a"),
        *("https:\\\\a.ru", "https://a.ru@b.ru", "https://a:b@c.ru", 'https://a.ru/"x', "https://a.ru/<x"),
        *("https://a.ru/ x", "https://a.ru\\x", "java\tscript:x", " https://a.ru", "https://a.ru\n"),
        *("mailto:", "mailto:a", "mailto:a@b", "mailto:a@b.ru?cc=c@d.ru"),
    ],
)
def test_addresses_that_are_not(address: str) -> None:
    assert not is_allowed(address)


def test_nothing_is_nested_without_end() -> None:
    assert shown("*a **b " * 50 + "c** d* " * 50).count("<em>") <= DEEPEST_EMPHASIS
    deep = "\n".join(f"{'  ' * level}- a" for level in range(100))
    assert blocks(deep).count("<ul>") == DEEPEST_LIST + 1


def is_sound(html: str) -> bool:
    """Whether a sanitiser finds nothing to take out, to escape or to close."""
    clean = nh3.clean(
        html, tags=TAGS, attributes={"a": {"href", "rel"}}, url_schemes={"https", "mailto"}, link_rel=None
    )
    return clean.replace("&nbsp;", "\u00a0") == html


@settings(deadline=None)
@given(st.text(alphabet=ALPHABET, max_size=80))
def test_only_known_tags_come_out_of_signs(text: str) -> None:
    assert is_sound(shown(text))
    assert is_sound(blocks(text))


@settings(deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join))
def test_only_known_tags_come_out_of_markup(text: str) -> None:
    assert is_sound(shown(text))
    assert is_sound(blocks(text))


@settings(deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join))
def test_no_word_is_lost(text: str) -> None:
    words = re.findall("слово", re.sub(r"\]\([^)]*\)", "", text))
    assert re.findall("слово", blocks(text)) == words


def test_what_is_unsound_is_seen() -> None:
    assert not is_sound("<p><script>x</script></p>")
    assert not is_sound("<p><em>a</p>")
    assert not is_sound('<a href="javascript:x">a</a>')
