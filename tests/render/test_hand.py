"""The engine leaves alone what was made of a hand-written page, and sees its headings."""

from __future__ import annotations

from markdown import markdown

from generator.language.handmade import hand_parts
from generator.render.hand import render_hand
from generator.source.hand import HandPage
from tests.hostile import payloads

EXTENSIONS = ["attr_list", "md_in_html", "tables", "toc"]
BLOCKS = (
    "- a\n    - b\n\n        c\n\n> d\n>\n> - e\n\n| f |\n|--:|\n| g |\n\n    h\n\n    {: .i }\n\n---\n\n**j** <k>\n"
)


def made(text: str) -> str:
    body = render_hand(HandPage("ru", "x.md", text)).split("---\n", 2)[2]
    return "\n".join(line for line in markdown(body, extensions=EXTENSIONS).split("\n") if line)


def test_every_block_stays_as_it_was_made() -> None:
    for text in (BLOCKS, *payloads(), *(f"- {text}\n\n> {text}\n\n    {text}\n" for text in payloads())):
        plain = text.replace("#", "-").replace("![", "[")
        blocks = [str(part.html) for part in hand_parts(plain, str, str)]
        assert made(plain) == "\n".join(blocks), text


def test_headings_are_those_of_the_engine() -> None:
    assert made("# A *b* { #a }\n\nc\n\n## D\n") == '<h1 id="a">A <em>b</em></h1>\n<p>c</p>\n<h2 id="part-2">D</h2>'
